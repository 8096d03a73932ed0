// What an answer puts before the reader.
import type { Answer, Citation, Label } from '../domain.ts';

/** Nothing for an abstention or a conversation. */
export const citationsOf = (answer: Answer): readonly Citation[] =>
  answer.kind === 'answer' || answer.kind === 'nearest' ? answer.citations : [];

/** Hashes of all passages that it shows any part of, the one of its best sentence first: what retiring goes by. */
export const passagesShown = ({
  passageHash,
  besideHashes = [],
}: Pick<Citation, 'passageHash' | 'besideHashes'>): readonly string[] => [passageHash, ...besideHashes];

/** How an answer is to be taken: as sure, as only related, or as nothing found. */
export type OutcomeKind = 'sure' | 'unsure' | 'nothing';

/** What a reader makes of each kind: sure that this answers, unsure but worth a look, or nothing. */
const outcomes: { readonly [kind in Answer['kind']]: OutcomeKind } = {
  answer: 'sure',
  nearest: 'unsure',
  abstention: 'nothing',
  conversation: 'nothing',
};

/** How sure people may be of this answer. */
export const outcomeOf = ({ kind }: Answer): OutcomeKind => outcomes[kind];

/** Words of the question that no document mentions, where the answer says so. */
export const unknownIn = (answer: Answer): readonly string[] =>
  answer.kind === 'conversation' ? [] : (answer.unknownWords ?? []);

/** What stands above a quotation: the headings and the line that it hangs on. */
export const labelsAbove = ({ labels }: Pick<Citation, 'labels'>): readonly Label[] =>
  labels.filter(({ kind }) => kind === 'heading' || kind === 'intro');

/** Two quotations of one document share characters of it. */
export function overlaps({ source, excerpt }: Citation, other: Citation): boolean {
  const same = source.documentId === other.source.documentId;
  return same && excerpt.start < other.excerpt.end && other.excerpt.start < excerpt.end;
}
