// Every way out of the core, tried by somebody whom one of the documents is not for: asking, and all that is kept of it.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from '../../src/ask.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import type { Answer, Context, Passage } from '../../src/domain.ts';
import { mayRead } from '../../src/library/audience.ts';
import { createLibrary, openLibrary } from '../../src/library/library.ts';
import { toTurn } from '../../src/question/follow-up.ts';
import { analyzeQuestion } from '../../src/question/query.ts';
import { examples, suggest } from '../../src/suggest/suggest.ts';
import { readCases } from '../cases/read-cases.ts';

const library = await openLibrary({ folder: join(import.meta.dirname, '../cases/audience/documents') });
const guests: Context = { turns: [], readers: ['guests'] };
const team: Context = { turns: [], readers: ['team'] };
const secret = library.documents.find((document) => document.path === 'secret.md');
const open = library.documents.find((document) => document.path === 'open.md');
const hidden = /zirconium|vault|Access Protocol|secret\.md/iu;

/** All of an answer but the asker's own words. */
const said = (answer: Answer): string => {
  const own = { asked: '', understood: '', unknownWords: [] };
  const cited = (citations: Answer['next']) => citations.map((c) => ({ ...c, matched: [], missing: [] }));
  const shown = answer.kind === 'answer' || answer.kind === 'nearest' ? cited(answer.citations) : [];
  return JSON.stringify({ ...answer, ...own, citations: shown, next: cited(answer.next) });
};

const asked = [
  'Which code word opens the vault of the laboratory?',
  'What do visitors of the laboratory wear?',
  'What does ZAP stand for?',
  'list the procedures of the vault',
  'which documents do you have?',
  'what can you tell me about?',
  'zirkonium',
  'hello',
];

it.each(asked)('%s: quotes, ranks, names, lists and suggests nothing of it', (question) => {
  const answer = ask(library, question, guests);
  expect(said(answer)).not.toContain(secret?.id ?? 'none');
  expect(said(answer)).not.toMatch(hidden);
});

it('does not quote it where it would agree, and does so for its readers', () => {
  const wear = 'What do visitors of the laboratory wear?';
  expect(said(ask(library, wear, guests))).toContain(open?.id);
  expect(said(ask(library, wear, team))).toContain(secret?.id);
});

it('keeps it from a follow-up whose earlier turn was answered from it', () => {
  const turn = toTurn(ask(library, 'Which code word opens the vault of the laboratory?', team));
  for (const question of ['and what is it called?', 'tell me more', 'who wears it?', 'and ZAP?'])
    expect(said(ask(library, question, { ...guests, turns: [turn] }))).not.toMatch(hidden);
});

it('asks it by its id in vain', () => {
  const answer = ask(library, 'code word', { ...guests, documentId: secret?.id ?? '' });
  expect(answer.ranked).toEqual([]);
});

it('repairs, spells out and completes nothing from it', () => {
  const accept = (passage: Passage): boolean =>
    mayRead(library.document(passage.documentId)?.audience ?? [], guests.readers);
  const query = analyzeQuestion('zirkonium ZAP', library, accept);
  expect(query.understood).toBe('zirkonium ZAP');
  expect(query.concepts.flatMap((concept) => concept.phrases)).toEqual([]);
  expect(query.concepts.every((concept) => !concept.known)).toBe(true);
  for (const typed of ['', 'vau', 'zap', 'what', 'proc'])
    expect(suggest(library, typed, guests.readers, 9).join(' ')).not.toMatch(/vault|zap|zirconium/iu);
  expect(examples(library, guests.readers, 9).join(' ')).not.toMatch(/vault|zap|zirconium/iu);
});

/** Our own documents, the first two of them for the team, or gone. */
const corpus = await loadCorpus('corpus');
const [first = '', second = ''] = corpus.documents.map(({ id }) => id);
const barred = corpus.documents.map((document) =>
  [first, second].includes(document.id) ? { ...document, audience: ['team'] } : document,
);
const withBarred = createLibrary({ ...corpus, documents: barred });
const withoutBarred = createLibrary({ ...corpus, documents: corpus.documents.slice(2) });

const shipped = readCases(join(import.meta.dirname, '../cases')).find(
  ({ name }) => name === 'shipped-corpus',
);
it.each(shipped?.questions.map(({ question }) => question) ?? [])(
  '%s: answered as if documents for others were not there, to the last byte',
  (question) => {
    const { fingerprint } = withBarred;
    expect(ask(withBarred, question, guests)).toEqual({
      ...ask(withoutBarred, question, guests),
      library: fingerprint,
    });
  },
);

it('suggests as if documents for others were not there', () => {
  const { readers } = guests;
  for (const typed of ['', 'ai', 'policy', 'what is', 'japan'])
    expect(suggest(withBarred, typed, readers, 20)).toEqual(suggest(withoutBarred, typed, readers, 20));
  expect(examples(withBarred, readers, 9)).toEqual(examples(withoutBarred, readers, 9));
});

it('makes what the same people may read once', () => {
  expect(withBarred.readBy(['guests'])).toBe(withBarred.readBy([]));
  expect(withBarred.readBy(['team', 'guests'])).toBe(withBarred);
  expect(withBarred.readBy('all')).toBe(withBarred);
});
