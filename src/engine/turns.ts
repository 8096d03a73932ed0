// Earlier turns as a question may lean on them: without words of what its readers may not read, or what was retired.
import { toTurn } from '../conversation/follow-up.ts';
import type { Answer, Readers, Turn } from '../domain.ts';
import type { Library } from '../library.ts';

/** The turn of an answer that could lean on `earlier`. It keeps too whose words may have completed the question. */
export function turnAfter(answer: Answer, earlier: readonly Turn[]): Turn {
  const turn = toTurn(answer);
  const shown = answer.kind === 'answer' || answer.kind === 'nearest' ? answer.citations : [];
  const told = answer.understood === answer.asked ? [] : earlier;
  return {
    ...turn,
    documentIds: [...new Set([...turn.documentIds, ...told.flatMap((t) => t.documentIds)])],
    passageHashes: [
      ...new Set([...shown.map((c) => c.passageHash), ...told.flatMap((t) => t.passageHashes ?? [])]),
    ],
  };
}

/** Whether the words of a turn may be told to these readers today. */
export const mayTell = (
  library: Library,
  turn: Turn,
  readers: Readers,
  retired: ReadonlySet<string>,
): boolean =>
  turn.documentIds.every((id) => library.readBy(readers).document(id)) &&
  !turn.passageHashes?.some((hash) => retired.has(hash));

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
