// Bytes that are no UTF-8: read where a page says how or where every reading is the same, else named as what they most likely are.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode, decodeFile } from '../../src/corpus/decode.ts';
import { createLibrary } from '../../src/library/library.ts';
import { folderOf, load } from './folder.ts';

/** Text as bytes of a code page with one byte a letter, by looking each letter up. */
function encoded(label: string, text: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(text, (letter) => table.get(letter) ?? 63);
}
const western = (text: string): Uint8Array =>
  Uint8Array.from(
    text,
    (c) => ({ '€': 0x80, '–': 0x96, '“': 0x93, '”': 0x94, '’': 0x92 })[c] ?? c.charCodeAt(0),
  );
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

const reasonOf = (given: Uint8Array): string => {
  const decoded = decode(given);
  return 'reason' in decoded ? `${decoded.reason}; ${decoded.remedy}` : decoded.source;
};

describe('a page that declares its encoding', () => {
  it.each([
    ['<meta charset="iso-8859-1">', 'windows-1252', 'Die Höhe beträgt 48 Meter.'],
    ['<meta charset=windows-1252>', 'windows-1252', 'Città è così.'],
    [
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
      'windows-1251',
      'Склад открыт.',
    ],
    ['<?xml version="1.0" encoding="koi8-r"?>', 'koi8-r', 'Склад открыт.'],
    ['<!-- <meta charset=koi8-r> --><meta charset=windows-1251>', 'windows-1251', 'Склад открыт.'],
  ])('%s', (declared, label, text) => {
    const page = `${declared}<p>${text}`;
    expect(decode(encoded(label, page), 'page')).toEqual({ source: page, start: 0 });
  });

  it('reads the signs that Windows has where others have none', () => {
    const page = '<meta charset=windows-1252><p>€5 – “each”, it’s so, voilà.';
    expect(decode(western(page), 'page')).toEqual({ source: page, start: 0 });
  });

  it('is UTF-8 all the same where its bytes are', () => {
    const page = '<meta charset=koi8-r><p>Höhe';
    expect(decode(new TextEncoder().encode(page), 'page')).toEqual({ source: page, start: 0 });
  });

  it('is proven on the disk as it was read', async () => {
    const page = encoded('windows-1251', '<meta charset=windows-1251><p>Склад открывается в восемь утра.');
    const folder = await folderOf({ 'a.html': page });
    const corpus = await load({ 'a.html': page });
    const decoded = await decodeFile(join(folder, 'a.html'));
    expect('source' in decoded && decoded.source).toBe(corpus.documents[0]?.source);
    expect(createLibrary(corpus).documents[0]?.prose).toContain('Склад открывается');
  });
});

describe('text that does not', () => {
  it.each([
    [
      'Windows-1252',
      western('The café’s fee is €5 – paid “monthly”.'),
      'The café’s fee is €5 – paid “monthly”.',
    ],
    [
      'signs of Windows pasted into UTF-8',
      Buffer.concat([Buffer.from('The lounge — upstairs '), Buffer.of(0x97), Buffer.from(' closes.')]),
      'The lounge — upstairs — closes.',
    ],
    ['UTF-16 without its mark', Buffer.from('The gate opens.', 'utf16le'), 'The gate opens.'],
    ['UTF-16, big end first', Buffer.from('The gate opens.', 'utf16le').swap16(), 'The gate opens.'],
  ])('is read where there is no doubt: %s', (_, given, text) => {
    expect(decode(given)).toEqual({ source: text, start: 0 });
  });

  it.each([
    ['WINDOWS-1252', encoded('windows-1252', 'Perchè è così? L’università è là.')],
    ['WINDOWS-1252', encoded('windows-1250', 'Kůň běží přes žluté pole a pak zase domů, kde je klid.')],
    ['WINDOWS-1251', encoded('windows-1251', 'Склад открывается в восемь часов утра.')],
    ['KOI8-R', encoded('koi8-r', 'Склад открывается в восемь часов утра.')],
    ['SHIFT_JIS', bytes('8ef3 9574 82cd 8cdf 914f 8be3 8e9e 82c9 8e6e 82dc 82e8 82dc 82b7 8142')],
    ['EUC-JP', bytes('bcf5 c9d5 a4cf b8e1 c1b0 b6e5 bbfe a4cb bbcf a4de a4ea a4de a4b9 a1a3')],
    ['EUC-KR', bytes('c3a2 b0ed b4c2 20 bec6 c4a7 20 bfa9 b4fc bdc3 bfa1 20 bfad b8b3 b4cf b4d9 2e')],
    ['GB18030', bytes('b2d6 bfe2 c3bf cce7 d4e7 c9cf b0cb b5e3 bfaa c3c5 a1a3')],
  ])('is named: %s', (name, given) => {
    expect(reasonOf(given)).toBe(
      `not valid UTF-8, most likely ${name}; save it as UTF-8 (iconv -f ${name} -t UTF-8 FILE > NEW)`,
    );
  });

  it('is read where a few NULs have strayed between its words', () => {
    expect(decode(Buffer.from('The attic\0 key hangs in the hall.'))).toEqual({
      source: 'The attic  key hangs in the hall.',
      start: 0,
    });
    const settings = Buffer.from('audience: \0 [team, staff, board]');
    expect(decode(settings, 'settings')).toMatchObject({ reason: expect.stringMatching(/NUL bytes/u) });
  });

  it('is no text where it is something else', () => {
    expect(reasonOf(bytes('89504e470d0a1a0a'))).toMatch(/^not text but an image \(PNG\)/u);
    expect(reasonOf(bytes('ff41ff01ff02'))).toMatch(/^not text but data/u);
    expect(reasonOf(Buffer.from('A ke\0y hangs in the hall.'))).toMatch(/NUL bytes/u);
    expect(reasonOf(Buffer.from('A\0 B\0 C\0 D\0'))).toMatch(/NUL bytes/u);
    expect(reasonOf(Buffer.from('Only here: \0 \u0002 and so on, and on.'))).toMatch(/NUL bytes/u);
  });
});
