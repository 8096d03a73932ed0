// What is said to a bot without being a question, and the courtesies around a question that hide it.
import { isAscii, small } from '../text/fold.ts';
import {
  aboutTheBot,
  abusive,
  addressee,
  apologies,
  asksHowWeAre,
  closings,
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

/** Patterns of the phrases; for a text of ASCII alone, without all that only others can hold: made in a third of the time. */
function patternsOf(ascii: boolean) {
  const [flags, end] = ascii ? ['', '(?![a-z0-9])'] : ['u', '(?![\\p{L}\\p{N}])'];
  const any = (...lists: readonly Phrases[]): string =>
    oneOf(lists.flat().filter((one) => !ascii || isAscii(one.charAt(0))));
  const pattern = (source: string): RegExp => new RegExp(source, flags);
  /** A message of these phrases and nothing else. */
  const only = (...lists: readonly Phrases[]): RegExp =>
    pattern(`^(?:${any(...lists)}${end}[\\s,.!?;:)(~-]*)+$`);
  /** A message that is one of these phrases. */
  const whole = (list: Phrases): RegExp => pattern(`^(?:please\\s+)?${any(list)}[\\s?!.]*$`);
  return {
    greetingOnly: only(greeting, asksHowWeAre, addressee),
    thanksOnly: only(thanking, pleased, filler),
    rudeOnly: only(rude, addressee, filler),
    startsThanks: pattern(`^(?:${any(pleased)}[\\s,.!]*)*${any(thanking)}${end}`),
    helpOnly: whole(aboutTheBot.help),
    topicsOnly: whole(aboutTheBot.topics),
    documentsOnly: whole(aboutTheBot.documents),
    opening: pattern(
      `^(?:${any(greeting)}${end}(?:\\s+${any(addressee)}${end})*|${any(asksHowWeAre)}${end}|${any(thanking)}${end}(?:\\s+(?:a lot|so much|very much|again)${end})?)[\\s,.!?;:–—-]+`,
    ),
    apology: pattern(`^(?:${any(apologies)}\\s*[,.;:!-]+\\s*(?:but |and |so )?)`),
    request: pattern(`^${any(requests)}(?=[\\s,:])[\\s,:]*`),
    closing: pattern(`(?:[\\s,;.?!–—-]+${any(closings)})+([?.!\\s]*)$`),
    abusive: ascii ? pattern(abusive.source) : abusive,
    letter: ascii ? /^[^a-z0-9]*[a-z][^a-z0-9]*$/ : /^[^\p{L}\p{N}]*[a-z][^\p{L}\p{N}]*$/iu,
    word: ascii ? /[a-zA-Z0-9]/ : /[\p{L}\p{N}]/u,
    longWord: ascii ? /[a-zA-Z0-9]{2}/ : /[\p{L}\p{N}]{2}/u,
  };
}

const made = new Map<boolean, ReturnType<typeof patternsOf>>();

/** Made when a text first needs them. */
function patternsFor(text: string): ReturnType<typeof patternsOf> {
  const ascii = isAscii(text);
  const known = made.get(ascii) ?? patternsOf(ascii);
  made.set(ascii, known);
  return known;
}

/** UTF-16 units: whatever is longer says something. */
const LONGEST = 80;

/** The kind of small talk that this message is and nothing else; undefined for anything that asks. */
export function smallTalkOf(message: string): SmallTalk | undefined {
  const said = small(plainOf(message));
  const patterns = patternsFor(said);
  if (!patterns.word.test(said)) return pleasedSign.test(message) ? 'thanks' : 'empty';
  if (said.length > LONGEST) return undefined;
  if (patterns.greetingOnly.test(said)) return 'greeting';
  if (patterns.thanksOnly.test(said)) return 'thanks';
  // A letter asks nothing; a character of another script may be a whole word.
  if (patterns.letter.test(said)) return 'empty';
  if (patterns.abusive.test(said) && patterns.rudeOnly.test(said)) return 'help';
  const bare = plainOf(withoutCourtesy(said));
  if (patterns.helpOnly.test(bare)) return 'help';
  if (patterns.topicsOnly.test(bare)) return 'topics';
  if (patterns.documentsOnly.test(bare)) return 'documents';
  if (patterns.startsThanks.test(said) && !/\?/u.test(said)) return 'thanks';
  return undefined;
}

/** Signs that say thanks or well done. */
const pleasedSign = /[👍👌🙏❤♥🎉💯👏🙌🥰🤩🤗😀-😎🙂☺✅✔]/u;

/** Emoji, smileys, addresses of pages, marks of code and odd spaces out; straight apostrophes. */
function plainOf(message: string): string {
  const plain = isAscii(message)
    ? message
    : message
        .normalize('NFKC')
        .replace(/[‘’]/gu, "'")
        .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu, ' ');
  return (plain.includes('://') ? plain.replace(/<?https?:\/\/\S+/giu, ' ') : plain)
    .replace(/```\w*/gu, ' ')
    .replace(/(?:^|\s)[:;=8]-?[)(DPp|/](?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The question without the greeting, the apology and the request around it; the message itself when nothing would remain. */
export function withoutCourtesy(message: string): string {
  const { opening, apology, request, closing, word, longWord } = patternsFor(message);
  let bare = message.trim();
  for (let round = 0; round < 6; round += 1) {
    const next = [opening, apology, request].reduce(behind, bare).trim();
    if (next === bare || !word.test(next)) break;
    bare = next;
  }
  const last = closing.exec(small(bare));
  const without = `${bare.slice(0, last?.index)}${last?.[1] ?? ''}`.trim();
  return longWord.test(without) ? without : bare;
}

/** What stands behind a match at the beginning. */
const behind = (text: string, pattern: RegExp): string =>
  text.slice(pattern.exec(small(text))?.[0].length ?? 0);
