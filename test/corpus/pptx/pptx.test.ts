// What of a PowerPoint file can be quoted: what its slides show, and its notes as notes.
import { describe, expect, it } from 'vitest';
import { pptxConverter } from '../../../src/corpus/pptx/pptx.ts';
import { blocksOf, describeConverter, placeOf, read } from '../converter-contract.ts';
import { blanks, compoundFile, hostileXml, officeParts, zipOf } from '../zip/make-zip.ts';
import { p, placed, pptxOf, run, type SlideOf, shape, table } from './make-pptx.ts';

const blocks = async (...slides: readonly SlideOf[]) => blocksOf(await read(pptxConverter, pptxOf(slides)));
const fees =
  shape('body', p('By day') + p('40 crowns', '<a:pPr lvl="1"/>') + p('By week')) + shape('title', p('Fees'));

describe('a slide', () => {
  it('has its title as heading, and lists as deep as they are drawn', async () => {
    expect(await blocks({ shapes: fees })).toEqual([
      'heading2: Fees',
      'item1: By day',
      'item2: 40 crowns',
      'item1: By week',
    ]);
  });

  it('without a title is called by its number, so that no heading of another slide stands above it', async () => {
    const converted = await read(
      pptxConverter,
      pptxOf([{ shapes: fees }, { shapes: shape('', p('Ring the bell.')) }], 5),
    );
    expect(blocksOf(converted).slice(-2)).toEqual(['heading2: Slide 6', 'paragraph: Ring the bell.']);
    expect(placeOf(converted, 'Ring the bell')).toEqual({ kind: 'slide', name: '6' });
    expect(placeOf(converted, 'By week')).toEqual({ kind: 'slide', name: '5' });
    expect(converted.parsed.title).toBe('Fees');
  });

  it('keeps tables, bullets that say so, raised text and links', async () => {
    const bullets =
      p('One', '<a:pPr><a:buChar char="•"/></a:pPr>') + p('Not one', '<a:pPr><a:buNone/></a:pPr>');
    const raised = p(run('Up to 20 m') + run('2', 'baseline="30000"'));
    expect(
      await blocks({ shapes: table(['Berth', 'Fee'], ['North', '40']) + shape('', bullets + raised) }),
    ).toEqual([
      'heading2: Slide 1',
      'row head: Berth | Fee',
      'row: North | 40',
      'item1: One',
      'paragraph: Not one',
      'paragraph: Up to 20 m^2',
    ]);
    const link = '<a:r><a:rPr><a:hlinkClick r:id="l"/></a:rPr><a:t>the page</a:t></a:r>';
    const linked = (target: string) =>
      read(pptxConverter, pptxOf([{ shapes: shape('', p(link)), links: { l: target } }]));
    expect((await linked('https://example.org/')).source).toContain(
      '<a href="https://example.org/">the page</a>',
    );
    expect((await linked('javascript:alert(1)')).source).not.toContain('<a');
  });

  it('has its notes under a heading that says so, at a place of their own', async () => {
    const converted = await read(
      pptxConverter,
      pptxOf([{ shapes: fees, notes: 'Say it slowly.' }, { shapes: fees }]),
    );
    expect(blocksOf(converted).slice(4, 7)).toEqual([
      'heading3: Speaker notes',
      'paragraph: Say it slowly.',
      'heading2: Fees',
    ]);
    expect(placeOf(converted, 'Say it slowly')).toEqual({ kind: 'notes', name: '1' });
  });
});

describe('what nobody sees', () => {
  it('is a hidden slide with its notes; the others keep their numbers', async () => {
    const converted = await read(
      pptxConverter,
      pptxOf([
        { shapes: shape('', p('Secret.')), notes: 'Secret notes.', hidden: true },
        { shapes: shape('', p('Open.')) },
      ]),
    );
    expect(blocksOf(converted)).toEqual(['heading2: Slide 2', 'paragraph: Open.']);
    expect(converted.warnings).toEqual(['has hidden slides, which are left out']);
  });

  it('are hidden shapes, shapes beside the slide, and text without paint or size', async () => {
    const unpainted = '<a:r><a:rPr><a:noFill/></a:rPr><a:t>Unpainted.</a:t></a:r>';
    const shapes =
      shape('', p('Secret.'), '', true) +
      shape('', p('Left.'), placed(-2_000, 0)) +
      shape('', p('Below.'), placed(0, 6_000)) +
      shape('', p('Open.'), placed(-500, 100)) +
      shape('', p(run('Seen.') + unpainted + run('Tiny.', 'sz="100"')));
    expect(await blocks({ shapes })).toEqual(['heading2: Slide 1', 'paragraph: Open.', 'paragraph: Seen.']);
  });

  it('is what stands on every slide', async () => {
    const shapes =
      shape('ftr', p('Confidential')) +
      shape('dt', p('1 May')) +
      shape('sldNum', p('7')) +
      shape('body', p('Open.'));
    expect(await blocks({ shapes })).toEqual(['heading2: Slide 1', 'paragraph: Open.']);
  });
});

const slideOf = (xml: string | Uint8Array) =>
  zipOf({ ...officeParts('ppt/presentation.xml'), 'ppt/presentation.xml': xml });

describeConverter(
  'pptx',
  pptxConverter,
  [
    {
      name: 'two slides with notes',
      bytes: pptxOf([
        { shapes: fees, notes: 'Say it slowly.' },
        { shapes: shape('', p('Hidden secret')), hidden: true },
        { shapes: shape('title', p('Hours')) + shape('', p('Open from 7 &lt;all&gt; day')) },
      ]),
      shows: [
        'Fees',
        'By day',
        '40 crowns',
        'Speaker notes',
        'Say it slowly.',
        'Hours',
        'Open from 7 <all> day',
      ],
      hides: ['Hidden secret', 'Never shown'],
    },
  ],
  [
    { name: 'empty', bytes: new Uint8Array(0), reason: /^a PowerPoint file that is empty$/ },
    {
      name: 'with a password',
      bytes: compoundFile('EncryptedPackage'),
      reason: /^a PowerPoint file with a password$/,
    },
    {
      name: 'of an old version',
      bytes: compoundFile('PowerPoint Document'),
      reason: /^a PowerPoint file in an old format$/,
    },
    { name: 'cut off', bytes: pptxOf([{ shapes: fees }]).slice(0, 700), reason: /damaged/ },
    { name: 'without text', bytes: pptxOf([{ shapes: '' }]), reason: /without text/ },
    { name: 'a bomb', bytes: slideOf(blanks()), reason: /far more/ },
    { name: 'a bomb of entities', bytes: slideOf(hostileXml.bomb), reason: /entities/ },
    { name: 'nested 60,000 times', bytes: slideOf(hostileXml.deep), reason: /too deeply/ },
  ],
);
