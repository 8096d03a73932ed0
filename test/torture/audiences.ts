// Readers who may see a part of the documents: nothing of the rest comes out, whatever they ask and by whatever way.
import { ask } from '../../src/ask.ts';
import { mayRead } from '../../src/library/audience.ts';
import { cardsFor } from '../../src/library/documents.ts';
import { examples, suggest } from '../../src/suggest/suggest.ts';
import { libraryFrom } from './documents.ts';
import type { Kind } from './kind.ts';
import { createRandom, type Random } from './random.ts';
import { shownEverywhere } from './ways-out.ts';

const names = ['board', 'team', 'staff', 'guests'] as const;
const standing = createRandom(11);

/** A document with words of its own, for one audience, two, or everybody. */
function document(index: number) {
  const audience = standing.chance(0.3) ? [] : [...new Set(standing.some(names, 1 + standing.int(2)))];
  const [subject, secret] = [standing.word('vel'), standing.word('canary')];
  const head = audience.length === 0 ? '' : `---\naudience: [${audience.join(', ')}]\n---\n`;
  const text = `# The ${subject} of the tower\n\nThe ${subject} of the tower is kept by ${secret} in the north hall.\n`;
  return { path: `folder-${index % 4}/${subject}.md`, source: head + text, audience, subject, secret };
}

const made = Array.from({ length: 24 }, (_, i) => document(i));
const library = libraryFrom(made);
const asked = (random: Random, subject: string): string =>
  random.pick([
    `Who keeps the ${subject} of the tower?`,
    `Where is the ${subject} kept?`,
    subject,
    'Who keeps everything in the north hall?',
    'What is in the tower?',
    'hello',
    'list all documents',
  ]);

export const audiences: Kind = {
  name: 'readers who may not see all',
  share: 0.1,
  run(random, tally) {
    if (library === undefined) return tally.fault('lost', 'the standing documents');
    const readers = random.chance(0.3) ? [] : [...new Set(random.some(names, 1 + random.int(2)))];
    const { subject } = made[random.int(made.length)] ?? { subject: '' };
    const question = asked(random, subject);
    const earlier = random.chance(0.3) ? [ask(library, asked(random, subject), { turns: [], readers })] : [];
    const turns = earlier.map(({ asked: text, kind }) => ({
      question: text,
      understood: text,
      kind,
      excerpts: [],
      headings: [],
      documentIds: [],
    }));
    const answer = ask(library, question, { turns, readers });
    const out = [
      JSON.stringify(answer),
      shownEverywhere(answer, tally),
      JSON.stringify(suggest(library, subject.slice(0, 4 + random.int(6)), readers, 10, new Set())),
      JSON.stringify(examples(library, readers, 5)),
      JSON.stringify(cardsFor(library, readers)),
    ].join('\n');
    for (const { audience, secret, path } of made)
      if (!mayRead(audience, readers) && (out.includes(secret) || out.includes(path)))
        tally.fault('leaked', `${path} to [${readers.join()}] by ${question}`);
  },
};
