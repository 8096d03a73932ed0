// Archives are read by their directory, never further than the limits, and never against what they say.
import { describe, expect, it } from 'vitest';
import { zipLimits } from '../../../src/corpus/zip/limits.ts';
import { openZip } from '../../../src/corpus/zip/unzip.ts';
import { readTree, readXml, textOf } from '../../../src/corpus/zip/xml.ts';
import { blanks, hostileXml, lyingZip, zipOf } from './make-zip.ts';

const unpack = async (bytes: Uint8Array, name: string): Promise<Buffer> =>
  Buffer.concat([...(await openZip(bytes)).pieces(name)]);
const xml = (text: string): Uint8Array[] => [Buffer.from(text)];

describe('an archive', () => {
  it('gives its entries back, packed or not', async () => {
    const long = 'word '.repeat(100_000);
    const zip = await openZip(zipOf({ 'a.txt': 'short', 'b/c.txt': long, 'empty.txt': '' }));
    expect(zip.names).toEqual(['a.txt', 'b/c.txt', 'empty.txt']);
    expect(Buffer.concat([...zip.pieces('b/c.txt')]).toString()).toBe(long);
    expect(Buffer.concat([...zip.pieces('empty.txt')]).toString()).toBe('');
  });

  it('that unpacks to far more than its size is stopped', async () => {
    await expect(unpack(zipOf({ a: blanks() }), 'a')).rejects.toMatchObject({
      why: { reason: expect.stringMatching(/unpacks to far more/) },
    });
  });

  it('that is stopped has not been unpacked much further than the limit', async () => {
    const bytes = zipOf({ a: blanks() });
    let size = 0;
    const readAll = async (): Promise<void> => {
      for (const piece of (await openZip(bytes)).pieces('a')) size += piece.length;
    };
    await expect(readAll()).rejects.toThrow();
    expect(size).toBeLessThanOrEqual(zipLimits.floor + zipLimits.ratio * bytes.length);
  });

  it('counts all that is read of it, entry after entry', async () => {
    const part = new Uint8Array(9 * 1_024 * 1_024).fill(32);
    const zip = await openZip(zipOf({ a: part, b: part, c: part }));
    expect(() => ['a', 'b', 'c'].map((name) => [...zip.pieces(name)].length)).toThrow(/far more/);
  });

  it.each([10, 5_000_000])('that lies about a size (%i) is damaged', async (size) => {
    await expect(unpack(lyingZip({ a: 'word '.repeat(10_000) }, size), 'a')).rejects.toThrow(/damaged/);
  });

  it('whose contents were changed is damaged', async () => {
    const bytes = zipOf({ a: Uint8Array.from({ length: 500 }, (_, i) => (i * 7919) % 251) });
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await expect(unpack(bytes, 'a')).rejects.toThrow(/damaged/);
  });

  it('with more entries than any file has is refused', async () => {
    const bytes = zipOf({ a: 'x' });
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    view.setUint16(bytes.length - 22 + 10, 40_000, true);
    await expect(openZip(bytes)).rejects.toThrow(/far more/);
  });
});

describe('XML', () => {
  it('is known by its namespaces, whatever its prefixes are', async () => {
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const root = await readTree(
      xml(`<ns0:p xmlns:ns0="${word}" ns0:val="1" id="2"><t xmlns="${word}">a &amp; b</t></ns0:p>`),
    );
    expect(root.name).toBe('w:p');
    expect({ ...root.attributes }).toEqual({ 'w:val': '1', id: '2' });
    expect(root.children).toMatchObject([{ name: 'w:t' }]);
    expect(textOf(root)).toBe('a & b');
  });

  it('goes on across the pieces that it comes in, and in other encodings', async () => {
    const bytes = Buffer.from('<x>Größe 𐌲</x>');
    expect(textOf(await readTree([...bytes].map((byte) => Buffer.from([byte]))))).toBe('Größe 𐌲');
    expect(textOf(await readTree([Buffer.from('\ufeff<x>Größe</x>', 'utf16le')]))).toBe('Größe');
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><x>Größe</x>', 'latin1');
    expect(textOf(await readTree([latin]))).toBe('Größe');
  });

  it.each([
    ['declares a bomb of entities', hostileXml.bomb, /entities/],
    ['asks for a file', hostileXml.outside, /entities/],
    ['is nested 60,000 times', hostileXml.deep, /too deeply/],
    ['is cut off', '<a><b>', /./],
    ['uses an entity that nobody knows', '<a>&secret;</a>', /./],
  ])('that %s is refused', async (_, text, reason) => {
    await expect(readTree(xml(text))).rejects.toThrow(reason);
  });

  it('that names prefixes without end is refused', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `xmlns:a${i}="u${i}"`).join(' ');
    const handlers = { open() {}, close() {}, text() {} };
    await expect(readXml(xml(`<a ${names}/>`), handlers)).rejects.toThrow(/too deeply/);
  });
});
