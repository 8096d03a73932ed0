// What all our windows are made of; pure.
import type { KnownBlock, ModalView } from '@slack/types';
import { windows } from '../../../src/words/everybody.ts';
import { limits } from '../limits.ts';
import { plainText, section } from './blocks.ts';

/** A window with its title and blocks. */
export const windowOf = (title: string, blocks: KnownBlock[], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plainText(title, limits.viewTitle),
  close: plainText(windows.close, limits.viewTitle),
  blocks,
  ...more,
});

/** One fixed line, for instance that the answer is no longer kept. */
export const lineModal = (title: string, line: string): ModalView => windowOf(title, [section(line)]);

/** A field of several lines under the id `name`, as long as a question may be. */
export const textField = (name: string, label: string, focus = false): KnownBlock => ({
  type: 'input',
  block_id: name,
  label: plainText(label, limits.inputLabel),
  element: {
    type: 'plain_text_input',
    action_id: name,
    multiline: true,
    max_length: limits.question,
    ...(focus ? { focus_on_load: true } : {}),
  },
});
