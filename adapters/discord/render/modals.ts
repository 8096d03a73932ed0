// The windows that open over a conversation, and what people wrote into them.
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { z } from 'zod';
import { encodeAction } from '../../../src/action.ts';
import type { Citation } from '../../../src/domain.ts';
import { clip } from '../../../src/text/say.ts';
import { choiceLine } from '../../../src/words/citation.ts';
import { labels, windows } from '../../../src/words/everybody.ts';
import { moderatorLabels, whyLine } from '../../../src/words/moderators.ts';
import { budget, limits } from '../limits.ts';
import { flat } from './markdown.ts';

type Modal = APIModalInteractionResponseCallbackData;

const written = (label: string, style: TextInputStyle): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  component: {
    type: ComponentType.TextInput,
    custom_id: 'text',
    style,
    min_length: 1,
    max_length: budget.written,
    required: true,
  },
});

export const followUpModal = (answerId: string): Modal => ({
  custom_id: encodeAction({ kind: 'followup', answerId }),
  title: labels.followUp,
  components: [written(windows.question, TextInputStyle.Short)],
});

/** `citations`: what the answer quotes, named by their first words. */
export function reportModal(answerId: string, citations: readonly Citation[]): Modal {
  const options = [
    { label: windows.whole, value: '0', default: true },
    ...citations.slice(0, limits.choices - 1).map((citation) => ({
      label: clip(flat(choiceLine(citation)), limits.choice),
      value: String(citation.number),
    })),
  ];
  const which: Modal['components'][number] = {
    type: ComponentType.Label,
    label: windows.which,
    component: { type: ComponentType.StringSelect, custom_id: 'citation', options },
  };
  return {
    custom_id: encodeAction({ kind: 'report', answerId }),
    title: labels.report,
    components: [...(citations.length > 1 ? [which] : []), written(windows.wrong, TextInputStyle.Paragraph)],
  };
}

/** Asks for the words that a decision needs; `customId` is the button's, so that what is sent back says what it is about. */
export const reasonModal = (kind: 'retire' | 'note', customId: string): Modal => ({
  custom_id: customId,
  title: moderatorLabels[kind],
  components: [{ ...written(moderatorLabels.reason, TextInputStyle.Paragraph), description: whyLine[kind] }],
});

const field = z.object({
  custom_id: z.string(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});
/** Discord sends a label with one component, or an action row with several. */
const holder = z.union([
  z.object({ component: field }).transform((label) => [label.component]),
  z.object({ components: z.array(field) }).transform((row) => row.components),
]);

/** The text, and the citation chosen; undefined for the answer as a whole. */
export function readModal(components: APIModalSubmission['components']): {
  readonly text: string;
  readonly citation: number | undefined;
} {
  const fields = components.flatMap((one) => holder.safeParse(one).data ?? []);
  const of = (id: string) => fields.find((one) => one.custom_id === id);
  const chosen = Number(of('citation')?.values?.[0] ?? 0);
  return {
    text: (of('text')?.value ?? '').trim(),
    citation: Number.isInteger(chosen) && chosen > 0 ? chosen : undefined,
  };
}
