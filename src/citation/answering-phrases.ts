// The phrases that answer by their form: the action of a step, the clause of a reason, what decides yes or no, what follows "is a".
import type { Span } from '../domain.ts';
import type { Intent } from '../question/intent.ts';

/** UTF-16 units of a phrase, at most: what is longer is a sentence, and nothing in it stands out. */
const LONGEST = 160;

/** Offsets into `text`. */
export type Quoted = {
  readonly text: string;
  /** Where the highest ranked sentence stands. */
  readonly best: Span;
  /** The steps of which that is one; it alone where it is none. */
  readonly steps: readonly Span[];
  /** All that are no code. */
  readonly sentences: readonly Span[];
  /** Code within lines. */
  readonly code: readonly Span[];
};

/** In order, never overlapping; none where the question is of another kind, or no form tells. */
export function answeringPhrases(
  { text, best, steps, sentences, code }: Quoted,
  wants: Intent['wants'],
): readonly Span[] {
  const anywhere = (patterns: readonly RegExp[]): readonly Span[] =>
    sentences.flatMap((place) => phrasesIn(text, place, patterns)).slice(0, 1);
  // Code means what it says whole.
  const prose = sentences.some(({ start }) => start === best.start);
  const within = (patterns: readonly RegExp[]): readonly Span[] =>
    prose ? phrasesIn(text, best, patterns) : [];
  switch (wants) {
    case 'steps': {
      const own = steps.flatMap((step) => [
        ...code.filter((span) => isIn(span, step)),
        ...phrasesIn(text, step, actions),
      ]);
      return apart(own.length > 0 ? own : anywhere(actions));
    }
    case 'reason':
      return firstOf(
        () => within(reasons),
        () => anywhere(reasons.slice(0, 1)),
      );
    case 'yes or no':
      return firstOf(
        () => within(denials),
        () => within(grants).slice(0, 1),
      );
    case 'definition':
      return within(definitions).slice(0, 1);
    default:
      return [];
  }
}

const firstOf = (...ways: readonly (() => readonly Span[])[]): readonly Span[] => {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
};

const verbs =
  'add|adjust|append|apply|call|change|check|choose|click|close|configure|copy|create|define|delete|disable|download|edit|enable|ensure|enter|export|go|import|include|install|make|modify|move|navigate|open|override|pass|place|press|provide|put|register|remove|rename|replace|restart|return|run|save|select|send|set|specify|start|stop|switch|turn|type|uninstall|unset|update|upgrade|use|visit|wrap|write';
const rest = '[^.;:,\\n(]*(?:\\.[^\\s.;:,(]+[^.;:,\\n(]*)*';
/** "Run the tests", "To leave, press Escape", "you can pass a flag", "by adding a line". */
const actions: readonly RegExp[] = [
  new RegExp(
    `(?<=^\\W{0,4}(?:\\d+[.)]\\s+)?(?:(?:first|then|next|finally|now|please|instead|alternatively),?\\s+|(?:to|if|when|in|on|for|once|after|before)\\s[^,.:;\\n]{2,120},\\s+)?)(?:${verbs})\\s${rest}`,
    'iu',
  ),
  new RegExp(
    `(?<=\\byou (?:can|could|may|should|must|need to|have to)(?: also| either)? )(?:${verbs})\\s${rest}`,
    'iu',
  ),
  new RegExp(`\\bby \\p{L}+ing\\s${rest}`, 'iu'),
];

const reasons: readonly RegExp[] = [
  /\b(?:because|due to|owing to|thanks to|so that|in order to|as a result of|the reason (?:is|for this is)|since(?!\s+(?:v?\d|version|then)))\s[^.;\n]*/iu,
  /\bto (?:avoid|prevent|ensure|reduce|protect|mitigate|keep|allow|make)\s[^.;,\n]*/iu,
];

const more = "(?:\\s+[\\p{L}\\p{N}][\\p{L}\\p{N}'’/-]*){0,3}";
const denials: readonly RegExp[] = [
  new RegExp(
    `(?:^\\W*no(?=[,.]))|\\b(?:cannot|(?:is|are|was|were|can|could|do|does|did|will|would|should|must|may|has|have|need)(?:\\s+not|n['’]t)|no longer|never|none of|not)\\b${more}|\\b(?:is|are|has been|have been)\\s+(?:disabled|removed|unsupported|deprecated|forbidden|impossible)${more}`,
    'giu',
  ),
];
const grants: readonly RegExp[] = [
  /^\W*yes(?=[,.])/iu,
  new RegExp(
    `\\b(?:can|could|may|must|should|will|is|are|was|were|has been|have been)\\s+(?:be\\s+)?(?:(?:only|always|also|now|still|optionally|automatically)\\s+)*(?:\\p{L}+(?:ed|able|ible)|(?:perfectly )?(?:fine|safe))\\b${more}`,
    'iu',
  ),
  new RegExp(
    `\\b(?:(?:can|must|should|may)\\s+(?:only\\s+|also\\s+)?\\p{L}+|supports?|allows?|permits?|requires?|offers?|provides?)\\b${more}`,
    'iu',
  ),
];

const definitions: readonly RegExp[] = [
  /(?<=\b(?:is|are|was|were)\s+)(?:a|an|the|one|any)\s[^.;:\n]*/iu,
  /\b(?:means|refers to|stands for|describes|represents|lets you|allows you to)\s[^.;:\n]*/iu,
];

/** Of the first pattern that matches in a place, what it matches, without the words at its end that only lead on. */
function phrasesIn(text: string, { start, end }: Span, patterns: readonly RegExp[]): readonly Span[] {
  const place = text.slice(start, end);
  for (const pattern of patterns) {
    const found = pattern.global ? [...place.matchAll(pattern)] : [pattern.exec(place)];
    const spans = found.flatMap((match) => {
      const [said = ''] = match ?? [];
      const words = said.length > 2 * LONGEST ? '' : said.replace(leadingOn, '');
      const from = start + (match?.index ?? 0);
      return words === '' || words.length > LONGEST ? [] : [{ start: from, end: from + words.length }];
    });
    if (spans.length > 0) return spans;
  }
  return [];
}

const leadingOn =
  /(?:\s+(?:a|an|the|of|to|in|on|for|by|with|and|or|as|at|from|that|which|while|than|out|without|via|following|below|these|if|when|it|its|this|any|our|your))*[\s,]*$/iu;

const isIn = (span: Span, place: Span): boolean => span.start >= place.start && span.end <= place.end;

/** In order; of two that overlap the one that begins first. */
function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.end > span.start && span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}
