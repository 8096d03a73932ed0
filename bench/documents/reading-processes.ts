// What the processes that read apart have taken, as the system counts it.
import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';

/** Ticks of a second that Linux counts processor time in, on every machine that Node runs on. */
const ticks = 100;

export type Taken = {
  /** Processes started. */
  readonly processes: number;
  /** Seconds of processor time, and megabytes resident at the most. Undefined where the system has no /proc. */
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
};

/** Counts the processes that are started from now on; those that have ended count as they were last looked at. */
export function watchProcesses(): { taken(): Taken } {
  const started = new Set<ChildProcess>();
  const last = new Map<ChildProcess, { readonly cpu: number; readonly memory: number }>();
  subscribe('child_process', (message) => {
    if (isStarted(message)) started.add(message.process);
  });
  const look = (): void => {
    for (const child of started) {
      const seen = child.pid === undefined ? undefined : lookAt(child.pid);
      if (seen) last.set(child, seen);
    }
  };
  setInterval(look, 50).unref();
  return {
    taken() {
      look();
      const seen = [...last.values()];
      return {
        processes: started.size,
        cpu: seen.length === 0 ? undefined : seen.reduce((sum, one) => sum + one.cpu, 0),
        memory: seen.length === 0 ? undefined : Math.max(...seen.map((one) => one.memory)),
      };
    },
  };
}

const isStarted = (message: unknown): message is { readonly process: ChildProcess } =>
  typeof message === 'object' && message !== null && 'process' in message;

/** Undefined once it has ended, and where there is no /proc. */
function lookAt(pid: number): { readonly cpu: number; readonly memory: number } | undefined {
  try {
    const [, peak] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    // Behind the name, which may hold blanks: fields 14 and 15 of the line.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s/s, '')
      .split(' ');
    if (peak === undefined) return undefined;
    return { cpu: (Number(fields[11]) + Number(fields[12])) / ticks, memory: (Number(peak) * 1_024) / 1e6 };
  } catch {
    return undefined;
  }
}
