// Asks the real engine every question of the sets and counts what came of it, beside what plain searches show.
import { basename } from 'node:path';
import { ask } from '../ask.ts';
import { citationsOf, outcomeOf } from '../citation/citations.ts';
import { verify } from '../citation/proof.ts';
import { loadCorpus } from '../corpus/load.ts';
import type { Answer, Context, Document, Turn } from '../domain.ts';
import { createLibrary, type Library } from '../library/library.ts';
import { toTurn } from '../question/follow-up.ts';
import { analyzeQuestion } from '../question/query.ts';
import { rankSentences } from '../rank/rank.ts';
import type { Judging } from '../reader-model/judging.ts';
import { type Case, casesOf, readCases, type Shown } from './cases.ts';
import { corporaIn, readAsked } from './corpora.ts';
import { comparedWith } from './engines.ts';
import type { Judged, Outcome } from './metrics.ts';
import { documentOf, readFiller, readSet } from './sets.ts';

/** What is evaluated, and how much of it. */
export type EvaluateOptions = {
  /** Files: public sets (.json), or questions over `corpus` (.jsonl). */
  readonly sets: readonly string[];
  /** Folders of folders, each with documents in `corpus/` and questions in `questions.jsonl`; each one set. */
  readonly corpora?: readonly string[];
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

/** What came of the questions of one set. */
export type SetReport = {
  readonly name: string;
  readonly outcomes: readonly Outcome[];
  /** What plain searches over the same documents show for the same questions, by their names. */
  readonly beside: ReadonlyMap<string, readonly Judged[]>;
};

/** Passages of the ranking that are counted. */
const depth = 10;

/** Rejects with a SetError for a file that cannot be used. */
export async function evaluateSets(options: EvaluateOptions): Promise<readonly SetReport[]> {
  const reports: SetReport[] = [];
  const some = everyOf(options.every ?? 1);
  const { judged } = options;
  let folder: Library | undefined;
  for (const path of options.sets) {
    if (path.endsWith('.jsonl')) {
      const cases = some(readCases(path));
      folder ??= createLibrary(await loadCorpus(options.corpus));
      reports.push(await reportOf(path, folder, cases, judged));
      continue;
    }
    const set = readSet(path);
    const foreign =
      options.filler === undefined ? [] : readFiller(options.filler).map((d) => documentOf(d, 'en'));
    const documents = set.documents.map((d) => documentOf(d, set.language));
    const cases = some(casesOf(set));
    reports.push(await reportOf(set.name, inMemory([...documents, ...foreign]), cases, judged));
    if (options.halves)
      reports.push(pooled(`${set.name}, half indexed`, await halvesOf(set.name, documents, cases, judged)));
  }
  for (const path of options.corpora ?? []) {
    const parts: SetReport[] = [];
    for (const one of corporaIn(path)) {
      const asked = readAsked(one);
      const library = createLibrary(await loadCorpus(asked.folder));
      parts.push(await reportOf(one, library, some(asked.cases), judged));
    }
    reports.push(pooled(basename(path), parts));
  }
  return reports;
}

const everyOf =
  (every: number) =>
  (cases: readonly Case[]): readonly Case[] =>
    cases.filter((_, i) => i % Math.max(1, every) === 0);

/** One question after the other, so that each has the reader model for itself. */
async function reportOf(
  name: string,
  library: Library,
  cases: readonly Case[],
  judged: Judging,
): Promise<SetReport> {
  const outcomes: Outcome[] = [];
  for (const one of cases) outcomes.push(await askedOf(library, one, judged));
  return { name, outcomes, beside: comparedWith(library.documents, cases) };
}

function pooled(name: string, parts: readonly SetReport[]): SetReport {
  const engines = [...new Set(parts.flatMap(({ beside }) => [...beside.keys()]))];
  return {
    name,
    outcomes: parts.flatMap(({ outcomes }) => outcomes),
    beside: new Map(
      engines.map((engine) => [engine, parts.flatMap(({ beside }) => beside.get(engine) ?? [])]),
    ),
  };
}

/** Every other article is indexed and all questions asked, then the others: each question once in and once out of corpus. */
async function halvesOf(
  name: string,
  documents: readonly Document[],
  cases: readonly Case[],
  judged: Judging,
): Promise<readonly SetReport[]> {
  const reports: SetReport[] = [];
  for (const half of [0, 1]) {
    const indexed = documents.filter((_, i) => i % 2 === half);
    const ids = new Set(indexed.map((d) => d.id));
    const asked = cases.map((one): Case => {
      const inside = ids.has((one.passageId ?? '').split(':')[0] ?? '');
      const outside = { answerable: false, held: () => [], kind: 'out of corpus', lacks: 'out of corpus' };
      return inside ? one : { ...one, ...outside };
    });
    reports.push(await reportOf(name, inMemory(indexed), asked, judged));
  }
  return reports;
}

const inMemory = (documents: readonly Document[]): Library =>
  createLibrary({ folder: '', documents, leftOut: [], notRead: [], warnings: [], synonyms: '' });

async function askedOf(library: Library, one: Case, judged: Judging): Promise<Outcome> {
  const turns: Turn[] = [];
  const answerTo = async (question: string): Promise<Answer> => {
    const context: Context = { turns: [...turns], readers: 'all' };
    return ask(library, question, await judged(library, question, context));
  };
  for (const earlier of one.context) turns.push(toTurn(await answerTo(earlier)));
  const before = performance.now();
  const answer = await answerTo(one.question);
  const ms = performance.now() - before;
  const held = (documentId: string, shown: Shown): readonly number[] => {
    const document = library.document(documentId);
    return document ? one.held(document, shown) : [];
  };
  const citations = citationsOf(answer);
  return {
    id: one.id,
    question: one.question,
    kind: one.kind,
    answerable: one.answerable,
    ...(one.lacks === undefined ? {} : { lacks: one.lacks }),
    inContext: one.context.length > 0,
    outcome: outcomeOf(answer),
    answered: answer.kind === 'answer',
    confidence: answer.confidence,
    ranked: answer.ranked.map(({ documentId, start, end }) => {
      const prose = library.document(documentId)?.prose.slice(start, end) ?? '';
      return held(documentId, { start, end, text: prose.replaceAll('\0', '') }).length > 0;
    }),
    passage:
      one.passageId === undefined || !one.answerable
        ? undefined
        : passageRank(library, answer.understood, one.passageId),
    shown: citations.map((c) => ({
      held: held(c.source.documentId, c.excerpt),
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
