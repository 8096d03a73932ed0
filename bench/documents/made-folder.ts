// A folder of a thousand made-up files in all formats, the same every time: what the bench reads where no folder is named.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docxOf, heading, p, run } from '../../test/corpus/docx/make-docx.ts';
import { odsOf, odtOf } from '../../test/corpus/odf/make-odf.ts';
import { lines, makePdf, text as printed } from '../../test/corpus/pdf/make-pdf.ts';
import { p as paragraph, pptxOf, shape } from '../../test/corpus/pptx/make-pptx.ts';
import { number, row, text, xlsxOf } from '../../test/corpus/xlsx/make-xlsx.ts';
import { zipOf } from '../../test/corpus/zip/make-zip.ts';
import { randomFrom } from '../random.ts';

const random = randomFrom(17);
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const syllables = 'har bour quay tide mast keel oar buoy deck sail rope fee night crane light gate'.split(
  ' ',
);
const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? '';
const word = (): string => times(1 + Math.floor(random() * 3), syllable).join('');
const words = (count: number): string => times(count, word).join(' ');
const sentence = (): string => `The ${words(11)}.`;
const prose = (): string => times(5, sentence).join(' ');

/** Pages of print as people have them: a title, a running line, and 48 lines in one column or in two. */
const pdf = (pages: number): Uint8Array =>
  makePdf(
    times(pages, (n) => ({
      content:
        printed(60, 800, 'Rules of the harbour', { size: 9 }) +
        printed(60, 770, words(3), { font: 'bold', size: 16 }) +
        (n % 2 === 0
          ? lines(
              60,
              740,
              times(48, () => words(9)),
            )
          : lines(
              60,
              740,
              times(48, () => words(4)),
            ) +
            lines(
              320,
              740,
              times(48, () => words(4)),
            )),
    })),
    { title: words(3) },
  );

const table = (): string =>
  row(1, text('A1', 'Berth') + text('B1', 'Note') + text('C1', 'Euros')) +
  times(100, (n) =>
    row(n + 2, text(`A${n + 2}`, word()) + text(`B${n + 2}`, words(6)) + number(`C${n + 2}`, n)),
  ).join('');

const odsRow = (cells: readonly string[]): string =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`;

const chapter = (): string =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head/><body><h1>${words(2)}</h1>${times(20, () => `<p>${prose()}</p>`).join('')}</body></html>`;

function epub(): Uint8Array {
  const names = times(8, (n) => `c${n}`);
  const items = names.map(
    (name) => `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const spine = names.map((name) => `<itemref idref="${name}"/>`);
  return zipOf({
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
    'b.opf': `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>${words(2)}</dc:title></metadata><manifest>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`,
    ...Object.fromEntries(names.map((name) => [`${name}.xhtml`, chapter()])),
  });
}

const mail = (): string =>
  `From: Ada <ada@example.org>\r\nSubject: ${words(3)}\r\nDate: Thu, 02 Jul 2026 10:00:00 +0000\r\n\r\n${times(4, prose).join('\r\n\r\n')}\r\n`;

/** How many files of each ending, and what is in one. */
const kinds: readonly (readonly [ending: string, count: number, make: () => string | Uint8Array])[] = [
  ['pdf', 60, () => pdf(10)],
  [
    'docx',
    200,
    () => docxOf(times(10, () => heading(2, words(3)) + p(run(prose()))).join(''), { title: words(3) }),
  ],
  [
    'pptx',
    100,
    () =>
      pptxOf(
        times(12, () => ({
          shapes: shape('title', paragraph(words(3))) + shape('body', paragraph(prose())),
        })),
      ),
  ],
  ['xlsx', 100, () => xlsxOf([{ name: 'Berths', rows: table() }])],
  ['odt', 60, () => odtOf(times(20, () => `<text:p>${prose()}</text:p>`).join(''))],
  [
    'ods',
    40,
    () =>
      odsOf(
        `<table:table table:name="Berths">${odsRow(['Berth', 'Note'])}${times(100, () => odsRow([word(), words(6)])).join('')}</table:table>`,
      ),
  ],
  ['epub', 40, epub],
  ['eml', 99, mail],
  ['md', 200, () => `# ${words(3)}\n\n${times(10, () => `## ${words(3)}\n\n${prose()}\n`).join('\n')}`],
  [
    'html',
    50,
    () => `<title>${words(3)}</title>${times(10, () => `<h2>${words(3)}</h2><p>${prose()}</p>`).join('')}`,
  ],
  ['csv', 50, () => `Berth,Note\n${times(100, () => `${word()},${words(6)}`).join('\n')}\n`],
];

/** Writes the thousand files, one PDF of 600 pages among them. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [ending, count, make] of kinds)
    for (let n = 0; n < count; n++) writeFileSync(join(folder, `made-${n}.${ending}`), make());
  writeFileSync(join(folder, 'made-long.pdf'), pdf(600));
}
