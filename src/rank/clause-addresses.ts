// The number of every block of a document, with those of the headings, paragraphs and items that it stands in, as written or as a list counts it.
import type { Block, Document } from '../domain.ts';
import { clauseKind, clauseWord, numbersIn } from '../question/concepts.ts';

/** One number of an address ("17", "b"), and what it counts where the document says so. */
type Numbered = { readonly number: string; readonly kind: string | undefined };
/** The numbers from the outermost heading to the block itself. */
export type Address = readonly Numbered[];

/** A number that is open: blocks behind it belong to it until one of the same style or level follows. */
type Open = {
  readonly address: Address;
  readonly style: string;
  /** Of a list's item; 0 for a paragraph. */
  readonly level: number;
};

const addresses = new WeakMap<Document, readonly Address[]>();

/** An address for each block, in order; empty where none is numbered. */
export function addressesOf(document: Document): readonly Address[] {
  const known = addresses.get(document);
  if (known) return known;
  const made: Address[] = [];
  let headings: readonly { readonly level: number; readonly address: Address }[] = [];
  let open: readonly Open[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'heading') {
      headings = headings.filter(({ level }) => level < block.level);
      open = [];
      const own = headingNumber(document, block);
      const address = own.length > 0 ? within(headings.at(-1)?.address ?? [], own) : undefined;
      if (address) headings = [...headings, { level: block.level, address }];
      made.push(address ?? []);
      continue;
    }
    open = opened(document, block, open, headings.at(-1)?.address ?? []);
    made.push(open.at(-1)?.address ?? headings.at(-1)?.address ?? []);
  }
  addresses.set(document, made);
  return made;
}

/** "4.2" under "4" is 4.2, "1" under "Article 17" is 17.1. */
function within(outer: Address, own: Address): Address {
  const repeats = own.length > 1 && outer.every(({ number }, at) => number === own[at]?.number);
  return repeats || (own.length > 1 && outer.length <= 1) ? own : [...outer, ...own];
}

const numberedHeading = new RegExp(
  `^\\W*?(?:(${clauseWord})\\.?\\s+(?:([ivxlc]{1,6}|[a-z])(?=[.):\\s—–-]|$))|(?:(${clauseWord})\\.?\\s*)?(\\d{1,4}[a-z]?(?:\\.\\d{1,3}[a-z]?)*)(?=[.):\\s—–-]|$))`,
  'iu',
);

/** "Article 17 Right to erasure", "4. Payment", "§ 5 Dues"; a letter or a Roman number behind such a word only. */
function headingNumber({ prose }: Document, { start, end }: Block): Address {
  const text = prose.slice(start, Math.min(end, start + HEADING)).replaceAll('\0', '');
  const [, before, letter, word = before, digits] = numberedHeading.exec(text) ?? [];
  const number = letter ?? digits;
  if (number === undefined) return [];
  return numbersIn(number).map((one, at) => ({ number: one, kind: at === 0 ? clauseKind(word) : undefined }));
}

const marked = new RegExp(
  `^[\\s>\\0]*(?:[-*+]\\s+)?(?:(${clauseWord})\\.?\\s*(\\d{1,4}[a-z]?)(?=[.):\\s])|(\\d{1,3}(?:\\.\\d{1,3})+[a-z]?)[.)]?\\s|(\\()?(\\d{1,3}[a-z]?|[a-z]|[ivxlc]{1,5})([.)])(?=[\\s\\0]|$))`,
  'iu',
);

/** What is open once this block has begun. */
function opened(document: Document, block: Block, open: readonly Open[], outer: Address): readonly Open[] {
  const item = block.kind === 'item';
  // A list ends where running text goes on, and an item where the next of its level begins.
  const kept = open.filter(({ level }) => level === 0 || (item && level < block.level));
  const match = marked.exec(beginningOf(document, block));
  if (!match) return kept;
  const [, word, worded, dotted, bracket = '', plain = '', close = ''] = match;
  const level = item ? block.level : 0;
  if (dotted !== undefined) return [{ address: within(outer, addressOf(dotted)), style: 'dotted', level: 0 }];
  if (worded !== undefined) {
    const address = [...outer, { number: worded.toLowerCase(), kind: clauseKind(word) }];
    return [{ address, style: 'word', level: 0 }];
  }
  const before = open.find(
    (one) => one.level === level && one.style === styleOf(plain, bracket, close, open),
  );
  const style = styleOf(plain, bracket, close, open);
  const at = kept.findIndex((one) => one.style === style);
  const around = at < 0 ? kept : kept.slice(0, at);
  const parent = around.at(-1)?.address ?? outer;
  const last = before?.address.at(-1)?.number;
  const number = plain.toLowerCase();
  // In Markdown all items may be written as the first.
  const own =
    item && last !== undefined && /^\d+$/u.test(number) && Number(number) <= Number(last) && number === '1'
      ? `${Number(last) + 1}`
      : number;
  return [...around, { address: [...parent, { number: own, kind: undefined }], style, level }];
}

const addressOf = (text: string): Address => numbersIn(text).map((number) => ({ number, kind: undefined }));

/** Numbers, letters and Roman numbers are kept apart, and how they are set off; "(i)" behind "(h)" is a letter. */
function styleOf(plain: string, bracket: string, close: string, open: readonly Open[]): string {
  const last = open.at(-1)?.address.at(-1)?.number ?? '';
  const letter = /^[a-z]$/iu.test(plain) && (!/^[ivxlc]$/iu.test(plain) || isNext(last, plain.toLowerCase()));
  const script = /^\d/u.test(plain) ? 'number' : letter ? 'letter' : 'roman';
  return `${script}${bracket}${close}`;
}

const isNext = (last: string, letter: string): boolean =>
  last.length === 1 && last.charCodeAt(0) + 1 === letter.charCodeAt(0);

/** UTF-16 units at the beginning of a heading in which its number stands. */
const HEADING = 80;

/** UTF-16 units at the beginning of a block in which its number stands. */
const BEGINNING = 24;

/** The beginning of a block with its marker; a list's marker stands before the block itself. */
function beginningOf(document: Document, block: Block): string {
  const { format, source, prose } = document;
  const { start } = block;
  if (format === 'html')
    return `${block.kind === 'item' ? countedBefore(document, start) : ''}${prose.slice(start, start + BEGINNING)}`;
  const line = Math.max(source.lastIndexOf('\n', start - 1), source.lastIndexOf('\r', start - 1)) + 1;
  return source.slice(line, start + BEGINNING);
}

/** An item of an ordered list of HTML: where its text begins, and its number ("2. ", "b. "). */
type Counted = { readonly at: number; readonly marker: string };

const counted = new WeakMap<Document, readonly Counted[]>();

/** The number that HTML gives to the item which begins here; empty where it gives none. */
function countedBefore(document: Document, start: number): string {
  const items = counted.get(document) ?? countItems(document);
  counted.set(document, items);
  const item = items.findLast(({ at }) => at <= start);
  return item && /^[\s\0]*$/u.test(document.prose.slice(item.at, start)) ? item.marker : '';
}

const tag = /<(\/?)(ol|ul|li)\b([^>]*)>/giu;

function countItems({ source }: Document): readonly Counted[] {
  const items: Counted[] = [];
  const lists: { readonly type: string | undefined; next: number }[] = [];
  for (const { 0: text, 1: closes, 2: name = '', 3: attributes = '', index } of source.matchAll(tag)) {
    const list = lists.at(-1);
    if (name.toLowerCase() === 'li') {
      if (closes || !list) continue;
      const marker = list.type === undefined ? '' : `${numeral(list.next, list.type)}. `;
      list.next += 1;
      items.push({ at: index + text.length, marker });
    } else if (closes) lists.pop();
    else
      lists.push({
        type:
          name.toLowerCase() === 'ol' ? (/\btype=["']?([1aAiI])/u.exec(attributes)?.[1] ?? '1') : undefined,
        next: Number(/\bstart=["']?(\d{1,4})/u.exec(attributes)?.[1] ?? 1),
      });
  }
  return items;
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

function numeral(number: number, type: string): string {
  if (/a/iu.test(type) && number <= 26) return String.fromCharCode(96 + number);
  return (/i/iu.test(type) ? romans[number - 1] : undefined) ?? String(number);
}
