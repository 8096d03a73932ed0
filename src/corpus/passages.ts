// Blocks to passages under their heading path, and passages to sentences with their labels.
import type { Heading, Label, Passage, Sentence, Span } from '../domain.ts';
import { readable } from '../text/readable.ts';
import { splitSentences } from '../text/sentences.ts';
import { sha256 } from '../text/sha256.ts';
import { codeGroups } from './code-lines.ts';
import { createLabels, endLength, introduces, isSection, label, type Text } from './labels.ts';
import { isLabel } from './markdown-rules.ts';
import type { Piece } from './parsed.ts';
import { cutRow } from './rows.ts';

/** Words a passage holds at most before the next block begins a new one (100 to 150 rank best as one unit). */
const passageWords = 130;

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
  const path: Scoped[] = [];
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
      keep(path, (h) => isAround(h, piece));
      while ((path.at(-1)?.level ?? 0) >= piece.level && !isTitleAround(path.at(-1), piece)) path.pop();
      path.push({
        ...label(text, piece),
        level: piece.level,
        scope: piece.group,
        within: piece.within?.at(-1),
      });
      labels.reset();
      continue;
    }
    const holds = (h: Scoped): boolean => (h.scope === 0 || h.scope === piece.group) && isAround(h, piece);
    if (!path.every(holds)) {
      flush();
      keep(path, holds);
      labels.reset();
    }
    for (const cut of cutPiece(text, piece, labels.of(piece, pieces[i - 1]))) {
      if (!joins(waiting, cut)) flush();
      waiting.push(cut);
    }
  }
  flush();
  return passages;
}

/** A heading that holds for one quotation only (`scope`), or for one container. */
type Scoped = Heading & { readonly scope: number; readonly within: number | undefined };

const isAround = ({ within }: Scoped, piece: Piece): boolean =>
  within === undefined || (piece.within?.includes(within) ?? false);

/** The title of a container holds beyond the headings inside of it. */
const isTitleAround = (heading: Scoped | undefined, piece: Piece): boolean =>
  heading?.within !== undefined && isAround(heading, piece) && heading.level > 6 && heading.level % 2 === 1;

const keep = (path: Scoped[], holds: (heading: Scoped) => boolean): void =>
  void path.splice(0, path.length, ...path.filter(holds));

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
  const shown = readable(text.prose.slice(first.start, last.end)).normalize('NFKC');
  return {
    id: `${text.id}-${index}`,
    documentId: text.id,
    kind,
    start: first.start,
    end: last.end,
    headings: path.map(({ start, end, text: shown, level }) => ({ start, end, text: shown, level })),
    sentences,
    hash: sha256(shown),
  };
}

/** A block as one cut, or as several where it is longer than a passage. */
function cutPiece(text: Text, piece: Piece, labels: readonly Label[]): readonly Cut[] {
  const { prose } = text;
  const form = piece.kind === 'paragraph' || piece.kind === 'heading' ? 'prose' : piece.kind;
  const kind = ({ prose: 'paragraph', item: 'list', row: 'table', code: 'code' } as const)[form];
  if (form === 'row' && (piece.head || isSection(piece))) return [];
  const sentences = sentencesOf(text, piece, form, labels);
  const intro =
    form === 'prose' && introduces(prose.slice(Math.max(piece.start, piece.end - endLength), piece.end));
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
    const more = countWords(prose, sentence);
    if (words + more > passageWords * 1.3) close();
    part.push(sentence);
    words += more;
  }
  close();
  return cuts;
}

const noCells: readonly Span[] = [];

function sentencesOf(
  text: Text,
  piece: Piece,
  form: Sentence['form'],
  labels: readonly Label[],
): readonly Sentence[] {
  const { prose, language } = text;
  const sentence = ({ start, end }: Span): Sentence => ({
    start,
    end,
    form,
    labels,
    cells: noCells,
  });
  if (form === 'code') return codeGroups(prose, piece).map(sentence);
  const saying = ({ start, end }: Span): boolean => says(prose.slice(start, end));
  if (form === 'row')
    return cutRow(text, piece, labels)
      .filter(saying)
      .map((cut) => ({ ...sentence(cut), labels: cut.labels, cells: cut.cells }));
  return splitSentences(prose, piece, language).filter(saying).map(sentence);
}

/** UTF-16 units: longer than any label. */
const longestLabel = 60;

/** Whether a sentence says anything: it has letters and is more than a label. */
const says = (written: string): boolean =>
  /[\p{L}\p{N}\p{S}]/u.test(written) &&
  !(written.length <= longestLabel && isLabel(written.replaceAll('\0', '')));

const spaceless = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/gu;

/** UTF-16 units after which what has no space counts as a further word: data, which would fill a passage without end. */
const longestWord = 100;

/** Words by spaces; a character of a script without them counts half a word. */
function countWords(prose: string, { start, end }: Span): number {
  let words = 0;
  let inside = false;
  let dense = false;
  let run = 0;
  for (let at = start; at < end; at++) {
    const unit = prose.charCodeAt(at);
    const visible = unit > 32;
    if (visible && (!inside || run === longestWord)) {
      words++;
      run = 0;
    }
    if (visible) run++;
    inside = visible || (unit === 0 && inside);
    if (unit >= 0x0e00) dense = true;
  }
  return words + (dense ? (prose.slice(start, end).match(spaceless)?.length ?? 0) / 2 : 0);
}
