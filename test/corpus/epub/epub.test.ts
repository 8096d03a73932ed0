// What of a book can be quoted: its chapters in the order of reading, as a reading program shows them.
import { describe, expect, it } from 'vitest';
import { epubConverter } from '../../../src/corpus/epub/epub.ts';
import { blocksOf, describeConverter, placeOf, read } from '../converter-contract.ts';
import { blanks, type Entries, hostileXml, zipOf } from '../zip/make-zip.ts';

type Book = {
  readonly nav?: string;
  readonly spine?: readonly string[];
  readonly metadata?: string;
  readonly more?: Entries;
};

const page = (body: string, head = '<title>Never shown: head</title>'): string =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>${head}</head><body>${body}</body></html>`;

function epubOf(
  chapters: Readonly<Record<string, string>>,
  { nav, spine, metadata, more = {} }: Book = {},
): Uint8Array {
  const names = Object.keys(chapters);
  const items = names.map(
    (name) => `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const toc =
    nav === undefined
      ? ''
      : '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>';
  const order = (spine ?? names).map((name) => `<itemref idref="${name}"/>`);
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
    'OPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>${metadata ?? '<dc:title>Harbour book</dc:title><dc:language>en</dc:language><dc:date>2026-07</dc:date>'}</metadata><manifest>${items.join('')}${toc}</manifest><spine>${order.join('')}</spine></package>`,
    ...(nav === undefined ? {} : { 'OPS/nav.xhtml': page(`<nav epub:type="toc"><ol>${nav}</ol></nav>`) }),
    ...Object.fromEntries(names.map((name) => [`OPS/${name}.xhtml`, chapters[name] ?? ''])),
    ...more,
  });
}

const fees = page('<h1>Fees</h1><p>A mooring costs 40&nbsp;crowns.</p>');
const hours = page('<h1>Hours</h1><p>Open from 7.</p>');
const blocks = async (body: string, head?: string, more?: Entries) =>
  blocksOf(await read(epubConverter, epubOf({ a: page(body, head) }, more ? { more } : {})));

describe('a book', () => {
  it('is read in the order of its spine, without its table of contents', async () => {
    const converted = await read(
      epubConverter,
      epubOf(
        { a: hours, b: fees },
        {
          spine: ['nav', 'b', 'a'],
          nav: '<li><a href="b.xhtml#x">What it costs</a></li><li><a href="a.xhtml">Opening hours</a></li>',
        },
      ),
    );
    expect(blocksOf(converted)).toEqual([
      'heading2: Fees',
      'paragraph: A mooring costs 40 crowns.',
      'heading2: Hours',
      'paragraph: Open from 7.',
    ]);
    expect(placeOf(converted, 'A mooring')).toEqual({ kind: 'chapter', name: 'What it costs' });
    expect(placeOf(converted, 'Open from')).toEqual({ kind: 'chapter', name: 'Opening hours' });
    expect(converted).toMatchObject({ date: '2026-07', parsed: { title: 'Harbour book', language: 'en' } });
  });

  it('calls a chapter by its heading where no table of contents does', async () => {
    expect(placeOf(await read(epubConverter, epubOf({ a: fees })), 'A mooring')).toEqual({
      kind: 'chapter',
      name: 'Fees',
    });
  });

  it('of the second version names its chapters in its own way', async () => {
    const ncx =
      '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Costs</text></navLabel><content src="a.xhtml"/></navPoint></navMap></ncx>';
    const opf =
      '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="n"><itemref idref="a"/></spine></package>';
    const bytes = epubOf({ a: page('<p>Forty.</p>') }, { more: { 'OPS/book.opf': opf, 'OPS/toc.ncx': ncx } });
    const converted = await read(epubConverter, bytes);
    expect(placeOf(converted, 'Forty')).toEqual({ kind: 'chapter', name: 'Costs' });
    expect(blocksOf(converted)).toEqual(['heading2: Costs', 'paragraph: Forty.']);
  });

  it('keeps lists, tables, notes and code', async () => {
    const body =
      '<ul><li>By day<ul><li>40</li></ul></li></ul><table><tr><th>Berth</th><th>Fee</th></tr><tr><td>North</td><td>40</td></tr></table>' +
      '<p>Forty.<a epub:type="noteref" href="#n1">1</a> More<sup><a href="notes.xhtml#n2">2</a></sup>.</p><aside epub:type="footnote" id="n1"><p>In summer.</p></aside><pre>a\n  b</pre>';
    expect(await blocks(body)).toEqual([
      'item1: By day',
      'item2: 40',
      'row head: Berth | Fee',
      'row: North | 40',
      'paragraph: Forty. More.',
      'paragraph: In summer.',
      'code: a b',
    ]);
  });

  it('closes what a chapter leaves open, so that it reaches no other one', async () => {
    const converted = await read(
      epubConverter,
      epubOf({ a: page('<div hidden="hidden"><table><tr><td>Secret'), b: fees }),
    );
    expect(blocksOf(converted)).toEqual(['heading2: Fees', 'paragraph: A mooring costs 40 crowns.']);
  });
});

describe('what nobody sees', () => {
  it('is what the book’s style sheets hide', async () => {
    const head = '<link rel="stylesheet" href="look.css"/><style>.b { display: none }</style>';
    const body =
      '<p>Open.</p><p class="a">Secret one.</p><p class="b">Secret two.</p><p style="display:none">Secret three.</p>';
    expect(await blocks(body, head, { 'OPS/look.css': '.a { display: none }' })).toEqual([
      'paragraph: Open.',
    ]);
  });

  it('are scripts, pictures’ words and comments', async () => {
    expect(
      await blocks(
        '<script>secret()</script><p>Open<!-- secret -->.</p><svg><text>secret</text></svg><img alt="secret"/>',
      ),
    ).toEqual(['paragraph: Open.']);
  });

  it('is read as text where XHTML says that nothing is to be escaped', async () => {
    expect(await blocks('<p><![CDATA[a < b]]></p>')).toEqual(['paragraph: a < b']);
  });
});

const locked = (uri: string, algorithm = 'http://www.w3.org/2001/04/xmlenc#aes256-cbc') => ({
  'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData></encryption>`,
});

it('with scrambled fonts is no locked book', async () => {
  const bytes = epubOf({ a: fees }, { more: locked('OPS/font.otf', 'http://www.idpf.org/2008/embedding') });
  expect(blocksOf(await read(epubConverter, bytes))).toHaveLength(2);
});

describeConverter(
  'epub',
  epubConverter,
  [
    {
      name: 'two chapters',
      bytes: epubOf({
        a: fees,
        b: page('<h1>Hours</h1><p>Open from 7 &lt;all&gt; day.</p><p hidden="">Hidden secret</p>'),
      }),
      shows: ['Fees', 'A mooring costs 40 crowns.', 'Hours', 'Open from 7 <all> day.'],
      hides: ['Hidden secret', 'Never shown', 'Harbour book'],
    },
  ],
  [
    { name: 'empty', bytes: new Uint8Array(0), reason: /^an EPUB book that is empty$/ },
    {
      name: 'locked',
      bytes: epubOf({ a: fees }, { more: locked('OPS/a.xhtml') }),
      reason: /copy protection/,
      remedy: /publisher/,
    },
    { name: 'cut off', bytes: epubOf({ a: fees }).slice(0, 500), reason: /damaged/ },
    { name: 'another kind of archive', bytes: zipOf({ a: 'x' }), reason: /^an EPUB book by name only$/ },
    { name: 'without text', bytes: epubOf({ a: page('') }), reason: /without text/ },
    { name: 'a bomb', bytes: epubOf({ a: fees }, { more: { 'OPS/a.xhtml': blanks() } }), reason: /far more/ },
    {
      name: 'a bomb of entities',
      bytes: epubOf({ a: fees }, { more: { 'OPS/book.opf': hostileXml.bomb } }),
      reason: /entities/,
    },
    {
      name: 'asking for a file',
      bytes: epubOf({ a: fees }, { more: { 'META-INF/container.xml': hostileXml.outside } }),
      reason: /entities/,
    },
    {
      name: 'nested 60,000 times',
      bytes: epubOf({ a: fees }, { more: { 'OPS/book.opf': hostileXml.deep } }),
      reason: /too deeply/,
    },
  ],
);
