// The renderer under the contract that all renderers share, and Discord's own limits at their edges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budget, limits } from '../../../adapters/discord/limits.ts';
import { linkButton } from '../../../adapters/discord/render/components.ts';
import { escapeMarkdown, oneLine, quote, quoteInParts } from '../../../adapters/discord/render/markdown.ts';
import { renderAnswer, renderRest, type Shown } from '../../../adapters/discord/render/render.ts';
import type { Answer } from '../../../src/domain.ts';
import { answerOf, citationOf, thorny } from '../../contracts/answers.ts';
import { hostile } from '../../contracts/hostile.ts';
import { renderContract } from '../../contracts/render.ts';
import { brokenInMessage } from '../../discord-server/rules.ts';
import { piecesOf, readBack, undo } from './read-back.ts';

const shown = (answer: Answer, more: Partial<Shown> = {}): Shown => ({
  answerId: 'a1B2c3D4e5F6',
  receipt: 'K7Q2-9FXM',
  answer,
  ...more,
});

renderContract('discord', {
  render: (answer) => renderAnswer(shown(answer, { question: true })),
  readBack,
  limits: brokenInMessage,
  room: budget.room,
});

describe('a Discord message', () => {
  it('shows every quotation in the message or behind Show more, word for word', () => {
    for (const { answer, name } of thorny) {
      if (answer.kind !== 'answer' && answer.kind !== 'nearest') continue;
      const first = readBack(renderAnswer(shown(answer)));
      const after = first.quotations.at(-1)?.number ?? 0;
      const rest = renderRest(shown(answer), after);
      for (const payload of rest) expect(brokenInMessage(payload), name).toEqual([]);
      const all = [...first.quotations, ...rest.flatMap((payload) => readBack(payload).quotations)];
      const whole = new Map<number, string>();
      for (const { number, text } of all) whole.set(number, (whole.get(number) ?? '') + text);
      expect([...whole.values()], name).toEqual(answer.citations.map((c) => c.excerpt.text));
    }
  });

  it('is filled to the last character that Discord takes, and not beyond', () => {
    const shownOf = (length: number) =>
      readBack(renderAnswer(shown(answerOf([citationOf(1, 'x'.repeat(length))])))).quotations.length;
    const lengths = Array.from({ length: 700 }, (_, n) => 3_300 + n);
    const edge = lengths.findLast((length) => shownOf(length) === 1) ?? 0;
    expect(lengths.map(shownOf)).toEqual(lengths.map((length) => (length <= edge ? 1 : 0)));
    expect(edge).toBeGreaterThan(3_600);
  });

  it('keeps its budget when everything must be escaped', () => {
    const answer = answerOf([citationOf(1, '*'.repeat(budget.room))], '_'.repeat(3_000));
    expect(readBack(renderAnswer(shown(answer, { question: true }))).quotations).toHaveLength(1);
  });

  it('escapes a colon before a word in bold, which may make a shortcode or an address of it', () => {
    const text = 'See http://x.example or :tada:now';
    const marks = ['//x', 'tada'].map((word) => ({
      start: text.indexOf(word),
      end: text.indexOf(word) + word.length,
    }));
    const payload = renderAnswer(shown(answerOf([citationOf(1, text, { excerpt: { marks } })])));
    expect(readBack(payload).acting).toEqual([]);
  });

  it.each([
    ['that a moderator took back', { withdrawn: [2] }],
    ['that changed', { changed: [2] }],
  ])('tells no difference from a quotation %s', (_, gone) => {
    const [differing] = thorny.filter((one) => one.name === 'two that differ');
    if (!differing) throw new Error('no answer with a difference');
    const { answer } = differing;
    expect(readBack(renderAnswer(shown(answer))).shown).toContain('disagree on');
    expect(readBack(renderAnswer(shown(answer, gone))).shown).not.toContain('disagree on');
  });

  it('says in place of a withdrawn quotation that it was withdrawn', () => {
    const answer = answerOf([citationOf(1, 'A secret sentence.'), citationOf(2, 'Another.')]);
    const read = readBack(renderAnswer(shown(answer, { withdrawn: [1] })));
    expect(read.shown).not.toContain('secret');
    expect(read.shown).toContain('Removed by a moderator.');
    expect(read.quotations.map((q) => q.number)).toEqual([2]);
    expect(read.controls).not.toContainEqual(expect.objectContaining({ kind: 'source', citation: 1 }));
  });

  it('offers sharing only on a private answer, removing only on a public one', () => {
    const kinds = (more: Partial<Shown>) =>
      readBack(renderAnswer(shown(answerOf([citationOf(1, 'Yes.')]), more))).controls.map((c) => c.kind);
    expect(kinds({})).toContain('remove');
    expect(kinds({})).not.toContain('share');
    expect(kinds({ hidden: { share: true } })).toContain('share');
    expect(kinds({ hidden: { share: true } })).not.toContain('remove');
    expect(kinds({ hidden: { share: false } })).not.toContain('share');
  });

  it('never puts words of a document or a question into a label', () => {
    // Examples are questions that were tested; Discord reads no mark-up in a label.
    for (const { answer } of thorny)
      for (const piece of piecesOf(renderAnswer(shown(answer)).components))
        if (typeof piece.label === 'string' && !String(piece.custom_id).startsWith('ask.'))
          expect(piece.label).toMatch(/^[A-Z][a-z -]+( \d+)?$/);
  });
});

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...hostile.map((h) => h.text), '\n', '\r', '**', '\\', '> ', '`', ' '), {
      maxLength: 6,
    })
    .map((a) => a.join('')),
);

describe('a link button', () => {
  it.each([
    ['https://a.example/b#c', 'https://a.example/b#c'],
    ['https://a.example/two words', 'https://a.example/two%20words'],
    ['javascript:alert(1)', undefined],
    ['/relative', undefined],
    [`https://a.example/${'é'.repeat(200)}`, undefined],
    [`https://a.example/#:~:text=${'x'.repeat(600)}`, 'https://a.example/'],
  ])('to %s leads to %s', (link, url) => {
    const found = linkButton('Open', link);
    expect(found && 'url' in found ? found.url : undefined).toBe(url);
  });
});

describe('escaping', () => {
  it('is undone to the same text, character for character', () => {
    fc.assert(fc.property(texts, (text) => undo(escapeMarkdown(text)) === text));
  });

  it('reaches a sign at the start of a line behind marks without width', () => {
    expect(escapeMarkdown('\uFEFF# Head')).toBe('\uFEFF\\# Head');
    expect(escapeMarkdown('\u200B1. one')).toBe('\u200B1\\. one');
  });

  it('cuts a long quotation between characters, whether it has spaces or not', () => {
    const sign = fc.constantFrom('a', '*', '語', '😀', '𝒳', ' ', '🇯🇵');
    const long = fc.array(sign, { minLength: 1, maxLength: 5 }).map((signs) => signs.join('').repeat(900));
    fc.assert(
      fc.property(long, (text) => {
        const parts = quoteInParts(text);
        expect(parts.filter((part) => /\p{Cs}/u.test(part) || part.length > limits.text)).toEqual([]);
        expect(parts.map((part) => undo(part.replace(/^> /, ''))).join('')).toBe(text);
      }),
    );
  });

  it('keeps a marked quotation character for character', () => {
    const given = fc.record({
      text: texts.filter((t) => t !== '' && t.length <= budget.room),
      a: fc.nat(),
      b: fc.nat(),
    });
    fc.assert(
      fc.property(given, ({ text, a, b }) => {
        const [start = 0, end = 0] = [a % text.length, b % (text.length + 1)].sort((x, y) => x - y);
        const { excerpt } = citationOf(1, text, { excerpt: { marks: [{ start, end }] } });
        const answer = answerOf([{ ...citationOf(1, text), excerpt }]);
        expect(readBack(renderAnswer(shown(answer))).quotations.map((q) => q.text)).toEqual([text]);
      }),
    );
  });

  it('fences code only where three backticks can hold it', () => {
    const code = (text: string) => quote(citationOf(1, text, { excerpt: { form: 'code' } }).excerpt);
    expect(code('a ` b `` c')).toBe('```\na ` b `` c\n```');
    expect(code('a ``` @everyone')).toBe('> a \\`\\`\\` \\@everyone');
  });

  it('cuts names, never beyond their budget and never inside an escape', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 60 }), (text, most) => {
        const cut = oneLine(text, most);
        return cut.length <= most && !/[\r\n]/.test(cut) && undo(cut).replace(/…$/, '').length <= text.length;
      }),
    );
  });
});
