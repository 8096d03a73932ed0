// A quotation in its surroundings, and the lists: within Discord's limits, the quotation never cut.
import { describe, expect, it } from 'vitest';
import {
  renderAside,
  renderDocument,
  renderDocuments,
  renderSource,
} from '../../../adapters/discord/render/source.ts';
import type { SourceView } from '../../../src/citation/surroundings.ts';
import type { DocumentCard } from '../../../src/domain.ts';
import { citationOf, sourceOf } from '../../contracts/answers.ts';
import { hostile } from '../../contracts/hostile.ts';
import { brokenInMessage } from '../../discord-server/rules.ts';
import { piecesOf, readBack } from './read-back.ts';

function viewOf(text: string, before: readonly string[] = [], after: readonly string[] = []): SourceView {
  const piece = (words: string) => ({ text: words, quoted: false });
  return {
    citation: citationOf(1, text, { source: sourceOf('Guide', { link: 'https://docs.example/guide' }) }),
    pieces: [...before.map(piece), { text, quoted: true }, ...after.map(piece)],
    lines: [],
    verified: true,
  };
}
const read = (view: SourceView) => renderSource(view).map(readBack);

describe('in context', () => {
  it('marks the quotation in its paragraph and says where it stands, verified now', () => {
    const [only, ...rest] = read(viewOf('The gate opens at six.', ['It is dark. '], [' Bring a lamp.']));
    expect(rest).toEqual([]);
    expect(only?.shown).toContain('It is dark. The gate opens at six. Bring a lamp.');
    expect(only?.shown).not.toContain('SHA-256');
    for (const words of ['lines 12–14', 'checked just now']) expect(only?.shown).toContain(words);
    expect(only?.links).toEqual(['https://docs.example/guide']);
  });

  it('lets the surroundings give way, never the quotation', () => {
    const far = Array.from({ length: 30 }, (_, n) => `Sentence ${n} ${'of the surroundings '.repeat(12)}. `);
    const [only] = read(viewOf('The gate opens at six.', far, far));
    expect(only?.shown).toContain('The gate opens at six.');
    expect(only?.shown).toContain('…');
  });

  it('shows a quotation that no message holds in pieces of the one span', () => {
    const long = `${'Endless '.repeat(2_000)}end.`;
    const all = read(viewOf(long));
    expect(all.length).toBeGreaterThan(3);
    expect(all.flatMap((one) => one.quotations.map((q) => q.text)).join('')).toBe(long);
  });

  it.each(hostile)('lets nothing act: $name', ({ text }) => {
    const view = viewOf(text, [text], [text]);
    for (const payload of renderSource(view)) {
      expect(brokenInMessage(payload)).toEqual([]);
      expect(readBack(payload).acting).toEqual([]);
    }
  });
});

const cards: readonly DocumentCard[] = Array.from({ length: 20 }, (_, n) => ({
  id: `d${n}`,
  path: `guide/${n}.md`,
  title: `Guide ${n} ${'of many words '.repeat(30)}`,
  publisher: 'Harbour Office',
  date: '2026-07',
  url: `https://docs.example/${n}`,
  language: 'en',
  tags: ['berths'],
  audience: [],
  passages: n,
}));

describe('the list of documents', () => {
  it.each([-1, 0, 1, 2, 3, 9_999])('is within the limits on page %i', (page) => {
    const payload = renderDocuments(cards, page);
    expect(brokenInMessage(payload)).toEqual([]);
    expect(readBack(payload).shown).toContain('20 documents');
  });

  it('shows each document on one page, and steps that lead to the next', () => {
    const pages = [0, 1, 2].map((page) => readBack(renderDocuments(cards, page)).shown);
    for (const n of cards.keys())
      expect(pages.filter((shown) => shown.includes(`Guide ${n} of`))).toHaveLength(1);
    const usable = piecesOf(renderDocuments(cards, 0).components).filter(
      (p) => p.type === 2 && p.disabled !== true,
    );
    expect(usable.map((p) => p.label)).toEqual(['Next']);
  });

  it('is short for none, and one document has its own page', () => {
    expect(brokenInMessage(renderDocuments([], 0))).toEqual([]);
    for (const card of cards) expect(brokenInMessage(renderDocument(card))).toEqual([]);
  });
});

describe('an aside', () => {
  it('points to the button, or to the channels', () => {
    expect(readBack(renderAside('unseen', 'a1', [])).controls).toEqual([
      { kind: 'followup', answerId: 'a1' },
    ]);
    const line = renderAside('elsewhere', undefined, ['6', '7']);
    expect(JSON.stringify(line)).toContain('<#6> and <#7>');
    expect(brokenInMessage(line)).toEqual([]);
  });
});
