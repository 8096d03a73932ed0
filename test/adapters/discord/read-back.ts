// A message as a person meets it, read from the payload alone: quotations, small text, links, controls, and whatever acts.
import type { Payload } from '../../../adapters/discord/render/components.ts';
import { decodeAction } from '../../../src/action.ts';
import type { ReadBack } from '../../contracts/render.ts';
import { isJson, type Json } from '../../discord-server/world.ts';

/** All components of a payload, nested ones too, in order. */
export function piecesOf(components: readonly unknown[]): readonly Json[] {
  return components
    .filter(isJson)
    .flatMap((piece) => [piece, ...(Array.isArray(piece.components) ? piecesOf(piece.components) : [])]);
}

/** Discord's client: a backslash before a sign that is no letter, digit or space stands for the sign. */
const escaped = /\\([^0-9A-Za-z\s])/g;
export const undo = (text: string): string => text.replace(escaped, '$1');

const lineEnd = /\r\n|\r|\n/;
const fences = /```\n([\s\S]*?)\n```/g;
/** Lines of words and blocks of code right behind each other: one quotation. */
const quoted =
  /^(?:```\n[\s\S]*?\n```|> [^\n]*(?:\n> [^\n]*)*)(?:\n(?:```\n[\s\S]*?\n```|> [^\n]*(?:\n> [^\n]*)*))*/m;
const partOf = /```\n[\s\S]*?\n```|> [^\n]*(?:\n> [^\n]*)*/g;

/** The words of a block quotation as they are copied, and those in bold. */
function readQuote(raw: string): { readonly text: string; readonly bold: readonly string[] } {
  // A column's name is a label and no part of the quotation; it begins a line of its own but for the first.
  const body = raw
    .replace(/^> \*((?:\\.|[^\\*])+):\* /, '> ')
    .replace(/\n> \*((?:\\.|[^\\*])+):\* /g, '')
    .replace(/(^|\r\n|\r|\n)> /g, '$1');
  const bold: string[] = [];
  const hidden = body.replace(escaped, (_, sign) => `\ue000${sign.charCodeAt(0)}\ue001`);
  const shown = (text: string): string =>
    text.replace(/\ue000(\d+)\ue001/g, (_, code) => String.fromCharCode(Number(code)));
  const text = hidden.replace(/\*\*([\s\S]*?)\*\*/g, (_, words) => {
    bold.push(shown(words));
    return words;
  });
  return { text: shown(text), bold };
}

/** Ours, before the cell of a row. */
const columnName = /^\*((?:\\.|[^\\*])+):\* /;

/** What would still act after Discord undid its escapes, in one line without its own prefix. */
function actingIn(line: string): readonly string[] {
  const own = line
    .replace(/^(?:> |-# |- )/, '')
    .replace(columnName, '')
    .replace(/<t:\d+:f>/, '')
    .replace(/ · \[Open document\]\(<https?:\/\/[^\s<>()\\]+>\)$/, '')
    .replace(escaped, '·')
    // What begins in bold begins no list.
    .replace(/^\*\*/, '·')
    .replaceAll('**', '')
    .replace(/^\*(.*)\*$/, '$1');
  return own.match(/[*_~`|<>[\]@]|:(?=\w)|https?:\/\/|^\s*(?:[#+-]|\d+[.)])\s/g) ?? [];
}

export function readBack(payload: Payload): ReadBack {
  const pieces = piecesOf(payload.components);
  const texts = pieces.flatMap((piece) =>
    piece.type === 10 && typeof piece.content === 'string' ? [piece.content] : [],
  );
  const quotations = texts.flatMap((content) => {
    const raw = quoted.exec(content);
    if (!raw) return [];
    const number = Number(/\n-# \\\[(\d+)/.exec(content.slice(raw.index))?.[1] ?? 0);
    const parts = (raw[0].match(partOf) ?? []).map((part) =>
      part.startsWith('```') ? { text: part.slice(4, -4), bold: [] } : readQuote(part),
    );
    return [
      { number, text: parts.map(({ text }) => text).join('\n'), bold: parts.flatMap(({ bold }) => bold) },
    ];
  });
  const plain = texts.map((content) => undo(content.replaceAll('**', '')));
  return {
    quotations,
    shown: plain.join('\n'),
    spoken: plain.slice(0, 2).join('\n'),
    links: [
      ...pieces.flatMap((piece) => (typeof piece.url === 'string' ? [piece.url] : [])),
      ...texts.flatMap((content) => [...content.matchAll(/\]\(<([^>]+)>\)/g)].map(([, url]) => url ?? '')),
    ],
    acting: texts.flatMap((content) => content.replace(fences, '').split(lineEnd).flatMap(actingIn)),
    controls: pieces.flatMap((piece) => {
      const options = Array.isArray(piece.options) ? piece.options.filter(isJson) : [];
      return [piece.custom_id, ...options.map(({ value }) => value)].flatMap(
        (id) => (typeof id === 'string' && decodeAction(id)) || [],
      );
    }),
  };
}
