// What of a text document of LibreOffice can be quoted: what its reader sees with all changes accepted.
import { describe, expect, it } from 'vitest';
import { odtConverter } from '../../../src/corpus/odf/odt.ts';
import { blocksOf, describeConverter, read } from '../converter-contract.ts';
import { blanks, compoundFile, hostileXml, zipOf } from '../zip/make-zip.ts';
import { lockedManifest, numberedHeadings, odtOf } from './make-odf.ts';

const blocks = async (body: string, styles?: string) =>
  blocksOf(await read(odtConverter, odtOf(body, styles)));
const p = (inside: string, style = ''): string => `<text:p text:style-name="${style}">${inside}</text:p>`;
const h = (level: number, text: string): string => `<text:h text:outline-level="${level}">${text}</text:h>`;
const span = (style: string, text: string): string =>
  `<text:span text:style-name="${style}">${text}</text:span>`;
const list = (style: string, ...items: readonly string[]): string =>
  `<text:list text:style-name="${style}">${items.map((one) => `<text:list-item>${one}</text:list-item>`).join('')}</text:list>`;
const cell = (inside: string, look = ''): string =>
  `<table:table-cell ${look}>${inside && p(inside)}</table:table-cell>`;
const row = (...cells: readonly string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;

describe('a text document', () => {
  it('has headings below its title, numbered where they are', async () => {
    const body =
      p('Harbour rules', 'Title') +
      h(1, 'Fees') +
      h(2, 'By day') +
      h(2, 'By week') +
      h(1, 'Hours') +
      p('From 7.');
    expect(await blocks(body)).toEqual([
      'heading1: Harbour rules',
      'heading2: Fees',
      'heading3: By day',
      'heading3: By week',
      'heading2: Hours',
      'paragraph: From 7.',
    ]);
    expect((await blocks(body, numberedHeadings)).slice(1, 5)).toEqual([
      'heading2: 1 Fees',
      'heading3: 1.1 By day',
      'heading3: 1.2 By week',
      'heading2: 2 Hours',
    ]);
  });

  it('has lists, numbered or not, with what belongs to an item', async () => {
    const body = list('Numbers', p('First') + p('more of it') + list('Bullets', p('inner')), p('Second'));
    const { source } = await read(odtConverter, odtOf(body));
    expect(source).toContain('<ol>');
    expect(await blocks(body)).toEqual([
      'item1: First',
      'item2: more of it',
      'item2: inner',
      'item1: Second',
    ]);
  });

  it('has tables with the names of their columns and merged cells', async () => {
    const head = `<table:table-header-rows>${row(cell('Berth'), cell('Fee'))}</table:table-header-rows>`;
    const merged =
      row(cell('North', 'table:number-rows-spanned="2"'), cell('40')) +
      row('<table:covered-table-cell/>', cell('45'));
    const { parsed } = await read(odtConverter, odtOf(`<table:table>${head}${merged}</table:table>`));
    const last = parsed.pieces.at(-1);
    expect(last?.names?.row.map(({ start, end }) => parsed.prose.slice(start, end))).toEqual([
      'Berth',
      'North',
    ]);
  });

  it('keeps spaces, raised text, and notes apart from the sentence', async () => {
    const note =
      '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Half in winter.</text:p></text:note-body></text:note>';
    expect(
      await blocks(p(`Up to<text:s text:c="2"/>20${note} m${span('Raised', '2')}.`) + p('After.')),
    ).toEqual(['paragraph: Up to 20 m^2.', 'paragraph: Half in winter.', 'paragraph: After.']);
  });

  it('has the text of its frames', async () => {
    const frame = `<draw:frame><draw:text-box>${p('Ring the bell.')}</draw:text-box></draw:frame>`;
    expect(await blocks(p(`At the gate.${frame}`))).toEqual([
      'paragraph: At the gate.',
      'paragraph: Ring the bell.',
    ]);
  });
});

describe('what nobody sees', () => {
  it('is hidden or white text, and a warning says so', async () => {
    const body =
      p(
        `Open.${span('Hidden', 'Secret one.')}${span('White', 'Secret two.')}<text:hidden-text text:string-value="x">Secret three.</text:hidden-text>`,
      ) +
      `<text:section text:display="none">${p('Secret four.')}</text:section>` +
      p('<text:hidden-paragraph/>Secret five.');
    const converted = await read(odtConverter, odtOf(body));
    expect(blocksOf(converted)).toEqual(['paragraph: Open.']);
    expect(converted.warnings).toEqual(['has hidden text, which is left out']);
  });

  it('are comments and what was deleted', async () => {
    const changes = `<text:tracked-changes><text:changed-region><text:deletion>${p('Deleted.')}</text:deletion></text:changed-region></text:tracked-changes>`;
    const converted = await read(
      odtConverter,
      odtOf(`${changes}${p('Open<office:annotation><text:p>A comment.</text:p></office:annotation>.')}`),
    );
    expect(blocksOf(converted)).toEqual(['paragraph: Open.']);
    expect(converted.warnings).toEqual(['has tracked changes, read as accepted']);
  });

  it('is a table of contents for answers', async () => {
    const contents = `<text:table-of-content><text:index-body>${p('Fees 3')}</text:index-body></text:table-of-content>`;
    const { parsed } = await read(odtConverter, odtOf(contents + p('Forty.')));
    expect(parsed.omitted).toMatchObject([{ reason: 'table of contents' }]);
  });
});

describeConverter(
  'odt',
  odtConverter,
  [
    {
      name: 'all in one',
      bytes: odtOf(
        h(1, 'Fees') +
          p(`Forty ${span('Struck', 'fifty')}crowns &lt;a day&gt;.`) +
          list('Bullets', p('by day')) +
          p(span('Hidden', 'Hidden secret')),
      ),
      shows: ['Fees', 'Forty crowns <a day>.', 'by day'],
      hides: ['Hidden secret', 'fifty', 'Harbour'],
    },
  ],
  [
    { name: 'empty', bytes: new Uint8Array(0), reason: /^an OpenDocument text that is empty$/ },
    {
      name: 'with a password',
      bytes: odtOf(p('x'), '', lockedManifest),
      reason: /^an OpenDocument text with a password$/,
    },
    { name: 'of an old version', bytes: compoundFile('WordDocument'), reason: /old format/ },
    { name: 'cut off', bytes: odtOf(p('Forty.')).slice(0, 500), reason: /damaged/ },
    {
      name: 'another kind of archive',
      bytes: zipOf({ a: 'x' }),
      reason: /^an OpenDocument text by name only$/,
    },
    { name: 'without text', bytes: odtOf(''), reason: /without text/ },
    { name: 'a bomb', bytes: odtOf('', '', { 'content.xml': blanks() }), reason: /far more/ },
    {
      name: 'a bomb of entities',
      bytes: odtOf('', '', { 'content.xml': hostileXml.bomb }),
      reason: /entities/,
    },
    {
      name: 'asking for a file',
      bytes: odtOf('', '', { 'meta.xml': hostileXml.outside }),
      reason: /entities/,
    },
    {
      name: 'nested 60,000 times',
      bytes: odtOf('', '', { 'content.xml': hostileXml.deep }),
      reason: /too deeply/,
    },
  ],
);
