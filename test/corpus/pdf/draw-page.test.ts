// The picture of a page on which a quotation is marked.
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { boxesOf } from '../../../src/corpus/pdf/boxes.ts';
import { drawPage } from '../../../src/corpus/pdf/draw-page.ts';
import { lines, makePdf, text } from './make-pdf.ts';
import { readPdf } from './read-pdf.ts';

const options = { ocrTrusted: false };
const pages = [
  { content: lines(50, 700, ['The first page says little more than others.']) },
  {
    content: lines(50, 742, ['This second page asks whoever reads it to com-', 'pile a list. It is short.']),
  },
];
const bytes = makePdf(pages);

/** Width, height and pixels (three bytes each) of a PNG without filters. */
function pixelsOf(png: Uint8Array) {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const data = inflateSync(file.subarray(41, 41 + file.readUInt32BE(33)));
  const at = (x: number, y: number): readonly number[] => [
    ...data.subarray(y * (width * 3 + 1) + 1 + x * 3).subarray(0, 3),
  ];
  return { width, height, at };
}

describe('a quotation on its page', () => {
  it('has a box for each of its lines', async () => {
    const read = await readPdf(bytes);
    const start = read.source.indexOf('com-');
    const boxes = await boxesOf(bytes, read, { start, end: read.source.indexOf(' a list') }, options);
    expect(boxes).toHaveLength(2);
    const [first, second] = boxes;
    expect(first?.page).toBe(1);
    // The line stands 742 points above the lower edge of 842, and 50 from the left of 595.
    expect((first?.y ?? 0) * 842).toBeGreaterThan(85);
    expect((first?.y ?? 0) * 842).toBeLessThan(101);
    expect((second?.x ?? 0) * 595).toBeCloseTo(50, 0);
    expect(second?.y).toBeGreaterThan(first?.y ?? 1);
  });

  it('has none where the bytes say something else by now', async () => {
    const read = await readPdf(bytes);
    const other = makePdf([{ content: lines(50, 700, ['Another first page.']) }, ...pages.slice(1)]);
    expect(await boxesOf(other, read, { start: 0, end: 10 }, options)).toEqual([]);
    expect(await boxesOf(Buffer.from('nothing'), read, { start: 0, end: 10 }, options)).toEqual([]);
  });

  it('is marked where it stands and nowhere else', async () => {
    const read = await readPdf(bytes);
    const start = read.source.indexOf('pile');
    const boxes = await boxesOf(bytes, read, { start, end: start + 12 }, options);
    const picture = await drawPage(bytes, 1, boxes, 595);
    const { width, height, at } = pixelsOf(picture?.png ?? new Uint8Array());
    expect([width, height]).toEqual([picture?.width, picture?.height]);
    const colours = (y: number) => new Set(Array.from({ length: width }, (_, x) => at(x, y).join()));
    expect(colours(842 - 733)).toContain('255,226,96');
    expect(colours(842 - 739)).not.toContain('255,226,96');
    expect(colours(400)).toEqual(new Set(['255,255,255']));
  });

  it('is drawn as people see the page: turned, and only what is shown of it', async () => {
    const turned = makePdf([
      { content: text(50, 700, 'Turned words.'), rotate: 90, crop: [0, 421, 595, 842] },
    ]);
    const read = await readPdf(turned);
    const [box] = await boxesOf(turned, read, { start: 0, end: 6 }, options);
    const picture = await drawPage(turned, 0, [], 421);
    expect([picture?.width, picture?.height]).toEqual([421, 595]);
    expect((box?.h ?? 0) * 595).toBeGreaterThan((box?.w ?? 1) * 421);
  });

  it('is not drawn where there is no such page', async () => {
    expect(await drawPage(bytes, 2, [], 300)).toBeUndefined();
    expect(await drawPage(Buffer.from('nothing'), 0, [], 300)).toBeUndefined();
  });
});
