// What a message is told that asks nothing of the documents: a word back, or whom to ask.
import type { Answer, Context } from '../domain.ts';
import { cardsFor } from '../library/documents.ts';
import type { Library } from '../library/library.ts';
import type { RankedMessage } from '../rank/rank-readings.ts';
import { allowance, withoutRuledOut } from './allowed.ts';
import { rankedOf } from './answer.ts';

type Conversation = Extract<Answer, { kind: 'conversation' }>;

/** Without examples; `ranked` is the message as it stands. */
export function conversation(
  about: Conversation['about'],
  library: Library,
  ranked: RankedMessage,
  context: Context,
): Answer {
  const { asked } = ranked.understanding;
  const { contact } = library;
  return {
    kind: 'conversation',
    about,
    ...(about === 'contact' && contact !== undefined ? { contact } : {}),
    asked,
    understood: asked,
    confidence: 0,
    ranked: rankedOf(withoutRuledOut(ranked, library, allowance(context), context)),
    next: [],
    library: library.fingerprint,
    documents: cardsFor(library, context.readers),
    examples: [],
  };
}
