// Which lines of a text without mark-up are headings, told by their shape, their number and what stands around them.
import type { Line } from './plain-lines.ts';

/** A heading in unmarked text is no longer than this (units, words; our choice). */
const headingLength = 100;
const headingWords = 14;
/** A file with many lines longer than this (UTF-16 units) has one paragraph a line; else its lines are wrapped. */
export const wrapWidth = 160;

/** A line that begins an item of a list, with its indentation as the first group. */
export const bullet =
  /^([ \t\u3000\0]*)(?:[-*+•‣◦–—▪●○·∙‧・]|\d{1,3}[.)]|\(?[a-z\d]{1,2}\))[ \t\u00a0\u3000]+(?=\S)/u;
/** The marks of a heading of Markdown, where the text is not Markdown. */
export const hashes = /^(#{1,6})[ \t]+(?=\p{L}|\p{N})/u;
/** A number of a section: `4.`, `4.2`, `A.1`, `Article 17`, `§ 5`. */
const sectionNumber =
  /^(?:(\d{1,3}(?:\.\d{1,3}){0,5})\.?|([A-Z](?:\.\d{1,3}){1,4})\.?|([IVXL]{1,6})\.|(?:Section|Article|Chapter|Part|Appendix|Annex|Clause|Schedule|Artikel|Abschnitt|Kapitel|§)\s*([\dA-Z]{1,5}(?:\.\d{1,3})*)[.:]?)[ \t]+(?=\S)/u;
/** The end of a line in a table of contents: dots that lead to a page number. */
export const leader = /(?:\.{3,}|(?: \.){3,}|…{2,})\s*(?:\d{1,4}|[ivxl]{1,6})\s*$/u;

/** The level of the heading that line `i` is (1 to 6), or 0. */
export function headingLevel(lines: readonly Line[], i: number, underlined: readonly string[]): number {
  const line = lines[i];
  if (!line) return 0;
  if (line.under !== '' && line.gapBefore && line.text.trim().length <= headingLength)
    return Math.min(6, (lines[0]?.under === '' ? 2 : 1) + Math.max(0, underlined.indexOf(line.under)));
  const marks = hashes.exec(line.text)?.[1]?.length ?? 0;
  const next = lines[i + 1];
  // A comment of a program or of settings stands above what it is about.
  if (marks > 0 && line.gapBefore && next?.gapBefore && line.text.length <= headingLength) return marks;
  const number = sectionLevel(lines, i);
  if (number > 0) return number;
  return isHeading(lines, i) ? (i === 0 ? 1 : 2) : 0;
}

/** A numbered line that stands alone, is a title, and begins no list: deeper numbers or a text follow. */
function sectionLevel(lines: readonly Line[], i: number): number {
  const line = lines[i];
  const next = lines[i + 1];
  const found = sectionNumber.exec(line?.text.trim() ?? '');
  if (!line || !next || !found?.[0] || !line.gapBefore) return 0;
  const rest = line.text.trim().slice(found[0].length);
  const shouted = isShouted(rest);
  // Behind a number with parts a title may begin small: "3.2.2 http URL".
  const title = /^\d+\./u.test(found[1] ?? '') ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest;
  if (!titleLike(title) || (!next.gapBefore && !shouted)) return 0;
  const own = found[1] ?? found[2] ?? found[4] ?? '';
  const other = sectionNumber.exec(next.text.trim());
  const follows = other?.[1] ?? other?.[2] ?? '';
  // "1. One" above "2. Two" is a list, unless it shouts.
  if (found[1] !== undefined && other && !follows.startsWith(`${own}.`) && !own.includes('.') && !shouted)
    return 0;
  if (found[1] === undefined && found[2] === undefined && found[3] !== undefined && other?.[3] !== undefined)
    return 0;
  return Math.min(6, 2 + (own.match(/\./gu)?.length ?? 0));
}

const isShouted = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** What stands below a title: when and by whom. */
const imprint =
  /^(?:(?:last )?(?:updated|revised|modified|changed|published)|version|revision|date|as of|effective|stand|status|authors?|by|von)\b[: ]/iu;

/** A label with its value: "Default: True". */
const labelled = /^[\p{L}_][\p{L}_ -]{1,24}:\s+\S/u;

/** Short, begins like a title, ends like no sentence, and a text follows. */
function isHeading(lines: readonly Line[], i: number): boolean {
  const line = lines[i];
  const next = lines[i + 1];
  if (!line || !next || (!line.gapBefore && lines[i - 1] && !standsAlone(lines, i)) || !titleLike(line.text))
    return false;
  if (i > 0 && labelled.test(line.text)) return false;
  if (isShouted(line.text) && line.gapBefore && (next.gapBefore || !isShouted(next.text))) return true;
  if (i === 0 && (next.gapBefore || next.text.length > headingLength || imprint.test(next.text))) return true;
  if (bullet.test(next.text) || !titleLike(next.text)) return next.gapBefore || standsAlone(lines, i);
  const afterNext = lines[i + 2];
  return next.gapBefore && line.gapBefore && afterNext !== undefined && !titleLike(afterNext.text);
}

/** In a text of one paragraph a line, a heading needs no blank line around it. */
function standsAlone(lines: readonly Line[], i: number): boolean {
  const next = lines[i + 1];
  return (
    next !== undefined &&
    next.text.length > wrapWidth / 2 &&
    next.text.length > 2 * (lines[i]?.text.length ?? 0)
  );
}

function titleLike(text: string): boolean {
  if (text.length > headingLength || bullet.test(text) || leader.test(text) || /[={}<>;\\]/u.test(text))
    return false;
  if (/[.!。！;；,、:：…|·]["'”’)\]]*$|[|·•]/u.test(text)) return false;
  if (!/^["'“‘«(¿¡「『]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false;
  return text.split(/\s+/u).length <= headingWords;
}
