// How lines of Markdown are told apart that its grammar calls paragraphs: labels, bold headings, shortcodes.
import type { SyntaxNode } from './markdown-tree.ts';

const names =
  'note|notes|notice|info|information|tip|tips|hint|important|warning|warn|caution|danger|security|attention|' +
  'example|examples|deprecated|experimental|bug|success|question|quote|abstract|summary|todo|remark|nb|hinweis|achtung|remarque|attention|nota|注意|注|警告|备注|提示|重要';

const label = new RegExp(`^[^\\p{L}\\p{N}]*(?:${names})[^\\p{L}\\p{N}]*$`, 'iu');
/** No label has two words; the pattern itself is slow to make and seldom needed. */
const twoWords = /[A-Za-z] +[A-Za-z]/;

/** A label that stands alone ("Note", "⚠ Warning:", "[!TIP]"): it announces a text and is none. */
export const isLabel = (text: string): boolean => !twoWords.test(text) && label.test(text);

/** A line that stands for a table of contents. */
export const tocMark = /^\s*\[{1,2}_?toc_?\]{1,2}\s*$/iu;

/** Words of a bold line that stands for a heading, at most (our choice). */
const boldWords = 10;
/** UTF-16 units. */
const boldLength = 160;

/** UTF-16 units in which a label at the beginning ends, with the marks behind it (our choice). */
const leadLength = 300;

/** Offset behind a first line that is a label without a colon, with text after it; else 0. */
export function leadLabel(text: string): number {
  const shown = text.slice(0, leadLength);
  const bracketed = /^[\s\0]*\[![\p{L}-]+\][-+]?/u.exec(shown);
  if (bracketed) return bracketed[0].length;
  const lead =
    /^[^\p{L}\p{N}]*[\p{L}]+[^\p{L}\p{N}:：]*?(?=\0[\s\0]*[ ]{2,}|\0[\s\0]+[\p{Lu}\p{N}"'“(])/u.exec(shown);
  if (!lead?.[0].includes('\0') || !isLabel(lead[0].replaceAll('\0', ''))) return 0;
  return /^[^\p{L}\p{N}]*$/u.test(text.slice(lead[0].length)) ? 0 : lead[0].length;
}

/** Whether a paragraph is nothing but one bold (or italic) line without a full stop: a heading in all but name. */
export function isBoldLine(node: SyntaxNode, written: string): boolean {
  if (written.length > boldLength) return false;
  const strong = node.firstChild;
  if (!strong || !/^(?:Strong)?Emphasis$/u.test(strong.name)) return false;
  const before = written.slice(0, strong.from - node.from);
  const after = written.slice(strong.to - node.from);
  if (before.trim() !== '' || !/^\s*[:：]?\s*$/u.test(after)) return false;
  const text = written.replaceAll(/[*_\s:：]+$/gu, '');
  if (/[.!。！；;,]$/u.test(text) || written.trim().includes('\n')) return false;
  const limit = strong.name === 'Emphasis' ? boldWords / 2 : boldWords;
  return text.trim().split(/\s+/u).length <= limit;
}
