// What is said of files that are not read: for each what it is, and what its owner can do next.
import { expect, it } from 'vitest';
import { docxOf, p } from './docx/make-docx.ts';
import { load } from './folder.ts';

it('is true of the very file, and ends in something to do', async () => {
  const corpus = await load({
    'rules.md': 'The harbour opens at six.',
    'berths.ipynb': '{"cells": [',
    'berths.json': '{"depth": 4}',
    'berths.pptx': docxOf(p('Forty berths.')),
    'berths.rtf': '{\\rtf1 Forty berths.}',
    'notes.docx': 'Forty berths.',
    README: 'Forty berths.',
  });
  const said = corpus.notRead.map(({ path, reason, remedy }) => `${path}: ${reason}; ${remedy}`);
  expect(said.toSorted()).toEqual([
    'README: a file whose name has no ending, so I can’t tell what it is; if it holds text, let its name end in .md or .txt',
    'berths.ipynb: a Jupyter notebook that is damaged, or one by name only; open it in Jupyter and save it anew, or remove it',
    'berths.json: JSON, which is read only where it holds questions with answers or OpenAPI; correct it if it should hold these, or write its text into a document',
    'berths.pptx: a PowerPoint file by name only; correct the ending of its name, or save it in the format that its name says',
    'berths.rtf: a .rtf file, which I can’t read; convert it: pandoc FILE.rtf -t gfm -o FILE.md',
    'notes.docx: a Word file by name only; correct the ending of its name, or save it in the format that its name says',
  ]);
});
