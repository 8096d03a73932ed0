// What nobody sees of a page, or what is struck out in it, is in no quotation, label or suggestion, wherever it stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/suggest/questions.ts';
import { readable } from '../../src/text/readable.ts';
import { load } from './folder.ts';
import { read, sentencesOf } from './read.ts';

const html = (source: string): readonly string[] => sentencesOf('a.html', source);
const reasons = (source: string): readonly string[] => read('a.html', source).leftOut.map((l) => l.reason);

describe('a page is quoted without', () => {
  it.each([
    ['The lunch costs <s>9</s> 11 euros.', 'The lunch costs 11 euros.', 'struck out'],
    ['<del>Cards are refused.</del> Cards are <ins>welcome</ins>.', 'Cards are welcome.', 'struck out'],
    ['It costs <strike>80</strike>120 euros.', 'It costs 120 euros.', 'struck out'],
    ['It is <span style="text-decoration: line-through">8</span> 9.', 'It is 9.', 'struck out'],
    ['It is <span style="color:red; display : none">8</span> 9.', 'It is 9.', 'hidden'],
    ['It is <b style=visibility:hidden>8</b> 9.', 'It is 9.', 'hidden'],
    ['It is <i style="mso-hide:all">8</i> 9.', 'It is 9.', 'hidden'],
    ['It is <i class="x d-none">8</i> 9.', 'It is 9.', 'hidden'],
    ['It is <i class="sr-only">about</i> 9.', 'It is 9.', 'for screen readers only'],
    ['It is <i class="d-none d-md-inline">about</i> 9.', 'It is about 9.', undefined],
    ['It is <i style="font-size:0.9em;opacity:0.5">about</i> 9.', 'It is about 9.', undefined],
    ['It is <i hidden="until-found">about</i> 9.', 'It is about 9.', undefined],
  ])('%s', (source, shown, reason) => {
    expect(html(`<p>${source}`)).toEqual([shown]);
    expect(reasons(`<p>${source}`)).toEqual(reason === undefined ? [] : [reason]);
  });

  it('what its own style sheet hides or strikes out, unless a rule shows it again', () => {
    const style = `<style>/* .d{display:none} */ .a, p.b { display: none } .c5{color:#000;text-decoration:line-through}
      @media print { .d { display: none } } .tab{display:none} .tab.active{display:block}</style>`;
    const page =
      '<p class=a>One.<p class="b x">Two.<p><span class="c5">8</span> Nine.<p class=d>Four.<p class=tab>Five.';
    expect(html(style + page)).toEqual(['Nine.', 'Four.', 'Five.']);
  });

  it('comments of reviewers behind the text, but with its notes', () => {
    const page = `<body><p>Leave is long.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><hr>
      <div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;It ends in March.</span></p></div>
      <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is Dana fine with 900?</span></p><p>More of it.</p></div>
      <div><p>The end.</p></div></body>`;
    expect(html(page)).toEqual(['Leave is long.', 'It ends in March.', 'The end.']);
    expect(reasons(page)).toEqual(['comment']);
  });

  it('what wikis put around a text', () => {
    const page = `<div id="breadcrumb-section"><ol id="breadcrumbs"><li><a href=x>Space</a></ol></div>
      <div class="page-metadata">Created by Dana</div><p>The text.</p><div class="greybox">plan.pdf (application/pdf)</div>`;
    expect(html(page)).toEqual(['The text.']);
    expect(reasons(page)).toEqual(['menu', 'page metadata', 'attachments']);
  });

  it('more than ends with the element around what is hidden', () => {
    expect(html('<div><p hidden>No <span>no</div><p>Yes.')).toEqual(['Yes.']);
    expect(html('<p style="display:none">No.<p>Yes.')).toEqual(['Yes.']);
    expect(html('<div hidden>No</b> no<div>no</div> no</div><p>Yes.')).toEqual(['Yes.']);
  });
});

describe('who may read a page', () => {
  const page = (meta: string): string =>
    `<html><head>${meta}</head><body><p>The plan is done.</p></body></html>`;

  it.each([
    ['<meta name="audience" content="team, leads">', ['team', 'leads']],
    ['<META content="team" NAME="Audience" />', ['team']],
    ['<meta name="author" content="team">', []],
  ])('is named by %s', async (meta, audience) => {
    const corpus = await load({ 'a.html': page(meta) });
    expect(corpus.documents[0]?.audience).toEqual(audience);
  });

  it.each([
    '<meta name="audience">',
    '<meta name="audience" content=" ">',
    '<meta name=audiences content=",">',
  ])('is in doubt with %s', async (meta) => {
    const corpus = await load({ 'a.html': page(meta), 'b.md': 'A text.' });
    expect(corpus.documents.map((d) => d.path)).toEqual(['b.md']);
  });
});

describe('a fold', () => {
  it('is called by its summary, and what follows is not', () => {
    const page = `<h1>Rules</h1><details><summary>Can I bring a guest?</summary><p>One a week.</p>
      <ul><li>Not on Sunday.</ul><table><tr><th>Day<th>Guests<tr><td>Monday<td>two</table></details><p>The end.</p>`;
    const { document } = read('a.html', page);
    expect(document.passages.map((p) => p.headings.map((h) => h.text).at(-1))).toEqual([
      'Can I bring a guest?',
      'Can I bring a guest?',
      'Can I bring a guest?',
      'Rules',
    ]);
  });
});

const hidings = [
  ['<div hidden>', '</div>'],
  ['<p style="display:none">', '</p>'],
  ['<span style="visibility: hidden">', '</span>'],
  ['<span class="visually-hidden">', '</span>'],
  ['<section class="c9">', '</section>'],
  ['<del>', '</del>'],
  ['<s>', '</s>'],
  ['<strike>', '</strike>'],
  ['<b class=c8>', '</b>'],
  ['<template>', '</template>'],
  ['<span aria-hidden=true>', '</span>'],
  ['<!-- ', ' -->'],
  ['<div><p><a href="#cmnt_ref1">[a]</a>', '</p></div>'],
] as const;
const wraps = [
  ['<p>', '</p>'],
  ['<div>', '</div>'],
  ['<ul><li>', '</li></ul>'],
  ['<blockquote>', '</blockquote>'],
  ['<h2>', '</h2>'],
  ['<b>', '</b>'],
  ['<ins>', '</ins>'],
  ['<a href="/x">', '</a>'],
  ['<table><tr><th>Name</th><th>Value</th></tr><tr><td>x</td><td>', '</td></tr></table>'],
  ['<table><caption>', '</caption><tr><td>1</td><td>2</td></tr></table>'],
  ['<details><summary>', '</summary>Text.</details>'],
  ['<dl><dt>', '</dt><dd>Meaning.</dd></dl>'],
] as const;

let number = 0;
const text = fc
  .constantFrom('Seen', '?')
  .map((kind) => ` ${kind === '?' ? 'May seen' : 'Seen'}${number++}${kind === '?' ? 'x?' : 'x.'} `);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    fc.constantFrom(...hidings).map(([open, close]) => `${open} Secret is 7 secret. ${close}`),
    fc
      .tuple(fc.constantFrom(...wraps), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
      .map(([[open, close], inner]) => `${open}${inner.join(' ')}${close}`),
    fc
      .tuple(
        fc.constantFrom(...hidings.filter(([open]) => /^<(?:div|section|template)/u.test(open))),
        tie('tree'),
      )
      .map(([[open, close], inner]) => `${open} ${inner.replace(/seen/giu, 'secret')} ${close}`),
  ),
}));

describe('wherever it stands', () => {
  const style = '<style>.c9{display:none}.c8{text-decoration:line-through}</style>';

  it('what is hidden or struck out is not read, and what is seen is', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (parts) => {
        const page = `${style}<p>The first words.</p>${parts.join('\n')}<p>The last words.</p>`;
        const { document } = read('a.html', page);
        const said = [
          readable(document.prose),
          document.title,
          ...document.passages.flatMap((p) => [
            ...p.headings.map((h) => h.text),
            ...p.sentences.flatMap((s) => [
              readable(document.prose.slice(s.start, s.end)),
              ...s.labels.map((l) => l.text),
            ]),
          ]),
          ...questionsOf(document).map((q) => q.text),
        ].join('\n');
        expect(said).not.toMatch(/secret|\b7\b/iu);
        for (const [seen] of page.matchAll(/seen\d+x/giu)) expect(said).toContain(seen);
        expect(said).toContain('The last words.');
      }),
      { numRuns: 500 },
    );
  });
});
