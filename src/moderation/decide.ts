// What a moderator's decision does: it is written down, rules out a quotation or a passage, and reaches what was posted.
import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { citationsOf, passagesShown } from '../citation/citations.ts';
import type { Citation } from '../domain.ts';
import type { Library } from '../library/library.ts';
import type { Kept } from '../store/kept.ts';
import type { Decision, Effects, Store } from '../store/store.ts';
import { beginning } from '../text/say.ts';
import { passageText } from './notice-edited.ts';

/** A decision as an adapter hands it in; `moderator` is platform and id, its rights already checked. */
export type Ruling = {
  readonly kind: Decision['kind'];
  readonly moderator: string;
  /** Words for the team; required for retiring, kept with every kind. */
  readonly reason: string;
  readonly answerId?: string;
  /** Number of the citation ruled on; without it `right` and `note` mean the whole answer. */
  readonly citation?: number;
  readonly flagId?: string;
  /** Without an answer: the hash of a retired passage (undo), or of the edited words in its place (right, retire). */
  readonly passageHash?: string;
};

/** `unknown`: the answer, citation or passage is not kept, or reads differently (any more). `usable`: edited words may be cited. */
export type Outcome =
  | { readonly kind: 'unknown' | 'noted' | 'withdrawn' | 'undone' | 'usable' }
  /** Somebody else was faster: nothing was changed. */
  | { readonly kind: 'settled'; readonly decision: Decision }
  /** Lines for `questions.yaml` that keep this answer right. */
  | { readonly kind: 'right'; readonly lines: string };

type Parts = { readonly store: Store; readonly library: () => Library; readonly now: () => number };

/** The verb behind every decision. It rejects only when the store is away. */
export function createDecisions({ store, library, now }: Parts): (ruling: Ruling) => Promise<Outcome> {
  const { rulings } = store;

  async function write(ruling: Ruling, subject?: string, effects: Effects = {}): Promise<void> {
    const { passageHash: _, ...rest } = ruling;
    const decisionId = randomBytes(9).toString('base64url');
    const decision = { ...rest, decisionId, at: now(), ...(subject === undefined ? {} : { subject }) };
    await rulings.decide(decision, effects);
  }

  /** What closed the report, or took the quotation out, before this ruling came. */
  async function earlier(ruling: Ruling, kept: Kept, citation?: Citation): Promise<Decision | undefined> {
    const { flagId, kind } = ruling;
    const flag = flagId === undefined ? undefined : await store.flags.get(flagId);
    const about = await decisionsAbout(store, kept.answerId, citation ? [citation] : []);
    if (flag?.decidedAt !== undefined) return closedBy(flagId, flag.decidedAt, about);
    if (!citation) return undefined;
    const out = kind === 'retire' ? await isAllRetired(citation) : kept.withdrawn.includes(citation.number);
    return out ? about.findLast((d) => d.kind === 'retire' || d.kind === 'wrong') : undefined;
  }

  async function isAllRetired(citation: Citation): Promise<boolean> {
    const retired = await rulings.retiredHashes();
    return passagesShown(citation).every((hash) => retired.has(hash));
  }

  async function wrong(ruling: Ruling, kept: Kept, citation: Citation): Promise<Outcome> {
    const { answerId, answer } = kept;
    const { hash: quotation, number } = citation;
    await write(ruling, quotation, {
      wrong: { question: answer.understood, quotation, holds: true },
      withdraw: { answerId, number },
    });
    return { kind: 'withdrawn' };
  }

  /** All that the moderator saw: every passage that the quotation shows any part of. */
  async function retire(ruling: Ruling, kept: Kept, citation: Citation): Promise<Outcome> {
    const { source, number, excerpt } = citation;
    const evidence = await store.answers.evidence(kept.answerId);
    const paragraph = evidence.find((e) => e.citation.number === number)?.paragraph ?? '';
    const { path, headings } = source;
    const document = library().documents.find((d) => d.path === path || d.copies.includes(path));
    const textOf = (hash: string): string => {
      if (hash === citation.passageHash) return paragraph;
      const passage = document?.passages.find((one) => one.hash === hash);
      return document && passage ? passageText(document, passage) : excerpt.text;
    };
    const shared = { path, headings, reason: ruling.reason, at: now() };
    const retired = passagesShown(citation).map((hash) => ({
      ...shared,
      passageHash: hash,
      text: textOf(hash),
    }));
    await write(ruling, citation.passageHash, { retire: retired });
    return { kind: 'withdrawn' };
  }

  /** The words that stand now where a retired passage stood: they may be cited, or are retired too. */
  async function ruleEdited(ruling: Ruling, edited: string): Promise<Outcome> {
    const place = (await rulings.retired()).find((r) => r.editedHash === edited);
    const last = (await rulings.decisions({ subject: edited })).findLast((d) => d.kind !== 'note');
    if (last?.kind === 'right' || last?.kind === 'retire') return { kind: 'settled', decision: last };
    if (place?.editedText === undefined) return { kind: 'unknown' };
    if (ruling.kind === 'right') {
      await write(ruling, edited);
      return { kind: 'usable' };
    }
    if (ruling.kind !== 'retire') return { kind: 'unknown' };
    const { path, headings, editedText: text } = place;
    const retired = { passageHash: edited, text, path, headings, reason: ruling.reason, at: now() };
    await write(ruling, edited, { retire: [retired] });
    return { kind: 'withdrawn' };
  }

  /** Takes back the retirement of a passage, or of all that the citation shows, or, where the citation was ruled wrong, that ruling. */
  async function undo(
    ruling: Ruling,
    kept: Kept | undefined,
    citation: Citation | undefined,
  ): Promise<Outcome> {
    const { passageHash } = ruling;
    const named = passageHash === undefined ? (citation ? passagesShown(citation) : []) : [passageHash];
    const retired = await rulings.retiredHashes();
    const unretire = named.filter((hash) => retired.has(hash));
    if (unretire.length > 0) {
      await write(ruling, named[0], { unretire });
      return { kind: 'undone' };
    }
    if (!kept || !citation || !kept.withdrawn.includes(citation.number)) return { kind: 'unknown' };
    const decisions = await rulings.decisions({ answerId: kept.answerId, subject: citation.hash });
    const restore = decisions
      .filter((d) => d.kind === 'wrong' && d.citation === citation.number)
      .map((d) => d.decisionId);
    if (restore.length === 0) return { kind: 'unknown' };
    const taken = { question: kept.answer.understood, quotation: citation.hash, holds: false };
    await write(ruling, citation.hash, { wrong: taken, restore });
    return { kind: 'undone' };
  }

  return async (ruling) => {
    const { kind, answerId, passageHash } = ruling;
    const kept = answerId === undefined ? undefined : await store.answers.kept(answerId);
    const citation = kept && citationsOf(kept.answer).find((c) => c.number === ruling.citation);
    if (kind === 'undo') return undo(ruling, kept, citation);
    if (answerId === undefined && passageHash !== undefined) return ruleEdited(ruling, passageHash);
    if (!kept) return { kind: 'unknown' };
    if (kind === 'note') {
      await write(ruling, citation?.hash);
      return { kind: 'noted' };
    }
    const decision = await earlier(ruling, kept, citation);
    if (decision) return { kind: 'settled', decision };
    if (kind === 'right') {
      await write(ruling, citation?.hash);
      return { kind: 'right', lines: linesToPaste(kept, citation) };
    }
    if (!citation) return { kind: 'unknown' };
    return kind === 'wrong' ? wrong(ruling, kept, citation) : retire(ruling, kept, citation);
  };
}

/** All that was decided about an answer, and about the passages that these quotations of it stand in; oldest first. */
export async function decisionsAbout(
  { rulings }: Store,
  answerId: string,
  citations: readonly Citation[],
): Promise<readonly Decision[]> {
  const passages = [...new Set(citations.flatMap(passagesShown))];
  const found = await Promise.all([
    rulings.decisions({ answerId }),
    ...passages.map((subject) => rulings.decisions({ subject })),
  ]);
  const each = new Map(found.flat().map((d) => [d.decisionId, d]));
  return [...each.values()].sort((a, b) => a.at - b.at);
}

/** The decision that closed a report: made for it, or at the same moment about its quotation. */
export const closedBy = (
  flagId: string | undefined,
  decidedAt: number,
  decisions: readonly Decision[],
): Decision | undefined =>
  decisions.findLast((d) => d.flagId === flagId && d.kind !== 'note') ??
  decisions.findLast((d) => d.at === decidedAt && (d.kind === 'retire' || d.kind === 'wrong'));

/** The question with the document and words that must be quoted, as `questions.yaml` wants it. */
function linesToPaste(kept: Kept, chosen: Citation | undefined): string {
  const citation = chosen ?? citationsOf(kept.answer)[0];
  const question = kept.answer.understood;
  // A question that had its time is forgotten: nothing could be asked again.
  if (!citation || question === '') return '';
  const { marks, text } = citation.excerpt;
  const marked = [...new Set(marks.map((m) => text.slice(m.start, m.end)))];
  const quote = marked.length > 0 ? marked : [beginning(text, 80)];
  return stringify([{ question, document: citation.source.path, quote }]);
}
