// The reply to a message that asks nothing of the documents: a word back, or whom to ask.
import type { Answer, Context } from '../domain.ts';
import { cardsFor } from '../library/documents.ts';
import type { Library } from '../library/library.ts';
import type { RankedMessage } from '../rank/rank-readings.ts';
import { answerBase } from './answer.ts';

type Conversation = Extract<Answer, { kind: 'conversation' }>;

/** The reply to small talk, with the documents that the asker may read; examples are added later. */
export function conversation(
  about: Conversation['about'],
  library: Library,
  plain: RankedMessage,
  context: Context,
): Answer {
  const { contact } = library;
  return {
    ...answerBase(plain, library),
    kind: 'conversation',
    about,
    ...(about === 'contact' && contact !== undefined ? { contact } : {}),
    confidence: 0,
    documents: cardsFor(library, context.readers),
    examples: [],
  };
}
