// A kept answer as it is shown here: without what these people may not read, and in the frame of its message.
import { type APIMessage, ComponentType } from 'discord.js';
import { decodeAction } from '../../src/action.ts';
import { mayRead } from '../../src/audience.ts';
import type { Answer, Citation } from '../../src/domain.ts';
import type { Kept } from '../../src/engine.ts';
import type { PageLinks } from '../../src/page-link.ts';
import { customIds } from './asking.ts';
import type { DiscordConfig } from './config.ts';
import { citationsOf, type Shown } from './render.ts';

type Audience = Pick<DiscordConfig, 'audience'>;

/** The citations of an answer that these people may read. */
export function readable(answer: Answer, { audience }: Audience): readonly Citation[] {
  const may = (source: { readonly audience: readonly string[] }) => mayRead(source.audience, audience);
  return citationsOf(answer)
    .filter((c) => may(c.source))
    .map((c) => ({ ...c, alsoIn: c.alsoIn.filter(may) }));
}

export function shownOf(kept: Kept, config: Audience, pages: PageLinks | undefined): Shown {
  const { answer, answerId, receipt, withdrawn } = kept;
  const shown = { answerId, receipt, withdrawn, pages };
  if (answer.kind !== 'answer' && answer.kind !== 'nearest') return { ...shown, answer };
  return { ...shown, answer: { ...answer, citations: readable(answer, config) } };
}

/** What the place added to the answer when it was posted, read from the message itself. */
export function frameOf(message: APIMessage): Pick<Shown, 'preface' | 'question' | 'hidden'> {
  const container = (message.components ?? []).find((one) => one.type === ComponentType.Container);
  const first = (container?.components ?? []).find((one) => one.type === ComponentType.TextDisplay);
  const [top = '', second = ''] = first?.content.split('\n') ?? [];
  const preface = /^-# ((?:https:\/\/discord\.com\/channels\/|Shared by <@).*)$/.exec(top)?.[1];
  const kinds = customIds(message).map((id) => decodeAction(id)?.kind);
  return {
    question: /^\*\*.*\*\*$/.test(preface === undefined ? top : second),
    ...(preface === undefined ? {} : { preface }),
    ...(kinds.includes('remove') ? {} : { hidden: { share: kinds.includes('share') } }),
  };
}
