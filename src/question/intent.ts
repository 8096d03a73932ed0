// What a question asks for, decided once: everything behind reads this value, and nothing looks at the question's text again.
import type { Term } from '../text/analyze.ts';
import { isStopWord } from '../text/word-class.ts';
import { type ClauseNamed, type Concept, clauseNamed, type ExactName, exactNamesIn } from './concepts.ts';
import { type AnswerType, type QuestionType, questionType } from './question-type.ts';
import {
  affirms,
  asksForChanges,
  asksForChoice,
  asksForCode,
  asksForSeveral,
  asksForVersion,
  asksSomething,
  asksWhatAny,
  asksWhatIs,
  compares,
  deniedIn,
  type Measure,
  measureOf,
} from './wording.ts';

/** What a question asks for. Numbers are places in the list of its concepts. */
export type Intent = QuestionType & {
  /** In one word. */
  readonly wants: Wanted;
  /** More than one thing is asked for. */
  readonly several: boolean;
  /** One of several things that the question names. */
  readonly choice: boolean;
  /** What a thing is, or nothing but its name. */
  readonly whatIs: boolean;
  /** What any such thing is, and not which there are ("what are hooks"). */
  readonly whatAny: boolean;
  /** In which version, or since when. */
  readonly version: boolean;
  /** What changed, or when. */
  readonly changes: boolean;
  /** Code may answer it. */
  readonly code: boolean;
  /** What holds, and not for yes or no: nothing in it is denied. */
  readonly affirms: boolean;
  /** Numbers of the concepts that it denies; absent where it asks for no exception. */
  readonly denied?: readonly number[];
  /** What the number that it asks for measures. */
  readonly measure?: Measure;
  /** What has to stand in the answer. */
  readonly figure?: Figure;
  /** What it asks for is its last concept, with nothing behind it. */
  readonly endsWithNoun: boolean;
  /** Number of the concept that it asks about where it asks for yes or no; -1 where none is. */
  readonly subject: number;
  /** Numbers of the concepts that are its verb. */
  readonly verbs: readonly number[];
  /** The names in it that are meant exactly. */
  readonly exact: readonly ExactName[];
  /** The clause that it names by its number. */
  readonly clause?: ClauseNamed;
  /** It names something: more than a small number or function words. */
  readonly names: boolean;
};

/** `look-up`: words without a question. `fact`: anything else that one sentence may say. */
export type Wanted =
  | 'clause'
  | 'exception'
  | 'comparison'
  | 'yes or no'
  | 'list'
  | 'reason'
  | 'steps'
  | 'definition'
  | 'look-up'
  | Exclude<AnswerType, 'reason' | 'manner' | 'definition' | 'name' | 'other'>
  | 'fact';

/** A question as it was read: `text` with its `terms`, and what they name; `language` (BCP 47) is that of the documents. */
type Worded = {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly language: string;
  readonly concepts: readonly Concept[];
};

/** Decides what is asked for. Pure: the same words give the same intent. */
export function intentOf({ text, terms, language, concepts }: Worded): Intent {
  const type = questionType(text, terms, language);
  const denied = deniedIn(text, concepts);
  const measure = measureOf(text);
  const figure = figureOf(text, type.type, concepts);
  const clause = clauseNamed(text, concepts);
  const words = terms.filter((term) => !term.alternate);
  const isName = words.every(({ stem }) =>
    concepts.some(({ forms }) => forms.some((form) => form.stem === stem)),
  );
  const intent = {
    ...type,
    several: asksForSeveral(text, type.list),
    choice: asksForChoice(text),
    whatIs: isName || asksWhatIs(text),
    whatAny: asksWhatAny(text),
    version: asksForVersion(text),
    changes: asksForChanges(text),
    code: asksForCode(text),
    affirms: !type.yesNo && affirms(text),
    ...(denied ? { denied } : {}),
    ...(measure ? { measure } : {}),
    ...(figure ? { figure } : {}),
    endsWithNoun: endsWithNoun(text, concepts),
    subject: subjectOf(text, concepts),
    verbs: verbsIn(text, concepts),
    exact: exactNamesIn(text),
    ...(clause ? { clause } : {}),
    names: concepts.some(({ word }) => !/^\d{1,3}$/.test(word) && !isStopWord(word.toLowerCase())),
  };
  return { ...intent, wants: wantedIn(intent, asksSomething(text), type.comparison || compares(text)) };
}

function wantedIn(intent: Omit<Intent, 'wants'>, asks: boolean, sides: boolean): Wanted {
  const { type } = intent;
  if (intent.clause) return 'clause';
  if (intent.denied) return 'exception';
  if (sides) return 'comparison';
  if (intent.yesNo) return 'yes or no';
  if (type === 'reason') return 'reason';
  if (type === 'manner') return 'steps';
  if (intent.several) return 'list';
  if (type === 'definition') return 'definition';
  if (!asks && type === 'other') return 'look-up';
  return type === 'other' || type === 'name' ? 'fact' : type;
}

/** What has to stand in an answer: a number of anything, or a date or a time of day. */
type Figure = 'amount' | 'time';

/** Nouns that a figure answers, or a time. */
const amount =
  /^(?:amounts?|numbers?|totals?|budgets?|prices?|costs?|fees?|rents?|salar(?:y|ies)|wages?|fares?|fines?|deposits?|discounts?|rates?|limits?|sizes?|lengths?|heights?|weights?|widths?|depths?|speeds?|ages?|temperatures?|percentages?)$/iu;
const time = /^(?:dates?|days?|deadlines?|years?|months?|hours?)$/iu;

const asksFirst = /^\W*(?:(?:and|so|but|until|since|by|from|at|on|in)\s+){0,2}(?:when|how|what|which)\b/iu;

/** What an answer can be seen to lack; undefined where no figure is asked for. */
function figureOf(
  question: string,
  type: QuestionType['type'],
  concepts: readonly Concept[],
): Figure | undefined {
  if (!asksFirst.test(question)) return undefined;
  const noun = /^\W*what\b/iu.test(question) ? (concepts.at(-1)?.word ?? '') : '';
  if (type === 'date' || time.test(noun)) return 'time';
  return type === 'amount' || type === 'count' || amount.test(noun) ? 'amount' : undefined;
}

const named =
  /^\W*what(?:\s+(?:is|was)|['’]s)\s+(?:the|your|our)\s+(?!.*\b(?:of|for|in|on|at|by|with|from|to|than|as)\b)/iu;

/** "What is the office budget?": nothing stands behind its last concept, which is what is asked for. */
const endsWithNoun = (question: string, concepts: readonly Concept[]): boolean =>
  named.test(question) && /^\W*$/u.test(question.slice(concepts.at(-1)?.end ?? 0));

const auxiliary = /^\W*\p{L}+\s+(?:(?:the|a|an|your|our|all|any|these|those|such)\s+)?/iu;

/** "Are cats allowed?": the number of the concept right behind the verb, -1 where none stands there. */
function subjectOf(question: string, concepts: readonly Concept[]): number {
  const from = auxiliary.exec(question)?.[0].length ?? 0;
  return concepts.findIndex(({ start }) => start === from);
}

const doing = /\b(?:do|does|did|can|could|will|would|should|must|may|might)\b/iu;
const being = /\b(?:is|are|was|were|be|been)\b/iu;
const participle = /(?:ed|en|wn|pt|ght|ld|id)$/iu;
const behindVerb =
  /^(?:\s+(?:on|by|per|in|at|for|to|with|from|of|as|over|through|under|up|out|off)\b|\W*$)/iu;

/** Numbers of the concepts that are its verb: "what port does the proxy *use*?", "when is the bin *emptied*?". */
const verbsIn = (question: string, concepts: readonly Concept[]): readonly number[] =>
  concepts.flatMap((concept, at) => (isVerb(question, concept, at) ? [at] : []));

function isVerb(question: string, { word, start, end, entity }: Concept, at: number): boolean {
  if (entity || !behindVerb.test(question.slice(end))) return false;
  const before = question.slice(0, start);
  return doing.test(before) ? at > 0 : being.test(before) && participle.test(word);
}
