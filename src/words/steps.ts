// How a question was understood, found and ranked, in plain words: for `--explain`, `/why` and moderators. Plain text.
import type { Answer } from '../domain.ts';
import type { Wanted } from '../question/intent.ts';
import type { Understanding } from '../question/understand.ts';
import type { Thresholds } from '../rank/confidence.ts';
import { quoted, sayList } from '../text/say.ts';
import { asksAmount } from '../text/stop-words.ts';

const wanted: Readonly<Record<Wanted, string>> = {
  clause: 'what a clause says',
  exception: 'where something does not hold',
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

const requested = {
  overview: 'an overview',
  documents: 'the list of documents',
  contact: 'whom to ask',
} as const;

/** What was looked for; undefined for small talk. */
export function lookedForLine({ request, talk, whole: { query } }: Understanding): string | undefined {
  if (request && request.kind !== 'comparison') {
    const of = 'of' in request && request.of !== undefined ? `, about ${quoted([request.of]).join('')}` : '';
    return `Looks for ${requested[request.kind]}${of}.`;
  }
  if (talk) return undefined;
  // The parts of "Japan-India" are words of their own, and said with it.
  const whole = query.concepts.filter(
    ({ start, end }, at) => !query.concepts.slice(0, at).some((one) => one.start <= start && end <= one.end),
  );
  const words = whole.flatMap(({ kind, word }) => (kind || asksAmount(word.toLowerCase()) ? [] : [word]));
  const about = words.length === 0 ? '' : `, about ${sayList(quoted(words))}`;
  return `Looks for ${wanted[query.intent.wants]}${about}.`;
}

/** Features of the ranking by what they say of a sentence; each line: the words, and the features' names. */
const reasons: readonly (readonly [string, string])[] = [
  [
    'the question’s words stand in it',
    'bm25; bm25 share; bm25 rank; share; share soft; local share; local share soft; greatest missing; greatest local missing; greatest missing soft; precision; precision soft; matched; matched share; entities; other words; other words soft; rarest; second rarest; last word; all matched; word forms',
  ],
  [
    'the lines beside it',
    'window; window soft; previous; next; context; context local; context missing; entities window; added by previous; chain share; chain soft; chain local; chain words; added to chain; next adds; pairs with previous',
  ],
  [
    'its paragraph',
    'passage; passage log; passage gap; passage rank; passage per weight; share by passage; passage share; entities passage',
  ],
  ['its headings', 'heading; path; heading asked; with path; added by heading'],
  ['its lead-in or column', 'labels; with labels'],
  [
    'its section',
    'section rank; section matched; section counted; fused ranks; passage in section; said in section',
  ],
  ['its document', 'document best; document sum; title; with title'],
  [
    'the order of the words',
    'pairs; any order pairs; subsequence; subsequence share; common run; common run weight; first match; rarest to last',
  ],
  ['how close the words stand', 'spread; tight; near together; clause'],
  [
    'a thing of the kind asked for',
    'type met; type close; type near focus; type near rarest; type after match; previous when met; new names; new years; new numbers; focus; focus near; type in next; long names; number before focus; asked unit; new words close; apposition; naming word; points at focus',
  ],
  [
    'small words that tell what it does',
    'cause; means; negation; copula after match; place word; unit; title of a person; asks; brackets; quotes; colon; percent; currency; opens; cause in next; both compared',
  ],
  ['its form and place', 'index; first; words; new words; item; row; code; in list; sentences; last; alone'],
  [
    'what it refers to',
    'pronoun; resolved; next starts with pronoun; previous announces; refers; next refers',
  ],
  ['rules beside the fitted ranking', 'hand'],
];
const reasonOf = new Map(reasons.flatMap(([words, names]) => names.split('; ').map((name) => [name, words])));

/** What a feature of the ranking says of a sentence; its own name where nothing better is written down. */
export const featureWords = (name: string): string =>
  reasonOf.get(name) ?? (name.startsWith('asks ') ? 'the kind of question' : name);

/** How the confidence led to the outcome. */
export function outcomeReason({ kind, confidence }: Answer, { answer, nearest }: Thresholds): string {
  const per = (share: number): string => `${Math.round(share * 100)}%`;
  const [sure, unsure] = [`sure from ${per(answer)}`, `unsure from ${per(nearest)}`];
  const outcome = { answer: 'Sure', nearest: 'Unsure', abstention: 'Nothing', conversation: 'No look-up' }[
    kind
  ];
  return kind === 'conversation'
    ? `${outcome}.`
    : `${outcome}: confidence ${per(confidence)} (${sure}, ${unsure}).`;
}
