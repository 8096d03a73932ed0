// The questions of all sets beside the libraries that they are asked of, and those of the case folders.
import { basename, resolve } from 'node:path';
import { ask } from '../../src/ask.ts';
import { citationsOf, outcomeOf } from '../../src/citation/citations.ts';
import type { Answer, Turn } from '../../src/domain.ts';
import { type Case, casesOf } from '../../src/evaluate/cases.ts';
import { corporaIn, readAsked } from '../../src/evaluate/corpora.ts';
import type { Judged } from '../../src/evaluate/metrics.ts';
import { readSet } from '../../src/evaluate/sets.ts';
import { type Library, libraryOf, openLibrary } from '../../src/library/library.ts';
import { toTurn } from '../../src/question/follow-up.ts';
import { answerTo, faultsOf, readCases } from '../../test/cases/read-cases.ts';

/** What came of a question: what is shown, to tell changes by, and how it is counted. */
export type Told = { readonly shown: string; readonly judged: Judged };

export type Asked = { readonly set: string; readonly name: string; readonly ask: () => Told };

/** Name of the set of the case folders, of which every question is right or wrong. */
export const caseSet = 'test/cases';

/** A name may end in `:N`, for every Nth of its corpora or questions. */
export async function askedIn(
  corpora: readonly string[],
  sets: readonly string[],
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const given of corpora) {
    const { path, every } = sampled(given);
    for (const [at, one] of corporaIn(path).entries()) {
      if (at % every !== 0) continue;
      const { folder, cases } = readAsked(one);
      const library = await openLibrary({ folder });
      asked.push(...cases.map((each) => askedOf(basename(path), library, each)));
    }
  }
  for (const given of sets) {
    const { path, every } = sampled(given);
    const set = readSet(path);
    const library = libraryOf(
      set.documents.map(({ id, ...rest }) => ({ ...rest, path: `${id}.txt`, language: set.language })),
    );
    asked.push(
      ...casesOf(set)
        .filter((_, at) => at % every === 0)
        .map((each) => askedOf(set.name, library, each)),
    );
  }
  return [...asked, ...(await caseFolders())];
}

function sampled(given: string): { readonly path: string; readonly every: number } {
  const [, path = given, every = '1'] = /^(.*?):([1-9]\d*)$/.exec(given) ?? [];
  return { path, every: Number(every) };
}

const askedOf = (set: string, library: Library, one: Case): Asked => ({
  set,
  name: one.question,
  ask() {
    const turns: Turn[] = [];
    for (const earlier of one.context) turns.push(toTurn(ask(library, earlier, { turns, readers: 'all' })));
    const answer = ask(library, one.question, { turns, readers: 'all' });
    const judged: Judged = {
      ...one,
      outcome: outcomeOf(answer),
      confidence: answer.confidence,
      shown: citationsOf(answer).map(({ source, excerpt }) => {
        const document = library.document(source.documentId);
        return { held: document ? one.held(document, excerpt) : [], length: excerpt.text.length };
      }),
    };
    return { shown: shownIn(answer), judged };
  },
});

const shownIn = (answer: Answer): string =>
  JSON.stringify([
    answer.kind,
    citationsOf(answer).map(({ source, excerpt, labels, alsoIn }) => [
      source.path,
      excerpt.start,
      excerpt.end,
      labels.map(({ start }) => start),
      alsoIn.map(({ path }) => path),
    ]),
    answer.kind === 'answer' ? answer.differ : [],
  ]);

async function caseFolders(): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const { corpus, questions } of readCases(resolve('test/cases'))) {
    const library = await openLibrary({ folder: corpus });
    for (const wanted of questions)
      asked.push({
        set: caseSet,
        name: wanted.question,
        ask() {
          const answer = answerTo(library, wanted);
          const right = faultsOf(answer, wanted).length === 0;
          const judged: Judged = {
            answerable: true,
            outcome: 'sure',
            confidence: answer.confidence,
            shown: right ? [{ held: [1], length: 0 }] : [],
          };
          return { shown: shownIn(answer), judged };
        },
      });
  }
  return asked;
}
