// Blocks to passages under their heading path, and passages to sentences with their labels.
import { createHash } from 'node:crypto';
import type { Document, Heading, Label, Passage, Sentence, Span } from '../domain.ts';
import { readable, readingOf } from '../text/readable.ts';
import { splitSentences } from '../text/sentences.ts';
import { codeGroups } from './code-lines.ts';
import { labelLine } from './markdown-rules.ts';
import type { Piece } from './parsed.ts';

/** Words a passage holds at most before the next block begins a new one (100 to 150 rank best as one unit). */
const passageWords = 130;
/** UTF-16 units: a label longer than this is cut down to its first or last sentence. */
const labelLength = 200;

type Text = Pick<Document, 'id' | 'format' | 'language' | 'prose'>;
/** A block cut into sentences, ready to be put into a passage. */
type Cut = Span & {
  readonly kind: Passage['kind'];
  readonly group: number;
  readonly sentences: readonly Sentence[];
  readonly words: number;
  /** Introduces what follows: belongs into its passage. */
  readonly intro: boolean;
};

/** The passages of a document, in the order of the file. Headings alone are none. */
export function segment(text: Text, pieces: readonly Piece[]): readonly Passage[] {
  const passages: Passage[] = [];
  const path: (Heading & { readonly scope: number })[] = [];
  let waiting: Cut[] = [];
  const flush = (): void => {
    const made = passageOf(text, waiting, path, passages.length);
    if (made) passages.push(made);
    waiting = [];
  };
  const labels = createLabels(text);
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'heading') {
      flush();
      while (path.length > 0 && (path.at(-1)?.level ?? 0) >= piece.level) path.pop();
      path.push({ ...label(text, piece), level: piece.level, scope: piece.group });
      labels.reset();
      continue;
    }
    if (path.some((h) => h.scope !== 0 && h.scope !== piece.group)) {
      flush();
      path.splice(0, path.length, ...path.filter((h) => h.scope === 0 || h.scope === piece.group));
    }
    for (const cut of cutPiece(text, piece, labels.of(piece, pieces[i - 1]))) {
      if (!joins(waiting, cut)) flush();
      waiting.push(cut);
    }
  }
  flush();
  return passages;
}

/** Whether the block goes into the passage begun: its introduction stands there, or the same list or table goes on. */
function joins(waiting: readonly Cut[], cut: Cut): boolean {
  const last = waiting.at(-1);
  if (!last) return true;
  const words = waiting.reduce((sum, w) => sum + w.words, 0) + cut.words;
  if (last.intro) return !cut.intro && last.words <= passageWords / 3;
  if (words > passageWords) return false;
  if (cut.kind === 'code')
    return last.kind === 'code' && cut.start - last.end < 3 && last.group === cut.group;
  return last.kind === cut.kind && last.group === cut.group && (cut.kind !== 'paragraph' || cut.group !== 0);
}

function passageOf(
  text: Text,
  cuts: readonly Cut[],
  path: readonly Heading[],
  index: number,
): Passage | undefined {
  const first = cuts[0];
  const last = cuts.at(-1);
  const sentences = cuts.flatMap((c) => c.sentences);
  if (!first || !last || sentences.length === 0) return undefined;
  const kind = cuts.find((c) => !c.intro)?.kind ?? 'paragraph';
  const hash = createHash('sha256');
  for (const s of sentences)
    hash.update(readable(text.prose.slice(s.start, s.end)).normalize('NFKC')).update('\n');
  return {
    id: `${text.id}-${index}`,
    documentId: text.id,
    kind,
    start: first.start,
    end: last.end,
    headings: path.map(({ start, end, text: shown, level }) => ({ start, end, text: shown, level })),
    sentences,
    hash: hash.digest('hex'),
  };
}

/** A block as one cut, or as several where it is longer than a passage. */
function cutPiece(text: Text, piece: Piece, labels: readonly Label[]): readonly Cut[] {
  const { prose, format } = text;
  const form = piece.kind === 'paragraph' || piece.kind === 'heading' ? 'prose' : piece.kind;
  const kind = ({ prose: 'paragraph', item: 'list', row: 'table', code: 'code' } as const)[form];
  if (form === 'row' && (piece.head || isSection(piece))) return [];
  const spans =
    form === 'code'
      ? codeGroups(prose, piece)
      : form === 'row'
        ? [piece]
        : splitSentences(prose, piece, text.language);
  const pointer = piece.pointer === undefined ? {} : ({ pointer: true } as const);
  const sentences = spans
    .filter((s) => form === 'code' || !labelLine.test(prose.slice(s.start, s.end).replaceAll('\0', '')))
    .filter((s) => /[\p{L}\p{N}\p{S}]/u.test(prose.slice(s.start, s.end)) || form === 'code')
    .map(
      (s): Sentence => ({
        start: s.start,
        end: s.end,
        form,
        labels,
        cells: form === 'row' ? piece.cells : [],
        ...pointer,
      }),
    );
  const shown = readable(prose.slice(piece.start, piece.end), readingOf(format, form)).trimEnd();
  const intro = form === 'prose' && introduces(shown);
  const cuts: Cut[] = [];
  let part: Sentence[] = [];
  let words = 0;
  const close = (): void => {
    const first = part[0];
    const last = part.at(-1);
    if (first && last)
      cuts.push({
        start: first.start,
        end: last.end,
        kind,
        group: piece.group,
        sentences: part,
        words,
        intro,
      });
    part = [];
    words = 0;
  };
  for (const sentence of sentences) {
    const more = countWords(prose.slice(sentence.start, sentence.end));
    if (words + more > passageWords * 1.3) close();
    part.push(sentence);
    words += more;
  }
  close();
  return cuts;
}

/** A row with one filled cell among several names the rows below it. */
const isSection = (piece: Piece): boolean =>
  piece.cells.length > 2 && piece.cells.filter((c) => c.end > c.start).length === 1;

const introduces = (shown: string): boolean => /[:：]$/u.test(shown);

/** Words by spaces; a character of a script without them counts half a word. */
function countWords(shown: string): number {
  const dense =
    shown.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return (shown.match(/[^\s\0]+/gu)?.length ?? 0) + dense / 2;
}

function label(text: Text, span: Span): Label {
  const shown = readable(text.prose.slice(span.start, span.end));
  return { start: span.start, end: span.end, kind: 'heading', text: shown };
}

/** The last sentence of a block that ends in a colon; else the whole block, or its first sentence where it is long. */
function introLabel(text: Text, piece: Span): Label {
  const whole = label(text, piece);
  const last = introduces(whole.text);
  if (!last && whole.text.length <= labelLength) return { ...whole, kind: 'intro' };
  const sentences = splitSentences(text.prose, piece, text.language);
  const chosen = last ? sentences.at(-1) : sentences[0];
  return { ...label(text, chosen ?? piece), kind: 'intro' };
}

/** Keeps in mind what introduces the blocks to come: the line before a list, parent items, column names. */
function createLabels(text: Text): {
  of(piece: Piece, before: Piece | undefined): readonly Label[];
  reset(): void;
} {
  let intro: Label | undefined;
  let introduced = -1;
  let parents: { level: number; label: Label }[] = [];
  let columns: readonly Label[] = [];
  let section: Label | undefined;
  let table = -1;

  const introOf = (before: Piece | undefined): Label | undefined => {
    if (!before || (before.kind !== 'paragraph' && before.kind !== 'item')) return undefined;
    return introduces(readable(text.prose.slice(before.start, before.end)))
      ? introLabel(text, before)
      : undefined;
  };
  const ofItem = (piece: Piece, before: Piece | undefined): readonly Label[] => {
    if (piece.group !== introduced) {
      intro = before?.kind === 'paragraph' ? introOf(before) : undefined;
      introduced = piece.group;
      parents = [];
    }
    parents = parents.filter((p) => p.level < piece.level);
    const labels = [...(intro ? [intro] : []), ...parents.map((p) => p.label)];
    parents.push({ level: piece.level, label: introLabel(text, piece) });
    return labels;
  };
  const ofRow = (piece: Piece, before: Piece | undefined): readonly Label[] => {
    if (piece.group !== table || piece.head) {
      if (!(piece.head && before?.kind === 'row' && before.head && before.group === piece.group))
        section = undefined;
      columns = piece.head ? piece.cells.map((c) => ({ ...label(text, c), kind: 'column' })) : [];
      table = piece.group;
    } else if (isSection(piece)) section = introLabel(text, piece);
    if (columns.length === 0) return section ? [section] : [];
    const own = piece.cells.map(
      (c, i): Label => columns[i] ?? { start: c.start, end: c.start, kind: 'column', text: '' },
    );
    return section ? [...own, section] : own;
  };
  return {
    of(piece, before) {
      if (piece.kind === 'item') return ofItem(piece, before);
      if (piece.kind === 'row') return ofRow(piece, before);
      const before1 = piece.kind === 'code' ? introOf(before) : undefined;
      return before1 ? [before1] : [];
    },
    reset() {
      introduced = -1;
      table = -1;
    },
  };
}
