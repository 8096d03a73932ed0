// A process that is made to be killed: it answers questions as a platform's adapter does.
import type { Question } from '../src/domain.ts';
import { createEngine } from '../src/engine/create-engine.ts';
import type { Engine, Reply } from '../src/engine/engine.ts';
import { libraryOf } from '../src/library/library.ts';
import { createLog } from '../src/log.ts';
import { steadyNow } from '../src/steady-now.ts';
import { openStore } from '../src/store/open.ts';

/** From a worker to the one that plays the platform, and back. */
export type Told =
  | { readonly kind: 'ready' | 'done' }
  | { readonly kind: 'heard' | 'post' | 'look' | 'ended'; readonly id: string };
export type Asked =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'posted' | 'absent'; readonly id: string };

const [mode, folder = ''] = process.argv.slice(2);
const library = libraryOf([
  {
    path: 'harbour.md',
    title: 'Harbour',
    passages: ['Boats moor at the northern quay. The toll is nine coins a night.'],
  },
]);
const waiting = new Map<string, (there: boolean) => void>();
const tell = (told: Told): void => void process.send?.(told);
const hear = (id: string): Promise<boolean> => new Promise((resolve) => waiting.set(id, resolve));

async function post(engine: Engine, id: string, reply: Reply | undefined): Promise<void> {
  if (reply === undefined) return;
  tell({ kind: 'post', id });
  await hear(id);
  await engine.posted(id, `chat:reply-to-${id}`);
  tell({ kind: 'ended', id });
}

/** `ahead`: by how much this process's clocks are ahead, in ms, so that a lease need not be waited for. */
async function open(ahead: () => number): Promise<Engine> {
  return createEngine({
    library: { current: () => library, reload: async () => library },
    store: await openStore(folder, createLog('warn')),
    log: createLog('warn'),
    questionsPerMinute: 0,
    retentionDays: 90,
    now: () => Date.now() + ahead(),
    clock: () => steadyNow() + ahead(),
  });
}

async function serve(): Promise<void> {
  const engine = await open(() => 0);
  process.on('message', (asked: Asked) => {
    if (asked.kind !== 'question') return waiting.get(asked.id)?.(asked.kind === 'posted');
    const { id } = asked.question;
    void engine.respond(asked.question).then((reply) => {
      tell({ kind: 'heard', id });
      return post(engine, id, reply);
    });
  });
  tell({ kind: 'ready' });
}

async function finish(): Promise<void> {
  let ahead = 0;
  const engine = await open(() => ahead);
  process.on('message', (asked: Asked) => {
    if (asked.kind !== 'question') waiting.get(asked.id)?.(asked.kind === 'posted');
  });
  // Seen once, and then for as long as a lease lasts.
  await engine.overdue('chat:');
  ahead = 31_000;
  for (let due = await engine.overdue('chat:'); due.length > 0; due = await engine.overdue('chat:'))
    for (const question of due) {
      tell({ kind: 'look', id: question.id });
      if (await hear(question.id)) await engine.posted(question.id, `chat:reply-to-${question.id}`);
      else await post(engine, question.id, await engine.resume(question));
    }
  await engine.close();
  tell({ kind: 'done' });
  process.disconnect();
}

if (mode === 'serve') await serve();
else await finish();
