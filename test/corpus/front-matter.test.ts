// Front matter: what is taken for it, and that none, however hostile, keeps the reader busy.
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../src/corpus/front-matter.ts';

const split = (yaml: string) => splitFrontMatter(`---\n${yaml}\n---\nText.`, 0, 'a.md');

describe('front matter', () => {
  it.each([
    'title: T',
    'title : T',
    'title\t: T',
    '"title": T',
    "'title'  : T",
    '# note\n\n# more\ntitle: T',
  ])('begins with a key: %j', (yaml) => {
    expect(split(yaml)).toMatchObject({ meta: { title: 'T' }, unsafe: false });
  });

  it.each(['A rule above, and a rule below', '12:30 is noon', '(title): T', '"title" T'])(
    'is text without one: %j',
    (text) => {
      expect(split(text)).toMatchObject({ meta: {}, bodyStart: 0 });
    },
  );

  it.each([
    `key${' '.repeat(200_000)}(`,
    `key${'\n'.repeat(200_000)}(`,
    `key${' \t'.repeat(100_000)}(`,
    `"key"${' '.repeat(200_000)}(`,
    `${'# note\n'.repeat(50_000)}(`,
    `${' \n'.repeat(100_000)}(`,
    'a. '.repeat(100_000),
  ])('is read to its end when it is hostile', (text) => {
    expect(split(text).bodyStart).toBe(0);
  });

  it.each(['\n'.repeat(3_000), ' '.repeat(4_000), '---\n'.repeat(1_000), '{'.repeat(4_000)])(
    'that may be missed is looked for within bounds',
    (text) => {
      expect(splitFrontMatter(`+++\n${text}`, 0, 'a.md')).toMatchObject({ unsafe: false, bodyStart: 0 });
    },
  );
});
