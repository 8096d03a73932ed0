// Links that open at the quoted words, and templates for documents without an address.
import { describe, expect, it } from 'vitest';
import { citationLink, type Linked } from '../../src/citation/link.ts';

const linked = (text: string, more: Partial<Linked['document']> = {}, prose = text): Linked => ({
  document: { path: 'a b/c#d.md', prose, ...more },
  text,
  start: prose.lastIndexOf(text),
  line: 7,
});
const url = 'https://example.org/page';

describe('links', () => {
  it('encode what a text directive gives a meaning to', () => {
    expect(citationLink(linked('Well-known, safe & sound.', { url }))).toBe(
      `${url}#:~:text=Well%2Dknown%2C%20safe%20%26%20sound.`,
    );
  });

  it('name a long quotation by its beginning and end', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve thirteen';
    expect(citationLink(linked(text, { url }))).toBe(
      `${url}#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen`,
    );
  });

  it('tell copies apart by the words before, and keep an ordinary fragment', () => {
    const link = citationLink(
      linked('It is off.', { url: `${url}#part` }, 'It is off. The default here: It is off.'),
    );
    expect(link).toBe(`${url}#part:~:text=off.%20The%20default%20here%3A-,It%20is%20off.`);
  });

  it('fill a template, each part of the path encoded', () => {
    expect(citationLink(linked('x'), 'https://example.org/{path}#L{line}')).toBe(
      'https://example.org/a%20b/c%23d.md#L7',
    );
    expect(citationLink(linked('x', { path: 'act-east_2/(a)*.md' }), 'https://example.org/{path}')).toBe(
      'https://example.org/act-east_2/%28a%29%2A.md',
    );
  });

  it('count the path from the folder that names the template, before the one for all', () => {
    const sourceUrl = { template: 'https://git.example/api/{path}#L{line}', base: 'repos/api' };
    const all = 'https://example.org/{path}';
    const path = 'repos/api/guide/a b.md';
    expect(citationLink(linked('x', { path, sourceUrl }), all)).toBe(
      'https://git.example/api/guide/a%20b.md#L7',
    );
    expect(citationLink(linked('x', { path, sourceUrl: { ...sourceUrl, base: '' } }), all)).toBe(
      'https://git.example/api/repos/api/guide/a%20b.md#L7',
    );
    expect(citationLink(linked('x', { path, sourceUrl, url }), all)).toBe(`${url}#:~:text=x`);
  });

  it('are http or https, or none', () => {
    expect(citationLink(linked('x'))).toBeUndefined();
    expect(citationLink(linked('x', { url: 'javascript:alert(1)' }))).toBeUndefined();
    expect(citationLink(linked('x'), 'file:///{path}')).toBeUndefined();
  });
});
