// How soon "busy" is said: questions that come all at once through the engine, on a real file and the shipped documents.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Question } from '../src/domain.ts';
import { createEngine } from '../src/engine/create-engine.ts';
import { openLibrary } from '../src/library/library.ts';
import { createLog } from '../src/log.ts';
import { openStore } from '../src/store/open.ts';
import { misuse } from './misuse.ts';

/** Questions at once; 1,000 unless a number is given. Half come in one conversation each, half in one of ten. */
const [given = '1000'] = process.argv.slice(2);
const count = Number(given);
if (!Number.isInteger(count) || count < 1)
  misuse('The number of questions is a whole number from 1.', 'It is used so: npm run bench:flood -- 1000');

const asked = [
  'When was the Act East Policy presented?',
  'Who visited India in July 2026?',
  'What does GPAI stand for?',
];
const questionAt = (n: number): Question => ({
  id: `chat:${n}`,
  thread: `chat:thread-${n % 2 === 0 ? n : n % 20}`,
  place: 'here',
  text: asked[n % asked.length] ?? '',
  asker: `chat:person-${n}`,
  askedAt: Date.now(),
  readers: 'all',
  addressed: true,
});

const folder = mkdtempSync(join(tmpdir(), 'footnote-flood-'));
try {
  const library = await openLibrary({ folder: 'corpus' });
  const log = createLog('error');
  const engine = createEngine({
    library: { current: () => library, reload: async () => library },
    store: await openStore(folder, log),
    log,
    questionsPerMinute: 0,
    retentionDays: 90,
  });
  await engine.respond({ ...questionAt(0), id: 'chat:warm' });
  const times = new Map<string, number[]>();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const reply = await engine.respond(questionAt(n));
      const kind = reply?.kind === 'notice' ? reply.notice : (reply?.kind ?? 'silent');
      times.set(kind, [...(times.get(kind) ?? []), performance.now() - begun]);
      await engine.posted(`chat:${n}`, `chat:reply-${n}`);
    }),
  );
  const at = (sorted: readonly number[], share: number): string =>
    `${Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)} ms`;
  for (const [kind, all] of times) {
    const sorted = all.toSorted((a, b) => a - b);
    const [p50, p99, last] = [0.5, 0.99, 1].map((share) => at(sorted, share));
    console.log(`${kind.padEnd(8)}${String(all.length).padStart(5)}   p50 ${p50}, p99 ${p99}, last ${last}`);
  }
  await engine.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
