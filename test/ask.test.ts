// What holds for every question: citations that prove, whole sentences, no leak, the same bytes again.
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../src/ask.ts';
import { citationsOf } from '../src/citation/citations.ts';
import { verify } from '../src/citation/proof.ts';
import type { Answer, Citation, Context, RuledOut } from '../src/domain.ts';
import { type Library, openLibrary } from '../src/library/library.ts';
import { toTurn } from '../src/question/follow-up.ts';
import { examples, suggest } from '../src/suggest/suggest.ts';

const here = import.meta.dirname;
const folders = ['../corpus', 'cases/lists/documents', 'cases/leaning/documents', 'cases/audience/documents'];
const everybody: Context = { turns: [], readers: 'all' };
let libraries: readonly Library[] = [];

beforeAll(async () => {
  libraries = await Promise.all(folders.map((folder) => openLibrary({ folder: join(here, folder) })));
});

const library = (at: number): Library => {
  const found = libraries[at];
  if (!found) throw new Error(`no library ${at}`);
  return found;
};

/** Everything that an answer quotes, shown or told beside it. */
const quoted = (answer: Answer): readonly Citation[] => [...citationsOf(answer), ...answer.next];

/** Questions made of the documents' own words, of question words and of rubbish. */
const questions = (of: Library): fc.Arbitrary<string> => {
  const words = [...new Set(of.documents.flatMap((d) => d.source.split(/\s+/u)))];
  const asking = ['what', 'who', 'when', 'how many', 'list', 'why', 'and', 'which', 'it', '?'];
  const word = fc.oneof(
    fc.constantFrom(...words),
    fc.constantFrom(...asking),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  return fc.array(word, { maxLength: 14 }).map((parts) => parts.join(' '));
};

describe.each([0, 1, 2, 3])('any question on folder %i', (at) => {
  it('is answered with whole sentences that prove, none of them twice', () => {
    fc.assert(
      fc.property(questions(library(at)), fc.boolean(), (text, again) => {
        const turns = again ? [toTurn(ask(library(at), 'What is it?', everybody))] : [];
        const answer = ask(library(at), text, { turns, readers: 'all' });
        for (const citation of quoted(answer)) {
          expect(verify(library(at), citation)).toBe(true);
          expectWhole(library(at), citation);
        }
        if (answer.kind === 'answer') {
          const { citations } = answer;
          expect(citations.map((c) => c.number)).toEqual(citations.map((_, i) => i + 1));
          expect(new Set(citations.map((c) => c.hash)).size).toBe(citations.length);
        }
        expect(answer.ranked.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 60 },
    );
  });
});

function expectWhole(of: Library, { source, excerpt }: Citation): void {
  const sentences = of.document(source.documentId)?.passages.flatMap((p) => p.sentences) ?? [];
  expect(sentences.some((s) => s.start === excerpt.start)).toBe(true);
  expect(sentences.some((s) => s.end === excerpt.end)).toBe(true);
  let last = 0;
  for (const mark of excerpt.marks) {
    expect(mark.start).toBeGreaterThanOrEqual(last);
    expect(mark.end).toBeGreaterThan(mark.start);
    expect(mark.end).toBeLessThanOrEqual(excerpt.text.length);
    last = mark.end;
  }
}

it('gives the same bytes for the same question, on a library read anew too', async () => {
  const again = await openLibrary({ folder: join(here, '../corpus') });
  for (const text of ['Which agreements were signed?', 'what is JAI', 'hello', 'xyzzy plugh']) {
    const first = JSON.stringify(ask(library(0), text, everybody));
    expect(JSON.stringify(ask(library(0), text, everybody))).toBe(first);
    expect(JSON.stringify(ask(again, text, everybody))).toBe(first);
  }
});

it('never lets a document out to those it is not for', () => {
  const guests: Context = { turns: [], readers: ['guests'] };
  const asked = [
    'Which code word opens the vault of the laboratory?',
    'zirconium',
    'vault procedures',
    'What do visitors of the laboratory wear?',
    'which documents do you have?',
    'what can you tell me about?',
    'qwertz vault',
  ];
  const secret = library(3).documents.find((document) => document.path === 'secret.md');
  for (const text of asked) {
    const out = JSON.stringify({
      ...ask(library(3), text, guests),
      asked: '',
      understood: '',
      unknownWords: [],
    });
    expect(out).not.toContain(secret?.id ?? 'secret');
    expect(out).not.toMatch(/zirconium|Vault/u);
  }
  const words = ask(library(3), 'Who knows zirconium?', guests);
  expect(words.kind === 'abstention' && words.unknownWords).toContain('zirconium');
  expect(ask(library(3), 'zirkonium', guests).understood).toBe('zirkonium');
  expect(suggest(library(3), 'vault', guests.readers, 5)).toEqual([]);
  expect(suggest(library(3), 'vault', ['team'], 5)).toEqual(['Vault procedures']);
  expect(examples(library(3), guests.readers, 5).join(' ')).not.toMatch(/vault/iu);
});

describe('context', () => {
  const asked = 'Who runs the left bin of kitchen scraps?';
  const shown = (ruledOut?: RuledOut): readonly Citation[] =>
    quoted(ask(library(1), asked, ruledOut ? { ...everybody, ruledOut } : everybody));

  it('obeys what moderators ruled out', () => {
    const [first] = shown();
    if (!first) throw new Error('nothing shown');
    const passages = shown({ passages: new Set([first.passageHash]), quotations: new Set() });
    expect(passages.map((c) => c.passageHash)).not.toContain(first.passageHash);
    const quotations = shown({ passages: new Set(), quotations: new Set([first.hash]) });
    expect(quotations.map((c) => c.hash)).not.toContain(first.hash);
  });

  it('asks one document only', () => {
    const open = library(3).documents.find((document) => document.path === 'open.md');
    const answer = ask(library(3), 'What do visitors wear?', { ...everybody, documentId: open?.id ?? '' });
    expect(new Set(quoted(answer).map((c) => c.source.path))).toEqual(new Set(['open.md']));
  });

  it('reads a long question as far as its limit, and says when there was none', () => {
    expect(ask(library(1), 'tools '.repeat(5_000), everybody).asked.length).toBe(2_000);
    expect(ask(library(1), ' ?! ', everybody)).toMatchObject({ kind: 'conversation', about: 'empty' });
  });
});
