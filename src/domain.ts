// The words of the core, types only. Every other file speaks in these.
import type { DocumentCard, Label, Place, Span } from './document.ts';

export type {
  Block,
  ConvertedFormat,
  Document,
  DocumentCard,
  Heading,
  Label,
  LeftOut,
  NotRead,
  Passage,
  Place,
  Sentence,
  Span,
  TextFormat,
} from './document.ts';

/** Whom an asker belongs to: the audiences a platform serves, or everybody (the terminal runs where the files lie). */
export type Readers = 'all' | readonly string[];

/** Where a quotation stands. Lines are counted from 1. */
export type Source = {
  readonly documentId: string;
  readonly passageId: string;
  readonly title: string;
  readonly publisher?: string;
  readonly origin?: string;
  readonly date?: string;
  /** http(s) only, with a text fragment or a line, ready to be linked. */
  readonly link?: string;
  readonly headings: readonly string[];
  readonly path: string;
  readonly lines: { readonly from: number; readonly to: number };
  /** Of a file that is no text: its page, slide, sheet or chapter, and `to`, the one it ends in where that is another. */
  readonly place?: Omit<Place, 'start'> & { readonly to?: string };
  /** Of a file that is no text: its lines say nothing to anybody. */
  readonly converted?: true;
  /** Recognised text behind the picture of a scanned page. */
  readonly recognised?: true;
  readonly audience: readonly string[];
};

/** One unbroken span of a file, as people read it. */
export type Excerpt = Span & {
  readonly form: 'prose' | 'row' | 'code' | 'blocks';
  /** readable(prose.slice(start, end)); code keeps its line breaks and indentation; blocks stand each on lines of their own. */
  readonly text: string;
  /** Of blocks: the stretches of code among them, offsets into `text`. */
  readonly code?: readonly Span[];
  /** Answering words, offsets into `text`; in order, never overlapping. */
  readonly marks: readonly Span[];
  /** The sentence of the excerpt that ranks highest, offsets into the file. */
  readonly best: Span;
  /** Rows only: column name and value; `value` is offsets into `text`. */
  readonly cells: readonly { readonly column: string; readonly value: Span }[];
};

/** A quotation and what proves it: where it stands, and the hashes of its words, its passage and its file. */
export type Citation = {
  readonly number: number;
  readonly source: Source;
  readonly excerpt: Excerpt;
  /** Shown before the excerpt as labels; each is copied from the file and checked by the gate. */
  readonly labels: readonly Label[];
  /** Other documents that state the same. */
  readonly alsoIn: readonly Source[];
  /** SHA-256 (hex) of the raw span, and of the whole file (Document.hash). */
  readonly hash: string;
  readonly fileHash: string;
  /** Passage.hash of its best sentence's passage, and of all others that it or its introducing line shows any part of. */
  readonly passageHash: string;
  readonly besideHashes?: readonly string[];
  /** Words of the question found here and not found here, as the question spells them. */
  readonly matched: readonly string[];
  readonly missing: readonly string[];
};

/** The citations (by number) that contradict each other, newest first, and in what. */
export type Difference = {
  readonly citations: readonly number[];
  readonly about: 'number' | 'date' | 'name' | 'negation';
};

/** One of the five best sentences, in the order of the ranking, whatever was shown. */
export type RankedSpan = Span & { readonly documentId: string; readonly passageId: string };
type Asked = {
  readonly asked: string;
  /** Equal to `asked` unless a follow-up was completed or a misspelling repaired. */
  readonly understood: string;
  /** 0 to 1: the probability that the first sentence of the ranking is right. */
  readonly confidence: number;
  readonly ranked: readonly RankedSpan[];
  /** Passages that came next, with the words they miss: for /why and for moderators. */
  readonly next: readonly Citation[];
  /** Fingerprint of the library that answered. */
  readonly library: string;
};

/** Quotations for what was no question: how documents begin, or the citations about each of two things. */
export type Requested =
  | { readonly kind: 'overview'; readonly of: 'one' | 'all' | 'some' }
  | { readonly kind: 'comparison'; readonly sides: readonly (readonly number[])[] };

/** What is quoted; `unknownWords`: no document that the asker may read mentions them. */
type Quoting = { readonly citations: readonly Citation[]; readonly request?: Requested } & Partial<Unknown>;
type Unknown = { readonly unknownWords: readonly string[] };

/** What a question is answered with: quotations, what comes near, nothing, or a word back to small talk. */
export type Answer = Asked &
  (
    | (Quoting & {
        readonly kind: 'answer';
        readonly differ: readonly Difference[];
        /** A list longer than can be shown: how many items more, and where. */
        readonly more?: { readonly count: number; readonly sources: readonly Source[] };
      })
    | (Quoting & { readonly kind: 'nearest' })
    | (Unknown & {
        readonly kind: 'abstention';
        /** Languages of the documents (BCP 47, without region), where the question seems to be in another one. */
        readonly languages?: readonly string[];
      })
    | {
        readonly kind: 'conversation';
        readonly about: 'greeting' | 'thanks' | 'help' | 'topics' | 'documents' | 'contact' | 'empty';
        /** Whom to ask, as the operator says it. */
        readonly contact?: string;
        readonly documents: readonly DocumentCard[];
        readonly examples: readonly string[];
      }
  );

/** An earlier question of the same conversation and what it was answered with. */
export type Turn = {
  readonly question: string;
  readonly understood: string;
  readonly kind: Answer['kind'];
  /** Texts of the excerpts shown, and the headings and titles they stood under. */
  readonly excerpts: readonly string[];
  /** What each excerpt is called where a later question points to it ("the second one"). */
  readonly names?: readonly string[];
  readonly headings: readonly string[];
  readonly documentIds: readonly string[];
  /** Whose words it may hold: what it quoted, and what its question may have been completed from. */
  readonly origins?: { readonly documentIds: readonly string[]; readonly passageHashes: readonly string[] };
};

/** What moderators took out of circulation. */
export type RuledOut = {
  /** Passage.hash of retired passages. */
  readonly passages: ReadonlySet<string>;
  /** Citation.hash of quotations that are wrong for this very question. */
  readonly quotations: ReadonlySet<string>;
};

/** All that an answer may depend on beside the question and the library. */
export type Context = {
  readonly turns: readonly Turn[];
  readonly readers: Readers;
  /** Ask one document only. */
  readonly documentId?: string;
  readonly ruledOut?: RuledOut;
  /** By passage id: how probable the operator's reader model, if any, finds it that the passage answers, 0 to 1. */
  readonly verdicts?: ReadonlyMap<string, number>;
};

/** A question as an adapter hands it in. Ids are opaque, platform first (`slack:T1:C1:171.2`), and kept as keyed hashes or sealed. */
export type Question = {
  /** The claim's key: the same for every delivery of the same question. */
  readonly id: string;
  /** The conversation that turns belong to. */
  readonly thread: string;
  /** The channel, to count channels in reports; absent where the asker alone sees the reply: all that leads there is forgotten with it. */
  readonly channel?: string;
  /** What the adapter needs to post the reply after a restart, as it likes to write it (2,000 characters at most). */
  readonly place: string;
  readonly text: string;
  /** Platform and id of the person. */
  readonly asker: string;
  /** Milliseconds since 1970, by the platform's clock. */
  readonly askedAt: number;
  readonly readers: Readers;
  readonly documentId?: string;
  /** False for what was said near the bot but not to it: replied to only when the outcome is an answer. */
  readonly addressed: boolean;
};
