// Follow-ups are completed from the turns; a question that stands alone is never bent.
import { describe, expect, it } from 'vitest';
import { resolveFollowUp } from '../../src/conversation/follow-up.ts';
import type { Turn } from '../../src/domain.ts';

const turn = (understood: string, excerpts: readonly string[] = []): Turn => ({
  question: understood,
  understood,
  kind: 'answer',
  excerpts,
  headings: [],
  documentIds: [],
});

describe('completes', () => {
  it.each([
    ['What is the Blue Lantern?', 'when was it built?', 'when was the Blue Lantern built?'],
    ['What is Orion doing in Peru?', 'how many people?', 'how many people? (Orion doing in Peru)'],
    ['how long was v4 supported?', 'and v3?', 'how long was v3 supported?'],
    ['is there a driver for zebra?', 'and one for quokka?', 'is there a driver for quokka?'],
    ['what does ERR_A_B mean?', 'what about ERR_C_D?', 'what does ERR_C_D mean?'],
    ['what does maxRetries do?', "what's its default?", 'what’s maxRetries’s default?'],
    ['how do I enable caching?', 'can I store it in a file?', 'can I store caching in a file?'],
    ['What is the contract between Alfa and Beta about?', 'and the one with Gamma?', 'contract with Gamma'],
    ['Which contracts were signed?', 'who wrote the one on ferries?', 'who wrote the contracts on ferries?'],
    ['Which quays are open?', 'is the eastern one of them?', 'is the eastern one of quays?'],
    ['How much coal does the island have?', 'and the target?', 'the target? (coal, the island)'],
    ['is there anything about tolls?', 'and since when?', 'since when? (tolls)'],
    ['In which month did the Harbour Plan begin?', 'and by whom?', 'by whom? (the Harbour Plan)'],
  ])('%s / %s', (earlier, asked, completed) => {
    const { question, depends } = resolveFollowUp(asked, [turn(earlier)]);
    expect(question.replace(/'/gu, '’')).toBe(completed);
    expect(depends).not.toBe('no');
  });

  it('takes the name out of the answer', () => {
    const turns = [turn('Which company runs the ferry?', ['Since May the ferry is run by Northsea Lines.'])];
    expect(resolveFollowUp('when was it founded?', turns).question).toContain('Northsea Lines');
  });
});

describe('leaves alone', () => {
  it.each([
    'What is the Green Anchor?',
    'is it possible to store sessions in Redis?',
    'Does Fujitsu pay its staff in Bangalore?',
    'when the server closes, does it flush the log to disk?',
    'is there a plugin for Firebird?',
    'What do these documents say about taxes in Norway?',
    'How long does it take to renew a passport in Oslo?',
  ])('%s', (asked) => {
    expect(resolveFollowUp(asked, [turn('What is the Blue Lantern?')])).toEqual({
      question: asked,
      depends: 'no',
    });
  });

  it('the first question of a conversation', () => {
    expect(resolveFollowUp('and it?', []).depends).toBe('no');
  });
});
