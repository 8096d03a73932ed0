// Macros and references of AsciiDoc inside a text: links as what they are called, values as far as they are known, notes and anchors as nothing.
import { settingAt } from './asciidoc-lines.ts';
import type { AsciidocWalk } from './asciidoc-state.ts';
import { unknownValue } from './dialect-marks.ts';

type Join = (from: number, to: number) => void;
type Act = (found: RegExpExecArray, at: number, end: number) => void;

const content = String.raw`((?:\\\]|[^\]\n]|\n(?!\n)){0,2000}?)`;
const link = new RegExp(
  String.raw`(?:link:|mailto:|xref:|(?=https?:|ftp:|irc:))([^\s\[\]<>\ue000]{1,500})\[${content}\]`,
  'gu',
);
/** An address that begins with a value. */
const valueLink = new RegExp(
  String.raw`\{([\p{L}\d_][\p{L}\d_-]{0,80})\}([^\s\[\]<>\ue000]{0,500})\[${content}\]`,
  'gu',
);
const crossReference = /<<([^<>,\n]{1,200})(?:,\s?([^<>]{0,400}?))?>>/gu;
const macro = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(footnote|footnoteref|image|icon|kbd|btn|menu|anchor|indexterm2?|stem|latexmath|asciimath|bibitem):([^\s\[\]:]{0,300})\[${content}\]`,
  'gu',
);
const anchor = /\[\[\[?[\p{L}_:][^\][\n]{0,200}\]?\]\]/gu;
const indexed = /\(\(\([^()\n]{1,300}\)\)\)/gu;
const indexShown = /(?<!\()\(\((?!\()([^()\n]{1,300})\)\)(?!\))/gu;
const reference = /\{(?:(?:set|counter2?):[^{}\n]{1,80}|([\p{L}\d_][\p{L}\d_-]{0,80}))\}/gu;
const lineBreak = / \+(?=\s|$)/gu;
const angled = /<((?:https?|ftp|mailto):[^\s<>]{1,500})>/gu;
const characters =
  /\((C|R|TM)\)|(?<=[\p{L}\p{N}])--(?=[\p{L}\p{N}])|(?<=\s)--(?=\s)|(?<!\.)\.\.\.(?!\.)|(?<![-=<])(?:->|=>)(?!>)/gu;
const signs: Readonly<Record<string, string>> = {
  '(C)': '©',
  '(R)': '®',
  '(TM)': '™',
  '--': '—',
  '...': '…',
  '->': '→',
  '=>': '⇒',
};

/** Values that stand for themselves in every document. */
const fixed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    empty: '',
    blank: '',
    sp: ' ',
    nbsp: ' ',
    zwsp: '',
    wj: '',
    apos: "'",
    quot: '"',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    deg: '°',
    plus: '+',
    brvbar: '¦',
    vbar: '|',
    amp: '&',
    lt: '<',
    gt: '>',
    startsb: '[',
    endsb: ']',
    caret: '^',
    asterisk: '*',
    tilde: '~',
    backslash: '\\',
    backtick: '`',
    'two-colons': '::',
    'two-semicolons': ';;',
    cpp: 'C++',
    pp: '++',
  }),
);

/** `text`: the shown text from offset `start` on, marks taken out; `join` blanks between offsets into it. */
export function markMacros(walk: AsciidocWalk, start: number, text: string, join: Join): void {
  const { canvas } = walk;
  let rest = text;
  const each = (pattern: RegExp, act: Act): void => {
    pattern.lastIndex = 0;
    const taken: [number, number][] = [];
    for (let found = pattern.exec(rest); found; found = pattern.exec(rest)) {
      const at = found.index;
      const end = at + found[0].length;
      if (rest.charAt(at - 1) === '\\') join(at - 1, at);
      else act(found, at, end);
      taken.push([at, end]);
    }
    if (taken.length === 0) return;
    // Its marks are no marks of another kind; its words may hold references.
    const units = rest.split('');
    for (const [at, end] of taken)
      for (let i = at; i < end; i++) if (canvas.slice(start + i, start + i + 1) === '\0') units[i] = '\ue000';
    rest = units.join('');
  };
  const keep = (at: number, end: number, from: number, to: number): void => {
    join(at, from);
    join(to, end);
  };
  const standIn = (at: number, end: number, words: string): void =>
    canvas.standIn(start + at, start + end, words);
  const vanish = (at: number, end: number, reason?: string): void => {
    if (reason !== undefined) walk.hidden.push({ start: start + at, end: start + end, reason });
    join(at, end);
  };

  if (rest.includes('[')) {
    each(macro, ([whole, name = '', , inside = ''], at, end) => {
      const from = at + whole.indexOf('[') + 1;
      if (name === 'kbd' || name === 'indexterm2') keep(at, end, from, end - 1);
      else if (name === 'btn') join(at, from - 1);
      else if (name === 'menu') {
        join(at, at + 5);
        canvas.put(start + from - 1, inside === '' ? '\0' : '›');
        join(end - 1, end);
      } else if (name.startsWith('footnote')) vanish(at, end, inside === '' ? undefined : 'footnote');
      else if (/^(?:stem|latexmath|asciimath)$/u.test(name)) standIn(at, end, unknownValue);
      else if (name === 'image' || name === 'icon') canvas.part(start + at, start + end);
      else vanish(at, end);
    });
    each(link, ([whole, target = '', inside = ''], at, end) => {
      const open = at + whole.length - inside.length - 1;
      const words =
        /^"([^"]*)"|^((?:(?!,\s?(?:role|window|opts|options|title|id|xrefstyle|subject|body)\b).)*)/su.exec(
          inside,
        );
      const label = (words?.[1] ?? words?.[2] ?? '').replace(/\^$/u, '');
      if (label.trim() !== '') {
        const from = open + inside.indexOf(label);
        keep(at, end, from, from + label.length);
      } else if (whole.startsWith('xref:')) standIn(at, end, unknownValue);
      else keep(at, end, at + whole.indexOf(target), at + whole.indexOf(target) + target.length);
    });
  }
  if (rest.includes('{'))
    each(valueLink, ([, name = '', path = '', inside = ''], at, end) => {
      const value = valueAt(walk, name, start + at);
      const leads = value
        ? /^(?:https?:|link:|xref:)/u.test(value)
        : path !== '' || /ur[li]|link|href/iu.test(name);
      if (leads && inside.trim() !== '') keep(at, end, end - 1 - inside.length, end - 1);
    });
  if (rest.includes('<')) {
    each(crossReference, ([whole, id = '', label], at, end) => {
      const words = label ?? '';
      if (words.trim() !== '') keep(at, end, end - 2 - words.length, end - 2);
      // A title is its own reference.
      else if (/\s/u.test(id.trim())) keep(at, end, at + 2, at + whole.length - 2);
      else standIn(at, end, unknownValue);
    });
    each(angled, (_, at, end) => keep(at, end, at + 1, end - 1));
  }
  each(anchor, (_, at, end) => vanish(at, end));
  each(indexed, (_, at, end) => vanish(at, end));
  each(indexShown, (_, at, end) => keep(at, end, at + 2, end - 2));
  each(lineBreak, (_, at, end) => {
    if (/^[ \t\r]*(?:\n|$)/u.test(walk.source.slice(start + end, start + end + 20)))
      canvas.part(start + at, start + end);
  });
  each(reference, (found, at, end) => {
    const words = valueFor(walk, found, start + at, isLiteral(text, at));
    if (words !== undefined) standIn(at, end, words);
  });
  each(characters, ([whole], at, end) => standIn(at, end, signs[whole] ?? whole));
}

/** Sets the values into code: `text` is shown from offset `start` on. */
export function markValues(walk: AsciidocWalk, start: number, text: string): void {
  for (const found of text.matchAll(reference)) {
    const at = start + found.index;
    const words = text.charAt(found.index - 1) === '\\' ? undefined : valueFor(walk, found, at, true);
    if (words !== undefined) walk.canvas.standIn(at, at + found[0].length, words);
  }
}

/** What stands for a reference; undefined where it is meant as it stands: in a path, in code. */
function valueFor(
  walk: AsciidocWalk,
  [whole, name]: RegExpMatchArray,
  at: number,
  literal: boolean,
): string | undefined {
  const value = name === undefined ? undefined : valueAt(walk, name, at);
  if (value === null && literal) return undefined;
  const known = value ?? unknownValue;
  return known.length <= whole.length && plain.test(known) ? known : unknownValue;
}

/** A value with marks of its own is shown as something else. */
const plain = /^[^*_`#^~[\]{}<>+|\\]*$|^(?:[[\]^*~`|<>\\+]|C\+\+|\+\+)$/u;
const isLiteral = (text: string, at: number): boolean =>
  /[/\ue000=\p{L}\p{N}"'$.-]$/u.test(text.slice(Math.max(0, at - 1), at));

function valueAt(walk: AsciidocWalk, name: string, at: number): string | undefined | null {
  const set = settingAt(walk.settings, name, at);
  return set === null ? (fixed.get(name.toLowerCase()) ?? null) : set;
}
