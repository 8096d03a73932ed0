// What stands in a Word file and is not seen by whoever opens it is never quoted.
import { describe, expect, it } from 'vitest';
import { docxConverter } from '../../../src/corpus/docx/docx.ts';
import { blocksOf, read } from '../converter-contract.ts';
import { cell, docxOf, p, row, run, table } from './make-docx.ts';

const blocks = async (body: string) => blocksOf(await read(docxConverter, docxOf(body)));
const warnings = async (body: string) => (await read(docxConverter, docxOf(body))).warnings;

describe('what nobody sees', () => {
  it('is hidden text, and a warning says so', async () => {
    const body = p(
      run('Open.') + run('Secret one.', '<w:vanish/>') + run('Secret two.', '<w:rStyle w:val="Secret"/>'),
    );
    expect(await blocks(body)).toEqual(['paragraph: Open.']);
    expect(await warnings(body)).toEqual(['has hidden text, which is left out']);
  });

  it('is white text on white, and text of no size', async () => {
    const white = '<w:color w:val="FFFFFF"/>';
    const body = p(run('Open.') + run('White.', white) + run('Tiny.', '<w:sz w:val="2"/>'));
    expect(await blocks(body)).toEqual(['paragraph: Open.']);
    const shaded = p(run('White on blue.', `${white}<w:shd w:val="clear" w:fill="0000FF"/>`));
    expect(await blocks(shaded)).toEqual(['paragraph: White on blue.']);
  });

  it('is what was deleted; what was put in is read, and a warning says so', async () => {
    const body = p(
      `${run('Forty')}<w:del w:id="1"><w:r><w:delText>fifty</w:delText></w:r></w:del><w:ins w:id="2">${run(' crowns')}</w:ins><w:moveFrom w:id="3">${run('moved')}</w:moveFrom>`,
      '<w:rPr><w:del w:id="4"/></w:rPr>',
    );
    expect(await blocks(body + p(' a day.'))).toEqual(['paragraph: Forty crowns a day.']);
    expect(await warnings(body + p('x'))).toEqual(['has tracked changes, read as accepted']);
    const rows = table(row([cell('A'), cell('B')]), row([cell('C'), cell('D')], '<w:del w:id="5"/>'));
    expect(await blocks(rows)).toEqual(['row: A | B']);
  });

  it('are the codes of fields and prompts; their results are read', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF secret</w:instrText></w:r>${run('never')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('section 2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt>`;
    expect(await blocks(p(run('See ') + field + prompt + run('.')))).toEqual(['paragraph: See section 2.']);
  });

  it('is a table of contents for answers: it is listed as left out', async () => {
    const { parsed } = await read(
      docxConverter,
      docxOf(p('Fees 3', '<w:pStyle w:val="TOC1"/>') + p('Forty.')),
    );
    expect(parsed.omitted).toMatchObject([{ reason: 'table of contents' }]);
  });
});

describe('a table of contents that was typed', () => {
  it('is no heading, whatever level of the outline its lines have', async () => {
    const line =
      '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8640"/></w:tabs><w:outlineLvl w:val="0"/>';
    expect(
      await blocks(p(`${run('Fees')}<w:r><w:tab/></w:r>${run('12')}`, line) + p('Forty crowns.')),
    ).toEqual(['paragraph: Fees 12', 'paragraph: Forty crowns.']);
  });
});
