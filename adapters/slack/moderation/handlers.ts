// The commands and the menu entry that look behind answers: what is typed or chosen is read here, what it does stands in moderators.

import type { PageLinks } from '../../../src/citation/page-link.ts';
import type { Moderation } from '../../../src/moderation/moderation.ts';
import { unknownReceipt } from '../../../src/words/everybody.ts';
import type { Readership } from '../access/readership.ts';
import type { Poster } from '../delivery/poster.ts';
import type { FailureNotice } from '../listeners/failure-notice.ts';
import type { Handler, Handlers } from '../listeners/handler.ts';
import {
  answerIn,
  commandSchema,
  formSchema,
  placeOf,
  shortcutSchema,
  type Typed,
} from '../listeners/payloads.ts';
import type { Self } from '../question.ts';
import { renderVerified } from '../render/moderation.ts';
import { renderLine } from '../render/render.ts';
import type { Moderators } from './moderators.ts';

/** What the moderators' commands need. */
export type ModerationParts = {
  readonly moderation: Moderation;
  readonly moderators: Moderators;
  readonly poster: Poster;
  readonly self: Self;
  readonly readership: Pick<Readership, 'alone'>;
  readonly pages?: PageLinks | undefined;
};

/** The handlers of the commands and of the menu entry. */
export function moderationHandlers(
  { moderation, moderators, poster, self, readership, pages }: ModerationParts,
  withNotice: FailureNotice,
): Pick<Handlers, 'verify' | 'review' | 'gaps' | 'check' | 'ruling'> {
  const command =
    (work: (typed: Typed) => Promise<unknown>): Handler =>
    async (body) => {
      const read = commandSchema.safeParse(body);
      if (read.success) await withNotice(read.data, () => work(read.data));
    };

  return {
    review: command(moderators.review),
    gaps: command(moderators.gaps),
    /** For everybody: the code stands under the answer. */
    verify: command(async (typed) => {
      const message = async () => {
        const verified = await moderation.verify(typed.text, await readership.alone(typed));
        return verified ? renderVerified(verified, pages) : renderLine(unknownReceipt);
      };
      return poster.whisper(placeOf(typed), message);
    }),
    async check(body) {
      const read = shortcutSchema.safeParse(body);
      if (!read.success) return;
      const { message } = read.data;
      const answerId = message.user === self.user ? answerIn(message.blocks) : undefined;
      await withNotice(read.data, () => moderators.check(read.data, answerId));
    },
    async ruling(body, answer) {
      const read = formSchema.safeParse(body);
      return read.success ? moderators.ruling(read.data, answer) : answer();
    },
  };
}
