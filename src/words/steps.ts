// How a question was understood, found and ranked, in plain words: for `--explain`, `/why` and moderators. Plain text.
import type { Answer } from '../domain.ts';
import type { Wanted } from '../question/intent.ts';
import type { Understanding } from '../question/understand.ts';
import type { Thresholds } from '../rank/confidence.ts';
import type { FeatureGroup } from '../rank/contributions.ts';
import { quoted, sayList } from '../text/say.ts';
import { asksAmount } from '../text/word-class.ts';

/** What a question asks for. */
export const wantedWords: Readonly<Record<Wanted, string>> = {
  clause: 'what a clause says',
  exception: 'where something doesn’t hold',
  comparison: 'how things differ',
  'yes or no': 'yes or no',
  list: 'several things',
  reason: 'a reason',
  steps: 'how to do something',
  definition: 'what something is',
  'look-up': 'whatever there is',
  date: 'a date',
  count: 'how many',
  amount: 'an amount',
  person: 'a person',
  place: 'a place',
  expansion: 'what letters stand for',
  fact: 'a fact',
};

/** What a request asks for. */
export const requestedWords = {
  overview: 'an overview',
  documents: 'the list of documents',
  contact: 'whom to ask',
} as const;

/** What was looked for; undefined for small talk. */
export function lookedForLine({ request, talk, whole: { query } }: Understanding): string | undefined {
  if (request && request.kind !== 'comparison') {
    const of = 'of' in request && request.of !== undefined ? `, about ${quoted([request.of]).join('')}` : '';
    return `Looks for ${requestedWords[request.kind]}${of}.`;
  }
  if (talk) return undefined;
  // The parts of "Japan-India" are words of their own, and said with it.
  const whole = query.concepts.filter(
    ({ start, end }, at) => !query.concepts.slice(0, at).some((one) => one.start <= start && end <= one.end),
  );
  const words = whole.flatMap(({ kind, word }) => (kind || asksAmount(word.toLowerCase()) ? [] : [word]));
  const about = words.length === 0 ? '' : `, about ${sayList(quoted(words))}`;
  return `Looks for ${wantedWords[query.intent.wants]}${about}.`;
}

/** What a group of features says of a sentence. */
export const reasonWords: Readonly<Record<FeatureGroup, string>> = {
  words: 'the question’s words stand in it',
  beside: 'the lines beside it',
  paragraph: 'its paragraph',
  headings: 'its headings',
  labels: 'its lead-in or column',
  section: 'its section',
  document: 'its document',
  order: 'the order of the words',
  closeness: 'how close the words stand',
  kind: 'a thing of the kind asked for',
  small: 'small words that tell what it does',
  place: 'its form and place',
  references: 'what it refers to',
  hand: 'rules beside the fitted ranking',
  question: 'the kind of question',
};

/** How the confidence led to the outcome of what was looked up. */
export function outcomeReason(
  { kind, confidence }: Pick<LookedUp, 'kind' | 'confidence'>,
  { answer, nearest }: Thresholds,
): string {
  const per = (share: number): string => `${Math.round(share * 100)}%`;
  const outcome = { answer: 'Sure', nearest: 'Unsure', abstention: 'Nothing' }[kind];
  return `${outcome}: confidence ${per(confidence)} (sure from ${per(answer)}, unsure from ${per(nearest)}).`;
}

/** An answer to what was looked up in the documents, and no small talk. */
export type LookedUp = Exclude<Answer, { readonly kind: 'conversation' }>;
