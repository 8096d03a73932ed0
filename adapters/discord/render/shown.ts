// A kept answer as it is shown here, in the frame of its message; pure.
import { type APIMessage, ComponentType } from 'discord.js';
import { decodeAction } from '../../../src/action.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Today } from '../../../src/moderation/today.ts';
import { customIds } from './components.ts';
import type { Shown } from './render.ts';

export const shownOf = (
  { answer, answerId, receipt, withdrawn, changed }: Today,
  pages: PageLinks | undefined,
): Shown => ({ answer, answerId, receipt, withdrawn, changed, pages });

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
