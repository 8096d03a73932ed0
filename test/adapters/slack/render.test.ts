// Slack's renderer against the shared contract and its own table of limits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../adapters/slack/limits.ts';
import type { Frame } from '../../../adapters/slack/render/frame.ts';
import { renderAnswer, renderLine } from '../../../adapters/slack/render/render.ts';
import { answerOf, citationOf, thorny } from '../../contracts/answers.ts';
import { flood, hostile } from '../../contracts/hostile.ts';
import { renderContract } from '../../contracts/render.ts';
import { checkMessage } from '../../slack-server/check.ts';
import { readBack } from './read-back.ts';

const frame: Frame = { answerId: 'A1b2C3d4E5f6', receipt: 'K7Q2-9FXM' };

renderContract('Slack', {
  render: (answer) => renderAnswer(answer, frame),
  readBack,
  limits: checkMessage,
  room: 2_800,
});

describe('a Slack message', () => {
  it('fits at the limit, and drops whole quotations one beyond it', () => {
    const shownOf = (length: number): number =>
      readBack(renderAnswer(answerOf([citationOf(1, 'First.'), citationOf(2, 'x'.repeat(length))]), frame))
        .quotations.length;
    let low = 1_000;
    let high: number = limits.total;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (shownOf(middle) === 2) low = middle;
      else high = middle;
    }
    expect([low - 1, low, low + 1].map(shownOf)).toEqual([2, 2, 1]);
    for (const length of [low - 1, low, low + 1]) {
      const message = renderAnswer(
        answerOf([citationOf(1, 'First.'), citationOf(2, 'x'.repeat(length))]),
        frame,
      );
      expect(checkMessage(message)).toEqual([]);
    }
    expect(low).toBeGreaterThan(limits.total - 1_000);
  });

  it('says a line that can be heard first, though the code begins with one that cannot', () => {
    const excerpt = { form: 'code' } as const;
    const spoken = (text: string) => renderAnswer(answerOf([citationOf(1, text, { excerpt })]), frame).text;
    expect(spoken('\u200B\n\nnpm start')).toBe('npm start');
    expect(spoken('\u200B')).not.toBe('');
  });

  it('keeps the quotation whatever stands in it', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom(...hostile.map((h) => h.text)),
    );
    const excerpt = fc.tuple(anything, anything, anything).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.array(excerpt, { minLength: 1, maxLength: 5 }), (texts) => {
        const citations = texts.map((text, i) => citationOf(i + 1, text));
        const message = renderAnswer(answerOf(citations), frame);
        const read = readBack(message);
        expect(checkMessage(message)).toEqual([]);
        expect(read.acting).toEqual([]);
        expect(read.quotations.map((q) => q.text)).toEqual(texts.slice(0, read.quotations.length));
      }),
    );
  });

  it('begins a line with the name of its column for each cell of a row', () => {
    const row = thorny.find((t) => t.name === 'a table row');
    const [, block] = row ? renderAnswer(row.answer, frame).blocks : [];
    const texts = JSON.stringify(block)
      .match(/"text":"[^"]*"/g)
      ?.map((t) => t.slice(8, -1));
    expect(texts).toEqual(['Berth: ', 'Berth 4 | ', '\\nDepth <!here>: ', '12.5 m', ' | ', '\\n', 'closed']);
    // Notifications and screen readers get the text alone.
    expect(row && renderAnswer(row.answer, frame).text).toBe(
      'Berth: Berth 4; Depth &lt;!here&gt;: 12.5 m; closed',
    );
  });

  it('offers to share only what one person sees', () => {
    const [first] = thorny;
    const kinds = (isPrivate: boolean): readonly string[] =>
      first ? readBack(renderAnswer(first.answer, { ...frame, isPrivate })).controls.map((c) => c.kind) : [];
    expect(kinds(true)).toContain('share');
    expect(kinds(false)).not.toContain('share');
    expect(kinds(false)).toEqual(expect.arrayContaining(['remove', 'helpful', 'unhelpful']));
  });

  it('says who shared it, and names nobody in a way that pings', () => {
    const above = `Shared by <@U1> · Question: ${flood}`;
    const message = renderAnswer(answerOf([citationOf(1, 'Yes.')]), { ...frame, above });
    expect(checkMessage(message)).toEqual([]);
    expect(readBack(message).acting).toEqual([]);
    expect(readBack(message).shown).toContain('Shared by <@U1>');
  });

  it('says one line of ours as it is', () => {
    expect(readBack(renderLine('Please wait.')).spoken).toBe('Please wait.');
    expect(checkMessage(renderLine('Please wait.'))).toEqual([]);
  });
});
