// Import and export lines of MDX: a program, which no reader sees.
import type { Omission } from './parsed.ts';

const statement =
  /^(?:import\s+(?:["'][^"'\n]+["']|[\w*{][^"';]{0,1000}?\sfrom\s+["'][^"'\n]+["'])[ \t]*;?[ \t]*$|export\s+(?:(?:const|let|var|default|async|function|class|type|interface)\b|\*|\{))/gmu;

/** UTF-16 units of an export that are looked through for its end. */
const longest = 20_000;

/** `isCode` tells offsets inside code. */
export function modulesIn(text: string, isCode: (at: number) => boolean): readonly Omission[] {
  const found: Omission[] = [];
  statement.lastIndex = 0;
  for (let match = statement.exec(text); match; match = statement.exec(text)) {
    const start = match.index;
    if (isCode(start)) continue;
    const isExport = match[0].startsWith('export');
    const end = isExport ? statementEnd(text, start) : start + match[0].length;
    found.push({ start, end, reason: 'import or export of MDX' });
    statement.lastIndex = Math.max(end, start + 1);
  }
  return found;
}

/** The first blank line outside brackets; where they never close, the first blank line. */
function statementEnd(text: string, start: number): number {
  let depth = 0;
  let blank = -1;
  const limit = Math.min(text.length, start + longest);
  for (let at = start; at < limit; at++) {
    const unit = text.charAt(at);
    if ('([{'.includes(unit)) depth++;
    else if (')]}'.includes(unit)) depth--;
    else if (unit === '\n' && /^[ \t\r]*(?:\n|$)/u.test(text.slice(at + 1, at + 80))) {
      if (blank < 0) blank = at;
      if (depth <= 0) return at;
    }
  }
  return blank < 0 || (depth <= 0 && limit === text.length) ? limit : blank;
}
