// What is said to a bot without being a question, and the courtesies around a question that hide it.
import { small } from '../text/small.ts';
import {
  aboutTheBot,
  abusive,
  addressee,
  asksHowWeAre,
  closings,
  excuses,
  filler,
  greeting,
  pleased,
  requests,
  rude,
  thanking,
} from './phrases.ts';

/** Kinds of small talk; each has its fixed reply in wording. */
export type SmallTalk = 'greeting' | 'thanks' | 'help' | 'topics' | 'documents' | 'empty';

type Phrases = readonly string[];

/** One of the phrases, as a part of a pattern that captures nothing. */
const oneOf = (...lists: readonly Phrases[]): string =>
  `(?:${lists
    .flat()
    .join('|')
    .replace(/\((?!\?)/gu, '(?:')})`;
const end = '(?![\\p{L}\\p{N}])';
/** A message of these phrases and nothing else. */
const only = (...lists: readonly Phrases[]): RegExp =>
  new RegExp(`^(?:${oneOf(...lists)}${end}[\\s,.!?;:)(~-]*)+$`, 'u');
/** A message that is one of these phrases. */
const whole = (list: Phrases): RegExp => new RegExp(`^(?:please\\s+)?${oneOf(list)}[\\s?!.]*$`, 'u');

const greetingOnly = only(greeting, asksHowWeAre, addressee);
const thanksOnly = only(thanking, pleased, filler);
const rudeOnly = only(rude, addressee, filler);
const startsThanks = new RegExp(`^(?:${oneOf(pleased)}[\\s,.!]*)*${oneOf(thanking)}${end}`, 'u');
const helpOnly = whole(aboutTheBot.help);
const topicsOnly = whole(aboutTheBot.topics);
const documentsOnly = whole(aboutTheBot.documents);

/** UTF-16 units: whatever is longer says something. */
const LONGEST = 80;

/** The kind of small talk that this message is and nothing else; undefined for anything that asks. */
export function smallTalkOf(message: string): SmallTalk | undefined {
  const said = small(plainOf(message));
  if (!/[\p{L}\p{N}]/u.test(said)) return pleasedSign.test(message) ? 'thanks' : 'empty';
  if (said.length > LONGEST) return undefined;
  if (greetingOnly.test(said)) return 'greeting';
  if (thanksOnly.test(said)) return 'thanks';
  // A letter asks nothing; a character of another script may be a whole word.
  if (/^[^\p{L}\p{N}]*[a-z][^\p{L}\p{N}]*$/iu.test(said)) return 'empty';
  if (abusive.test(said) && rudeOnly.test(said)) return 'help';
  const bare = plainOf(withoutCourtesy(said));
  if (helpOnly.test(bare)) return 'help';
  if (topicsOnly.test(bare)) return 'topics';
  if (documentsOnly.test(bare)) return 'documents';
  if (startsThanks.test(said) && !/\?/u.test(said)) return 'thanks';
  return undefined;
}

/** Signs that say thanks or well done. */
const pleasedSign = /[👍👌🙏❤♥🎉💯👏🙌🥰🤩🤗😀-😎🙂☺✅✔]/u;

/** Emoji, smileys, addresses of pages, marks of code and odd spaces out; straight apostrophes. */
function plainOf(message: string): string {
  return message
    .normalize('NFKC')
    .replace(/[‘’]/gu, "'")
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu, ' ')
    .replace(/<?https?:\/\/\S+/giu, ' ')
    .replace(/```\w*/gu, ' ')
    .replace(/(?:^|\s)[:;=8]-?[)(DPp|/](?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const opening = new RegExp(
  `^(?:${oneOf(greeting)}${end}(?:\\s+${oneOf(addressee)}${end})*|${oneOf(asksHowWeAre)}${end}|${oneOf(thanking)}${end}(?:\\s+(?:a lot|so much|very much|again)${end})?)[\\s,.!?;:–—-]+`,
  'u',
);
const excuse = new RegExp(`^(?:${oneOf(excuses)}\\s*[,.;:!-]+\\s*(?:but |and |so )?)`, 'u');
const request = new RegExp(`^${oneOf(requests)}(?=[\\s,:])[\\s,:]*`, 'u');
const closing = new RegExp(`(?:[\\s,;.?!–—-]+${oneOf(closings)})+([?.!\\s]*)$`, 'u');

/** The question without the greeting, the excuse and the request around it; the message itself when nothing would remain. */
export function withoutCourtesy(message: string): string {
  let bare = message.trim();
  for (let round = 0; round < 6; round += 1) {
    const next = [opening, excuse, request].reduce(behind, bare).trim();
    if (next === bare || !/[\p{L}\p{N}]/u.test(next)) break;
    bare = next;
  }
  const last = closing.exec(small(bare));
  const without = `${bare.slice(0, last?.index)}${last?.[1] ?? ''}`.trim();
  return /[\p{L}\p{N}]{2}/u.test(without) ? without : bare;
}

/** What stands behind a match at the beginning. */
const behind = (text: string, pattern: RegExp): string =>
  text.slice(pattern.exec(small(text))?.[0].length ?? 0);
