// What verdicts do to an answer: its order and how sure it is, within limits, and never its words.
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { citationsOf } from '../../src/citation/citations.ts';
import { verify } from '../../src/citation/proof.ts';
import type { Answer, Context } from '../../src/domain.ts';
import { openLibrary } from '../../src/library/library.ts';
import { createLog } from '../../src/log.ts';
import type { Verdicts } from '../../src/rank/rank-readings.ts';
import { createJudging, type ReaderModel, unjudged } from '../../src/reader-model/judging.ts';
import { folderOf } from '../corpus/folder.ts';

const all: Context = { turns: [], readers: 'all' };
const question = 'What is the toll for a night?';
const documents = {
  'harbour.md':
    '# Harbour\n\n## Fees\n\nThe toll for a night is nine coins.\n\nThe toll is counted at the quay.\n',
  'bridge.md': '# Bridge\n\nThe toll for a night on the bridge is two coins.\n',
  'secret.md': '---\naudience: team\n---\n# Vault\n\nThe toll for a night in the vault is a song.\n',
};
const library = openLibrary({ folder: await folderOf(documents) });

const read: { question: string; passages: readonly string[] }[] = [];
/** Holds of each passage what `verdictOf` says of its text. */
const modelOf = (verdictOf: (text: string) => number): ReaderModel => ({
  judge: async (asked, passages) => {
    read.push({ question: asked, passages });
    return passages.map(verdictOf);
  },
  close: () => undefined,
});

async function answerWith(model: ReaderModel, asked = question, context = all): Promise<Answer> {
  const judged = createJudging(model, createLog('silent'));
  return ask(await library, asked, await judged(await library, asked, context));
}
const first = (answer: Answer): string => citationsOf(answer)[0]?.excerpt.text ?? '';

describe('a verdict', () => {
  it('puts the passage first that the model finds to answer, in its own words', async () => {
    const said = [];
    for (const word of ['nine', 'two']) {
      const answer = await answerWith(modelOf((text) => (text.includes(word) ? 1 : 0)));
      said.push(first(answer));
      for (const citation of citationsOf(answer)) expect(verify(await library, citation)).toBe(true);
    }
    expect(said[0]).toContain('nine coins');
    expect(said[1]).toContain('two coins');
  });

  it('moves the confidence by no more than its share of the odds', async () => {
    const { confidence } = ask(await library, question, all);
    const odds = (of: number): number => of / (1 - of);
    const sure = await answerWith(modelOf(() => 1));
    const not = await answerWith(modelOf(() => 0));
    expect(odds(sure.confidence) / odds(confidence)).toBeCloseTo(Math.exp(1.5), 0);
    expect(odds(not.confidence) / odds(confidence)).toBeCloseTo(Math.exp(-1.5), 1);
  });

  it('can refuse what the words alone answered', async () => {
    const weak = 'Where are coins counted?';
    const kinds = [];
    for (const verdict of [1, 0])
      kinds.push(
        (
          await answerWith(
            modelOf(() => verdict),
            weak,
          )
        ).kind,
      );
    expect(kinds[0]).not.toBe(kinds[1]);
  });

  it('is the same for the same question', async () => {
    const model = modelOf((text) => (text.length % 10) / 10);
    expect(JSON.stringify(await answerWith(model))).toBe(JSON.stringify(await answerWith(model)));
  });
});

describe('the model reads', () => {
  it('passages under their headings, best first, and thirty at most', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [
        `${at}.md`,
        `# Gate ${at}\n\nThe toll at gate ${at} is ${at} coins.\n`,
      ]),
    );
    const large = await openLibrary({ folder: await folderOf(many) });
    read.length = 0;
    await createJudging(
      modelOf(() => 0),
      createLog('silent'),
    )(large, 'What is the toll at gate 7?', all);
    expect(read[0]?.passages).toHaveLength(30);
    expect(read[0]?.passages[0]).toBe('Gate 7\nThe toll at gate 7 is 7 coins.');
  });

  it('nothing that the asker may not read, nor what was retired', async () => {
    read.length = 0;
    const bridge = (await library).documents.find(({ path }) => path === 'bridge.md');
    const retired = bridge?.passages.map(({ hash }) => hash) ?? [];
    const ruledOut = { passages: new Set(retired), quotations: new Set<string>() };
    await answerWith(
      modelOf(() => 1),
      question,
      { ...all, readers: [], ruledOut },
    );
    expect(read[0]?.passages.join()).toContain('nine coins');
    expect(read[0]?.passages.join()).not.toMatch(/song|two coins/);
  });

  it('nothing for small talk', async () => {
    read.length = 0;
    await answerWith(
      modelOf(() => 1),
      'Hello!',
    );
    expect(read).toEqual([]);
  });
});

describe('the answer is as it was, byte for byte', () => {
  const plain = async (): Promise<string> => JSON.stringify(ask(await library, question, all));

  it.each<[string, readonly number[] | undefined]>([
    ['the model gives nothing', undefined],
    ['a score is no number', [0.5, Number.NaN, 1]],
    ['a score is beyond 1', [0.5, 7, 1]],
    ['scores are missing', [1]],
  ])('where %s', async (_, scores) => {
    const model: ReaderModel = { judge: async () => scores, close: () => undefined };
    expect(JSON.stringify(await answerWith(model))).toBe(await plain());
  });

  it('without a model', async () => {
    const context = await unjudged(await library, question, all);
    expect(JSON.stringify(ask(await library, question, context))).toBe(await plain());
  });

  it('where nobody judged what was found', async () => {
    const verdicts: Verdicts = new Map([['nowhere:0', 1]]);
    expect(JSON.stringify(ask(await library, question, { ...all, verdicts }))).toBe(await plain());
  });
});
