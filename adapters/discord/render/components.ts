// The few pieces of Components V2 that messages are made of, and the count of what Discord limits.
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { type Action, decodeAction, encodeAction } from '../../../src/action.ts';
import { labels } from '../../../src/words/everybody.ts';
import type { Control, Controls } from '../../kit/controls.ts';
import { limits } from '../limits.ts';
import { openable } from './markdown.ts';

/** A message as it is posted or edited; `send` adds what every message has. */
export type Payload = {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: MessageFlags;
};

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
export type Piece = APIContainerComponent['components'][number];

/** Accents: an answer, a passage that is none, and what the bot says itself. */
export const accents = { answer: 0x2f6f9f, nearest: 0x8a8f98, plain: 0x5b6470 } as const;

export const text = (content: string): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
});

export const separator = (): Piece => ({ type: ComponentType.Separator, divider: true });

export const button = (
  label: string,
  customId: string,
  style: ButtonStyle.Secondary | ButtonStyle.Primary = ButtonStyle.Secondary,
): APIButtonComponent => ({
  type: ComponentType.Button,
  style,
  label: label.slice(0, limits.label),
  custom_id: customId,
});

/** A control as a button that carries what it does. */
export const controlButton = ({ label, action }: Control): APIButtonComponent =>
  button(label, encodeAction(action));

export const disabled = (piece: APIButtonComponent): APIButtonComponent => ({ ...piece, disabled: true });

/** Undefined when Discord would refuse the address. */
export function linkButton(label: string, link: string | undefined): APIButtonComponent | undefined {
  const url = openable(link, limits.url);
  return url === undefined ? undefined : { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}

/** The controls of an answer: one row of buttons, and the menu below, which Discord gives a row of its own. */
export function controlRows({ buttons, menu }: Controls): readonly Row[] {
  const shown = rows(
    buttons.map(({ label, action }) => judging(action) ?? button(label, encodeAction(action))),
  );
  if (menu.length === 0) return shown;
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: menuId,
    placeholder: labels.menu,
    // What was chosen can be taken back, or Discord would not let it be chosen again.
    min_values: 0,
    options: menu.map(({ label, action }) => ({ label, value: encodeAction(action) })),
  };
  return [...shown, { type: ComponentType.ActionRow, components: [select] }];
}

/** Thumbs, as people know them there: with words the row would take two on a phone. A screen reader says what they are. */
function judging(action: Action): APIButtonComponent | undefined {
  const name = action.kind === 'helpful' ? '👍' : action.kind === 'unhelpful' ? '👎' : undefined;
  return name === undefined
    ? undefined
    : {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        emoji: { name },
        custom_id: encodeAction(action),
      };
}

/** The menu of an answer, whose entries carry what the buttons do. */
export const menuId = 'menu';

/** Buttons in rows of five. */
export function rows(buttons: readonly APIButtonComponent[]): readonly Row[] {
  const made: Row[] = [];
  for (let at = 0; at < buttons.length; at += limits.buttons)
    made.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + limits.buttons) });
  return made;
}

/** One container with everything in it. */
export const message = (accent: number, pieces: readonly Piece[]): Payload => ({
  flags: MessageFlags.IsComponentsV2,
  components: [{ type: ComponentType.Container, accent_color: accent, components: [...pieces] }],
});

/** One or more plain lines. */
export const plain = (...lines: readonly string[]): Payload =>
  message(accents.plain, [text(lines.join('\n'))]);

/** Components (nested ones counted) and characters of text, as Discord counts them. */
export function measure(pieces: readonly Piece[]): { readonly components: number; readonly text: number } {
  let components = 1;
  let characters = 0;
  for (const piece of pieces) {
    components += 1;
    if (piece.type === ComponentType.TextDisplay) characters += piece.content.length;
    if (piece.type === ComponentType.ActionRow) components += piece.components.length;
  }
  return { components, text: characters };
}

/** A message as it stands or is to be sent. */
type Shown = { readonly components?: readonly APIMessageTopLevelComponent[] | undefined };

/** The answer that a message of ours is about, read from its buttons. */
export function answerOn(message: Shown): string | undefined {
  return customIds(message)
    .map((id) => decodeAction(id)?.answerId)
    .find((id) => id !== undefined && id !== '');
}

/** The answer that is asked on from there: a report is about an answer too, but shows it to moderators. */
export function answerToFollow(message: Shown): string | undefined {
  return customIds(message)
    .map(decodeAction)
    .find((action) => action?.kind === 'followup' || action?.kind === 'remove')?.answerId;
}

/** What all buttons and entries of menus carry, also inside containers. */
export const customIds = (message: Shown): readonly string[] =>
  pressable(message).flatMap((piece) => {
    if (piece.type === ComponentType.StringSelect) return piece.options.map(({ value }) => value);
    return 'custom_id' in piece ? piece.custom_id : [];
  });

/** The words on a button; undefined where there is none. */
export const labelOn = (message: Shown, customId: string): string | undefined =>
  pressable(message)
    .flatMap((piece) =>
      'custom_id' in piece && piece.custom_id === customId && 'label' in piece ? piece.label : [],
    )
    .at(0);

const pressable = (message: Shown): readonly APIComponentInMessageActionRow[] =>
  (message.components ?? [])
    .flatMap((top) => (top.type === ComponentType.Container ? (top.components ?? []) : [top]))
    .flatMap((row) => (row.type === ComponentType.ActionRow ? (row.components ?? []) : []));
