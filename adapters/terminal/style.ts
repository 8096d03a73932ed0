// Width and colour of the place we write to; plain and unwrapped unless that is a terminal.
import { limits } from './limits.ts';

/** How text is laid out and coloured. */
export type Style = {
  /** Columns to wrap at; Infinity where nobody asked for wrapping (a file, a pipe). */
  readonly width: number;
  /** Lines of at most `room` columns, broken between words; code keeps its indentation. */
  wrap(line: string, room: number, code: boolean): readonly string[];
  bold(text: string): string;
  dim(text: string): string;
  /** Numbers of footnotes. */
  accent(text: string): string;
};

const same = (text: string): string => text;
/** No colour and no wrapping, for files and pipes. */
export const plainStyle: Style = {
  width: Number.POSITIVE_INFINITY,
  wrap: (line) => [line],
  bold: same,
  dim: same,
  accent: same,
};

/** What is known of the place that is written to. */
export type Screen = { readonly isTTY?: boolean; readonly columns?: number };

/**
 * Colour only on a terminal, and never under NO_COLOR (https://no-color.org: any value that is not empty) or TERM=dumb.
 * Only a terminal loads the libraries for both: their tables of characters take as long to read as a document.
 */
export async function styleOf(
  screen: Screen,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Style> {
  if (screen.isTTY !== true) return plainStyle;
  const columns = screen.columns && screen.columns > 0 ? screen.columns : limits.columns;
  const width = Math.max(limits.narrowest, Math.min(columns, limits.widest));
  const [{ default: wrapAnsi }, { default: pc }] = await Promise.all([
    import('wrap-ansi'),
    import('picocolors'),
  ]);
  const wrap: Style['wrap'] = (line, room, code) =>
    wrapAnsi(line, Math.max(room, 8), { hard: true, trim: !code }).split('\n');
  if (env.NO_COLOR || env.TERM === 'dumb') return { ...plainStyle, width, wrap };
  const colours = pc.createColors(true);
  return { width, wrap, bold: colours.bold, dim: colours.dim, accent: colours.cyan };
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
  const lines = text.split('\n').flatMap((line) => style.wrap(line, room, code));
  return lines.map((line, i) => `${i === 0 ? first : rest}${line}`.trimEnd()).join('\n');
}
