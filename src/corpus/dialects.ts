// What the dialects of Markdown hide from their readers: one table of what opens, what closes and why it is left out.
import { hiddenByTag } from './html-hidden.ts';

/** A stretch that no reader sees. Patterns are sources of regular expressions, read with the flags `gimu`. */
export type Hidden = {
  /** One plain phrase for the list of what is left out; empty: not worth a word. */
  readonly reason: string;
  readonly open: string;
  /** Told by what was matched; undefined: it is not hidden. */
  readonly reasonOf?: (opened: string) => string | undefined;
  /** `$1` is what the first group of `open` matched. Without it, what `open` matches is all. */
  readonly close?: string;
  /** What opens another of the same kind inside. */
  readonly nests?: string;
  /** Without a close: hidden all the same, hidden where it begins its line, or plain text. */
  readonly unclosed: 'hidden' | 'at-line' | 'shown';
};

/** Why struck text is left out, as it is listed. */
export const struck = 'struck out';

/** An HTML or JSX tag behind its name: quoted values may hold angle brackets. */
const rest = String.raw`(?:[^<>"'\n]|"[^"<]*"|'[^'<]*'|\n(?!\s*\n)){0,2000}`;
const concealed = String.raw`\shidden(?=[\s>/=])|\sstyle\s*=\s*["'{][^"'<>]{0,200}?(?:display["']?\s*:\s*["']?none|visibility["']?\s*:\s*["']?hidden)`;
const element = {
  close: String.raw`</$1\s*>`,
  nests: String.raw`<$1(?=[\s>])(?![^<>]*/>)`,
  unclosed: 'hidden',
} as const;

/** What a dialect hides: where it opens, where it closes, and what an opening without an end means. */
export const hidden: readonly Hidden[] = [
  // HTML, in every dialect; Docusaurus' truncate mark and Notion's exports too
  { reason: 'comment', open: '<!--(?!-?>)', close: '-->', unclosed: 'hidden' },
  // Markdown without a mark of its own for it
  {
    reason: 'comment',
    open: String.raw`(?<=^[ \t]*)\[(?:\/\/|comment)\]:[ \t]*(?:#|<>)?[ \t]*\(`,
    close: String.raw`\)[ \t]*$`,
    unclosed: 'hidden',
  },
  { reason: 'comment', open: String.raw`(?<=^[ \t]*)\[(?:\/\/|comment)\]:[^\n(]*$`, unclosed: 'shown' },
  // Obsidian; a number before it is a percentage
  { reason: 'comment', open: String.raw`(?<![\d%])%%(?!%)`, close: '%%', unclosed: 'at-line' },
  // Hugo, Go templates
  {
    reason: 'comment',
    open: String.raw`\{\{-?\s*\/\*`,
    close: String.raw`\*\/\s*-?\}\}`,
    unclosed: 'hidden',
  },
  {
    reason: 'comment',
    open: String.raw`\{\{[<%]\s*comment\b[^{}\n]*[>%]\}\}`,
    close: String.raw`\{\{[<%]\s*\/\s*comment\s*[>%]\}\}`,
    unclosed: 'hidden',
  },
  // Liquid (Jekyll, GitBook), Jinja, Nunjucks, Twig
  {
    reason: 'comment',
    open: String.raw`\{%-?\s*comment\b[^{}\n]*%\}`,
    close: String.raw`\{%-?\s*endcomment\b[^{}\n]*%\}`,
    unclosed: 'hidden',
  },
  { reason: 'comment', open: String.raw`\{%-?\s*#`, close: String.raw`%\}`, unclosed: 'hidden' },
  {
    reason: 'comment',
    open: String.raw`\{#(?=[-\s]|[^{}\n]*#\})`,
    close: String.raw`#\}`,
    unclosed: 'shown',
  },
  // Handlebars
  { reason: 'comment', open: String.raw`\{\{!--`, close: String.raw`--\}\}`, unclosed: 'hidden' },
  { reason: 'comment', open: String.raw`\{\{![^{}]*\}\}`, unclosed: 'shown' },
  // MDX
  { reason: 'comment', open: String.raw`\{\s*\/\*`, close: String.raw`\*\/\s*\}`, unclosed: 'hidden' },
  // kramdown
  {
    reason: 'comment',
    open: String.raw`\{::comment\b[^{}\n]*\}`,
    close: String.raw`\{:\/(?:comment)?\}`,
    unclosed: 'hidden',
  },
  // Quarto, Pandoc: divisions for another format, or for the speaker
  {
    reason: 'hidden by its class',
    open: String.raw`(?<=^[ \t]*):{3,}[ \t]*\{[^{}\n]*\.(?:hidden|content-hidden|notes)\b[^{}\n]*\}[ \t]*:*[ \t]*$`,
    close: String.raw`^[ \t]*:{3,}[ \t]*$`,
    nests: String.raw`^[ \t]*:{3,}[ \t]*[^\s:]`,
    unclosed: 'hidden',
  },
  // CriticMarkup
  { reason: 'comment', open: String.raw`\{>>`, close: String.raw`<<\}`, unclosed: 'shown' },
  { reason: struck, open: String.raw`\{--(?!-)`, close: String.raw`--\}`, unclosed: 'shown' },
  { reason: struck, open: String.raw`\{~~(?=[^{}]*~>)`, close: '~>', unclosed: 'shown' },
  // HTML and JSX
  { reason: struck, open: `<(del|strike|s)(?=[\\s>])${rest}>`, ...element },
  { reason: 'hidden by the page', open: `<(template)(?=[\\s>])${rest}>`, ...element },
  {
    reason: 'hidden by the page',
    open: `<([a-z][\\w.-]*)(?=\\s)(?=[^<>]{0,600}?(?:${concealed}))${rest}>`,
    ...element,
  },
  {
    reason: '',
    open: `<([a-z][\\w.-]*)(?=\\s)(?=[^<>]{0,600}?\\s(?:aria-hidden|class|style)\\s*=)${rest}>`,
    reasonOf: hiddenByTag,
    ...element,
  },
  { reason: '', open: `<(script|style|noscript)(?=[\\s>])${rest}>`, ...element },
];
