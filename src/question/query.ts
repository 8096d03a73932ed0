// A question as the ranking understands it: what it names, how rare that is, what it asks for, what had to be repaired, and
// whether it seems to be in a language that no document is in.
import { languagesOf } from '../corpus/language.ts';
import { isEnglishWord } from '../search/dictionary.ts';
import type { Equivalent } from '../search/equivalents.ts';
import { hurriedWord } from '../search/repair.ts';
import type { Accept, Form, Searcher, SearchQuery } from '../search/searcher.ts';
import { analyze, type Term } from '../text/analyze.ts';
import { stem } from '../text/stem.ts';
import { isFraming } from '../text/word-class.ts';
import type { Concept } from './concepts.ts';
import { type Intent, intentOf } from './intent.ts';
import { isPasted } from './message-parts.ts';
import { isKindOf, isUnsaid, measuresOf } from './wording.ts';

/** A misspelt word as it was written, and the word of the documents that was read instead. */
type Repair = { readonly from: string; readonly to: string };

/** A question as it is looked up and ranked. */
export type Query = SearchQuery & {
  /** As it was asked, with its misspellings repaired. */
  readonly understood: string;
  readonly intent: Intent;
  readonly concepts: readonly Concept[];
  /** Stems of all its words in order, function words too. */
  readonly words: readonly string[];
  readonly repairs: readonly Repair[];
  /** It seems to be in a language that no document is in. */
  readonly foreign: boolean;
  /** Pasted rather than written: a log or a trace. */
  readonly pasted: boolean;
  /** Words that no readable passage holds, as the question spells them. */
  readonly unknownWords: readonly string[];
};

type Corpus = { readonly searcher: Searcher };

/** What the words of a long form count in the search where its short form is asked for, and the other way round. 0 to 1. */
const PARTIAL = 0.3;

/** Reads a question against the documents that `accept` lets through: only their words are known or offered as repairs. */
export function analyzeQuestion(question: string, library: Corpus, accept: Accept): Query {
  const { searcher } = library;
  const language = languageOf(question, searcher);
  const asked = analyze(question, language);
  const equivalents = [...searcher.equivalents(accept), ...measuresOf(question, language)];
  const { text, repairs } = repaired(question, asked, language, searcher, accept, equivalents);
  const terms = text === question ? asked : analyze(text, language);
  const all = conceptsOf(terms, text, repairs, searcher, accept, equivalents);
  const telling = all.filter(({ word, known }) => known || !isUnsaid(word, text));
  const concepts = telling.length > 0 ? telling : all;
  const short = new Set(
    equivalents.flatMap(({ from, to }) => (from.length > 1 && to.length === 1 ? to : [])),
  );
  const forms = concepts.flatMap((c) => [
    ...c.forms.map((form, i) => (i > 0 && short.has(form.stem) ? { ...form, strength: PARTIAL } : form)),
    ...c.phrases.flat().map((s) => ({ stem: s, strength: PARTIAL })),
  ]);
  return {
    understood: text,
    intent: intentOf({ text, terms, language, concepts }),
    concepts,
    words: terms.filter((t) => !t.alternate).map((t) => t.stem),
    repairs,
    foreign: isForeign(question, concepts, searcher.languages),
    pasted: isPasted(question),
    unknownWords: concepts.filter((c) => !c.known).map((c) => c.word),
    forms: forms.filter((f) => searcher.idf(f.stem) > 0),
  };
}

const asksInEnglish =
  /^\W*(?:who|whom|whose|what|which|when|where|why|how|is|are|were|do|does|did|can|could|will|would|should|may|must|has|have)\b/iu;

/** That of most documents, unless the question tells by its words that it is in another of theirs. BCP 47. */
function languageOf(question: string, { languages }: Searcher): string {
  const [most = 'en'] = languages;
  if (languages.length < 2 || asksInEnglish.test(question)) return most;
  const own = languagesOf(question);
  return own.length === 0 || own.includes(most) ? most : (languages.find((one) => own.includes(one)) ?? most);
}

/** Content words; when there are none, whatever words there are. */
function contentOf(terms: readonly Term[]): readonly Term[] {
  const content = terms.filter((t) => !t.stop && !isFraming(t.word));
  if (content.length > 0) return content;
  const framing = terms.filter((t) => !t.stop);
  return framing.length > 0 ? framing : terms.filter((t) => t.word.length > 1);
}

function repaired(
  question: string,
  terms: readonly Term[],
  language: string,
  searcher: Searcher,
  accept: Accept,
  equivalents: readonly Equivalent[],
): { readonly text: string; readonly repairs: readonly Repair[] } {
  const repairs: Repair[] = [];
  let text = '';
  let at = 0;
  const write = (term: Term, to: string): string => {
    const written = term.capital ? to.charAt(0).toUpperCase() + to.slice(1) : to;
    text += question.slice(at, term.start) + written;
    at = term.end;
    return written;
  };
  for (const term of contentOf(terms)) {
    if (term.alternate || term.start < at || isKnown(term, searcher, accept, equivalents)) continue;
    const meant = language === 'en' ? hurriedWord(term.word) : undefined;
    if (meant !== undefined) write(term, meant);
    else if (isMisspelt(term, question, language)) {
      // A capital inside of an identifier ("bodyLimt") makes no name.
      const inside = /[\p{L}\p{N}_]$/u.test(question.slice(0, term.start));
      const to = searcher.repair(term.word, accept, !inside && isName(term, question));
      if (to !== undefined) repairs.push({ from: question.slice(term.start, term.end), to: write(term, to) });
    }
  }
  return { text: text + question.slice(at), repairs };
}

/** Neither a word of English nor an abbreviation in capitals. */
function isMisspelt(term: Term, question: string, language: string): boolean {
  const written = question.slice(term.start, term.end);
  const shouted = written.toUpperCase() === written && question.toUpperCase() !== question;
  return !(shouted && written.toLowerCase() !== written) && !(language === 'en' && isEnglishWord(term.word));
}

/** The word in one of the corpus' languages, or something that means the same. */
function isKnown(
  term: Term,
  searcher: Searcher,
  accept: Accept,
  equivalents: readonly Equivalent[],
): boolean {
  if (stemsOf(term.word, searcher).some((s) => searcher.knows(s, accept))) return true;
  return equivalents.some(
    ({ from, to }) => from.length === 1 && from[0] === term.stem && to.some((s) => searcher.knows(s, accept)),
  );
}

const stemsOf = (word: string, searcher: Searcher): readonly string[] => [
  ...new Set(
    (searcher.languages.length > 0 ? searcher.languages : ['en']).map((language) => stem(word, language)),
  ),
];

function conceptsOf(
  terms: readonly Term[],
  text: string,
  repairs: readonly Repair[],
  searcher: Searcher,
  accept: Accept,
  equivalents: readonly Equivalent[],
): readonly Concept[] {
  const written = new Set(repairs.map((r) => r.to));
  const english = (searcher.languages[0] ?? 'en') === 'en';
  const asked = terms.filter((t) => !t.stop && !t.alternate).map((t) => t.stem);
  const usable = equivalents.filter(
    ({ from }) =>
      asked.includes(from[0] ?? '') && asked.some((_, i) => from.every((s, k) => asked[i + k] === s)),
  );
  const concepts = new Map<string, Concept>();
  for (const term of contentOf(terms)) {
    const known = isKnown(term, searcher, accept, usable);
    if ((term.alternate && !known) || concepts.has(term.stem)) continue;
    const others = usable.filter(({ from }) => from.includes(term.stem)).map((e) => e.to);
    concepts.set(term.stem, {
      word: text.slice(term.start, term.end),
      start: term.start,
      end: term.end,
      place: term.place,
      weight: (term.alternate && !isEmoji(term.word) ? 0.5 : 1) * searcher.idf(term.stem),
      entity: isName(term, text),
      known,
      ordinary: !known && !isName(term, text) && (!english || isEnglishWord(term.word)),
      repaired: written.has(text.slice(term.start, term.end)),
      code: /\d|\p{Lu}{2}/u.test(text.slice(term.start, term.end)),
      kind: isKindOf(text, term.start),
      forms: [
        ...stemsOf(term.word, searcher).map((s, i): Form => ({ stem: s, strength: i === 0 ? 1 : 0.95 })),
        ...others.flatMap((to) => (to.length === 1 ? to.map((s): Form => ({ stem: s, strength: 0.9 })) : [])),
      ],
      phrases: others.filter((to) => to.length > 1),
    });
  }
  return [...concepts.values()];
}

/** Holds a digit, or a capital where no sentence begins, or is an emoji. */
const isName = (term: Term, text: string): boolean =>
  /\d/.test(term.word) || isEmoji(term.word) || (term.capital && !startsSentence(text, term.start));

const isEmoji = (word: string): boolean => /^\p{Extended_Pictographic}/u.test(word);

const startsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?:]\s)["'“(]*\s*$/.test(text.slice(0, at));

/** Words unknown to documents and dictionary that make a question foreign. */
const STRANGE = {
  least: 2, // one may be a name
  share: 0.4, // of the words of its subject
} as const;

/** It seems to be in a language that no document is in. `known`: those of the documents, BCP 47 without region. */
function isForeign(question: string, concepts: readonly Concept[], known: readonly string[]): boolean {
  const strange = concepts.filter((concept) => !concept.known && !isEnglishWord(concept.word.toLowerCase()));
  if (strange.length < STRANGE.least || strange.length < STRANGE.share * concepts.length) return false;
  const own = languagesOf(question).filter((language) => language !== 'en');
  return own.length > 0 && !own.some((language) => known.includes(language));
}
