// Blocks of components brought into as few messages as hold them: what belongs together stays together.
import { ComponentType } from 'discord.js';
import { budget, limits, spare } from '../limits.ts';
import { measure, message, type Payload, type Piece, separator, text } from './components.ts';

export function fits(pieces: readonly Piece[]): boolean {
  const size = measure(pieces);
  return size.components <= limits.components - spare.components && size.text <= limits.text - spare.text;
}

/** Each block must fit into a message of its own; with `ruled` a line stands between blocks of the same message. */
export function pack(
  accent: number,
  blocks: readonly (readonly Piece[])[],
  ruled = true,
): readonly Payload[] {
  const payloads: Payload[] = [];
  let pieces: readonly Piece[] = [];
  for (const block of blocks) {
    const next = [...pieces, ...(ruled && pieces.length > 0 ? [separator()] : []), ...block];
    if (pieces.length > 0 && !fits(next)) {
      payloads.push(message(accent, pieces));
      pieces = block;
    } else pieces = next;
  }
  return pieces.length === 0 ? payloads : [...payloads, message(accent, pieces)];
}

/** Texts that follow each other as one: every component counts. */
export function joinTexts(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.type === ComponentType.TextDisplay && piece.type === ComponentType.TextDisplay)
      joined[joined.length - 1] = text(`${last.content}\n${piece.content}`);
    else joined.push(piece);
  }
  return joined;
}

/** Finished lines in as few texts as hold them. */
export function linesInBlocks(lines: readonly string[]): readonly (readonly Piece[])[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < budget.lines)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts.map((content) => [text(content)]);
}
