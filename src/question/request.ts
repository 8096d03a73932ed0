// Requests that are no look-up: an overview, the list of documents, whom to ask, two things side by side.
import { small } from '../text/fold.ts';
import { comparisons, contacts, lists, overviews } from './request-phrases.ts';
import { withoutCourtesy } from './small-talk.ts';

/**
 * What is asked for. `of`: what an overview is wanted of, or what a person is to be asked about; absent: all of it, or
 * anything. `whole`: of a whole document only. `points`: it may stand for what was spoken of before ("summarise it").
 */
export type Request =
  | { readonly kind: 'overview'; readonly of?: string; readonly whole: boolean; readonly points: boolean }
  | { readonly kind: 'documents' }
  | { readonly kind: 'contact'; readonly of?: string }
  | Comparison;

/** Two things as the message spells them, and what of them is compared. */
export type Comparison = {
  readonly kind: 'comparison';
  readonly sides: readonly [string, string];
  readonly of?: string;
};

/** A longer message asks something. */
const LONGEST = {
  message: 160, // UTF-16 units
  name: 8, // words of one thing that it names
} as const;

type Patterns = Readonly<Record<'overviews' | 'lists' | 'contacts' | 'comparisons', readonly RegExp[]>>;
let made: Patterns | undefined;

/** Made when a short message is first looked at. */
function patterns(): Patterns {
  const whole = (list: readonly string[]): readonly RegExp[] =>
    list.map((source) => new RegExp(`^(?:${source})[\\s?!.…]*$`, 'du'));
  made ??= {
    overviews: whole(overviews),
    lists: whole(lists),
    contacts: whole(contacts),
    comparisons: whole(comparisons),
  };
  return made;
}

/** The request that this message is and nothing else; undefined for anything that asks what documents say. */
export function requestOf(message: string): Request | undefined {
  if (message.length > LONGEST.message) return undefined;
  const said = bareOf(message);
  if (said === '') return undefined;
  const { overviews, lists, contacts, comparisons } = patterns();
  if (found(lists, said)) return { kind: 'documents' };
  const contact = found(contacts, said);
  if (contact) return { kind: 'contact', ...ofIn(contact, said) };
  const compared = found(comparisons, said);
  if (compared) return comparisonIn(compared, said);
  const overview = found(overviews, said);
  if (!overview) return undefined;
  const whole = named(overview, said, 'd');
  const of = whole === undefined ? ofIn(overview, said) : { of: whole };
  return { kind: 'overview', ...of, whole: whole !== undefined, points: pointing.test(small(said)) };
}

/** The comparison that a message asks for, with its two sides; undefined for any other message. */
export function comparisonOf(message: string): Comparison | undefined {
  const request = requestOf(message);
  return request?.kind === 'comparison' ? request : undefined;
}

const pointing = /(?<!\p{L})(?:it|this|that|das|es|[çc]a|cela|esto|eso)(?!\p{L})/u;

const before =
  /^(?:(?:ok(?:ay)?|so|well|and|just|please|pls|plz|kindly|quickly|hey|hi|hello|bitte|kannst du(?: (?:mir|uns|bitte|mal|kurz))*|können sie(?: (?:mir|bitte))*|könntest du(?: (?:mir|bitte))*|peux[- ]tu|pouvez[- ]vous|pourrais[- ]tu|pourriez[- ]vous|s'il (?:te|vous) pla[iî]t|por favor|puedes|podr[ií]as|(?:can|could|would|will) (?:you|someone|anyone|somebody|one of you|i|we)(?: (?:please|pls|plz|kindly|maybe|perhaps|get|have|just|quickly))*|(?:i|we)(?:'d| would) (?:like|love|want)(?: (?:to (?:have|get|see|know|read)|you to))?|(?:i|we) (?:want|need)(?: (?:to (?:have|get|see|know|read)|you to))?|i'm looking for|help me(?: to)?|let's|let me (?:see|have|get)|tell me)[\s,:!]+)+/u;
const after =
  /(?:[\s,.!?–—-]+(?:please|pls|plz|for me|for us|to me|thanks(?: a lot| in advance)?|thank you|thx|cheers|quickly|briefly|shortly|now|bitte|danke|merci|gracias|por favor|s'il (?:te|vous) pla[iî]t|svp|stp))+[\s?!.…]*$/u;

/** The message without what is only polite, in its own letters. */
function bareOf(message: string): string {
  const plain = message.normalize('NFC').replace(/[‘’]/gu, "'").replace(/\s+/gu, ' ').trim();
  const polite = before.exec(small(plain));
  const starts = polite && needsPerson.test(small(plain)) ? '' : (polite?.[0] ?? '');
  const bare = plain.slice(starts.length);
  const ends = after.exec(small(bare));
  const rest = (ends && ends.index > 0 ? bare.slice(0, ends.index) : bare).trim();
  return /\p{L}/u.test(rest) ? rest : withoutCourtesy(plain);
}

/** "Can I talk to …": what stands in front is the request itself. */
const needsPerson =
  /^(?:(?:ok(?:ay)?|so|well|hey|hi|hello|please)[\s,!]+)*(?:(?:can|could|may) (?:i|we)|(?:i|we)(?:'d| would)? (?:want|need|like)(?: to)?|i (?:have|would like) to|let me)(?: please)? (?:talk|speak|chat|get through)/u;

function found(list: readonly RegExp[], said: string): RegExpExecArray | undefined {
  const text = small(said);
  for (const pattern of list) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

/** What a group covers, as the message spells it; undefined where it covers nothing, or more than a name. */
function named(
  match: RegExpExecArray,
  said: string,
  group: 'x' | 'd' | 'a' | 'b' | 'of',
): string | undefined {
  const at = match.indices?.groups?.[group];
  const text = at && tidy(said.slice(at[0], at[1]));
  return text === '' ? undefined : text;
}

const ofIn = (match: RegExpExecArray, said: string): { readonly of?: string } => {
  const of = named(match, said, 'x');
  return of === undefined ? {} : { of };
};

/** Without articles, quotation marks and points around it. */
const tidy = (text: string): string =>
  text
    .replace(/^[\s"'“”„«»`*.,:;()]+|[\s"'“”„«»`*.,:;?!()]+$/gu, '')
    .replace(/^(?:(?:the|a|an|your|our|both|either|der|die|das|den|dem|le|la|les|el|los|las)\s|l')+/iu, '')
    .replace(/^["'“”„«»`*]+/u, '')
    .trim();

/** "… in price", "… for guests": what of the two is compared. */
const tail =
  /\s(?:in terms of|with regard to|with respect to|regarding|concerning|in|for|when it comes to)\s(.+)$/iu;
/** Stand for what was spoken of before, or open a question of their own. */
const unnamed =
  /^(?:it|this|that|them|these|those|they|one|each|the (?:two|other|others|first|second)|two|both|other|others|each other|another|\d+)$|\b(?:what|which|who|whom|how|why|when|where)\b/iu;

function comparisonIn(match: RegExpExecArray, said: string): Comparison | undefined {
  const [one, rest] = [named(match, said, 'a'), named(match, said, 'b')];
  if (one === undefined || rest === undefined) return undefined;
  const asked = named(match, said, 'of') ?? tail.exec(rest)?.[1];
  const other = tidy(rest.replace(tail, ''));
  const long = [one, other].some((name) => name.split(/\s+/u).length > LONGEST.name);
  if (long || other === '' || unnamed.test(one) || unnamed.test(other)) return undefined;
  const of = asked === undefined ? undefined : tidy(asked);
  return { kind: 'comparison', sides: [one, other], ...(of ? { of } : {}) };
}
