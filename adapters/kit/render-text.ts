// A reply in plain text, for a platform that formats nothing: quotations behind a bar, each with its footnote; pure.
import { citationsOf } from '../../src/citation/citations.ts';
import type { Answer, Citation } from '../../src/domain.ts';
import { alsoLine, differLine, footer, moreLine } from '../../src/words/citation.ts';
import {
  changedLine,
  examplesLine,
  leadLine,
  receiptLine,
  understoodLine,
  withdrawnLine,
} from '../../src/words/everybody.ts';
import type { Shown } from './chat-adapter.ts';

/** No control character and nothing that turns the direction of text is in it; line breaks and tabs are. */
export function renderText(shown: Shown): string {
  if (shown.kind === 'notice') return inert(shown.text);
  const { answer, receipt } = shown;
  const differ = answer.kind === 'answer' ? answer.differ.map(differLine) : [];
  const receipts = receipt === '' ? [] : [receiptLine(receipt)];
  return [
    understoodLine(answer),
    leadLine(answer),
    ...citationsOf(answer).map((citation) => quotation(citation, shown)),
    ...differ,
    moreLine(answer),
    ...listed(answer),
    ...receipts,
  ]
    .filter((part) => part !== undefined)
    .map(inert)
    .join('\n\n');
}

/** Every line of the document behind a bar, so that it is taken for nothing else. */
function quotation(citation: Citation, { withdrawn, changed }: Extract<Shown, { kind: 'answer' }>): string {
  const { number, excerpt, source, labels } = citation;
  const foot = [footer(citation), source.link, alsoLine(citation)].flatMap((line) =>
    line ? [oneLine(line)] : [],
  );
  if (withdrawn.includes(number)) return [withdrawnLine, ...foot].join('\n');
  if (changed.includes(number)) return [changedLine, ...foot].join('\n');
  const above = labels.filter(({ kind }) => kind !== 'column').map(({ text }) => text);
  const cells = excerpt.cells.filter(({ column }) => column !== '');
  const text =
    cells.length === 0
      ? excerpt.text
      : excerpt.cells.map(({ column, value }) => named(column, excerpt.text.slice(value.start, value.end)));
  return [...barred([...above, text].flat()), ...foot].join('\n');
}

const named = (column: string, value: string): string => (column === '' ? value : `${column}: ${value}`);

const barred = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.split(lineBreak)).map((line) => (line === '' ? '>' : `> ${line}`));

function listed(answer: Answer): readonly string[] {
  if (answer.kind !== 'conversation') return [];
  const { about, documents, examples } = answer;
  const titles = about === 'topics' || about === 'documents' ? documents.map(({ title }) => title) : [];
  const tried = examples.length === 0 ? [] : [[examplesLine, ...examples.map(item)].join('\n')];
  return [...(titles.length === 0 ? [] : [titles.map(item).join('\n')]), ...tried];
}

const oneLine = (text: string): string => text.replace(lineBreak, ' ');
const item = (text: string): string => `- ${oneLine(text)}`;

const lineBreak = /\r\n|[\r\n\u0085\u2028\u2029]/gu;

/** Control characters, halves of surrogate pairs, and the marks that turn the direction of text. */
const acting = /(?![\n\t])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const inert = (text: string): string =>
  text.replace(/\r\n?|[\u2028\u2029]/gu, '\n').replace(acting, '\uFFFD');
