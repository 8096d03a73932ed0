// What Slack refuses, from the adapter's own table of limits: every fault of a payload in words.
import { limits } from '../../adapters/slack/limits.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const length = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** Where a block may stand. */
export type Surface = 'message' | 'modal' | 'home';

/** Types of blocks by surface, from the blocks reference; what is not listed is refused. */
const allowed: Readonly<Record<Surface, readonly string[]>> = {
  message: ['actions', 'context', 'context_actions', 'divider', 'header', 'rich_text', 'section'],
  modal: ['actions', 'context', 'divider', 'header', 'input', 'rich_text', 'section'],
  home: ['actions', 'context', 'divider', 'header', 'rich_text', 'section'],
};

export function checkBlocks(blocks: readonly unknown[], surface: Surface): readonly string[] {
  const faults: string[] = [];
  const most = surface === 'message' ? limits.messageBlocks : limits.viewBlocks;
  if (blocks.length > most) faults.push(`${blocks.length} blocks, ${most} allowed`);
  const ids = blocks.flatMap((b) => (isNode(b) && typeof b.block_id === 'string' ? [b.block_id] : []));
  if (new Set(ids).size !== ids.length) faults.push('a block_id stands twice');
  for (const block of blocks) faults.push(...checkBlock(block, surface));
  const total = textTotal(blocks);
  if (total > limits.total) faults.push(`${total} characters in all, ${limits.total} allowed`);
  return faults;
}

export function checkMessage(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
}): readonly string[] {
  const blocks = list(message.blocks);
  const faults = [...checkBlocks(blocks, 'message')];
  if (length(message.text) === 0) faults.push('no text');
  if (length(message.text) > limits.fallback) faults.push(`text of ${length(message.text)}`);
  if (typeof message.text === 'string' && /\p{Cs}/u.test(message.text))
    faults.push('half a character in text');
  return faults;
}

export function checkView(view: unknown): readonly string[] {
  if (!isNode(view)) return ['no view'];
  const surface = view.type === 'home' ? 'home' : 'modal';
  const faults = [...checkBlocks(list(view.blocks), surface)];
  if (surface === 'modal') {
    for (const key of ['title', 'submit', 'close']) {
      if (isNode(view[key])) faults.push(...within(length(view[key].text), limits.viewTitle, key));
    }
    if (!isNode(view.title)) faults.push('a modal without title');
    const inputs = list(view.blocks).some((b) => isNode(b) && b.type === 'input');
    if (inputs && !isNode(view.submit)) faults.push('inputs without submit');
  }
  faults.push(...within(length(view.private_metadata), limits.privateMetadata, 'private_metadata'));
  faults.push(...within(length(view.callback_id), limits.id, 'callback_id'));
  return faults;
}

function checkBlock(block: unknown, surface: Surface): readonly string[] {
  if (!isNode(block) || typeof block.type !== 'string') return ['not a block'];
  if (!allowed[surface].includes(block.type)) return [`${block.type} in a ${surface}`];
  const faults = [...within(length(block.block_id), limits.id, 'block_id')];
  const elements = list(block.elements);
  switch (block.type) {
    case 'section':
      return [...faults, ...checkText(block.text, limits.section, 'section')];
    case 'header':
      return [...faults, ...checkText(block.text, limits.header, 'header')];
    case 'context':
      return [
        ...faults,
        ...count(elements, limits.contextElements, 'context'),
        ...elements.flatMap((e) => checkText(e, limits.contextText, 'context')),
      ];
    case 'actions':
      return [
        ...faults,
        ...count(elements, limits.actions, 'actions'),
        ...unique(elements),
        ...elements.flatMap((e) => (isNode(e) && e.type === 'overflow' ? checkMenu(e) : checkButton(e))),
      ];
    case 'context_actions':
      return [
        ...faults,
        ...count(elements, limits.contextActions, 'context_actions'),
        ...elements.flatMap(checkFeedback),
      ];
    case 'input':
      return [...faults, ...checkText(block.label, limits.inputLabel, 'label'), ...checkInput(block.element)];
    case 'rich_text':
      return [...faults, ...(elements.length === 0 ? ['empty rich_text'] : elements.flatMap(checkRich))];
    default:
      return faults;
  }
}

const within = (size: number, most: number, what: string): readonly string[] =>
  size > most ? [`${what} of ${size}, ${most} allowed`] : [];

const count = (elements: readonly unknown[], most: number, what: string): readonly string[] =>
  elements.length === 0 ? [`empty ${what}`] : within(elements.length, most, what);

function unique(elements: readonly unknown[]): readonly string[] {
  const ids = elements.map((e) => (isNode(e) ? e.action_id : undefined));
  return new Set(ids).size === ids.length ? [] : ['an action_id stands twice'];
}

function checkText(text: unknown, most: number, what: string): readonly string[] {
  if (!isNode(text)) return [`${what} without text`];
  if (text.type !== 'plain_text' && text.type !== 'mrkdwn') return [`${what} of type ${String(text.type)}`];
  if (length(text.text) === 0) return [`${what} is empty`];
  return within(length(text.text), most, what);
}

function checkButton(button: unknown): readonly string[] {
  if (!isNode(button) || button.type !== 'button') return ['not a button'];
  return [
    ...checkText(button.text, limits.buttonText, 'button'),
    ...within(length(button.value), limits.buttonValue, 'value'),
    ...within(length(button.url), limits.buttonUrl, 'url'),
    ...(length(button.action_id) === 0
      ? ['no action_id']
      : within(length(button.action_id), limits.id, 'action_id')),
  ];
}

function checkFeedback(element: unknown): readonly string[] {
  if (!isNode(element) || element.type !== 'feedback_buttons') return ['not feedback_buttons'];
  return ['positive_button', 'negative_button'].flatMap((side) => {
    const button = element[side];
    if (!isNode(button)) return [`no ${side}`];
    return [
      ...checkText(button.text, limits.buttonText, side),
      ...within(length(button.value), limits.buttonValue, side),
      ...within(length(button.accessibility_label), limits.buttonText, side),
    ];
  });
}

function checkMenu(menu: Node): readonly string[] {
  return [
    ...count(list(menu.options), limits.overflow, 'overflow'),
    ...checkOptions(menu),
    ...(length(menu.action_id) === 0 ? ['no action_id'] : []),
  ];
}

function checkInput(element: unknown): readonly string[] {
  if (!isNode(element)) return ['no element'];
  return [...within(list(element.options).length, limits.options, 'options'), ...checkOptions(element)];
}

const checkOptions = (element: Node): readonly string[] =>
  list(element.options).flatMap((option) => {
    if (!isNode(option)) return ['not an option'];
    return [
      ...checkText(option.text, limits.optionText, 'option'),
      ...within(length(option.value), limits.optionValue, 'option value'),
    ];
  });

const richParts = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];

function checkRich(part: unknown): readonly string[] {
  if (!isNode(part) || !richParts.includes(String(part.type))) return ['unknown part of rich_text'];
  const elements = list(part.elements);
  if (part.type === 'rich_text_list') return elements.flatMap(checkRich);
  return elements.flatMap((e) => {
    if (!isNode(e)) return ['not an element'];
    if (part.type === 'rich_text_preformatted' && isNode(e.style)) return ['style in preformatted'];
    return e.type === 'text' && length(e.text) === 0 ? ['empty text'] : [];
  });
}

function textTotal(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, v) => sum + textTotal(v), 0);
  if (!isNode(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, v]) => sum + (key === 'text' && typeof v === 'string' ? v.length : textTotal(v)),
    0,
  );
}
