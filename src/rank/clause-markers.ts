// What stands before the first words of a block: its number, as it is written or as its list counts it.
import type { Block, Document } from '../domain.ts';

/** UTF-16 units at the beginning of a block in which its number stands. */
const BEGINNING = 24;

/** The beginning of a block with its marker; a list's marker stands before the block itself. */
export function beginningOf(document: Document, block: Block): string {
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
