// What of a message is the question: without mark-up and small turns of writing, without its frame ("is there anything about
// X"), without the trace and the log around a pasted error.
import { small } from '../text/fold.ts';

/** Words and address of a link in Markdown. */
const markdownLink = /\[([^[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*\)/gu;
/** An address before the question or behind its end; inside it may be what is asked about. */
const address = /^<?https?:\/\/\S+\s+(?=\S)|(?<=[.?!:]\s*)<?https?:\/\/\S+$/giu;
const versus = /(?<=\S\s)vs\.?(?=\s\S)/giu;
const whatDate =
  /^(\W*)(?:on |at |by )?(?:what|which) (?:exact )?date (?=(?:is|are|was|were|do|does|did|will|has|have|had)\b)/iu;

/** Written as it would be said; the message itself where it is said already. */
export function plainWords(message: string): string {
  return message
    .trim()
    .replace(markdownLink, '$1')
    .replace(address, '')
    .replace(versus, 'versus')
    .replace(whatDate, '$1when ')
    .trim();
}

const asking =
  'who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must';
const last = new RegExp(`[.!?…:;]\\s+((?:and |so |but |now )?(?:${asking})\\b[^.!?\\n]*\\?)\\s*$`, 'iu');

/** The question at the end of a message that says something else first; undefined where there is none. */
export const lastQuestion = (message: string): string | undefined => last.exec(message)?.[1];

/** The two questions in turn; undefined when there is only one. */
export function twoParts(question: string): readonly [string, string] | undefined {
  const at = joint.exec(question);
  if (!at || at.index === 0) return undefined;
  const [first, second] = [question.slice(0, at.index), question.slice(at.index + at[0].length)];
  const whole = (part: string): boolean => part.trim().split(/\s+/u).length >= 3;
  return asks.test(first) && asks.test(second) && whole(first) && whole(second)
    ? [`${first}?`, second]
    : undefined;
}

const joint = /(?:,\s*|\s+)and\s+(?=(?:what|who|whom|whose|when|where|which|why|how)\b)|\?\s+(?=\p{L})/iu;
const asks = /\b(?:what|who|whom|whose|when|where|which|why|how|is|are|was|were|do|does|did|can|will)\b/iu;

/** The question without its frame, and whether it asks what the documents hold about a subject at all. */
type Unframed = { readonly question: string; readonly about: boolean };

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

/** How much of a pasted error is tried. */
const LIMITS = {
  readings: 14, // of one message
  length: 240, // UTF-16 units of a reading
} as const;

/** Lines that tell where something failed, and never what. */
const frame =
  /^\s*(?:at\s+\S.*(?:[:(]\d|\)$)|File\s+".*", line \d+|from\s+\S+:\d+:in\b|#\d+\s|\.{3}\s*\d+ more|\d+\s*\||[\^~|\s]+$|goroutine \d|Traceback\b|\S+\.(?:go|rs|py|js|ts|rb|java|c|cpp):\d+(?::\d+)?\s*$)/iu;

const failure =
  /error|exception|fatal|panic|fail|cannot|can['’]t|could not|unable|denied|refused|invalid|not (?:found|allowed|supported|a )|no such|undefined|unexpected|missing|time[d ]?\s?out|exit|killed|abort|\berr\b|crash|unknown|expected|\b[45]\d\d\b/iu;

/** Of a log's line: time, level and the part of the program that wrote it. */
const stamps =
  /^[\s>$#/*=|-]*(?:\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]|\p{Lu}\p{Ll}{2} +\d{1,2} )?\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|\s?[+-]\d\d:?\d\d)?\]?[\s:|-]*)?(?:(?:\[(?:error|warn(?:ing)?|info|debug|fatal|ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL)\]|(?:ERROR|ERR|WARN(?:ING)?|INFO|DEBUG|FATAL|CRITICAL|SEVERE|NOTICE|TRACE)(?=[\s:|]+\[|[:|]\s|\s{2,}|\s\p{L}))[\s:|]*)?(?:\[[\w .:/-]{1,40}\]\s*:?\s*)*/u;
const opening =
  /^(?:(?:uncaught|unhandled)(?: \(in promise\)| promise rejection)?:?\s+|exception in thread\s+\S+\s+|caused by:\s*|during handling.*|thread '\S+' panicked at\s+)+/iu;
/** The package of an exception's name ("sqlalchemy.exc.DatabaseError"). */
const within = /(?<![\w.])(?:[a-z_]\w*(?:\.|::))+(?=\p{Lu}\w*(?:Error|Exception|Warning|Fault)\b)/gu;
/** What says nothing of the error itself: addresses, places in files, asides with them. */
const beside =
  /\s*\((?:[^()]*https?:\/\/[^()]*|[^()]*\bline \d[^()]*|background on[^()]*)\)|<?https?:\/\/\S+>?|(?<=\s)(?:\/[\w.@-]+)+(?::\d+)*|(?<=\s)[\w./-]+\.\w{1,5}:\d+(?::\d+)?|,?\s+(?:at\s+)?line \d+(?:,? col(?:umn)? \d+)?/giu;
const literal = /["'`“‘][^"'`“”‘’]*["'`”’]/gu;

/** Codes and identifiers that stand for one error. */
const codes =
  /\b(?:0x[\da-fA-F]{4,}|\p{Lu}[\p{Lu}\d]*(?:[-_][\p{Lu}\d]+)*[-_]?\d{2,}|E[A-Z]{4,}|\p{Lu}[\p{Lu}\d]+(?:_[\p{Lu}\d]+)+)\b/gu;
const numbered = /\b(?:(exit)(?:ed)?\b[^\n]{0,30}?)?\b(code|status)[\s=:]+(\d{1,6})\b/giu;

/** Whether a message was pasted rather than written: a log, a trace or code stand in it. */
export const isPasted = (message: string): boolean => /\n/u.test(message.trim()) && failure.test(message);

/** A way to look an error up; `part`: of its message only a part, or its code. */
type ErrorReading = { readonly text: string; readonly part: boolean };

/** The ways to look the message's error up, the fullest first; none where it tells of no error. */
export function errorsIn(message: string): readonly ErrorReading[] {
  const lines = message
    .split(/\r?\n|\r/u)
    .filter((line) => !/^\s*(?:```|~~~)/u.test(line) && !frame.test(line))
    .filter((line) => failure.test(line) || line.search(codes) >= 0);
  const messages = lines.map(messageOf);
  const bare = messages.map((line) => line.replace(literal, ' '));
  const parts = [...messages, ...bare].flatMap(partsOf).concat(codesIn(lines.join('\n')));
  const whole = new Set([...messages, ...bare, ...messages.flatMap(innersOf)].map(trimmed));
  return [...new Set([...whole, ...parts.map(trimmed)])]
    .filter((text) => text.length <= LIMITS.length && /[\p{L}\p{N}]{3}/u.test(text))
    .slice(0, LIMITS.readings)
    .map((text) => ({ text, part: !whole.has(text) }));
}

const trimmed = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(/^[\s:,.;–—-]+|[\s:,;–—-]+$/gu, '');

function messageOf(line: string): string {
  return line
    .replace(stamps, '')
    .replace(opening, '')
    .replace(within, '')
    .replace(beside, ' ')
    .replace(/\b0x[0-9a-f]+\b/giu, (code) => code.toLowerCase())
    .trim();
}

/** "PlanError: KLN-4071: the plan cannot be parsed" without what is wrapped around it, as long as it still says much. */
const innersOf = (line: string): readonly string[] =>
  behindColons(line).filter((rest) => wordCount(rest) >= FULL);

/** What is left of it less than that, and without what it goes on with. */
function partsOf(line: string): readonly string[] {
  const stops = Array.from(line.matchAll(/[:;,]\s|\s(?:for|in|near|while)\s/gu), ({ index }) => index);
  return [...behindColons(line), ...stops.reverse().map((at) => line.slice(0, at))].filter(
    (part) => wordCount(part) >= 3,
  );
}

/** Words of a message that is looked up like a whole one. */
const FULL = 6;
const wordCount = (text: string): number => text.trim().split(/\s+/u).length;
const behindColons = (line: string): readonly string[] =>
  Array.from(line.matchAll(/(?<=\S):\s+/gu), ({ index, 0: { length } }) => line.slice(index + length));

function codesIn(text: string): readonly string[] {
  const named = text.match(codes) ?? [];
  const counted = Array.from(text.matchAll(numbered), ([, exit, word, number]) =>
    [exit, word, number].filter(Boolean).join(' '),
  );
  return [...named, ...counted].map((code) => (code.startsWith('0x') ? code.toLowerCase() : code));
}
