// The main text of a page: what is kept, what goes, and that nothing in it can act.
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../src/corpus/html.ts';
import { mainText } from '../../src/site/main-text.ts';
import { readable } from '../../src/text/readable.ts';

const made = (html: string): string => mainText(html, 'https://example.org/guide/') ?? '';
/** The blocks of the kept page, as they are read. */
const read = (html: string): readonly string[] => {
  const { prose, pieces } = parseHtml(made(html), 0);
  return pieces.map(({ start, end }) => readable(prose.slice(start, end)));
};

describe('the main text', () => {
  it('is what main holds, else the articles, else the page without what stands beside it', () => {
    const around = (inner: string) =>
      `<title>T</title><header>Brand</header><nav>Menu</nav><aside>Advert</aside>${inner}<footer>Imprint</footer>`;
    expect(read(around('<p>Beside</p><main><h1>One</h1><p>Two</main>'))).toEqual(['One', 'Two']);
    expect(read(around('<p>Beside</p><article><p>Two</article>'))).toEqual(['Two']);
    expect(read(around('<main></main><p>Three</p>'))).toEqual(['Three']);
    expect(read('<main><header><h1>H</h1></header><aside>Note</aside><p>P</main>')).toEqual([
      'H',
      'Note',
      'P',
    ]);
  });

  it('is found behind menus as documentation has them: nested, with boxes and items of their own', () => {
    const menu =
      '<nav><div><ul><li><a href="/a">A</a><nav><ul><li>B</li></ul></nav></li></ul></div><p>C</nav>';
    const html = `<main><div><div>${menu}</div></div><ul><li>${menu}</li></ul><article><h1>H</h1><p>Text.</p></article></main>`;
    expect(read(html)).toEqual(['H', 'Text.']);
    expect(made(html)).not.toMatch(/href/u);
  });

  it('is without banners, comments of readers and contents, as the usual makers of sites name them', () => {
    const html =
      '<body class="cookie-banner"><div id="onetrust-consent-sdk"><div><p>We use cookies.</div></div><main class="comments"><h1>H</h1><ul class="table-of-contents"><li>A</ul><p>Text.</p><section id="comments"><p>First!</section><p class="comments-are-fine">End.</main>';
    expect(read(html)).toEqual(['H', 'Text.', 'End.']);
  });

  it('leaves out what no reader of the page sees', () => {
    const html =
      '<style>.gone{display:none}</style><main><p>Seen <span class="gone">unseen</span></p><p hidden>No</p><p style="display:none">No</p><del>Old</del><p>End</main>';
    expect(read(html)).toEqual(['Seen', 'End']);
    expect(made(html)).not.toMatch(/unseen|Old|No\b/u);
  });

  it('keeps tables, lists, code and languages as they are read, and links in full', () => {
    const html =
      '<html lang="de"><main><table><tr><th>A<th>B<tr><td colspan="2">1</table><ul><li>x &amp; y</ul><pre>a\n  b</pre><a href="../x?y&amp;z">go</a></main>';
    expect(made(html)).toContain('<html lang="de">');
    expect(made(html)).toContain('<td colspan="2">');
    expect(made(html)).toContain('<a href="https://example.org/x?y&amp;z">');
    expect(read(html)).toEqual(read(made(html)));
  });

  it('holds nothing that acts, even where what is left out would join into a tag', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<<!-- -->script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
      '<svg><script>alert(1)</script></svg>',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
      '<p title="--><script>alert(1)</script>">x</p>',
      '<a href="https://example.org/&quot;&gt;&lt;script&gt;alert(1)">x</a>',
      '<title></title><script>alert(1)</script></title>',
      '<textarea></main><script>alert(1)</script>',
      '<form action="https://evil.example"><input name=x><button>go</button></form>',
      '<meta http-equiv=refresh content="0;url=https://evil.example"><base href="https://evil.example">',
    ];
    for (const html of hostile) {
      const kept = made(`<main><p>Text.</p>${html}<p>More.</p></main>`);
      expect(kept).not.toMatch(/<(?:script|img|svg|iframe|form|input|button|textarea|base)\b/iu);
      expect(kept).not.toMatch(/<[^>]*\s(?:on\w+|srcdoc|action)=/iu);
      expect(kept).not.toMatch(/href="(?!https?:|#)/iu);
      expect(kept.match(/<meta/gu)).toHaveLength(2);
      expect(read(`<main><p>Text.</p>${html}<p>More.</p></main>`)[0]).toBe('Text.');
    }
  });

  it('is none where there is no text, and takes no time on hostile nesting', () => {
    expect(mainText('<main><nav>Menu</nav></main>', 'https://example.org/')).toBeUndefined();
    const deep = `<main>${'<div>'.repeat(60_000)}Deep${'</div>'.repeat(60_000)}<p>Last.</main>`;
    expect(read(deep).at(-1)).toBe('Last.');
    const skipped = `<main><p>Text.</p>${'<nav>'.repeat(60_000)}x${'</p>'.repeat(60_000)}</main>`;
    expect(read(skipped)).toEqual(['Text.']);
  });
});
