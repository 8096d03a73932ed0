// What a question asks for, decided once: everything behind reads this value, and nothing looks at the question's text again.
import type { Term } from '../text/analyze.ts';
import { isStopWord } from '../text/word-class.ts';
import { type ClauseNamed, clauseNamed } from './clause-reference.ts';
import type { Concept } from './concepts.ts';
import { type ExactName, exactNamesIn } from './exact-names.ts';
import { endsWithNoun, type Figure, figureOf, subjectOf, verbsIn } from './lacking.ts';
import { affirms, deniedIn } from './negation.ts';
import { type QuestionType, questionType } from './question-type.ts';
import type { AnswerType } from './question-words.ts';
import {
  asksForChanges,
  asksForChoice,
  asksForCode,
  asksForSeveral,
  asksForVersion,
  asksSomething,
  asksWhatAny,
  asksWhatIs,
  compares,
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
export type Worded = {
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
