// What every renderer promises, whatever the answer: all within the platform's limits, nothing acts, quotations character for character.
import { describe, expect, it } from 'vitest';
import { citationsOf } from '../../src/citation/citations.ts';
import type { Answer } from '../../src/domain.ts';
import { thorny } from './answers.ts';

/** A payload as a person meets it. */
export type ReadBack = {
  /** Quotations as they can be copied, with the words in bold; shown in this order. */
  readonly quotations: readonly {
    readonly number: number;
    readonly text: string;
    readonly bold: readonly string[];
  }[];
  /** All that is read on the screen, labels of controls apart. */
  readonly shown: string;
  /** What a notification shows and a screen reader says first. */
  readonly spoken: string;
  /** Addresses that open when pressed. */
  readonly links: readonly string[];
  /** Whatever would ping, format or run: the platform's own syntax that came out of a document or a question. */
  readonly acting: readonly string[];
  /** Buttons by what they do; `source` opens a citation in its surroundings, `more` shows what was dropped. */
  readonly controls: readonly { readonly kind: string; readonly citation?: number }[];
};

export type Rendering<Payload> = {
  render(answer: Answer): Payload;
  readBack(payload: Payload): ReadBack;
  /** Every limit of the platform that the payload breaks, in words. */
  limits(payload: Payload): readonly string[];
  /** A quotation up to this length (UTF-16 units) is shown, whatever else the answer holds. */
  readonly room: number;
};

const linksOf = (answer: Answer): readonly string[] => {
  const more = answer.kind === 'answer' ? (answer.more?.sources ?? []) : [];
  const cards = answer.kind === 'conversation' ? answer.documents.flatMap((d) => d.url ?? []) : [];
  return [...citationsOf(answer).flatMap((c) => [c.source, ...c.alsoIn]), ...more]
    .flatMap((s) => s.link ?? [])
    .concat(cards);
};

/** Runs the thorny answers through one renderer. */
export function renderContract<Payload>(name: string, rendering: Rendering<Payload>): void {
  const { render, readBack, limits, room } = rendering;
  describe(`${name} keeps the renderer contract`, () => {
    it.each(thorny)('$name', ({ answer }) => {
      const payload = render(answer);
      expect(limits(payload)).toEqual([]);
      expect(render(answer)).toEqual(payload);

      const read = readBack(payload);
      const citations = citationsOf(answer);
      expect(read.acting).toEqual([]);
      expect(linksOf(answer)).toEqual(expect.arrayContaining([...new Set(read.links)]));
      expect(read.spoken.trim()).not.toBe('');
      expect(read.shown.trim()).not.toBe('');

      const shown = citations.slice(0, read.quotations.length);
      expect(read.quotations.map((q) => ({ number: q.number, text: q.text }))).toEqual(
        shown.map((c) => ({ number: c.number, text: c.excerpt.text })),
      );
      const first = citations[0];
      if (first && first.excerpt.text.length <= room) expect(shown.length).toBeGreaterThan(0);
      if (shown[0])
        expect(read.controls).toContainEqual(
          expect.objectContaining({ kind: 'source', citation: shown[0].number }),
        );
      if (shown.length < citations.length) {
        expect(read.shown).toContain(String(citations.length - shown.length));
        expect(read.controls).toContainEqual(expect.objectContaining({ kind: 'more' }));
      } else {
        expect(read.controls.map((c) => c.kind)).not.toContain('more');
      }
      if (answer.kind === 'answer') expect(read.controls.map((c) => c.kind)).toContain('report');
      if (answer.kind === 'abstention') expect(read.quotations).toEqual([]);
    });

    it('puts the marked words in bold and no other', () => {
      for (const { answer } of thorny) {
        const read = readBack(render(answer));
        for (const q of read.quotations) {
          const c = citationsOf(answer).find((x) => x.number === q.number);
          if (!c || c.excerpt.form === 'code') continue;
          const marked = c.excerpt.marks.map((m) => c.excerpt.text.slice(m.start, m.end));
          // Bold ends with its line wherever a line end is no text: between bold words it is not looked for.
          const words = (parts: readonly string[]): string => parts.join('').replace(/[\r\n]/g, '');
          expect(words(q.bold)).toBe(words(marked));
        }
      }
    });

    it('says the first sentence of the answer first', () => {
      const plain = thorny.filter((t) => t.name === 'one citation with everything');
      expect(plain.map((t) => readBack(render(t.answer)).spoken)).toEqual([
        expect.stringContaining('The upload limit is 40 MB per file.'),
      ]);
    });

    it('names title, other documents, differences and how the question was understood', () => {
      const shownOf = (wanted: string): string => {
        const found = thorny.find((t) => t.name === wanted);
        return found ? readBack(render(found.answer)).shown : '';
      };
      const all = shownOf('one citation with everything');
      for (const words of [
        'Upload guide',
        'Harbour Office',
        '2026-07-02',
        'Handbook',
        'What is the upload limit?',
      ]) {
        expect(all).toContain(words);
      }
      expect(shownOf('twelve of a longer list')).toContain('9');
      expect(shownOf('abstention')).toContain('zeppelin');
      expect(shownOf('nearest with words that no document mentions')).toContain('zeppelin');
      expect(shownOf('overview with contents')).toContain('Contents: Uploads');
      expect(shownOf('comparison with one side')).toContain('docks');
      expect(shownOf('contact: somebody')).toContain('help');
    });
  });
}
