// What a moderator's decision does: it is written down, rules out a quotation or a passage, and reaches what was posted.
import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import type { Citation } from '../domain.ts';
import type { Kept } from '../engine.ts';
import type { Decision, Effects, Store } from '../store/store.ts';
import { citationsOf } from './cited.ts';

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
  /** Undoing: the hash of the retired passage; otherwise found from the citation. */
  readonly passageHash?: string;
};

/** `unknown`: the answer, citation or retired passage is not kept (any more). */
export type Outcome =
  | { readonly kind: 'unknown' | 'noted' | 'withdrawn' | 'undone' }
  /** Lines for `questions.yaml` that keep this answer right. */
  | { readonly kind: 'right'; readonly lines: string };

type Parts = { readonly store: Store; readonly now: () => number };

export function createDecisions({ store, now }: Parts): (ruling: Ruling) => Promise<Outcome> {
  async function write(ruling: Ruling, subject?: string, effects: Effects = {}): Promise<void> {
    const { passageHash: _, ...rest } = ruling;
    const decisionId = randomBytes(9).toString('base64url');
    const decision = { ...rest, decisionId, at: now(), ...(subject === undefined ? {} : { subject }) };
    await store.rulings.decide(decision, effects);
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

  async function retire(ruling: Ruling, kept: Kept, citation: Citation): Promise<Outcome> {
    const { passageHash, source, number } = citation;
    const evidence = await store.answers.evidence(kept.answerId);
    const text = evidence.find((e) => e.citation.number === number)?.paragraph ?? '';
    const { path, headings } = source;
    const { reason } = ruling;
    await write(ruling, passageHash, { retire: { passageHash, text, path, headings, reason, at: now() } });
    return { kind: 'withdrawn' };
  }

  /** Takes back the retirement of a passage, or, where the citation was ruled wrong, that ruling. */
  async function undo(
    ruling: Ruling,
    kept: Kept | undefined,
    citation: Citation | undefined,
  ): Promise<Outcome> {
    const passageHash = ruling.passageHash ?? citation?.passageHash;
    if (passageHash !== undefined && (await store.rulings.retiredHashes()).has(passageHash)) {
      const decisions = await store.rulings.decisions({ subject: passageHash });
      const restore = decisions.findLast((d) => d.kind === 'retire')?.decisionId;
      await write(ruling, passageHash, {
        unretire: passageHash,
        ...(restore === undefined ? {} : { restore }),
      });
      return { kind: 'undone' };
    }
    if (!kept || !citation) return { kind: 'unknown' };
    const decisions = await store.rulings.decisions({ answerId: kept.answerId, subject: citation.hash });
    const restore = decisions.findLast(
      (d) => d.kind === 'wrong' && d.citation === citation.number,
    )?.decisionId;
    if (restore === undefined) return { kind: 'unknown' };
    const taken = { question: kept.answer.understood, quotation: citation.hash, holds: false };
    await write(ruling, citation.hash, { wrong: taken, restore });
    return { kind: 'undone' };
  }

  return async (ruling) => {
    const kept = ruling.answerId === undefined ? undefined : await store.answers.kept(ruling.answerId);
    const cited = kept ? citationsOf(kept.answer) : [];
    const citation = cited.find((c) => c.number === ruling.citation);
    if (ruling.kind === 'undo') return undo(ruling, kept, citation);
    if (!kept) return { kind: 'unknown' };
    if (ruling.kind === 'note' || ruling.kind === 'right') {
      await write(ruling, citation?.hash);
      return ruling.kind === 'note'
        ? { kind: 'noted' }
        : { kind: 'right', lines: linesToPaste(kept, citation) };
    }
    if (!citation) return { kind: 'unknown' };
    return ruling.kind === 'wrong' ? wrong(ruling, kept, citation) : retire(ruling, kept, citation);
  };
}

/** The question with the document and words that must be quoted, as `questions.yaml` wants it. */
function linesToPaste(kept: Kept, chosen: Citation | undefined): string {
  const citation = chosen ?? citationsOf(kept.answer)[0];
  if (!citation) return '';
  const { marks, text } = citation.excerpt;
  const marked = [...new Set(marks.map((m) => text.slice(m.start, m.end)))];
  const quote = marked.length > 0 ? marked : [text.slice(0, 80)];
  return stringify([{ question: kept.answer.understood, document: citation.source.path, quote }]);
}
