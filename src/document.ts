// A document and its parts, types only.

/** Formats of text, whose offsets count in the file itself. `data`: JSON and YAML of a known shape. */
export type TextFormat =
  | 'markdown'
  | 'html'
  | 'plain'
  | 'rst'
  | 'csv'
  | 'asciidoc'
  | 'org'
  | 'notebook'
  | 'data';
/** Formats that a converter makes a text of. */
export type ConvertedFormat = 'pdf' | 'docx' | 'pptx' | 'xlsx' | 'odt' | 'ods' | 'epub' | 'mail';

/** UTF-16 code units into `Document.source`; the end is exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** One structural piece of a document, in the order of the file; blocks never overlap. Rows alone have cells. */
export type Block = Span & {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code';
  /** Heading: 1 to 6. Item: depth, from 1. Otherwise 0. */
  readonly level: number;
  /** Items of one list, rows of one table and the paragraphs of one quotation share a number. */
  readonly group: number;
  readonly cells: readonly Span[];
  /** A row that holds the names of the columns. */
  readonly head: boolean;
};

/** Where a part of a file that is no text begins, as its reader knows it: "page 7", "slide 3", the sheet "Prices" and its row. */
export type Place = {
  readonly start: number;
  readonly kind: 'page' | 'slide' | 'notes' | 'sheet' | 'chapter';
  /** Number of the page or slide as printed; name of the sheet or chapter. */
  readonly name: string;
  /** Of a sheet, from 1. */
  readonly row?: number;
  /** Of a page, as programs count it in the file: from 1. */
  readonly count?: number;
};

/** A heading of the document where it stands in the source; `level` from 1, the highest. */
export type Heading = Span & { readonly text: string; readonly level: number };

/** Shown beside a quotation, no part of it. A column names the `cell` of its row (from 0), the upper level first; a section stands below what is quoted. */
export type Label = Span & {
  readonly kind: 'heading' | 'intro' | 'column' | 'section';
  readonly text: string;
  readonly cell?: number;
};

/** The smallest thing that is ranked: a sentence, a list item's sentence, a table row, or a few lines of code. */
export type Sentence = Span & {
  readonly form: 'prose' | 'item' | 'row' | 'code';
  /** Introducing line and parent items of a list item; of a row (which alone has cells) what names its columns or all of it. */
  readonly labels: readonly Label[];
  readonly cells: readonly Span[];
};

/** A paragraph, a list, a table or a stretch of code under its headings. */
export type Passage = Span & {
  readonly id: string;
  readonly documentId: string;
  readonly kind: 'paragraph' | 'list' | 'table' | 'code';
  /** Heading path, outermost first. */
  readonly headings: readonly Heading[];
  readonly sentences: readonly Sentence[];
  /** SHA-256 (hex) of the readable text: the same in every copy and after a move. */
  readonly hash: string;
};

/** One file of the folder as it is searched and quoted; all offsets are UTF-16 units of its `source`. */
export type Document = {
  /** Short hash of the path: safe in a URL, a button and a log. */
  readonly id: string;
  /** Relative to the corpus folder, with forward slashes. */
  readonly path: string;
  readonly format: TextFormat | ConvertedFormat;
  readonly title: string;
  readonly publisher?: string;
  readonly origin?: string;
  /** As written: a year, a month or a day (2026, 2026-07, 2026-07-02). */
  readonly date?: string;
  readonly url?: string;
  /** BCP 47. */
  readonly language: string;
  readonly tags: readonly string[];
  /** Empty: everybody may read it. */
  readonly audience: readonly string[];
  /** Template for links to this document and the folder that its `{path}` counts from, where its folder names one. */
  readonly sourceUrl?: { readonly template: string; readonly base: string };
  /** The decoded file, byte-order mark and CR counted; of a file that is no text what its converter made of it. */
  readonly source: string;
  /** As long as `source`, mark-up blanked: a space where words part, NUL where they join. See text/readable. */
  readonly prose: string;
  readonly blocks: readonly Block[];
  readonly passages: readonly Passage[];
  /** Of a file that is no text: where its pages, slides, sheets or chapters begin. */
  readonly places?: readonly Place[];
  /** Of a file that is no text: its converter, and the SHA-256 (hex) of its bytes. */
  readonly converted?: { readonly by: string; readonly bytes: string; readonly recognised?: true };
  /** SHA-256 (hex) of `source` in UTF-8; of a file that is no text of converter, bytes and `source`. */
  readonly hash: string;
  /** Paths of other files with the same text, read as this document. */
  readonly copies: readonly string[];
};

/** A document as it is listed, without its text. */
export type DocumentCard = Pick<
  Document,
  'id' | 'path' | 'title' | 'publisher' | 'origin' | 'date' | 'url' | 'language' | 'tags' | 'audience'
> & { readonly passages: number; readonly link?: string };

/** A stretch left out of the index and of every quotation, and why (one plain phrase). */
export type LeftOut = Span & { readonly documentId: string; readonly reason: string; readonly text: string };

/** A file that is no document, and what its owner can do. */
export type NotRead = { readonly path: string; readonly reason: string; readonly remedy: string };
