// Asks the real engine every question of the sets and counts what came of it.

import { ask } from '../ask.ts';
import { citationsOf } from '../citation/citations.ts';
import { verify } from '../citation/proof.ts';
import { loadCorpus } from '../corpus/load.ts';
import type { Answer, Context, Document, Turn } from '../domain.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { toTurn } from '../question/follow-up.ts';
import { analyzeQuestion } from '../question/query.ts';
import { rankSentences } from '../rank/rank.ts';
import type { Judging } from '../reader-model/judging.ts';
import { type Case, casesOf, readCases } from './cases.ts';
import type { Outcome } from './metrics.ts';
import { documentOf, readFiller, readSet } from './sets.ts';

export type EvaluateOptions = {
  /** Files: public sets (.json), or questions over `corpus` (.jsonl). */
  readonly sets: readonly string[];
  /** Folder that the questions of .jsonl files are asked of. */
  readonly corpus: string;
  /** File of foreign passages added to public sets. */
  readonly filler?: string | undefined;
  /** Ask every n-th question only. */
  readonly every?: number | undefined;
  /** Public sets: also index half of the articles and ask the other half's questions as out of corpus. */
  readonly halves?: boolean | undefined;
  /** Puts the verdicts of a reader model into the context of each question. */
  readonly judged: Judging;
};

export type SetReport = { readonly name: string; readonly outcomes: readonly Outcome[] };

/** Passages of the ranking that are counted. */
const depth = 10;

/** Rejects with a SetError for a file that cannot be used. */
export async function evaluateSets(options: EvaluateOptions): Promise<readonly SetReport[]> {
  const reports: SetReport[] = [];
  const every = Math.max(1, options.every ?? 1);
  const outcomes: Outcomes = (library, cases) => outcomesOf(library, cases, options.judged);
  let folder: Library | undefined;
  for (const path of options.sets) {
    if (path.endsWith('.jsonl')) {
      const cases = readCases(path).filter((_, i) => i % every === 0);
      const library = folder ?? createLibrary(await loadCorpus(options.corpus));
      folder = library;
      reports.push({ name: path, outcomes: await outcomes(library, cases) });
      continue;
    }
    const set = readSet(path);
    const foreign =
      options.filler === undefined ? [] : readFiller(options.filler).map((d) => documentOf(d, 'en'));
    const documents = set.documents.map((d) => documentOf(d, set.language));
    const cases = casesOf(set).filter((_, i) => i % every === 0);
    const whole = inMemory([...documents, ...foreign]);
    reports.push({ name: set.name, outcomes: await outcomes(whole, cases) });
    if (options.halves)
      reports.push({
        name: `${set.name}, half indexed`,
        outcomes: await halvesOf(documents, cases, outcomes),
      });
  }
  return reports;
}

/** Every other article is indexed and all questions asked, then the others: each question once in and once out of corpus. */
async function halvesOf(
  documents: readonly Document[],
  cases: readonly Case[],
  outcomes: Outcomes,
): Promise<readonly Outcome[]> {
  const all: Outcome[] = [];
  for (const half of [0, 1]) {
    const indexed = documents.filter((_, i) => i % 2 === half);
    const ids = new Set(indexed.map((d) => d.id));
    const asked = cases.map((c): Case => {
      const inside = ids.has((c.passageId ?? '').split(':')[0] ?? '');
      return inside ? c : { ...c, answerable: false, held: () => [], kind: 'out of corpus' };
    });
    all.push(...(await outcomes(inMemory(indexed), asked)));
  }
  return all;
}

const inMemory = (documents: readonly Document[]): Library =>
  createLibrary({ folder: '', documents, leftOut: [], notRead: [], warnings: [], synonyms: '' });

type Outcomes = (library: Library, cases: readonly Case[]) => Promise<readonly Outcome[]>;

/** One after the other, so that each has the reader model for itself. */
async function outcomesOf(
  library: Library,
  cases: readonly Case[],
  judged: Judging,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of cases) outcomes.push(await outcomeOf(library, one, judged));
  return outcomes;
}

async function outcomeOf(library: Library, one: Case, judged: Judging): Promise<Outcome> {
  const turns: Turn[] = [];
  const answerTo = async (question: string): Promise<Answer> => {
    const context: Context = { turns: [...turns], readers: 'all' };
    return ask(library, question, await judged(library, question, context));
  };
  for (const earlier of one.context) turns.push(toTurn(await answerTo(earlier)));
  const before = performance.now();
  const answer = await answerTo(one.question);
  const ms = performance.now() - before;
  const held = (documentId: string, text: string): readonly number[] => {
    const document = library.document(documentId);
    return document ? one.held(document, text) : [];
  };
  const citations = citationsOf(answer);
  return {
    id: one.id,
    question: one.question,
    kind: one.kind,
    answerable: one.answerable,
    answered: answer.kind === 'answer',
    confidence: answer.confidence,
    ranked: answer.ranked.map((r) => {
      const prose = library.document(r.documentId)?.prose.slice(r.start, r.end) ?? '';
      return held(r.documentId, prose.replaceAll('\0', '')).length > 0;
    }),
    passage:
      one.passageId === undefined || !one.answerable
        ? undefined
        : passageRank(library, answer.understood, one.passageId),
    shown: citations.map((c) => ({
      held: held(c.source.documentId, c.excerpt.text),
      length: c.excerpt.text.length,
      verbatim: verify(library, c),
    })),
    slots: one.slots,
    ms,
    first: citations[0]?.excerpt.text ?? '',
  };
}

function passageRank(library: Library, question: string, passageId: string): number {
  const query = analyzeQuestion(question, library, () => true);
  const ranking = rankSentences(
    query,
    library.searcher.search(query, depth, () => true),
    library,
  );
  return ranking.passages.findIndex((hit) => hit.passage.id === passageId);
}
