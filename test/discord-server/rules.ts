// What Discord refuses in a message, a modal or a command: one table of limits, each broken rule in words.

/** From Discord's reference: message, components, application commands. */
export const table = {
  text: 4_000,
  components: 40,
  buttons: 5,
  label: 80,
  customId: 100,
  url: 512,
  content: 2_000,
  nonce: 25,
  choices: 25,
  choice: 100,
  modalTitle: 45,
  modalComponents: 5,
  modalLabel: 45,
  input: 4_000,
  options: 25,
  optionText: 100,
  placeholder: 150,
  commandName: 32,
  commandDescription: 100,
} as const;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

const componentsV2 = 1 << 15;
/** Types that may stand in each holder. */
const inside: Readonly<Record<string, readonly number[]>> = {
  message: [1, 9, 10, 12, 13, 14, 17],
  container: [1, 9, 10, 12, 13, 14],
  row: [2, 3, 5, 6, 7, 8],
  accessory: [2, 11],
};

/** Broken rules of a message; empty when Discord would take it. */
export function brokenInMessage(body: unknown): readonly string[] {
  if (!isObject(body)) return ['no object'];
  const broken: string[] = [];
  const say = (wrong: boolean, what: string) => void (wrong && broken.push(what));
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  const components = objects(body.components);
  const v2 = (flags & componentsV2) !== 0;
  say(lengthOf(body.content) > table.content, 'content is too long');
  say(
    v2 && (body.content !== undefined || body.embeds !== undefined),
    'content or embeds beside Components V2',
  );
  say(!v2 && components.some((one) => one.type !== 1), 'Components V2 without its flag');
  say(
    components.length === 0 && lengthOf(body.content) === 0 && objects(body.embeds).length === 0,
    'empty message',
  );
  say(lengthOf(body.nonce) > table.nonce, 'nonce is too long');
  say(body.enforce_nonce === true && lengthOf(body.nonce) === 0, 'enforce_nonce without a nonce');
  const seen: Seen = { count: 0, text: 0, ids: [], broken };
  for (const one of components) walk(one, 'message', seen);
  say(seen.count > table.components, `${seen.count} components`);
  say(seen.text > table.text, `${seen.text} characters of text`);
  say(new Set(seen.ids).size !== seen.ids.length, 'a custom_id twice');
  return broken;
}

type Seen = { count: number; text: number; readonly ids: string[]; readonly broken: string[] };

function walk(component: Json, holder: string, seen: Seen): void {
  const type = Number(component.type);
  seen.count += 1;
  const say = (wrong: boolean, what: string) => void (wrong && seen.broken.push(what));
  say(!inside[holder]?.includes(type), `component ${type} in ${holder}`);
  if (type === 10) {
    say(lengthOf(component.content) === 0, 'text display without text');
    seen.text += lengthOf(component.content);
  }
  if (type === 1) {
    const held = objects(component.components);
    say(held.length === 0 || held.length > table.buttons, `${held.length} components in a row`);
    for (const one of held) walk(one, 'row', seen);
  }
  if (type === 17) {
    say(objects(component.components).length === 0, 'empty container');
    for (const one of objects(component.components)) walk(one, 'container', seen);
  }
  if (type === 9) {
    say(!isObject(component.accessory), 'section without accessory');
    for (const one of objects(component.components)) walk(one, 'container', seen);
    if (isObject(component.accessory)) walk(component.accessory, 'accessory', seen);
  }
  if (type === 2) button(component, seen);
  if (type === 3) select(component, seen);
}

function button(component: Json, seen: Seen): void {
  const say = (wrong: boolean, what: string) => void (wrong && seen.broken.push(what));
  const link = component.style === 5;
  const id = component.custom_id;
  say(lengthOf(component.label) === 0 && component.emoji === undefined, 'button without label');
  say(lengthOf(component.label) > table.label, 'label is too long');
  say(link === (id !== undefined), 'a button has either an address or a custom_id');
  say(
    link && (lengthOf(component.url) > table.url || !/^(https?|discord):\/\//.test(String(component.url))),
    'bad url',
  );
  say(!link && (lengthOf(id) === 0 || lengthOf(id) > table.customId), 'custom_id has a wrong length');
  if (typeof id === 'string') seen.ids.push(id);
}

function select(component: Json, seen: Seen): void {
  const say = (wrong: boolean, what: string) => void (wrong && seen.broken.push(what));
  const options = objects(component.options);
  say(options.length === 0 || options.length > table.options, 'wrong number of options');
  for (const o of options)
    for (const text of [o.label, o.value])
      say(lengthOf(text) === 0 || lengthOf(text) > table.optionText, 'option has a wrong length');
  say(new Set(options.map((o) => o.value)).size !== options.length, 'a value twice');
  say(lengthOf(component.placeholder) > table.placeholder, 'placeholder is too long');
  if (typeof component.custom_id === 'string') seen.ids.push(component.custom_id);
}

/** Broken rules of a modal. */
export function brokenInModal(data: unknown): readonly string[] {
  if (!isObject(data)) return ['no object'];
  const broken: string[] = [];
  const say = (wrong: boolean, what: string) => void (wrong && broken.push(what));
  const parts = objects(data.components);
  say(lengthOf(data.title) === 0 || lengthOf(data.title) > table.modalTitle, 'title has a wrong length');
  say(
    lengthOf(data.custom_id) === 0 || lengthOf(data.custom_id) > table.customId,
    'custom_id has a wrong length',
  );
  say(parts.length === 0 || parts.length > table.modalComponents, `${parts.length} components`);
  for (const part of parts) {
    say(part.type !== 18, `component ${part.type} in a modal`);
    say(lengthOf(part.label) === 0 || lengthOf(part.label) > table.modalLabel, 'label has a wrong length');
    const field = part.component;
    say(!isObject(field), 'label without component');
    if (!isObject(field)) continue;
    say(field.label !== undefined, 'a label inside a label');
    say(field.type === 4 && Number(field.max_length ?? 1) > table.input, 'input is too long');
    const options = objects(field.options);
    say(
      field.type === 3 && (options.length === 0 || options.length > table.options),
      'wrong number of options',
    );
    for (const o of options)
      say(lengthOf(o.label) === 0 || lengthOf(o.label) > table.optionText, 'option label');
  }
  return broken;
}

export function brokenInChoices(data: unknown): readonly string[] {
  const choices = isObject(data) ? data.choices : undefined;
  if (!Array.isArray(choices)) return ['no choices'];
  const wrong = (value: unknown) => lengthOf(value) === 0 || lengthOf(value) > table.choice;
  return [
    ...(choices.length > table.choices ? ['too many choices'] : []),
    ...objects(choices).flatMap((c) =>
      wrong(c.name) || wrong(c.value) ? ['choice has a wrong length'] : [],
    ),
  ];
}

export function brokenInCommands(body: unknown): readonly string[] {
  if (!Array.isArray(body)) return ['no list'];
  return objects(body).flatMap((command) => {
    const chat = command.type === 1 || command.type === undefined;
    const name = String(command.name);
    const fits = chat
      ? /^[-_'\p{Ll}\p{N}]{1,32}$/u.test(name)
      : name.length > 0 && name.length <= table.commandName;
    const described = lengthOf(command.description);
    const optional = objects(command.options).findIndex((o) => o.required !== true);
    const late = objects(command.options).some(
      (o, n) => o.required === true && optional >= 0 && n > optional,
    );
    return [
      ...(fits ? [] : [`name ${name}`]),
      ...(chat === described > 0 && described <= table.commandDescription ? [] : [`description of ${name}`]),
      ...(objects(command.options).length > table.options ? [`options of ${name}`] : []),
      ...(late ? [`a required option of ${name} after an optional one`] : []),
    ];
  });
}

/** True when the payload can ping nobody. */
export function isSilent(body: unknown): boolean {
  const mentions = isObject(body) ? body.allowed_mentions : undefined;
  if (!isObject(mentions)) return false;
  const none = (list: unknown) => list === undefined || (Array.isArray(list) && list.length === 0);
  return (
    Array.isArray(mentions.parse) &&
    none(mentions.parse) &&
    none(mentions.users) &&
    none(mentions.roles) &&
    !mentions.replied_user
  );
}
