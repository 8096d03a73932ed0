// Folders that name where their files can be seen: each repository links to its own pages.
import { describe, expect, it } from 'vitest';
import { citationLink } from '../../src/citation/link.ts';
import type { Corpus } from '../../src/corpus/load.ts';
import { load } from './folder.ts';

const text = (of: string): string => `# ${of}\n\nThis is said of ${of}.\n`;
const all = 'https://wiki.example/{path}';

/** Where a quotation of the third line of each document leads. */
const links = ({ documents }: Corpus): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    documents.map((document) => [
      document.path,
      citationLink({ document, text: 'This is said', start: document.source.indexOf('This'), line: 3 }, all),
    ]),
  );

describe('source_url', () => {
  it('holds for a folder and those below it, and the nearer one counts', async () => {
    const corpus = await load({
      'top.md': text('top'),
      'api/_folder.meta.yaml': 'source_url: https://git.example/api/blob/main/{path}#L{line}',
      'api/guide/start.md': text('start'),
      'api/vendor/_folder.meta.yaml': 'source_url: https://git.example/vendor/{path}',
      'api/vendor/lib.md': text('lib'),
      'web/_folder.meta.yaml': 'source_url: https://git.example/web/{path}#L{line}\naudience: [team]',
      'web/a b/start.md': text('web'),
      'web/own.md': `---\nurl: https://own.example/page\n---\n${text('own')}`,
    });
    expect(corpus.warnings).toEqual([]);
    expect(links(corpus)).toEqual({
      'top.md': 'https://wiki.example/top.md',
      'api/guide/start.md': 'https://git.example/api/blob/main/guide/start.md#L3',
      'api/vendor/lib.md': 'https://git.example/vendor/lib.md',
      'web/a b/start.md': 'https://git.example/web/a%20b/start.md#L3',
      'web/own.md': 'https://own.example/page#:~:text=This%20is%20said',
    });
    expect(corpus.documents.find(({ path }) => path === 'web/own.md')?.audience).toEqual(['team']);
  });

  it('may be of one document, and is named where it is none', async () => {
    const corpus = await load({
      'a/one.md': text('one'),
      'a/one.meta.yaml': 'source_url: https://git.example/{path}',
      'a/two.md': text('two'),
      'b/_folder.meta.yaml': 'source_url: javascript:alert("{path}")',
      'b/three.md': text('three'),
      'c/_folder.meta.yaml': 'source_url: https://git.example/without-a-place',
      'c/four.md': text('four'),
    });
    expect(links(corpus)).toMatchObject({
      'a/one.md': 'https://git.example/one.md',
      'a/two.md': 'https://wiki.example/a/two.md',
      'b/three.md': 'https://wiki.example/b/three.md',
      'c/four.md': 'https://wiki.example/c/four.md',
    });
    expect(corpus.warnings).toEqual([
      expect.stringMatching(/^b\/_folder\.meta\.yaml: "source_url" is not used; write .*\{path\}/u),
      expect.stringMatching(/^c\/_folder\.meta\.yaml: "source_url" is not used/u),
    ]);
  });
});
