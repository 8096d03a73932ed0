// What is said of a file that no parser and no converter reads, and what its owner can do.
import type { NotRead } from '../domain.ts';
import { endingOf } from './formats.ts';

const remedies: ReadonlyMap<string, string> = new Map([
  ...['rtf', 'tex', 'fb2'].map((ending): [string, string] => [
    ending,
    `convert it: pandoc FILE.${ending} -t gfm -o FILE.md`,
  ]),
  ...['yml', 'yaml'].map((ending): [string, string] => [
    ending,
    'if it holds settings, let its name end in .meta.yaml; of other YAML only questions with answers and OpenAPI are read',
  ]),
  ['doc', 'save it as DOCX'],
  ['ppt', 'save it as PPTX'],
  ['xls', 'save it as XLSX'],
  ['json', 'only questions with answers and descriptions of interfaces (OpenAPI) are read from JSON'],
  ...['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif', 'ico', 'mp4', 'mp3', 'wav'].map(
    (ending): [string, string] => [
      ending,
      'nothing to do, unless it shows text: then write that into a document',
    ],
  ),
]);
const otherRemedy = 'save it as Markdown, text or HTML if answers should come from it';

/** Why the file at this path (relative to the folder) is not read, told by its ending alone. */
export function unsupported(path: string): NotRead {
  const ending = endingOf(path);
  return {
    path,
    reason: `a ${ending === '' ? 'file without an ending' : `.${ending} file`}, which isn’t a supported format`,
    remedy: remedies.get(ending) ?? otherRemedy,
  };
}
