// Folders of documents with questions about them, as rows of features with labels.
import { basename } from 'node:path';
import { windowAround } from '../../src/answer/window.ts';
import { pieceOf } from '../../src/citation/piece.ts';
import type { Span } from '../../src/domain.ts';
import type { Case } from '../../src/evaluate/cases.ts';
import { readAsked } from '../../src/evaluate/corpora.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { plainWords, unframed } from '../../src/question/message-parts.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { withoutCourtesy } from '../../src/question/small-talk.ts';
import { candidatesOf } from '../../src/rank/candidates.ts';
import { featuresOf } from '../../src/rank/features.ts';
import type { Group } from './rows.ts';

/** One folder of documents with its questions. */
export type AskedCorpus = {
  readonly name: string;
  readonly library: Library;
  readonly cases: readonly Case[];
};

/** Passages that are ranked, as in the answer. */
const depth = 12;

/** Rejects with a SetError for questions that cannot be read. */
export async function readCorpus(path: string): Promise<AskedCorpus> {
  const { folder, cases } = readAsked(path);
  return { name: basename(path), library: await openLibrary({ folder }), cases };
}

/** Rows for each answerable question that stands alone; right are those around which what answers is shown. */
export function* groupsIn({ name, library, cases }: AskedCorpus): Iterable<Group> {
  for (const one of cases) {
    if (!one.answerable || one.context.length > 0) continue;
    const asked = unframed(plainWords(withoutCourtesy(one.question))).question;
    const query = analyzeQuestion(asked, library, () => true);
    const candidates = candidatesOf(
      query,
      library.searcher.search(query, depth, () => true),
      library.searcher,
    );
    const { rows, values } = featuresOf(candidates);
    const labels = Uint8Array.from(candidates.list, ({ passage, sentence }) => {
      const document = library.document(passage.documentId);
      if (document === undefined) return 0;
      const answers = ({ start, end }: Span): boolean =>
        one.held(document, { start, end, text: pieceOf(document, { start, end }).text }).length > 0;
      if (answers(sentence)) return 1;
      const home = { passage, sentence };
      const alone = { ...sentence, passage, parts: [home], best: sentence, leaning: false };
      return answers(windowAround(library, document, alone, query, () => true)) ? 1 : 0;
    });
    yield { id: one.id, article: name, rows, values: Float32Array.from(values), labels, query };
  }
}
