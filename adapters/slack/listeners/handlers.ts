// What reaches us: what asks goes to the asker, what is pressed to the actions, what looks behind answers to moderation.
import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Log } from '../../../src/log.ts';
import { asides, notices, windows } from '../../../src/words/everybody.ts';
import type { Outbox } from '../../kit/outbox.ts';
import type { Assistant } from '../delivery/assistant.ts';
import { counts, limits } from '../limits.ts';
import { type ModerationParts, moderationHandlers } from '../moderation/handlers.ts';
import { personOf } from '../question.ts';
import { homeView } from '../render/home.ts';
import { fields } from '../render/modals.ts';
import { lineModal } from '../render/windows.ts';
import type { Actions } from './actions.ts';
import { type AskerParts, createAsker } from './asker.ts';
import { createFailureNotice } from './failure-notice.ts';
import type { Handlers } from './handler.ts';
import { actionSchema, decodeBack, formSchema, homeSchema } from './payloads.ts';

/** What all handlers need together. */
export type HandlerParts = AskerParts &
  ModerationParts & {
    readonly engine: Engine;
    readonly client: webApi.WebClient;
    readonly actions: Actions;
    readonly assistant: Assistant;
    readonly outbox: Pick<Outbox, 'report'>;
    readonly log: Log;
  };

/** Puts the handlers of asking, of actions and of moderation together. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { engine, client, actions, assistant, readership } = parts;
  const withNotice = createFailureNotice(parts);

  async function home(body: unknown): Promise<void> {
    const read = homeSchema.safeParse(body);
    if (!read.success) return;
    const { user, channel, tab } = read.data;
    const readers = await readership.alone({ user });
    if (tab === 'messages') {
      if (channel !== undefined) await assistant.suggest(channel, engine.examples(readers, limits.prompts));
      return;
    }
    const view = homeView(engine.documents(readers), engine.examples(readers, counts.examples));
    await client.views.publish({ user_id: user, view });
  }

  async function action(body: unknown): Promise<void> {
    const read = actionSchema.safeParse(body);
    if (!read.success) return;
    await withNotice(read.data, () => actions(read.data));
  }

  async function reportForm(body: unknown, answer: (view?: ModalView) => Promise<void>): Promise<void> {
    const read = formSchema.safeParse(body);
    const answerId = read.success ? decodeBack(read.data.back)?.answerId : undefined;
    if (!read.success || answerId === undefined) return answer();
    const number = Number(read.data.field(fields.citation));
    const reason = read.data.field(fields.reason);
    const about = number > 0 ? { citation: number } : {};
    const flagId = await engine
      .flag({ answerId, person: personOf(read.data.user), reason, ...about })
      .catch(() => undefined);
    const line = flagId === undefined ? notices.trouble : asides.reported;
    await answer(lineModal(windows.report, line));
    if (flagId !== undefined) await parts.outbox.report(flagId);
  }

  return {
    home,
    action,
    reportForm,
    ...createAsker(parts),
    ...moderationHandlers(parts, withNotice),
  };
}
