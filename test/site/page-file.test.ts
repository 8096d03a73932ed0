// The names of files that pages are kept in: stable, apart, and never more than a name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettings } from '../../src/corpus/walk.ts';
import { pageFiles } from '../../src/site/page-file.ts';

const first = (path: string): string | undefined => pageFiles(`https://example.org${path}`)[0]?.page;

describe('the file of a page', () => {
  it('is named as its address says', () => {
    expect(first('/')).toBe('index.html');
    expect(first('/guide/')).toBe('guide/index.html');
    expect(first('/guide/set-up_2')).toBe('guide/set-up_2.html');
    expect(first('/guide/setup.html')).toBe('guide/setup.html');
    expect(first('/caf%C3%A9')).toBe('café.html');
  });

  it('has a hash where the address cannot be a name, or says more than a path', () => {
    for (const path of [
      '/A',
      '/a?b',
      '/_folder',
      '/.env',
      '/con',
      '/a//b',
      '/a.b',
      '/1/2/3/4/5/6/7',
      `/${'x'.repeat(56)}`,
    ])
      expect(first(path)).toMatch(/-[0-9a-f]{10}\.html$/u);
    expect(first('/x?a')).not.toBe(first('/x?b'));
  });

  it('never leaves the folder, hides, or is one of settings, whatever the address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'grapheme' }), (url, text) => {
        for (const { page, settings } of pageFiles(new URL(encodeURIComponent(text), url).href)) {
          expect(page).toMatch(
            /^(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*\/)*[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*\.html$/u,
          );
          expect(isSettings(page)).toBe(false);
          expect(settings).not.toMatch(/(?:^|\/)_folder/u);
          for (const part of page.split('/')) expect(Buffer.byteLength(part)).toBeLessThan(250);
        }
      }),
    );
  });
});
