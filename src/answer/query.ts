// A question as the ranking understands it: what it names, how rare that is, what it asks for, what had to be repaired.
import type { Accept, Form, Searcher, SearchQuery } from '../search/searcher.ts';
import { analyze, type Term } from '../text/analyze.ts';
import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { isFraming } from '../text/stop-words.ts';
import { type QuestionType, questionType } from './question-type.ts';

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
  readonly forms: readonly Form[];
  /** Stems that mean it together ("act", "east", "policy" for AEP). */
  readonly phrases: readonly (readonly string[])[];
};

export type Repair = { readonly from: string; readonly to: string };

export type Query = SearchQuery &
  QuestionType & {
    readonly asked: string;
    /** `asked` with its misspellings repaired. */
    readonly understood: string;
    readonly concepts: readonly Concept[];
    readonly repairs: readonly Repair[];
    /** Words that no readable passage holds, as the question spells them. */
    readonly unknownWords: readonly string[];
  };

type Corpus = { readonly searcher: Searcher };

export function analyzeQuestion(question: string, library: Corpus, accept: Accept): Query {
  const { searcher } = library;
  const language = searcher.languages[0] ?? 'en';
  const { text, repairs } = repaired(question, language, searcher, accept);
  const terms = analyze(text, language);
  const concepts = conceptsOf(terms, text, searcher, accept);
  const forms = concepts.flatMap((c) => [
    ...c.forms,
    ...c.phrases.flat().map((s) => ({ stem: s, strength: 0.3 })),
  ]);
  return {
    ...questionType(text, terms),
    asked: question,
    understood: text,
    concepts,
    repairs,
    unknownWords: concepts.filter((c) => !c.known).map((c) => c.word),
    forms: forms.filter((f) => searcher.idf(f.stem) > 0),
  };
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
  language: string,
  searcher: Searcher,
  accept: Accept,
): { readonly text: string; readonly repairs: readonly Repair[] } {
  const repairs: Repair[] = [];
  let text = '';
  let at = 0;
  for (const term of contentOf(analyze(question, language))) {
    if (term.alternate || term.start < at || isKnown(term, searcher, accept)) continue;
    const to = searcher.repair(term.word, accept);
    if (to === undefined) continue;
    const from = question.slice(term.start, term.end);
    const written = term.capital ? to.charAt(0).toUpperCase() + to.slice(1) : to;
    repairs.push({ from, to: written });
    text += question.slice(at, term.start) + written;
    at = term.end;
  }
  return { text: text + question.slice(at), repairs };
}

/** The word, its stem in one of the corpus' languages, or a synonym of it. */
function isKnown(term: Term, searcher: Searcher, accept: Accept): boolean {
  if (stemsOf(term.word, searcher).some((s) => searcher.knows(s, accept))) return true;
  return (searcher.synonyms.get(term.word) ?? []).some((phrase) =>
    analyze(phrase, searcher.languages[0]).some((t) => !t.stop && searcher.knows(t.stem, accept)),
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
  searcher: Searcher,
  accept: Accept,
): readonly Concept[] {
  const concepts = new Map<string, Concept>();
  const abbreviations = searcher.abbreviations(accept);
  for (const term of contentOf(terms)) {
    const known = isKnown(term, searcher, accept);
    if (term.alternate && !known) continue;
    const word = text.slice(term.start, term.end);
    const stems = stemsOf(term.word, searcher);
    const own = stems.map((s, i): Form => ({ stem: s, strength: i === 0 ? 1 : 0.95 }));
    const phrases: string[][] = [];
    const synonyms: Form[] = [];
    for (const phrase of searcher.synonyms.get(term.word.toLowerCase()) ?? [])
      addMeaning(phrase, 0.9, synonyms, phrases);
    for (const { short, long } of abbreviations)
      if (fold(short) === term.word) addMeaning(long, 0.9, synonyms, phrases);
    const old = concepts.get(term.stem);
    if (old) continue;
    concepts.set(term.stem, {
      word,
      start: term.start,
      end: term.end,
      place: term.place,
      weight: (term.alternate ? 0.5 : 1) * searcher.idf(term.stem),
      entity: /\d/.test(term.word) || (term.capital && !startsSentence(text, term.start)),
      known,
      forms: [...own, ...synonyms],
      phrases,
    });
  }
  return withPhrases([...concepts.values()], terms, searcher, accept);
}

function addMeaning(phrase: string, strength: number, forms: Form[], phrases: string[][]): void {
  const stems = analyze(phrase).flatMap((t) => (t.stop || t.alternate ? [] : [t.stem]));
  const only = stems[0];
  if (stems.length === 1 && only !== undefined) forms.push({ stem: only, strength });
  else if (stems.length > 1) phrases.push(stems);
}

/** Where the question spells out a phrase that documents abbreviate or name otherwise, its words take that form too. */
function withPhrases(
  concepts: readonly Concept[],
  terms: readonly Term[],
  searcher: Searcher,
  accept: Accept,
): readonly Concept[] {
  const asked = terms.filter((t) => !t.stop && !t.alternate).map((t) => t.stem);
  const extra = new Map<string, Form[]>();
  const offer = (phrase: string, other: string): void => {
    const stems = analyze(phrase).flatMap((t) => (t.stop || t.alternate ? [] : [t.stem]));
    if (stems.length < 2 || !asked.some((_, i) => stems.every((s, k) => asked[i + k] === s))) return;
    for (const t of analyze(other)
      .filter((o) => !o.stop && !o.alternate)
      .slice(0, 1))
      for (const s of stems) extra.set(s, [...(extra.get(s) ?? []), { stem: t.stem, strength: 0.9 }]);
  };
  for (const { short, long } of searcher.abbreviations(accept)) offer(long, short);
  for (const [phrase, others] of searcher.synonyms)
    if (phrase.includes(' ')) for (const o of others) offer(phrase, o);
  return concepts.map((c) => ({ ...c, forms: [...c.forms, ...(extra.get(c.forms[0]?.stem ?? '') ?? [])] }));
}

const startsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?:]\s)["'“(]*\s*$/.test(text.slice(0, at));
