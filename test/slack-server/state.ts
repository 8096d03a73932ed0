// What a small Slack remembers: posts by channel, private lines, windows, statuses, and the faults it is told to make.

export type Stored = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly thread?: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly metadata?: unknown;
  readonly bot: boolean;
};

/** A line only one person sees. */
export type Whisper = {
  readonly channel: string;
  readonly user: string;
  readonly by: 'ephemeral' | 'response_url';
  readonly body: Record<string, unknown>;
};

export type Call = { readonly method: string; readonly body: Record<string, unknown>; readonly at: number };

/** What happens instead of the usual answer. `lost`: done, but the connection breaks before the response. */
export type Mishap =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'slow'; readonly ms: number };

/** One mishap for the next `times` calls that match. */
export type Fault = {
  readonly method: string;
  readonly channel?: string;
  times: number;
  readonly mishap: Mishap;
  /** Runs when it has happened, before the bot knows. */
  readonly then?: (() => void) | undefined;
};

export type State = ReturnType<typeof createState>;

export function createState() {
  let clock = 1_700_000_000_000_000;
  const posts: Stored[] = [];
  const whispers: Whisper[] = [];
  const views: { readonly method: string; readonly body: Record<string, unknown> }[] = [];
  const calls: Call[] = [];
  /** What is different from usual about people (users.info) and channels (conversations.info). */
  const users = new Map<string, Record<string, unknown>>();
  const channels = new Map<string, Record<string, unknown>>();
  const faults: Fault[] = [];
  const waiting = new Set<() => void>();

  return {
    posts,
    whispers,
    views,
    calls,
    users,
    channels,
    faults,
    statuses: [] as string[],
    titles: [] as string[],
    /** Payloads that broke a limit, and calls without their scope. */
    refusals: [] as string[],
    /** A new `ts`: later than every one before, near the machine's clock. */
    nextTs(): string {
      clock = Math.max(clock + 1, Date.now() * 1_000);
      return `${Math.floor(clock / 1_000_000)}.${String(clock % 1_000_000).padStart(6, '0')}`;
    },
    /** The fault for this call, counted down. */
    faultOf(method: string, channel: string | undefined): Fault | undefined {
      const fault = faults.find(
        (f) => f.times > 0 && f.method === method && (f.channel === undefined || f.channel === channel),
      );
      if (fault === undefined) return undefined;
      fault.times -= 1;
      return fault;
    },
    changed(): void {
      for (const look of waiting) look();
    },
    /** Resolves as soon as `holds` is true; looked at after every change. */
    until(holds: () => boolean, ms = 10_000): Promise<void> {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          if (!holds()) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve();
        };
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`did not happen within ${ms} ms: ${String(holds)}`));
        }, ms);
        waiting.add(look);
        look();
      });
    },
  };
}
