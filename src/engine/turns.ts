// Earlier turns as a question may lean on them: without words of what its readers may not read, or what was retired.
import { citationsOf, passagesShown } from '../citation/citations.ts';
import type { Answer, Readers, Turn } from '../domain.ts';
import type { Library } from '../library/library.ts';
import { toTurn } from '../question/follow-up.ts';

/** The turn of an answer that could lean on `earlier`. */
export function turnAfter(answer: Answer, earlier: readonly Turn[]): Turn {
  const turn = toTurn(answer);
  const own = citationsOf(answer).flatMap(passagesShown);
  const from = answer.understood === answer.asked ? [] : earlier.map(originsOf);
  const documentIds = [...turn.documentIds, ...from.flatMap((origins) => origins.documentIds)];
  const passageHashes = [...own, ...from.flatMap((origins) => origins.passageHashes)];
  return {
    ...turn,
    origins: { documentIds: [...new Set(documentIds)], passageHashes: [...new Set(passageHashes)] },
  };
}

const originsOf = ({ origins, documentIds }: Turn): NonNullable<Turn['origins']> =>
  origins ?? { documentIds, passageHashes: [] };

/** Whether the words of a turn may be told to these readers today. */
export function mayTell(
  library: Library,
  turn: Turn,
  readers: Readers,
  retired: ReadonlySet<string>,
): boolean {
  const { documentIds, passageHashes } = originsOf(turn);
  const readable = library.readBy(readers);
  return documentIds.every((id) => readable.document(id)) && !passageHashes.some((hash) => retired.has(hash));
}

/** Of a turn that may not be told only the question stays, in the words of who asked it. */
export const tellable = (
  library: Library,
  turns: readonly Turn[],
  readers: Readers,
  retired: ReadonlySet<string>,
): readonly Turn[] =>
  turns.map((turn) => {
    if (mayTell(library, turn, readers, retired)) return turn;
    const { question, kind } = turn;
    return { question, understood: question, kind, excerpts: [], headings: [], documentIds: [] };
  });
