// What is said of a file that no parser and no converter reads, and what its owner can do.
import type { NotRead } from '../domain.ts';
import { endingOf } from './formats.ts';

const remedies: ReadonlyMap<string, string> = new Map([
  ['pdf', 'convert it: pdftotext -layout FILE.pdf FILE.txt'],
  ...['docx', 'odt', 'rtf', 'epub', 'adoc', 'org', 'tex', 'ipynb'].map((ending): [string, string] => [
    ending,
    `convert it: pandoc FILE.${ending} -t gfm -o FILE.md`,
  ]),
  ...['yml', 'yaml'].map((ending): [string, string] => [
    ending,
    'if it holds settings, let its name end in .meta.yaml',
  ]),
  ['doc', 'save it as DOCX, then: pandoc FILE.docx -t gfm -o FILE.md'],
  ['pptx', 'export it as text or PDF, then: pdftotext -layout FILE.pdf FILE.txt'],
  ...['csv', 'tsv', 'xlsx', 'xls', 'ods'].map((ending): [string, string] => [
    ending,
    'copy the table into a Markdown file (rows between pipes, first row the names of the columns)',
  ]),
  ...['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif', 'ico', 'mp4', 'mp3', 'wav'].map(
    (ending): [string, string] => [
      ending,
      'nothing to do, unless it shows text: then write that into a document',
    ],
  ),
]);
const otherRemedy = 'save it as Markdown, text or HTML if answers should come from it';

export function unsupported(path: string): NotRead {
  const ending = endingOf(path);
  return {
    path,
    reason: `a ${ending === '' ? 'file without an ending' : `.${ending} file`}, which isn’t a supported format`,
    remedy: remedies.get(ending) ?? otherRemedy,
  };
}
