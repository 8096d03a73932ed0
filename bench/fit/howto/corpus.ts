// One repository as a corpus: its files with headings hidden or not, and the questions that its headings ask.
import type { Span } from '../../../src/domain.ts';
import { fnv, pathInCorpus } from '../hiding.ts';
import { type Heading, headingsIn } from './headings.ts';
import { blanked, hidden, paragraphsIn } from './hide.ts';
import { type Asked, askedBy, hurried, subjectsIn } from './questions.ts';

/** Questions of a corpus and of one page, at most; share whose answer is taken out; corpora of ten whose headings are hidden; UTF-16 units of an answer, least of its prose and most of all. */
const LIMITS = {
  questions: 40,
  ofPage: 4,
  removed: 0.15,
  hidden: 6,
  answer: { least: 60, most: 4_000 },
} as const;

export type Made = {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly questions: readonly Question[];
};

export type Question = {
  readonly id: string;
  readonly question: string;
  readonly kind: 'answerable' | 'removed' | 'far';
  readonly of: Asked['form'];
  readonly answers: readonly (Span & { readonly path: string })[];
};

type Picked = Heading & Asked;

export function corpusOf(repository: string, files: ReadonlyMap<string, string>): Made {
  const name = repository.replace('/', '__');
  const picked = pickedIn(repository, files);
  if (fnv(repository) % 10 >= LIMITS.hidden) return made(name, files, picked, new Set(), hurried);
  let left = files;
  for (const { text } of picked) left = hidden(left, text);
  const without = new Map(left);
  for (const { path, heading } of picked) without.set(path, blanked(without.get(path) ?? '', heading));
  const removed = new Set<Picked>();
  for (const one of picked) {
    if (removed.size >= Math.round(LIMITS.removed * picked.length)) break;
    const beside = picked.some(
      ({ path, body }) =>
        path === one.path && body !== one.body && body.end > one.body.start && body.start < one.body.end,
    );
    const gone = blanked(without.get(one.path) ?? '', one.body);
    if (beside || paragraphsIn(new Map(without).set(one.path, gone))(one.question)) continue;
    without.set(one.path, gone);
    removed.add(one);
  }
  return made(name, without, picked, removed, (question) => question);
}

/** Headings that no other one of the repository repeats, chosen by chance that stays the same. */
function pickedIn(repository: string, files: ReadonlyMap<string, string>): readonly Picked[] {
  const all = [...files].flatMap(([path, text]) => headingsIn(path, text));
  const counts = new Map<string, number>();
  const key = ({ text }: Heading): string => subjectsIn(text).join(' ');
  for (const heading of all) counts.set(key(heading), (counts.get(key(heading)) ?? 0) + 1);
  const ofPage = new Map<string, number>();
  return (
    all
      .flatMap((heading) => {
        const asked = counts.get(key(heading)) === 1 ? askedBy(heading.text) : undefined;
        const body = files.get(heading.path)?.slice(heading.body.start, heading.body.end) ?? '';
        const fits = proseOf(body).length >= LIMITS.answer.least && body.length <= LIMITS.answer.most;
        return asked && fits ? [{ ...heading, ...asked }] : [];
      })
      .map((one) => ({ one, chance: fnv(`${repository} ${one.path} ${one.heading.start}`) }))
      // Procedures are the most by far, questions the nearest to what people ask.
      .sort((a, b) => Number(a.one.form === 'doing') - Number(b.one.form === 'doing') || a.chance - b.chance)
      .flatMap(({ one }) => {
        const count = (ofPage.get(one.path) ?? 0) + 1;
        ofPage.set(one.path, count);
        return count <= LIMITS.ofPage ? [one] : [];
      })
      .slice(0, LIMITS.questions)
  );
}

/** Without comments, imports, pictures and tags. */
const proseOf = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?-->|^import .*$|!\[[^\]]*\]\([^)]*\)|<[^>]*>|^:::.*$/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function made(
  name: string,
  files: ReadonlyMap<string, string>,
  picked: readonly Picked[],
  removed: ReadonlySet<Picked>,
  asking: (question: string) => string,
): Made {
  // A page whose name says what its heading said would tell what is hidden.
  const telling = asking === hurried ? [] : picked.filter(isTold).map(({ path }) => path);
  const to = (path: string): string => pathInCorpus(path, telling);
  return {
    name,
    files: new Map([...files].map(([path, text]) => [to(path), text])),
    questions: picked.map((one, number) => ({
      id: `${name}-${number}`,
      question: asking(one.question),
      kind: removed.has(one) ? 'removed' : 'answerable',
      of: one.form,
      answers: removed.has(one) ? [] : [{ path: to(one.path), ...one.body }],
    })),
  };
}

function isTold({ path, text }: Heading): boolean {
  const name = new Set(
    subjectsIn((path.split('/').at(-1) ?? '').replace(/\.mdx?$/, '').replace(/[-_]/g, ' ')),
  );
  const words = subjectsIn(text);
  return words.filter((word) => name.has(word)).length >= Math.max(2, 0.6 * words.length);
}
