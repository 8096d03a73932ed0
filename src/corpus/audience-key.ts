// Whether the head of a document names an audience in a way that is not read: in doubt a document is not served.

/** UTF-16 units of a document that are its head at most. */
const headLength = 4_000;

/** Characters that nobody sees and that may stand before or within a key. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** The offset behind characters nobody sees that stand before a text. */
export function behindUnseen(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charAt(at).replace(unseen, '') === '') at++;
  return at;
}

/** The word at the start of a line, behind whatever is no letter; then what stands behind the key. */
const atLine = /^[^\p{L}\p{N}\n]*audiences?(?![\p{L}\p{N}_-])[^\S\n]*["'`*_’”)\]}]*[^\S\n]*(.*)$/gimu;
/** `[audience:: team]`, `{audience: team}`: inside of a line. */
const inLine = /[[({,;|]\s*["'`*_]*audiences?["'`*_]*\s*(?:::|[:=])\s*\S/iu;
const meta = /<meta\b[^<>]*\b(?:name|property|itemprop)\s*=\s*["']?[^"'<>]*\baudiences?\b/iu;
const separator = /^(?:[:=∶꞉︰﹕|;]+|[-–—=]*>|[-–—](?=\s))[\s"'`*_]*/u;
/** A group has a name of a few words; what reads like a sentence is one. */
const groupWords = 6;

/** How strictly a line is read: anything in a block of facts, a key with a value before the first heading, a bare key behind it. */
type Context = 'block' | 'head' | 'titled';

/**
 * `text` is a document from its first character on. Its head goes up to the first heading; a title above it counts as its
 * first line, and so do blocks of facts (`---`, a fence, a comment) and bare keys right behind it.
 */
export function namesAudience(text: string): boolean {
  const head = text
    .slice(0, headLength)
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/gu, '\n');
  if (!/audience/iu.test(head)) return false;
  if (meta.test(head)) return true;
  const { before, behind } = parted(head);
  return (
    blocksOf(before).some((block) => names(block, 'block')) || names(before, 'head') || followsTitle(behind)
  );
}

/** Whether a block of facts (front matter that was read, all but its audience) names one. Comments name nothing. */
export function blockNamesAudience(block: string): boolean {
  const seen = block.normalize('NFKC').replace(unseen, '');
  return /audience/iu.test(seen) && names(seen.replace(/^[^\S\n]*#.*$/gmu, ''), 'block');
}

function names(text: string, context: Context): boolean {
  if (context !== 'titled' && text.split('\n').some((line) => inLine.test(line))) return true;
  return Array.from(text.matchAll(atLine)).some(([line, value = '']) => isKey(line, value, context));
}

function isKey(line: string, value: string, context: Context): boolean {
  const sign = separator.exec(value)?.[0];
  const rest = value.slice(sign?.length ?? 0).trim();
  if (context === 'titled') return sign !== undefined && /^\s*audiences?\b/u.test(line);
  if (sign === undefined) return context === 'block' ? isGroup(rest) : /^[[({]/u.test(rest);
  return context === 'block' || isGroup(rest);
}

const isGroup = (value: string): boolean =>
  /^[[({"'<]/u.test(value) || (value.split(/\s+/u).length <= groupWords && !/[.!?]["')\]]*$/u.test(value));

/** A heading of Markdown or HTML. A line of `---` under a key is no underline. */
const heading =
  /^[^\S\n]{0,3}#{1,6}(?:[^\S\n]|$)|<h[1-6][\s>]|^(?![^\n]*audience)[^\s\-=+{<|][^\n]*\n(?:={2,}|-{2,})[^\S\n]*$/imu;

/** Up to the first heading, and what stands behind it where it is the title: nothing but blocks of facts stands above it. */
function parted(head: string): { readonly before: string; readonly behind: string } {
  const found = heading.exec(head);
  if (!found) return { before: broken(head), behind: '' };
  const before = head.slice(0, found.index);
  const line = head.indexOf('\n', found.index + found[0].length);
  const isTitle = !/[\p{L}\p{N}]/u.test(broken(before.replace(block, '').replace(/<!--[\s\S]*?-->/gu, '')));
  return { before: broken(before), behind: line < 0 || !isTitle ? '' : head.slice(line + 1) };
}

/** Tags end a line of text as much as a line end does. */
const broken = (text: string): string => text.replace(/<!--|-->|<[^<>]*>/gu, '\n');

/** Between fences of front matter, code or comments; without the second fence, to the end. */
const block =
  /^[^\S\n]{0,8}(?:(-{3,}|\+{3,}|;{3,}|`{3,}|~{3,}|={3,}|:{3,})[^\n]*\n([\s\S]*?)(?:^[^\S\n]*(?:\1|\.{3})|$(?![\s\S]))|(\{[\s\S]*?\}))/gmu;

const blocksOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(block), ([, , fenced = '', object = '']) => fenced + object);

/** Blocks and bare keys before the first text behind a title. */
function followsTitle(behind: string): boolean {
  let rest = behind;
  for (;;) {
    rest = rest.replace(/^\s+/u, '');
    block.lastIndex = 0;
    const fenced = block.exec(rest);
    const comment = /^<!--([\s\S]*?)(?:-->|$(?![\s\S]))/u.exec(rest);
    const line = /^[^\n]*/u.exec(rest)?.[0] ?? '';
    if (fenced?.index === 0) {
      if (names((fenced[2] ?? '') + (fenced[3] ?? ''), 'block')) return true;
      rest = rest.slice(fenced[0].length).replace(/^[^\n]*/u, '');
    } else if (comment) {
      if (names(comment[1] ?? '', 'head')) return true;
      rest = rest.slice(comment[0].length);
    } else if (/^[\p{L}][\p{L}\p{N} _-]{0,40}[:=]/u.test(line)) {
      if (names(line, 'titled')) return true;
      rest = rest.slice(line.length);
    } else return false;
    if (rest === '') return false;
  }
}
