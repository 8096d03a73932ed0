// A copy of the source that is blanked in place, so that no character ever moves.
import { decodeHTML } from 'entities';

/** The source, at first all blank. Offsets are UTF-16 units into it, ends are exclusive. */
export type Canvas = {
  /** Shows the source from start to end; line breaks and tabs become spaces unless `lines` are kept, NULs stay. */
  show(start: number, end: number, lines?: boolean): void;
  /** Blanks with spaces: words part here. */
  part(start: number, end: number): void;
  /** Blanks with NULs: what stands around it joins. */
  join(start: number, end: number): void;
  /** Sets characters that stand for the mark-up there: the sign of an exponent, an emoji for its name. */
  put(at: number, characters: string): void;
  /** Characters in place of the mark-up between start and end, apart from the words around it. */
  standIn(start: number, end: number, characters: string): void;
  /** Replaces the entities between start and end by their characters, then NULs. */
  decode(start: number, end: number): void;
  slice(start: number, end: number): string;
  /** The source itself. */
  raw(start: number, end: number): string;
  text(): string;
};

const space = 32;
const entity = /&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{1,31});?/gu;

/** All of the source is blank (spaces) until it is shown. */
export function createCanvas(source: string): Canvas {
  const units = new Uint16Array(source.length).fill(space);
  const bytes = Buffer.from(units.buffer);
  const slice = (start: number, end: number): string => bytes.toString('utf16le', start * 2, end * 2);
  const show = (start: number, end: number, lines = false): void => {
    for (let at = start; at < end; at++) {
      const unit = source.charCodeAt(at);
      if (!lines) units[at] = unit < space && unit !== 0 ? space : unit;
      else units[at] = unit === 13 ? 0 : unit;
    }
  };
  const put = (at: number, characters: string): void => {
    for (let i = 0; i < characters.length; i++) units[at + i] = characters.charCodeAt(i);
  };
  const decode = (start: number, end: number): void => {
    for (const match of source.slice(start, end).matchAll(entity)) {
      const plain = decodeHTML(match[0]);
      if (plain === match[0] || plain.length > match[0].length) continue;
      const at = start + match.index;
      units.fill(0, at, at + match[0].length);
      put(at, plain);
    }
  };
  return {
    show,
    part: (start, end) => void units.fill(space, start, end),
    join: (start, end) => void units.fill(0, start, end),
    put,
    standIn(start, end, characters) {
      units.fill(0, start, end);
      put(start, characters);
    },
    decode,
    slice,
    raw: (start, end) => source.slice(start, end),
    text: () => slice(0, units.length),
  };
}
