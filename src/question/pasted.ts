// What a pasted error says: its message and its code, without the trace, the log and the code that stand around it.

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
export type ErrorReading = { readonly text: string; readonly part: boolean };

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
