// HTML pages: text with exact offsets, menus and hidden parts left out, hostile nesting read in no time.
import { describe, expect, it } from 'vitest';
import { read, sentencesOf } from './read.ts';

const html = (source: string): readonly string[] => sentencesOf('a.html', source);

describe('a page', () => {
  it('is read without its furniture', () => {
    const page = `<!doctype html><html lang="fr"><head><title>The &amp; page</title><style>p{}</style></head><body>
      <a href="/">Home</a><nav><a href="/x">X</a></nav><main><h2>Part <a href="#p">¶</a></h2><p>One &lt;b&gt; two<br>three.
      <script>no()</script><div hidden>secret</div></main><footer>Imprint</footer></body></html>`;
    const { document, leftOut } = read('a.html', page);
    expect([document.title, document.language]).toEqual(['The & page', 'fr']);
    expect(document.passages.map((p) => p.headings.map((h) => h.text))).toEqual([['Part']]);
    expect(html(page)).toEqual(['One <b> two three.']);
    expect(leftOut.map((l) => l.reason)).toEqual(['menu', 'menu', 'hidden', 'page footer']);
    expect(leftOut[2]?.text).toContain('secret');
  });

  it.each([
    ['<p>A<b>b</b>c<!-- x -->d <i>e</i>.', ['Abcd e.']],
    ['<p>Unclosed one.<p>Two.<li>Three.', ['Unclosed one.', 'Two.', 'Three.']],
    ['<ul><li>One<ul><li>Inner</ul><li>Two</ul>', ['One', 'Inner', 'Two']],
    ['<pre><code>a &lt; b\n  c</code></pre>', ['a < b\n  c']],
    ['<table><tr><th>H<th>I<tr><td>1<td>2<br>3</table>', ['1 2 3']],
    ['<table>stray<tr><td>cell text.</table>', ['stray', 'cell text.']],
    ['<table><tr><td><table><tr><td>Layout text.</table></table>', ['Layout text.']],
    ['<dl><dt>Term<dd>Meaning.</dl>', ['Term', 'Meaning.']],
    ['one &notanentity; &copy 2020 &#x1F600; &#0;', ['one ¬anentity; © 2020 😀 \uFFFD']],
  ])('%j', (source, expected) => {
    expect(html(source)).toEqual(expected);
  });

  it('lists what is hidden where it has words', () => {
    const page = `<p>Text <span aria-hidden="true">aside</span> goes on.<i aria-hidden="true">→</i></p>`;
    const { leftOut } = read('a.html', page);
    expect(html(page)).toEqual(['Text goes on.']);
    expect(leftOut.map(({ reason, text }) => [reason, /aside/u.test(text)])).toEqual([['hidden', true]]);
  });

  it('stays whole when a menu is never closed', () => {
    expect(html('<nav><a href=x>Menu</a><main><p>The text.</main>')).toEqual(['The text.']);
  });
});

describe('hostile input', () => {
  const fonts = Array.from({ length: 5000 }, (_, i) => `<font id=${i}>`).join('');
  it.each([
    ['a.html', `${fonts}${'<p>'.repeat(5000)}The end.`],
    ['a.html', `${'<ul><li>'.repeat(5000)}The end.`],
    ['a.html', `${'<table><tr><td>'.repeat(5000)}The end.`],
    ['a.md', `${'> '.repeat(5000)}The end.`],
    ['a.md', `${'[a]('.repeat(50_000)}\n\nThe end.`],
    ['a.md', `${Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')}\n\nThe end.`],
    ['a.md', `${'# a\n\nText b.\n\n'.repeat(10_000)}The end.`],
    ['a.md', `${' '.repeat(100_000)}x\n\nThe end.`],
  ])('%s %#', (path, source) => {
    expect(sentencesOf(path, source).at(-1)).toMatch(/The end\.$/u);
  });
});
