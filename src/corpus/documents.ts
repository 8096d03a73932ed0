// From a file's text to a Document: parse, clean, tell title and language, cut. Pure: the same texts give the same documents.
import type { Document, LeftOut, NotRead } from '../domain.ts';
import { longestSentence } from '../text/long-sentence.ts';
import { sha256 } from '../text/sha256.ts';
import { namesAudience } from './audience-key.ts';
import { type Draft, leaveOut, listOut, literalSpans, shown } from './draft.ts';
import { type FrontMatter, splitFrontMatter } from './front-matter.ts';
import { parseHtml } from './html.ts';
import { guessLanguage } from './language.ts';
import { counts } from './limits.ts';
import { parseMarkdown } from './markdown.ts';
import { isMarkdown } from './markdown-signs.ts';
import { languageTag, type MetaRead, readMeta } from './meta.ts';
import { dropNoise } from './noise.ts';
import type { Parsed, Piece } from './parsed.ts';
import { segment } from './passages.ts';
import { parsePlain } from './plain.ts';
import { dropBoilerplate, dropRepeated, mergeCopies } from './repeats.ts';
import { isRst, parseRst } from './rst.ts';
import { type Around, doubtOf, type Withheld } from './settings.ts';
import { tooDeep } from './too-deep.ts';

/** A file that was read so far, or what its owner is told about it. */
export type DraftRead =
  | { readonly draft: Draft; readonly warnings: readonly string[]; readonly unknown: readonly string[] }
  /** `withheld`: readable, but its audience is in doubt: read as if it were not there. */
  | { readonly notRead: NotRead; readonly withheld?: true };

/** Hex characters of a document's id: 48 bits, safe for any folder. */
const idLength = 12;

const tooMany = {
  reason: `has more than ${counts.blocks} paragraphs, list items and rows`,
  remedy: 'split it into several files',
};

/** Parses one file's text; `start` is the offset behind its byte-order mark. */
export function parseDraft(path: string, source: string, start: number, around: Around): DraftRead {
  const own = splitFrontMatter(source, start, path, (around.beside.audience ?? []).length > 0);
  // What a format says in a way of its own is known only when it is parsed.
  const withheld = around.withheld ?? (own.unsafe && !own.apart ? doubtOf(own, path) : undefined);
  if (withheld !== undefined) return { notRead: { path, ...withheld }, withheld: true };
  const format = formatOf(path, source, own.bodyStart);
  const deep = format === 'markdown' && tooDeep(source);
  // A carriage return alone ends a line for the parsers too; nothing moves.
  const parsed = parse(deep ? 'plain' : format, source.replace(/\r(?!\n)/gu, '\n'), own.bodyStart, path);
  if (parsed.pieces.length > counts.blocks) return { notRead: { path, ...tooMany } };
  const said =
    parsed.audience === undefined
      ? undefined
      : readMeta(`audience: ${JSON.stringify(parsed.audience)}`, path);
  const doubt = doubtAbout(own, said, source, path);
  if (doubt) return { notRead: { path, ...doubt }, withheld: true };
  const meta = { ...around.folder, ...said?.meta, ...own.meta, ...around.beside };
  const language =
    meta.language ?? languageTag(parsed.language ?? '') ?? guessLanguage(source.slice(own.bodyStart));
  const named = parsed.title === undefined ? {} : { named: parsed.title };
  const raw: Draft = {
    id: sha256(path).slice(0, idLength),
    path,
    format,
    language,
    source,
    prose: parsed.prose,
    pieces: parsed.pieces.map(headingOrText),
    meta,
    leftOut: [],
    ...named,
  };
  const inText = (literals?: readonly string[]) =>
    literalSpans(raw, literals).filter((span) => span.start >= own.bodyStart);
  const excluded = inText(meta.exclude).map((span) => ({ ...span, reason: 'named under exclude' }));
  const ofThis = [...(own.meta.exclude ?? []), ...(around.beside.exclude ?? [])];
  const warnings = [
    ...own.warnings,
    ...(deep ? [`${path}: nested too deeply, read as plain text; flatten its lists and quotations`] : []),
    ...ofThis
      .filter((literal) => inText([literal]).length === 0)
      .map((literal) => `${path}: "exclude" names words that aren’t in it; correct: ${literal}`),
  ];
  // Without `meta`, for its `keep` saves a text from the rules of ours only, not from `exclude` or from the parser.
  const left = leaveOut({ ...raw, meta: {} }, [...parsed.omitted, ...excluded]);
  const listed = listOut(left, parsed.hidden ?? []);
  return { draft: dropRepeated(dropNoise({ ...listed, meta })), warnings, unknown: own.unknown };
}

/** How the formats themselves say who may read a document. */
const ownWays = /<meta\b[^<>]*>|^[^\S\n]*:audiences?:[^\n]*$/gimu;

/** Whether it is in doubt who may read it: `own` of its front matter, `said` by its format. */
function doubtAbout(
  own: FrontMatter,
  said: MetaRead | undefined,
  source: string,
  path: string,
): Withheld | undefined {
  if (said?.unsafe) return doubtOf(said, path);
  if (!own.apart) return undefined;
  const elsewhere = namesAudience(source.slice(own.bodyStart).replace(ownWays, ''));
  return said && !elsewhere ? undefined : doubtOf(own, path);
}

/** What is longer than any sentence heads nothing, whatever mark stands before it. */
const headingOrText = (one: Piece): Piece =>
  one.kind === 'heading' && one.end - one.start > longestSentence
    ? { ...one, kind: 'paragraph', level: 0 }
    : one;

/** Cleans what only the whole shows, and cuts into passages. */
export function finish(drafts: readonly Draft[]): {
  readonly documents: readonly Document[];
  readonly leftOut: readonly LeftOut[];
} {
  const merged = mergeCopies(drafts);
  const cleaned = dropBoilerplate(merged.map((m) => m.draft));
  const documents = cleaned.map((draft, i) => toDocument(draft, merged[i]?.copies ?? []));
  return { documents, leftOut: cleaned.flatMap((draft) => draft.leftOut) };
}

function toDocument(draft: Draft, copies: readonly string[]): Document {
  const { meta, id, path, format, language, source, prose, pieces } = draft;
  const { publisher, origin, date, url } = meta;
  return {
    id,
    path,
    format,
    title: meta.title ?? titleOf(draft),
    ...(publisher === undefined ? {} : { publisher }),
    ...(origin === undefined ? {} : { origin }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    language,
    tags: meta.tags ?? [],
    audience: meta.audience ?? [],
    source,
    prose,
    blocks: pieces,
    passages: segment({ id, format, language, prose }, pieces),
    hash: sha256(source),
    copies,
  };
}

/** A plain-text document of the given blocks, as they are: nothing is cleaned. */
export function finishRaw(
  raw: Pick<Draft, 'path' | 'source' | 'language' | 'pieces'> & { readonly title: string },
): Document {
  const { path, source, language, pieces, title } = raw;
  const id = sha256(path).slice(0, idLength);
  return toDocument(
    { id, path, format: 'plain', language, source, prose: source, pieces, meta: { title }, leftOut: [] },
    [],
  );
}

/** UTF-16 units of a first line that can be a title. */
const titleLength = 100;

/** First heading of level one, a heading that stands above all others, the page's own title, a short first line, else the file's name. */
function titleOf(draft: Draft): string {
  const headings = draft.pieces.filter((p) => p.kind === 'heading' && p.group === 0);
  const first = headings.find((p) => p.level === 1) ?? headings[0];
  const above = first && headings.every((h) => h === first || h.level > first.level);
  if (first && (first.level === 1 || (above && draft.named === undefined))) return shown(draft, first);
  if (draft.named !== undefined) return draft.named;
  const line = draft.pieces[0]?.kind === 'paragraph' ? shown(draft, draft.pieces[0]) : '';
  const name = draft.path.slice(draft.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
  return line !== '' && line.length <= titleLength && !/[.!?:]$/u.test(line)
    ? line
    : name.replace(/[-_]+/gu, ' ').trim();
}

/** By its name; a text file may be reStructuredText or Markdown. */
export function formatOf(path: string, source: string, start: number): Document['format'] {
  if (/\.html?$/iu.test(path)) return 'html';
  if (/\.rst$/iu.test(path)) return 'rst';
  if (/\.txt$/iu.test(path))
    return isRst(source, start) ? 'rst' : isMarkdown(source, start) ? 'markdown' : 'plain';
  return 'markdown';
}

function parse(format: Document['format'], source: string, start: number, path: string): Parsed {
  if (format === 'html') return parseHtml(source, start);
  if (format === 'rst') return parseRst(source, start);
  return format === 'plain' ? parsePlain(source, start) : parseMarkdown(source, start, /\.mdx$/iu.test(path));
}
