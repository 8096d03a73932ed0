// What every adapter that the kit serves promises: the contract of chats, with the faults of a platform brought about in its verbs.
import type { ChatAdapter } from '../../adapters/kit/chat-adapter.ts';
import { serve } from '../../adapters/kit/serve.ts';
import { chatContract } from './chat.ts';
import type { ChatBench } from './chat-bench.ts';

/** A platform for tests, empty at first, and the way to it. */
export type AdapterBench<M> = {
  /** One more connection to this platform, as each process has its own. */
  connect(): ChatAdapter<M>;
  /** Somebody asks in public; every connection hears it. The same `id` is the same question. Resolves when all took it. */
  ask(text: string, id: string): Promise<void>;
  /** All messages of the bot that stand, as people read them. */
  messages(): readonly string[];
};

/** Runs one adapter through everything that `serve` promises, on documents of its own. `make` gives a fresh platform. */
export function adapterContract<M>(name: string, make: () => AdapterBench<M>): void {
  chatContract(name, async () => benchOf(make()), false);
}

function benchOf<M>({ connect, ask, messages }: AdapterBench<M>): ChatBench {
  let fault:
    | { readonly how: 'lost' | 'limited' | 'down'; readonly then?: (() => void) | undefined }
    | undefined;
  function faulty(adapter: ChatAdapter<M>): ChatAdapter<M> {
    return {
      ...adapter,
      async post(...given) {
        const now = fault;
        fault = undefined;
        if (now === undefined) return adapter.post(...given);
        if (now.how === 'lost') await adapter.post(...given);
        now.then?.();
        throw new Error(now.how);
      },
      faultOf(error) {
        const how = error instanceof Error ? error.message : '';
        if (how === 'limited') return { kind: 'wait', ms: 20, reason: how };
        if (how === 'lost' || how === 'down') return { kind: 'again', unsure: 'likely', reason: how };
        return adapter.faultOf?.(error) ?? { kind: 'again', unsure: 'perhaps', reason: how };
      },
    };
  }
  return {
    serve: (bot) => serve(bot, faulty(connect())),
    ask,
    messages,
    spoil: (how, then) => {
      fault = { how, then };
    },
    close: async () => undefined,
  };
}
