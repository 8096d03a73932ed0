// Width and colour of the place we write to; plain and unwrapped unless that is a terminal.
import pc from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import { limits } from './limits.ts';

export type Style = {
  /** Columns to wrap at; Infinity where nobody asked for wrapping (a file, a pipe). */
  readonly width: number;
  bold(text: string): string;
  dim(text: string): string;
  /** Numbers of footnotes. */
  accent(text: string): string;
};

const same = (text: string): string => text;
export const plainStyle: Style = { width: Number.POSITIVE_INFINITY, bold: same, dim: same, accent: same };

export type Screen = { readonly isTTY?: boolean; readonly columns?: number };

/** Colour only on a terminal, and never under NO_COLOR (https://no-color.org: any value that is not empty) or TERM=dumb. */
export function styleOf(screen: Screen, env: Readonly<Record<string, string | undefined>>): Style {
  if (screen.isTTY !== true) return plainStyle;
  const columns = screen.columns && screen.columns > 0 ? screen.columns : limits.columns;
  const width = Math.max(limits.narrowest, Math.min(columns, limits.widest));
  if (env.NO_COLOR || env.TERM === 'dumb') return { ...plainStyle, width };
  const colours = pc.createColors(true);
  return { width, bold: colours.bold, dim: colours.dim, accent: colours.cyan };
}

/** Wraps at the width, the first line after `first` and the others after as much space (or `rest`). */
export function indent(
  text: string,
  style: Style,
  first: string,
  rest = ' '.repeat(first.length),
  code = false,
): string {
  const room = style.width - Math.max(first.length, rest.length);
  const lines = text.split('\n').flatMap((line) => wrapLine(line, room, code));
  return lines.map((line, i) => `${i === 0 ? first : rest}${line}`.trimEnd()).join('\n');
}

/** Breaks between words; code keeps its indentation. */
function wrapLine(line: string, room: number, code: boolean): readonly string[] {
  if (!Number.isFinite(room)) return [line];
  return wrapAnsi(line, Math.max(room, 8), { hard: true, trim: !code }).split('\n');
}
