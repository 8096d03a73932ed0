// Where a citation leads: the document's own address, opened at the quoted words, or a template for the file. Pure.
import type { Document } from '../domain.ts';

/** What a link is made of. */
export type Linked = {
  readonly document: Pick<Document, 'url' | 'path' | 'prose' | 'sourceUrl' | 'converted'>;
  /** The quotation as people read it. */
  readonly text: string;
  readonly start: number;
  /** First line of the quotation, from 1. */
  readonly line: number;
  /** Where it stands in a file of pages, as counted by programs: from 1. */
  readonly page?: number;
};

/** Words that name a quotation in a text fragment. */
const words = {
  whole: 12, // a longer quotation is named by its two ends
  edge: 5, // at each end
  prefix: 4, // before it, to tell copies apart
};

/** `sourceUrl` is a template such as `https://example.org/docs/{path}#L{line}`. Undefined: there is nothing to link to. */
export function citationLink(linked: Linked, sourceUrl?: string): string | undefined {
  const { url, path, converted } = linked.document;
  if (url !== undefined)
    return webAddress(converted ? opened(url, linked) : withFragment(url, textDirective(linked)));
  const { template = sourceUrl, base = '' } = linked.document.sourceUrl ?? {};
  if (template === undefined) return undefined;
  const encoded = (base === '' ? path : path.slice(base.length + 1))
    .split('/')
    .map(encodeForMarkdown)
    .join('/');
  const address = template
    .replaceAll('{path}', () => encoded)
    .replaceAll('{line}', () => String(linked.line));
  return webAddress(converted ? opened(address, linked) : address);
}

/** A file that is no text has neither lines nor words that an address could name: a PDF opens at its page (RFC 8118). */
const opened = (address: string, { page }: Linked): string =>
  page === undefined ? address.replace(/#.*$/su, '') : address.replace(/(?:#.*)?$/su, `#page=${page}`);

/** The address as it is written out in full; undefined for any but http and https, the only ones that are ever linked. */
export function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

/** A fragment directive (https://wicg.github.io/scroll-to-text-fragment) stands behind `:~:`, after an ordinary fragment if any. */
function withFragment(url: string, directive: string): string {
  const plain = url.replace(/:~:.*$/su, '');
  if (directive === '') return plain;
  return `${plain}${plain.includes('#') ? '' : '#'}:~:text=${directive}`;
}

function textDirective({ document, text, start }: Linked): string {
  const spoken = text
    .trim()
    .split(/\s+/u)
    .filter((w) => w !== '');
  const first = spoken.slice(0, words.edge).join(' ');
  if (first === '') return '';
  const whole = spoken.length <= words.whole;
  const target = whole
    ? encodePart(spoken.join(' '))
    : `${encodePart(first)},${encodePart(spoken.slice(-words.edge).join(' '))}`;
  const before = isAmbiguous(document.prose, whole ? spoken.join(' ') : first)
    ? wordsBefore(document.prose, start)
    : '';
  return before === '' ? target : `${encodePart(before)}-,${target}`;
}

function isAmbiguous(prose: string, text: string): boolean {
  const flat = prose.replaceAll('\0', '').replace(/\s+/gu, ' ');
  const first = flat.indexOf(text);
  return first >= 0 && flat.includes(text, first + 1);
}

/** UTF-16 units looked at for the words before a quotation. */
const lookBehind = 120;

/** The words of the same line that stand before; a text fragment cannot name what stands in another block. */
function wordsBefore(prose: string, start: number): string {
  const near = prose.slice(Math.max(0, start - lookBehind), start).replaceAll('\0', '');
  const line = near.slice(near.lastIndexOf('\n') + 1);
  const spoken =
    line
      .split(/\s{2,}/u)
      .at(-1)
      ?.trim()
      .split(/\s+/u) ?? [];
  return spoken.slice(-words.prefix).join(' ');
}

/** Percent-encodes also what a text directive gives a meaning to: `-`, beside `,` and `&`. */
const encodePart = (text: string): string => encodeForMarkdown(text).replaceAll('-', '%2D');

/** Percent-encodes also what Markdown could act on. */
function encodeForMarkdown(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*~]/gu,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
