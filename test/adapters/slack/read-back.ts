// A Slack message as a person meets it, decoded from its blocks.
import type { KnownBlock, RichTextBlock, RichTextElement, TextObject } from '@slack/types';
import type { SlackMessage } from '../../../adapters/slack/render/render.ts';
import { decodeAction } from '../../../src/action.ts';
import type { ReadBack } from '../../contracts/render.ts';

export function readBack(message: SlackMessage): ReadBack {
  const { text, blocks } = message;
  const texts = blocks.flatMap(textsOf);
  const rich = blocks.flatMap((b) => (b.type === 'rich_text' ? b.elements.flatMap(runsOf) : []));
  return {
    quotations: blocks.flatMap((b) => (b.type === 'rich_text' ? quoted(b) : [])),
    shown: [...texts.map((t) => t.text), ...rich.map((r) => ('text' in r ? r.text : ''))].join('\n'),
    spoken: text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
    links: texts.flatMap((t) => (t.type === 'mrkdwn' ? linksOf(t.text) : [])),
    acting: [
      ...(/[<>]/.test(text) ? [`text: ${text}`] : []),
      ...texts.filter(acts).map((t) => t.text),
      ...rich.filter((r) => r.type !== 'text').map((r) => r.type),
    ],
    controls: blocks.flatMap(controlsOf),
  };
}

/** Only our own links and times may be mrkdwn; plain text must keep its colons. */
const acts = (t: TextObject): boolean =>
  t.type === 'mrkdwn' ? !t.verbatim || !own.some((form) => form.test(t.text)) : t.emoji !== false;

export const own = [/^<https?:[^<>|\s]+\|[^<>]+>$/, /^<!date\^\d+\^\{date_short_pretty\} \{time\}\|[\d-]+>$/];

const linksOf = (mrkdwn: string): readonly string[] =>
  [...mrkdwn.matchAll(/<([^|>]+)\|/g)].map((m) => (m[1] ?? '').replace(/&amp;/g, '&'));

function textsOf(block: KnownBlock): readonly TextObject[] {
  if (block.type === 'section' || block.type === 'header') return block.text ? [block.text] : [];
  if (block.type === 'context') return block.elements.flatMap((e) => (e.type === 'image' ? [] : [e]));
  return [];
}

type Part = RichTextBlock['elements'][number];

function runsOf(part: Part): readonly RichTextElement[] {
  return part.type === 'rich_text_list' ? part.elements.flatMap((s) => s.elements) : part.elements;
}

function quoted(block: RichTextBlock): ReadBack['quotations'] {
  const number = /^quote:(\d+)$/.exec(block.block_id ?? '')?.[1];
  const part = block.elements.findLast(
    (e) => e.type === 'rich_text_quote' || e.type === 'rich_text_preformatted',
  );
  if (number === undefined || part === undefined) return [];
  // In italics stand names of columns, which are labels and no part of the quotation.
  const runs = runsOf(part).flatMap((r) => (r.type === 'text' && !r.style?.italic ? [r] : []));
  return [
    {
      number: Number(number),
      text: runs.map((r) => r.text).join(''),
      bold: runs.filter((r) => r.style?.bold).map((r) => r.text),
    },
  ];
}

function controlsOf(block: KnownBlock): ReadBack['controls'] {
  const values =
    block.type === 'actions'
      ? block.elements.flatMap((e) => {
          if (e.type === 'overflow') return e.options.map((option) => option.value);
          return e.type === 'button' ? [e.value] : [];
        })
      : block.type === 'context_actions'
        ? block.elements.flatMap((e) =>
            e.type === 'feedback_buttons' ? [e.positive_button.value, e.negative_button.value] : [],
          )
        : [];
  return values.flatMap((value) => decodeAction(value ?? '') ?? []);
}
