// From a file's text to a Document: parse, clean, tell title and language, cut. Pure: the same texts give the same documents.
import type { Document, LeftOut, NotRead } from '../domain.ts';
import { longestSentence } from '../text/long-sentence.ts';
import { sha256 } from '../text/sha256.ts';
import { namesAudience } from './audience-key.ts';
import type { ConvertedFile } from './converted.ts';
import { type Draft, leaveOut, listOut, literalSpans, shown } from './draft.ts';
import { mergeFormats } from './format-copies.ts';
import { formatOf, hasFrontMatter, parseAs } from './formats.ts';
import { type FrontMatter, splitFrontMatter, withoutFrontMatter } from './front-matter.ts';
import { guessLanguage } from './language.ts';
import { counts } from './limits.ts';
import { languageTag, type MetaRead, readMeta } from './meta.ts';
import { dropNoise } from './noise.ts';
import { isNotionPath, notionProperties, withoutNotionId } from './notion.ts';
import type { Parsed, Piece } from './parsed.ts';
import { segment } from './passages.ts';
import { dropBoilerplate, dropRepeated, mergeCopies } from './repeats.ts';
import { type Around, doubtOf, type Withheld } from './settings.ts';
import { tooDeep } from './too-deep.ts';
import { unsupported } from './unsupported.ts';

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
  const isSafe = (around.beside.audience ?? []).length > 0;
  const own = hasFrontMatter(path)
    ? splitFrontMatter(source, start, path, isSafe)
    : withoutFrontMatter(source, start, isSafe);
  // What a format says in a way of its own is known only when it is parsed.
  const withheld = around.withheld ?? (own.unsafe && !own.apart ? doubtOf(own, path) : undefined);
  if (withheld !== undefined) return { notRead: { path, ...withheld }, withheld: true };
  const format = formatOf(path, source, own.bodyStart);
  const deep = format === 'markdown' && tooDeep(source);
  // A carriage return alone ends a line for the parsers too; nothing moves.
  const text = source.replace(/\r(?!\n)/gu, '\n');
  const parsed = parseAs(deep ? 'plain' : format, text, own.bodyStart, path);
  if (parsed === undefined) return { notRead: unsupported(path) };
  const said =
    parsed.audience === undefined
      ? undefined
      : readMeta(`audience: ${JSON.stringify(parsed.audience)}`, path);
  const doubt = doubtAbout(own, said, { source, path, format });
  if (doubt) return { notRead: { path, ...doubt }, withheld: true };
  const meta = { ...around.folder, ...said?.meta, ...own.meta, ...around.beside };
  const language =
    meta.language ?? languageTag(parsed.language ?? '') ?? guessLanguage(source.slice(own.bodyStart));
  const warnings = [
    ...own.warnings,
    ...(deep ? [`${path}: nested too deeply, read as plain text; flatten its lists and quotations`] : []),
  ];
  const ofThis = [...(own.meta.exclude ?? []), ...(around.beside.exclude ?? [])];
  const raw = { id: idOf(path), path, format, language, source, meta };
  const written = format === 'markdown' && isNotionPath(path) ? withProperties(parsed, text) : parsed;
  return cleaned(raw, written, own.bodyStart, { warnings, unknown: own.unknown, ofThis });
}

const withProperties = (parsed: Parsed, source: string): Parsed => ({
  ...parsed,
  pieces: notionProperties(parsed.pieces, parsed.prose, source),
});

/** What a converter made of a file that is no text; `by` is the converter with its version, `bytes` the hash of the file's. */
export function convertedDraft(path: string, file: ConvertedFile, around: Around): DraftRead {
  if (around.withheld !== undefined) return { notRead: { path, ...around.withheld }, withheld: true };
  const { converted, format, by, bytes } = file;
  const { source, parsed, places, date } = converted;
  const meta = { ...around.folder, ...(date === undefined ? {} : { date }), ...around.beside };
  const language =
    meta.language ?? languageTag(parsed.language ?? '') ?? guessLanguage(parsed.prose.replaceAll('\0', ''));
  const recognised = converted.recognised === true ? ({ recognised: true } as const) : {};
  const from = { converted: { by, bytes, ...recognised }, ...(places.length > 0 ? { places } : {}) };
  const raw = { id: idOf(path), path, format, language, source, meta, ...from };
  const warnings = converted.warnings.map((warning) => `${path}: ${warning}`);
  return cleaned(raw, parsed, 0, { warnings, unknown: [], ofThis: around.beside.exclude ?? [] });
}

/** `ofThis`: what the settings of this document alone leave out. */
type Told = {
  readonly warnings: readonly string[];
  readonly unknown: readonly string[];
  readonly ofThis: readonly string[];
};

/** Without what its settings and the rules of ours leave out. */
function cleaned(
  own: Omit<Draft, 'prose' | 'pieces' | 'leftOut' | 'named' | 'shownTitle'>,
  parsed: Parsed,
  start: number,
  { warnings, unknown, ofThis }: Told,
): DraftRead {
  const { path, meta } = own;
  if (parsed.pieces.length > counts.blocks) return { notRead: { path, ...tooMany } };
  const raw: Draft = {
    ...own,
    prose: parsed.prose,
    pieces: parsed.pieces.map(headingOrText),
    leftOut: [],
    ...(parsed.title === undefined ? {} : { named: parsed.title }),
    ...(parsed.shownTitle === undefined ? {} : { shownTitle: parsed.shownTitle }),
  };
  const inText = (literals?: readonly string[]) =>
    literalSpans(raw, literals).filter((span) => span.start >= start);
  const excluded = inText(meta.exclude).map((span) => ({ ...span, reason: 'named under exclude' }));
  const unmet = ofThis
    .filter((literal) => inText([literal]).length === 0)
    .map((literal) => `${path}: "exclude" names words that aren’t in it; correct: ${literal}`);
  // Without `meta`, for its `keep` saves a text from the rules of ours only, not from `exclude` or from the parser.
  const left = leaveOut({ ...raw, meta: {} }, [...parsed.omitted, ...excluded]);
  const listed = listOut(left, parsed.hidden ?? []);
  return { draft: dropRepeated(dropNoise({ ...listed, meta })), warnings: [...warnings, ...unmet], unknown };
}

const idOf = (path: string): string => sha256(path).slice(0, idLength);

/** How the formats themselves say who may read a document. */
const ownWays = {
  text: /<meta\b[^<>]*>|^[^\S\n]*(?::audiences?:|#\+audiences?:)[^\n]*$/gimu,
  data: /^[^\S\n]*["']?audience["']?\s*:[^\n]*$/gimu,
} as const;

/** Whether it is in doubt who may read it: `own` of its front matter, `said` by its format. */
function doubtAbout(
  own: FrontMatter,
  said: MetaRead | undefined,
  { source, path, format }: Pick<Document, 'source' | 'path' | 'format'>,
): Withheld | undefined {
  if (said?.unsafe) return doubtOf(said, path);
  if (!own.apart) return undefined;
  const elsewhere = namesAudience(
    source.slice(own.bodyStart).replace(ownWays[format === 'data' ? 'data' : 'text'], ''),
  );
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
  const merged = mergeFormats(mergeCopies(drafts));
  const cleaned = dropBoilerplate(merged.map((m) => m.draft));
  const documents = cleaned.map((draft, i) => toDocument(draft, merged[i]?.copies ?? []));
  return { documents, leftOut: cleaned.flatMap((draft) => draft.leftOut) };
}

function toDocument(draft: Draft, copies: readonly string[]): Document {
  const { meta, id, path, format, language, source, prose, pieces, places, converted } = draft;
  const { publisher, origin, date, url, source_url: template, source_base: base } = meta;
  return {
    id,
    path,
    format,
    title: meta.title ?? titleOf(draft),
    ...(publisher === undefined ? {} : { publisher }),
    ...(origin === undefined ? {} : { origin }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(template === undefined || base === undefined ? {} : { sourceUrl: { template, base } }),
    language,
    tags: meta.tags ?? [],
    audience: meta.audience ?? [],
    source,
    prose,
    blocks: pieces,
    passages: segment({ id, format, language, prose }, pieces),
    ...(places === undefined ? {} : { places }),
    ...(converted === undefined ? {} : { converted }),
    hash: converted ? hashOfConverted(converted.by, converted.bytes, source) : sha256(source),
    copies,
  };
}

/** `Document.hash` of a file that is no text: another converter may read the same bytes in another way. */
export const hashOfConverted = (by: string, bytes: string, source: string): string =>
  sha256(`${by}\n${bytes}\n${source}`);

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

/** What is marked as the title, first heading of level one, a heading that stands above all others, the page's own title, a short first line, else the file's name. */
function titleOf(draft: Draft): string {
  if (draft.shownTitle !== undefined) return draft.shownTitle;
  const headings = draft.pieces.filter((p) => p.kind === 'heading' && p.group === 0);
  const first = headings.find((p) => p.level === 1) ?? headings[0];
  const above = first && headings.every((h) => h === first || h.level > first.level);
  if (first && (first.level === 1 || (above && draft.named === undefined))) return shown(draft, first);
  if (draft.named !== undefined) return draft.named;
  const line = draft.pieces[0]?.kind === 'paragraph' ? shown(draft, draft.pieces[0]) : '';
  const name = draft.path.slice(draft.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
  return line !== '' && line.length <= titleLength && !/[.!?:]$/u.test(line)
    ? line
    : // A name may hold line breaks; a title stands in one line.
      withoutNotionId(name)
        .replace(/[-_\s]+/gu, ' ')
        .trim();
}
