// A deadline for what may never come back: a store or a disk that hangs must not keep a question waiting.
import { type Stage, stages } from './limits.ts';

/** A stage took longer than it may. */
export class DeadlineError extends Error {
  readonly stage: Stage;
  constructor(stage: Stage) {
    const seconds = stages[stage] / 1_000;
    super(`not done within ${seconds} s: ${stage}; check the disks of the documents and of DATA_DIR`);
    this.name = 'DeadlineError';
    this.stage = stage;
  }
}

/** What `work` resolves to, or a DeadlineError when the stage's time has passed: then nobody hears of it any more. */
export async function within<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(stage)), stages[stage]);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
