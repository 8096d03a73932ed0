// What each button does. Nothing is believed because it was pressed: rights and audience are looked up again.
import {
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionResponseType,
} from 'discord.js';
import { type Action, decodeAction } from '../../src/action.ts';
import { mayRead } from '../../src/audience.ts';
import type { Answer } from '../../src/domain.ts';
import { goneLine, sharedBy } from '../../src/wording.ts';
import { isModerator, userOf } from './access.ts';
import { customIds } from './asking.ts';
import { type Payload, plain } from './components.ts';
import type { Scene } from './handlers.ts';
import { followUpModal, reportModal } from './modals.ts';
import { personOf } from './question.ts';
import { renderAnswer, renderRest, type Shown } from './render.ts';
import { renderDocuments, renderLine, renderSource } from './render-source.ts';
import { codeOf, silent } from './send.ts';

export type Controls = {
  pressed(interaction: APIMessageComponentInteraction): Promise<void>;
  reported(
    interaction: APIModalSubmitInteraction,
    answerId: string,
    reason: string,
    citation: number | undefined,
  ): Promise<void>;
};

export function createControls({ engine, send, config, privately }: Scene): Controls {
  const gone = (): readonly Payload[] => [plain(goneLine)];

  async function pressed(interaction: APIMessageComponentInteraction): Promise<void> {
    const action = decodeAction(interaction.data.custom_id);
    if (action?.kind === 'sources') return turn(interaction, action.citation ?? 0);
    if (action?.kind === 'followup') return open(interaction, followUpModal(action.answerId));
    if (action?.kind === 'report')
      return open(interaction, reportModal(action.answerId, numbersOn(interaction)));
    await privately(interaction, async () =>
      action ? act(interaction, action) : [renderLine('unknownControl')],
    );
  }

  async function act(
    interaction: APIMessageComponentInteraction,
    action: Action,
  ): Promise<readonly Payload[]> {
    const { answerId, citation } = action;
    const person = personOf(userOf(interaction));
    switch (action.kind) {
      case 'source': {
        const view = await engine.source(answerId, citation ?? 0, config.audience);
        return view ? renderSource(view) : gone();
      }
      case 'more': {
        const shown = await keptAnswer(answerId);
        return shown ? renderRest(shown, citation ?? 0) : gone();
      }
      case 'helpful':
      case 'unhelpful':
        await engine.feedback({ answerId, person, verdict: action.kind });
        return [renderLine('thanks')];
      case 'remove':
        return remove(interaction, answerId, person);
      case 'share':
        return share(interaction, answerId, person);
      default:
        return [renderLine('unknownControl')];
    }
  }

  async function remove(interaction: APIMessageComponentInteraction, answerId: string, person: string) {
    const may = isModerator(interaction, config) || (await engine.isAsker(answerId, person));
    if (!may) return [renderLine('onlyAsker')];
    try {
      await send.remove(interaction.message.channel_id, interaction.message.id);
      return [renderLine('removed')];
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return [renderLine('cannotRemove')];
    }
  }

  async function share(interaction: APIMessageComponentInteraction, answerId: string, person: string) {
    const channel = interaction.message.channel_id;
    const kept = await engine.kept(answerId);
    const shown = await keptAnswer(answerId);
    if (!kept || !shown) return gone();
    if (!(await engine.isAsker(answerId, person))) return [renderLine('onlyAsker')];
    if (kept.messages.some((one) => one.startsWith(`discord:${channel}:`)))
      return [renderLine('alreadyShared')];
    const payload = renderAnswer({
      ...shown,
      question: true,
      preface: sharedBy(`<@${userOf(interaction)}>`),
    });
    try {
      const done = await send.post(channel, payload, `share:${answerId}:${channel}`);
      await engine.shown(answerId, `discord:${done.channel_id}:${done.id}`);
      return [renderLine('shared')];
    } catch (error) {
      if (codeOf(error) === undefined) throw error;
      return [renderLine('cannotPost')];
    }
  }

  /** As kept, without what these people may not read. */
  async function keptAnswer(answerId: string): Promise<Shown | undefined> {
    const kept = await engine.kept(answerId);
    return kept && { ...kept, answer: readable(kept.answer) };
  }

  function readable(answer: Answer): Answer {
    if (answer.kind !== 'answer' && answer.kind !== 'nearest') return answer;
    const may = (source: { readonly audience: readonly string[] }) =>
      mayRead(source.audience, config.audience);
    const citations = answer.citations
      .filter((c) => may(c.source))
      .map((c) => ({ ...c, alsoIn: c.alsoIn.filter(may) }));
    return { ...answer, citations };
  }

  async function turn(interaction: APIMessageComponentInteraction, page: number): Promise<void> {
    const { components, flags } = renderDocuments(engine.documents(config.audience), page);
    await send.respond(interaction, {
      type: InteractionResponseType.UpdateMessage,
      data: {
        components: [...components],
        flags,
        allowed_mentions: { parse: [], replied_user: silent.replied_user },
      },
    });
  }

  async function open(interaction: APIMessageComponentInteraction, data: ReturnType<typeof followUpModal>) {
    await send.respond(interaction, { type: InteractionResponseType.Modal, data });
  }

  return {
    pressed,
    reported: (interaction, answerId, reason, citation) =>
      privately(interaction, async () => {
        if ((await engine.kept(answerId)) === undefined) return gone();
        const flag = { answerId, person: personOf(userOf(interaction)), reason };
        await engine.flag(citation === undefined ? flag : { ...flag, citation });
        return [renderLine('reported')];
      }),
  };
}

function numbersOn(interaction: APIMessageComponentInteraction): readonly number[] {
  const numbers = customIds(interaction.message).flatMap((id) => {
    const action = decodeAction(id);
    return action?.kind === 'source' && action.citation !== undefined ? [action.citation] : [];
  });
  return [...new Set(numbers)];
}
