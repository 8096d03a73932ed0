// What a question is put into without belonging to its subject: "is there anything about X", "which X are mentioned".
import { small } from '../text/fold.ts';

/** The question without its frame, and whether it asks what the documents hold about a subject at all. */
export type Unframed = { readonly question: string; readonly about: boolean };

const texts =
  '(?:documents?|docs|texts?|sources?|files?|library|corpus|handbook|wiki|guides?|reports?|articles?|notes|pages?)';
const here = `(?:\\s+(?:anywhere|somewhere|here|at all|(?:in|by|according to) (?:the|your|these|those|our|any of the) ${texts}))`;
const something =
  '(?:anything|something|everything|all|more|much|what|any|some|(?:any |some |more |further )?(?:information|info|details?|mention|news|facts?)|an? (?:\\w+ )?(?:section|chapter|document|passage|part|paragraph|word|overview|summary))';
const said =
  '(?:\\s+(?:that (?:is|was) )?(?:said|written|known|stated|mentioned|reported|there|you (?:have|know|found)))';
const about = '(?:about|on|regarding|concerning|of|related to)';

const people = `(?:(?:any of )?(?:the|your|these|our) ${texts}|you|we|anyone|anybody|someone|somebody)`;

/** Each leaves the subject behind it; mentioned by its first word, for a long pattern is slow to make. */
const openings: readonly (readonly [readonly string[], RegExp])[] = (
  [
    ['is are was were', `(?:is|are|was|were) there ${something}${said}?${here}? ${about}`],
    ['is was', `(?:is|was) ${something}${said}${here}? ${about}`],
    [
      'do does did can could',
      `(?:do|does|did|can|could) ${people} (?:say|talk|speak|contain|have|write|know|tell(?: me| us)?)(?: ${something})? ${about}`,
    ],
    ['do does did', `(?:do|does|did) ${people} (?:mention|discuss|cover|talk about)`],
    [
      'what',
      `what (?:do|does|did) (?:(?:the|your|these|our) ${texts}|you|we|people|speakers) (?:say|know|write|tell(?: me| us)?|have|think) ${about}`,
    ],
    [
      'which what',
      `(?:which|what) ${texts} (?:mentions?|discuss(?:es)?|covers?|(?:talks?|speaks?|is|are|says? ${something}) ${about})`,
    ],
    ['what', `what (?:is|was|are) (?:said|written|known|stated|mentioned|reported|there)${here}? ${about}`],
    ['what', `what (?:can|could) (?:you|the ${texts}) (?:say|tell(?: me| us)?) ${about}`],
    [
      'give show get find send bring',
      `(?:give|show|get|find|send|bring)(?: me| us)? ${something}${said}? ${about}`,
    ],
    ['tell inform brief update', `(?:tell|inform|brief|update)(?: me| us)?(?: ${something})? ${about}`],
    ['i', `i (?:want|need|would like|'d like)(?: to (?:know|read|learn|hear))?(?: ${something})? about`],
    [
      'any anything something everything all more much what some further information info detail details mention news fact facts a an',
      `${something}${said}?${here}? (?:about|on|regarding|concerning)`,
    ],
    ['about regarding concerning', '(?:about|regarding|concerning)'],
  ] as const
).map(([starts, opening]) => [starts.split(' '), new RegExp(`^\\W*${opening}\\s+(?=[^\\s.,;:!?)])`, 'u')]);

const mentioned =
  '(?:named|mentioned|listed|described|discussed|covered|addressed|enumerated|stated|talked about|brought up|referred to)';
const saysMentioned = new RegExp(mentioned);
/** "is X mentioned anywhere", "which X are named in the documents". */
const isMentioned = new RegExp(
  `^\\W*(?:is|are|was|were) ((?!there\\b)[^?]*?) (?:(?:ever|also|even|explicitly|only|already) )?${mentioned}${here}*[\\s?.!]*$`,
  'du',
);
const areMentioned = new RegExp(
  `^(\\W*(?:which|what|who|whom)\\b[^?]*?) (?:is|are|was|were|gets?|get) ${mentioned}${here}*([\\s?.!]*)$`,
  'du',
);
/** "does the pact mention energy": a word that no document needs to hold. */
const mentioning =
  /^(\W*(?:do|does|did) [^?]+? )(?:(?:ever|also|explicitly|even) )?(?:mention|discuss|address|talk about|speak (?:of|about)|say (?:(?:anything|something|much|more) )?(?:about|on)) (.+)$/du;
const according = new RegExp(`[\\s,]+according to (?:the|your|these|our) ${texts}(?=[\\s?.!]*$)`, 'u');

/** Takes the frame off; the question itself where it has none or nothing would remain. */
export function unframed(question: string): Unframed {
  const source = small(question).search(according);
  const bare = source < 0 ? question : question.slice(0, source) + (/[\s?.!]*$/u.exec(question)?.[0] ?? '');
  const said = small(bare);
  const ends = saysMentioned.test(said);
  const named = partOf(bare, ends ? isMentioned.exec(said) : null, 1);
  if (hasWord(named)) return { question: named, about: true };
  const found = ends ? areMentioned.exec(said) : null;
  const asked = partOf(bare, found, 1);
  if (asked.trim().split(/\s+/u).length >= 2)
    return { question: asked + partOf(bare, found, 2), about: false };
  const first = /\w+/.exec(said)?.[0] ?? '';
  for (const [starts, opening] of openings) {
    if (!starts.includes(first)) continue;
    const subject = bare.slice(opening.exec(said)?.[0].length ?? 0);
    if (subject !== bare && hasWord(subject)) return { question: subject, about: true };
  }
  const spoken = mentioning.exec(said);
  const [whose, what] = [partOf(bare, spoken, 1), partOf(bare, spoken, 2)];
  return { question: hasWord(what) ? whose + what : bare, about: false };
}

/** What a group of a match covers, in the text as it was written. */
const partOf = (text: string, found: RegExpExecArray | null, group: number): string =>
  text.slice(...(found?.indices?.[group] ?? [0, 0]));

const hasWord = (text: string): boolean => /[\p{L}\p{N}]{2}/u.test(text);
