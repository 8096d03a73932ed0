// What is said of a file that no parser and no converter reads, and what its owner can do.
import type { NotRead } from '../domain.ts';
import { endingOf } from './formats.ts';

type Why = Pick<NotRead, 'reason' | 'remedy'>;

const data = (language: string, remedy: string): Why => ({
  reason: `${language}, which is read only where it holds questions with answers or OpenAPI`,
  remedy,
});
const known: ReadonlyMap<string, Why> = new Map([
  [
    '',
    {
      reason: 'a file whose name has no ending, so I can’t tell what it is',
      remedy: 'if it holds text, let its name end in .md or .txt',
    },
  ],
  [
    'ipynb',
    {
      reason: 'a Jupyter notebook that is damaged, or one by name only',
      remedy: 'open it in Jupyter and save it anew, or remove it',
    },
  ],
  ['json', data('JSON', 'correct it if it should hold these, or write its text into a document')],
  ...['yml', 'yaml'].map((ending): [string, Why] => [
    ending,
    data('YAML', 'if it holds settings, let its name end in .meta.yaml; else write its text into a document'),
  ]),
]);
const remedies: ReadonlyMap<string, string> = new Map([
  ...['rtf', 'tex', 'fb2'].map((ending): [string, string] => [
    ending,
    `convert it: pandoc FILE.${ending} -t gfm -o FILE.md`,
  ]),
  ['doc', 'open it and save it as .docx'],
  ['ppt', 'open it and save it as .pptx'],
  ['xls', 'open it and save it as .xlsx'],
  ...['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif', 'ico', 'mp4', 'mp3', 'wav'].map(
    (ending): [string, string] => [
      ending,
      'if it tells something that people ask for, write that into a document; else leave it as it is',
    ],
  ),
]);
const otherRemedy = 'if answers should come from it, save it as Markdown, text or HTML';

/** Why the file at this path (relative to the folder) is not read, told by its ending alone. */
export function unsupported(path: string): NotRead {
  const ending = endingOf(path);
  const why = known.get(ending) ?? {
    reason: `a .${ending} file, which I can’t read`,
    remedy: remedies.get(ending) ?? otherRemedy,
  };
  return { path, ...why };
}
