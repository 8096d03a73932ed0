// A PDF, a Word file and a sheet about one harbour, and what everybody who asks about them has to be shown.
import { docxOf, heading, p, run } from './docx/make-docx.ts';
import { lines, makePdf } from './pdf/make-pdf.ts';
import { number, row, text, xlsxOf } from './xlsx/make-xlsx.ts';

const basin = [
  'Barges turn in the basin, which was dug a hundred years ago by hand. Who comes in at',
  'night shows a green lamp at the bow and waits for the pilot, who signals from the',
  'tower with a lamp of his own. Ropes are kept in the shed behind the old crane, and',
  'whoever takes one brings it back dry, rolled up, and before the bell rings at noon.',
];
const island = [
  'Its gangway is folded at dusk by two sailors, who also sweep the deck.',
  'The saloon has forty seats, a stove, and a shelf with books that passengers left behind.',
  'In winter the stove is lit before the first passengers come on board, and tea is free.',
  'Dogs lie under the benches, bicycles stand at the stern, and parcels go below the deck.',
];

/** The second page says how deep the quay is; `title` is said by the file alone. */
export const rules = (metres: number, title = 'Harbour rules'): Uint8Array =>
  makePdf(
    [
      { content: lines(60, 780, ['The harbour opens at seven in the morning.', ...basin.slice(1)]) },
      { content: lines(60, 780, [`The northern quay is ${metres} metres deep.`]) + lines(60, 740, basin) },
    ],
    { title, changed: 'D:20260702100000Z' },
  );

export const files = {
  'rules.pdf': rules(9),
  'ferries.docx': docxOf(
    heading(1, 'Ferries') +
      p(run('The ferry to the island takes twenty minutes.')) +
      p(run(island.join(' '))),
    { title: 'Ferries' },
  ),
  'prices.xlsx': xlsxOf([
    {
      name: 'Prices',
      rows:
        row(1, text('A1', 'Ticket') + text('B1', 'Euros')) +
        row(2, text('A2', 'Bicycle') + number('B2', 4)) +
        row(3, text('A3', 'Motorcycle') + number('B3', 9)),
    },
  ]),
} as const;

type Asked = {
  readonly question: string;
  readonly quoted: string;
  /** In the footnote. */
  readonly place: string;
  /** The same where the path says something to whoever asks. */
  readonly terminal: string;
  /** Beside the quotation in its document. */
  readonly around: string;
};

export const deep: Asked = {
  question: 'How deep is the northern quay?',
  quoted: 'The northern quay is 9 metres deep.',
  place: 'Harbour rules · 2026-07-02 · page 2',
  terminal: 'rules.pdf, page 2',
  around: 'Barges turn in the basin',
};

export const asked: readonly Asked[] = [
  deep,
  {
    question: 'How long does the ferry to the island take?',
    quoted: 'The ferry to the island takes twenty minutes.',
    place: '1 Ferries · 2026-07-02',
    terminal: 'ferries.docx',
    around: 'Its gangway is folded at dusk',
  },
  {
    question: 'How much is a motorcycle ticket?',
    quoted: 'Motorcycle',
    place: 'sheet “Prices”, row 3',
    terminal: 'prices.xlsx, sheet “Prices”, row 3',
    around: 'Bicycle',
  },
];
