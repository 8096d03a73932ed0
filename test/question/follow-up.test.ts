// Follow-ups are completed from the turns; a question that stands alone is never bent.
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/domain.ts';
import { anaphorIn } from '../../src/question/anaphor.ts';
import { resolveFollowUp } from '../../src/question/follow-up.ts';

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
    ['what does maxRetries do?', "what's its default?", 'what’s its default? (maxRetries)'],
    ['how do I enable caching?', 'can I store it in a file?', 'can I store caching in a file?'],
    ['What is the contract between Alfa and Beta about?', 'and the one with Gamma?', 'contract with Gamma'],
    ['Which contracts were signed?', 'who wrote the one on ferries?', 'who wrote the contracts on ferries?'],
    ['Which quays are open?', 'is the eastern one of them?', 'is the eastern one of quays?'],
    ['How much coal does the island have?', 'and the target?', 'the target? (coal, the island)'],
    ['is there anything about tolls?', 'and since when?', 'since when? (tolls)'],
    ['In which month did the Harbour Plan begin?', 'and by whom?', 'by whom did the Harbour Plan begin?'],
    ['When was the Blue Lantern launched?', 'and where?', 'where was the Blue Lantern launched?'],
    ['how long are the tours?', 'how often do they run?', 'how often do the tours run?'],
    ['Why is the lock shut, and when was the mole built?', 'and by whom?', 'by whom was the mole built?'],
    ['When is the mole lit? Who owns the crane?', 'and since when?', 'since when? (the crane)'],
    ['What is the Blue Lantern, and who built it?', 'and when?', 'when? (the Blue Lantern)'],
  ])('%s / %s', (earlier, asked, completed) => {
    const { question, depends } = resolveFollowUp(asked, [turn(earlier)]);
    expect(question.replace(/'/gu, '’')).toBe(completed);
    expect(depends).not.toBe('no');
  });

  it.each([
    ['tell me more about the first one', 'tell me more about Queenbee'],
    ['and the second?', 'Sentry?'],
    ['what is the last one for?', 'what is Grafana dashboards for?'],
    ['who wrote the third tool?', 'who wrote Grafana dashboards?'],
    ['explain [2]', 'explain Sentry'],
  ])('takes the item of the answer that is pointed to: %s', (asked, completed) => {
    const listed = {
      ...turn('Which tools are used?', ['a', 'b', 'c']),
      names: ['Queenbee', 'Sentry', 'Grafana dashboards'],
    };
    expect(resolveFollowUp(asked, [listed])).toMatchObject({ question: completed, depends: 'yes' });
  });

  it.each([
    'who was the first man on the moon in Utah?',
    'what happened first in Lima?',
    'which is the ninth one in Bern?',
  ])('sees no item where a thing of its own is named, or none stands there: %s', (asked) => {
    const listed = turn('Which tools are used?', ['Queenbee', 'Sentry']);
    expect(resolveFollowUp(asked, [listed]).question).not.toMatch(/Queenbee|Sentry/u);
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

it('takes no word for a pronoun because every object has a property of that name', () => {
  for (const question of ['What does the constructor do?', 'constructor'])
    expect(anaphorIn(question)).toBeUndefined();
});
