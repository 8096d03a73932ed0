// Where data holds questions and answers: told by the names and kinds of the fields of each entry, never by a guess.

import type { DataNode, DataText } from './data-node.ts';
import { fieldOf, fieldsOf, itemsOf, textField } from './data-tree.ts';

/** One question with its answer, each where it stands in the file. */
export type Entry = {
  readonly node: DataNode;
  readonly question: DataText;
  /** One text, or several as paragraphs. */
  readonly answers: readonly DataText[];
  /** Why no reader of the page sees it. */
  readonly unseen?: string;
};
/** Questions under one title, and the groups below it; the outermost may have no title. */
export type Group = {
  readonly title: DataText | undefined;
  readonly groups: readonly Group[];
  readonly entries: readonly Entry[];
};

const asks =
  /^(?:(?:faq|post)?[_-]?(?:question|q)(?:[_-]?(?:text|title))?|frage|pregunta|domanda|pergunta|vraag|pytanie|fråga|вопрос|质问|問題|问题|質問|질문)$/iu;
const answersIt =
  /^(?:response|reply|solution|(?:faq|post)?[_-]?(?:answer|a)(?:[_-]?(?:text|html|body|md))?|antwort|respuesta|réponse|reponse|risposta|resposta|antwoord|odpowiedź|svar|ответ|答案|回答|답변)$/iu;
/** Hold for less: only where all the entries have a text of sentences. */
const titles = /^(?:title|heading|subject|titel|titre|título|titolo)$/iu;
const bodies = /^(?:body|content|contents|text|html|markdown|md|inhalt|texte|contenido|testo)$/iu;
const indexed = /^(?:path|location|permalink|relpermalink|rel_?url|uri|objectid|filename)$/iu;
const groupTitles = /^(?:title|name|category|group|section|topic|heading|label|kategorie|catégorie|tema)$/iu;
const secrets =
  /pass(?:word|wd|phrase)|^pwd$|token|secret|credential|(?:^|[_-])keys?$|(?:api|access|private|public|licen[cs]e|encryption|ssh|client|signing)[_-]?keys?$|^(?:auth|authorization|cookie|dsn)$|connection[_-]?string/iu;
/** Lists and records inside of one another that are followed. */
const deepest = 6;

/** The questions of the data; undefined where it is anything else, or names anything like a secret. */
export function faqIn(tree: DataNode): Group | undefined {
  if (namesSecret(tree)) return undefined;
  const found = groupIn(tree, undefined, 0);
  return found && isWorth(found) ? found : undefined;
}

function namesSecret(node: DataNode): boolean {
  if (node.kind === 'list') return node.items.some(namesSecret);
  return fieldsOf(node).some(
    ({ key, value }) => (!isQuestion(key.value) && secrets.test(key.value)) || namesSecret(value),
  );
}

const isQuestion = (text: string): boolean => /[?？؟]\s*$/u.test(text);
const isWorth = (group: Group): boolean => group.entries.length > 0 || group.groups.some(isWorth);

function groupIn(node: DataNode, title: DataText | undefined, depth: number): Group | undefined {
  if (depth > deepest) return undefined;
  if (node.kind === 'list') {
    const entries = entriesIn(node.items);
    if (entries) return { title, groups: [], entries };
    const groups = node.items.map((item) =>
      item.kind === 'record' ? groupIn(item, undefined, depth + 1) : undefined,
    );
    return groups.length > 0 && groups.every((group) => group !== undefined)
      ? { title, groups, entries: [] }
      : undefined;
  }
  if (node.kind !== 'record') return undefined;
  const asked = pairsIn(node);
  if (asked) return { title, groups: [], entries: asked };
  const own = title ?? node.fields.flatMap(({ key, value }) => (isTitle(key, value) ? [value] : []))[0];
  const inner = node.fields.flatMap(({ key, value }) => {
    const alone = depth > 0 && node.fields.length === 1 && !generic.test(key.value);
    const named = value.kind === 'list' && (alone || isWords(key.value)) ? key : undefined;
    return groupIn(value, named, depth + 1) ?? [];
  });
  const [only] = inner;
  if (!only) return undefined;
  return inner.length === 1 && !(only.title && own)
    ? { ...only, title: only.title ?? own }
    : { title: own, groups: inner, entries: [] };
}

const isTitle = (key: DataText, value: DataNode): value is DataText =>
  value.kind === 'text' && groupTitles.test(key.value) && value.value.trim() !== '';
/** A key that people read: it is no name of a program. */
const isWords = (key: string): boolean => /^\p{Lu}|\s/u.test(key) && !generic.test(key);
const generic = /^(?:faqs?|data|items|entries|questions)$/iu;

/** `{ "How long …?": "Seven days." }` */
function pairsIn(node: DataNode): readonly Entry[] | undefined {
  const fields = fieldsOf(node);
  const all = fields.length > 0 && fields.every(({ key, value }) => isQuestion(key.value) && textsOf(value));
  if (!all) return undefined;
  return fields.map(({ key, value }) => ({ node: value, question: key, answers: textsOf(value) ?? [] }));
}

/** All items are entries; some of them may have no answer yet. */
function entriesIn(items: readonly DataNode[]): readonly Entry[] | undefined {
  if (items.length === 0 || !items.every((item) => item.kind === 'record')) return undefined;
  const sure = items.flatMap((item) => entryOf(item, asks, answersIt) ?? schemaEntry(item) ?? []);
  if (sure.length * 10 >= items.length * 9) return sure;
  const asking = items.flatMap(
    (item) => entryOf(item, asks, bodies) ?? entryOf(item, titles, answersIt) ?? [],
  );
  if (asking.length * 10 >= items.length * 9) return asking;
  // An index of pages repeats what stands elsewhere.
  if (items.some((item) => fieldsOf(item).some(({ key }) => indexed.test(key.value)))) return undefined;
  const titled = items.flatMap((item) => entryOf(item, titles, bodies) ?? []);
  const said = titled.filter(({ answers }) => answers.some(({ value }) => isSentence(value)));
  return titled.length === items.length && titled.length > 1 && said.length * 10 >= titled.length * 8
    ? titled
    : undefined;
}

/** Words of which one ends a sentence. */
const isSentence = (text: string): boolean =>
  /\p{L}[.!?。！？]/u.test(text) && (/\p{L}\s+\p{L}/u.test(text) || /[。！？]/u.test(text));

function entryOf(node: DataNode, ask: RegExp, answer: RegExp): Entry | undefined {
  const fields = fieldsOf(node);
  const question = fields.find(({ key, value }) => value.kind === 'text' && ask.test(key.value))?.value;
  const given = fields.find(({ key }) => answer.test(key.value))?.value;
  const answers = given && textsOf(given);
  if (question?.kind !== 'text' || question.value.trim() === '' || !answers) return undefined;
  return { node, question, answers, ...unseenReason(node) };
}

/** As schema.org has it. */
function schemaEntry(node: DataNode): Entry | undefined {
  const question = textField(node, 'name');
  const answer = fieldOf(node, 'acceptedAnswer');
  const given = answer?.kind === 'list' ? answer.items[0] : answer;
  const text = textField(given, 'text');
  if (textField(node, '@type')?.value !== 'Question' || !question || !text) return undefined;
  return { node, question, answers: [text] };
}

function textsOf(node: DataNode): readonly DataText[] | undefined {
  if (node.kind === 'text') return node.value.trim() === '' ? undefined : [node];
  if (node.kind === 'record') {
    const text = node.fields.find(({ key, value }) => value.kind === 'text' && bodies.test(key.value))?.value;
    return text && textsOf(text);
  }
  const texts = itemsOf(node).flatMap((item) => (item.kind === 'text' ? [item] : []));
  return texts.length > 0 && texts.length === itemsOf(node).length ? texts : undefined;
}

function unseenReason(node: DataNode): { readonly unseen?: string } {
  for (const { key, value } of fieldsOf(node)) {
    const said = value.kind === 'other' || value.kind === 'text' ? value.value : '';
    if (
      /^(?:published|visible|active|enabled|public|is_?(?:published|visible|active|public))$/iu.test(
        key.value,
      )
    )
      if (/^(?:false|no|0)$/iu.test(said)) return { unseen: 'not published' };
    if (
      /^(?:draft|hidden|internal|archived|deleted|disabled|is_?(?:draft|hidden|internal))$/iu.test(key.value)
    )
      if (/^(?:true|yes|1)$/iu.test(said)) return { unseen: 'not published' };
    if (/^audiences?$/iu.test(key.value)) return { unseen: 'for some readers only' };
  }
  return {};
}
