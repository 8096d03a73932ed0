// Markdown that no person writes and that would keep the parser busy for minutes: found before it is parsed.

/** Limits of ours; real documents stay below a tenth of each. */
const limits = { markers: 60, indent: 240, openLinks: 400 };

const markers = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))+/u;

/** Whether lists or quotations are nested beyond the limit, or a block opens links that it never closes. */
export function tooDeep(source: string): boolean {
  let open = 0;
  for (const line of source.split('\n')) {
    if (line.trim() === '') open = 0;
    const lead = markers.exec(line)?.[0] ?? '';
    if ((lead.match(/[>*+-]|\d[.)]/gu)?.length ?? 0) > limits.markers)
      return !/^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/u.test(line);
    if (lead !== '' && (/^[ \t]*/u.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0) > limits.indent)
      return true;
    open += (line.match(/\]\(/gu)?.length ?? 0) - (line.match(/\)/gu)?.length ?? 0);
    if (open > limits.openLinks) return true;
    if (open < 0) open = 0;
  }
  return false;
}
