// The controls under an answer as Slack draws them; pure.
import type { ContextActionsBlock, KnownBlock } from '@slack/types';
import { type Action, encodeAction } from '../../../src/action.ts';
import type { Answer, Citation } from '../../../src/domain.ts';
import { type Control, controlsOf } from '../../kit/controls.ts';
import { limits } from '../limits.ts';
import { button, overflow, plainText, rows } from './blocks.ts';
import type { Frame } from './frame.ts';

/** One row of buttons with the menu, and Slack's own pair for what was helpful. `more`: the first citation left out. */
export function controlBlocks(
  answer: Answer,
  standing: readonly Citation[],
  { answerId, isPrivate }: Pick<Frame, 'answerId' | 'isPrivate'>,
  more?: number,
): KnownBlock[] {
  const { buttons, menu } = controlsOf(answer, {
    answerId,
    sources: standing.map(({ number }) => number),
    more,
    offers: isPrivate ? ['share', 'remove'] : ['remove'],
  });
  const [judging, others] = [buttons.filter(judges), buttons.filter((one) => !judges(one))];
  return [
    ...rows(
      [
        ...others.map(({ label, action }) => button(idOf(action), label, encodeAction(action))),
        ...(menu.length === 0 ? [] : [overflow('menu', menu)]),
      ],
      'controls',
    ),
    ...feedback(judging),
  ];
}

const judges = ({ action: { kind } }: Control): boolean => kind === 'helpful' || kind === 'unhelpful';
const idOf = ({ kind, citation }: Action): string => (kind === 'source' ? `${kind}:${citation}` : kind);

function feedback([positive, negative]: readonly Control[]): ContextActionsBlock[] {
  if (positive === undefined || negative === undefined) return [];
  const side = ({ label, action }: Control) => ({
    text: plainText(label, limits.buttonText),
    accessibility_label: label,
    value: encodeAction(action),
  });
  return [
    {
      type: 'context_actions',
      block_id: 'feedback',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: side(positive),
          negative_button: side(negative),
        },
      ],
    },
  ];
}
