// A kept answer as it is shown here: without what these people may not read, and in the frame of its message.
import { type APIMessage, ComponentType } from 'discord.js';
import { decodeAction } from '../../../src/action.ts';
import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Readers } from '../../../src/domain.ts';
import type { Kept } from '../../../src/engine/engine.ts';
import type { Library } from '../../../src/library/library.ts';
import { answerFor } from '../../../src/moderation/cited.ts';
import type { Today } from '../../../src/moderation/today.ts';
import { customIds } from './components.ts';
import type { Shown } from './render.ts';

export function shownOf(
  { answer, answerId, receipt, withdrawn, changed = [] }: Kept & Partial<Pick<Today, 'changed'>>,
  library: Library,
  readers: Readers,
  pages: PageLinks | undefined,
): Shown {
  return { answerId, receipt, withdrawn, changed, pages, answer: answerFor(library, answer, readers) };
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
