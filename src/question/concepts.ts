// What a question names: things by their words, with how much of its weight a text holds; a clause by its number
// ("Article 17(1)(b)"); names to the letter ("MAIL_BATCH").

import type { Span } from '../domain.ts';
import type { Form } from '../search/searcher.ts';
import { analyze } from '../text/analyze.ts';

/** One thing the question names, in whatever form documents write it. */
export type Concept = {
  /** As the question spells it; offsets are UTF-16 units into `understood`. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** The words' place in the question, counted from 0. */
  readonly place: number;
  /** Rarity in the corpus. */
  readonly weight: number;
  /** A name: holds a digit, or a capital where no sentence begins. */
  readonly entity: boolean;
  /** A passage that may be read holds it. */
  readonly known: boolean;
  /** Not known, but an English word and no name: that it is absent says less. In other languages any word but a name. */
  readonly ordinary: boolean;
  /** Stands for a misspelt word. */
  readonly repaired: boolean;
  /** A code: holds a digit or two capitals. */
  readonly code: boolean;
  /** Asks only of which kind another is: "*kinds* of boats". */
  readonly kind: boolean;
  readonly forms: readonly Form[];
  /** Stems that mean it together ("act", "east", "policy" for AEP). */
  readonly phrases: readonly (readonly string[])[];
};

/** Share of the weight of the question's words that the corpus knows, 0 to 1, that these stems hold. */
export function shareIn(concepts: readonly Concept[], stems: ReadonlySet<string>): number {
  let all = 0;
  let held = 0;
  for (const concept of concepts) {
    if (!concept.known) continue;
    all += concept.weight;
    if (holds(stems, concept)) held += concept.weight;
  }
  return held / Math.max(all, Number.EPSILON);
}

/** Sum of the rarities of these concepts. */
export function weightOf(concepts: readonly Concept[]): number {
  return concepts.reduce((sum, concept) => sum + concept.weight, 0);
}

/** One of the forms of a word of the question, or a phrase that means it. */
export function holds(stems: ReadonlySet<string>, concept: Concept): boolean {
  return (
    concept.forms.some((form) => stems.has(form.stem)) ||
    concept.phrases.some((phrase) => phrase.every((stem) => stems.has(stem)))
  );
}

/** A clause by its numbers, outermost first, in lower case ("17", "1", "b"). */
export type ClauseReference = {
  readonly numbers: readonly string[];
  /** What the outermost number counts, in one word for all languages; undefined where the question does not say. */
  readonly kind: string | undefined;
  /** Where it stands in the question, offsets in UTF-16 units. */
  readonly span: Span;
};

/** Words before the number of a clause, by what they count; `part` counts within another clause only. */
const words: Readonly<Record<string, string>> = {
  article: 'articles?|art|artikel|artículo|articulo|articolo|artigo',
  section: '§§?|sections?|sect|sec|sección|sezione|abschnitt',
  clause: 'clauses?|cláusula|clausula|klausel',
  rule: 'rules?|regel|règle|regla|regola',
  chapter: 'chapters?|chap|kapitel|chapitre|capítulo',
  annex: 'annex|appendix|schedule|anhang|anlage|annexe|anexo',
  regulation: 'regulations?',
  recital: 'recitals?',
  paragraph: 'paragraphs?|paras?|absatz|abs|alinéa|párrafo|apartado|comma',
  part: 'sub-?(?:paragraphs?|sections?|clauses?)|points?|items?|parts?|lit|litera|letters?|buchst|buchstabe|ziffer|ziff|nr|no|nummer|number|satz|sentence|punkt',
};
const anyWord = Object.values(words).join('|');
const kinds = Object.entries(words).map(([kind, of]) => [kind, new RegExp(`^(?:${of})$`, 'iu')] as const);

/** What a word before a number counts ("Art" counts articles). */
export const clauseKind = (word: string | undefined): string | undefined =>
  word === undefined ? undefined : kinds.find(([, pattern]) => pattern.test(word))?.[0];

const inBrackets = '\\((?:\\d{1,3}|[a-z]{1,5})\\)';
const numeral = `\\d{1,4}[a-z]?(?:\\.\\d{1,3}[a-z]?)*(?:\\s?${inBrackets})*`;
/** A letter or a Roman number stands apart from the word before it. */
const lettered = `${inBrackets}|[ivxlc]{1,6}(?:\\s?${inBrackets})*|[a-z]`;
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${anyWord})(?:\\.?\\s*(${numeral})|\\.?\\s+(${lettered}))|(\\d{1,4}[a-z]?(?:\\.\\d{1,3})*(?:${inBrackets})+))(?![\\p{L}\\p{N}(])`,
  'giu',
);
const inner = /^[\s,]*$/u;
const outer = /^[\s,]*(?:of|in|under|from|des|der|von|de|del|du|di)\s+(?:the\s+|la\s+)?$/iu;

/** Words before the head of a clause's text or heading, for the document's side. */
export const clauseWord = anyWord;

/** `beside`: numbers of the concepts that say what is asked of the clause. */
export type ClauseNamed = ClauseReference & { readonly beside: readonly number[] };

/** What says nothing of the clause itself. */
const saying = new Set(
  analyze(
    'say says state mean require contain read explain provide define regulate concern summary content text wording exactly stehen steht sagt lautet regelt bedeutet inhalt dit dice',
  ).map(({ stem }) => stem),
);

/** The clause that a question names, and which of its words are about more than that clause. */
export function clauseNamed(question: string, concepts: readonly Concept[]): ClauseNamed | undefined {
  const reference = clauseReference(question);
  if (!reference) return undefined;
  const { span } = reference;
  const beside = concepts.flatMap(({ start, end, forms }, at) =>
    !(start >= span.start && end <= span.end) && !forms.some(({ stem }) => saying.has(stem)) ? [at] : [],
  );
  return { ...reference, beside };
}

/** The first clause that a question names; undefined where it names none. */
function clauseReference(question: string): ClauseReference | undefined {
  let found: ClauseReference | undefined;
  for (const match of question.matchAll(named)) {
    const [text, word, digits, letters, bare] = match;
    const one: ClauseReference = {
      numbers: numbersIn(digits ?? letters ?? bare ?? ''),
      kind: clauseKind(word),
      span: { start: match.index, end: match.index + text.length },
    };
    const joined = found && joinedWith(found, one, question);
    if (found && !joined) break;
    found = joined ?? one;
  }
  // A part is a part of something, and a lone letter a word.
  const lone =
    found?.numbers.length === 1 && found.kind !== 'annex' && /^[a-z]$/u.test(found.numbers[0] ?? '');
  return lone || found?.kind === 'part' ? undefined : found;
}

/** "Article 5 paragraph 2", "point (a) of Article 15(2)". */
function joinedWith(
  one: ClauseReference,
  next: ClauseReference,
  question: string,
): ClauseReference | undefined {
  const gap = question.slice(one.span.end, next.span.start);
  const span = { start: one.span.start, end: next.span.end };
  if (inner.test(gap)) return { kind: one.kind, numbers: [...one.numbers, ...next.numbers], span };
  if (outer.test(gap)) return { kind: next.kind, numbers: [...next.numbers, ...one.numbers], span };
  return undefined;
}

/** "17.1(b)" as its numbers. */
export const numbersIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const run = /(?<![\p{L}\p{N}_-])(?:--)?[\p{L}\p{N}_]+(?:[-.:][\p{L}\p{N}_]+)*/gu;
/** With an underscore inside, a flag, "bodyLimit", or letters before digits; "v2" is a version. */
const name =
  /[\p{L}\p{N}]_+[\p{L}\p{N}]|^--\p{L}|^\p{Ll}{2,}\p{Lu}|^(?!v\d)\p{L}+[-_.:]?\d|\p{L}[-_.:]\p{L}+\d/u;
/** Letters in capitals, or parts, beside digits. */
const code = /^(?=.*\d)(?=.*[\p{Lu}_.])\p{L}/u;

/** A name as code and catalogues write it ("TX-114"), as the question spells it; `code`: nobody says it in other words. */
export type ExactName = { readonly written: string; readonly code: boolean };

/** The names in a question that are meant to the letter, in their order. */
export const exactNamesIn = (question: string): readonly ExactName[] =>
  Array.from(question.matchAll(run), ([written]) => written)
    .filter((written) => name.test(written))
    .map((written) => ({ written, code: code.test(written) }));
