// Whether a text may keep a parser busy: looked at once, character by character, before anything parses it.
import type { Document } from '../domain.ts';
import { sizes } from './limits.ts';

/**
 * Parsers look back over the marks of a block for each mark in it. The sum of the squares of the marks of all blocks is what
 * that can cost, and so for runs of white space: some tenths of a second at this limit. Documents that people write stay below a tenth.
 */
const costs = 40_000_000;
/** UTF-16 units of white space in a row that are not worth counting. */
const shortRun = 40;

const marks = new Uint8Array(128);
for (const mark of '!#$%&()*+/:<=>?@[\\]^_`{|}~') marks[mark.charCodeAt(0)] = 1;

/** Of front matter. */
const fences = ['---', '+++'];

const newline = 10;
const greater = 62;

/** A block ends at a blank line in Markdown, at the end of a tag in HTML, at the end of a line in plain text. */
export function mayRunAway(source: string, format: Document['format']): boolean {
  if (fences.some((f) => source.startsWith(f) && source.indexOf(`\n${f}`, 3) > sizes.frontMatter))
    return true;
  let cost = 0;
  let inBlock = 0;
  let run = 0;
  let blank = true;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 32 || unit === 9) {
      run++;
      continue;
    }
    if (run > shortRun) cost += run * run;
    run = 0;
    if (unit < 128 && marks[unit] === 1) inBlock++;
    const ends = format === 'html' ? unit === greater : unit === newline && (blank || format === 'plain');
    if (ends) {
      cost += inBlock * inBlock;
      inBlock = 0;
    }
    if (unit !== 13) blank = unit === newline;
    if (cost > costs) return true;
  }
  return cost + run * run + inBlock * inBlock > costs;
}
