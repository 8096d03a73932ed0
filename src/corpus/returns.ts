// Carriage returns before line feeds: the parser of Markdown takes a line of nothing else for text, so it gets spaces.

/** As long as before. A backslash that breaks the line becomes two spaces, which do so too. */
export const withoutReturns = (text: string): string =>
  text.includes('\r')
    ? text.replace(/(\\?)\r\n/gu, (_, slash: string) => (slash === '' ? ' \n' : '  \n'))
    : text;

/** `text` with what `original`, as long, has at its line ends: in code they are read as they stand. */
export function withReturns(text: string, original: string): string {
  if (!original.includes('\r')) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { index, 0: ending } of original.matchAll(/\\?\r\n/gu)) {
    parts.push(
      text.slice(at, index),
      text.startsWith('\n', index + ending.length - 1) ? ending : text.slice(index, index + ending.length),
    );
    at = index + ending.length;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
