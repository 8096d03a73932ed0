// Headings that say what a reader would ask, as questions: "How to X", "X-ing Y", "Why …?".
import { stemmer } from 'stemmer';
import { fnv } from '../hiding.ts';

/** The question, and the form of its heading. */
export type Asked = { readonly question: string; readonly form: 'how to' | 'question' | 'doing' };

/** Letters and words of a heading that is asked, and words of its subject, at least; of one without a question word, which is vaguer. */
const SIZE = { letters: [10, 100], words: [2, 14], subject: 2, doing: 3 } as const;

const stops = new Set(
  'a an and are as at be been by can could did do does for from had has have how i if in into is it its me my of on or our should so that the their them then there these they this those to was we were what when where which while who why will with would you your'.split(
    ' ',
  ),
);
const verbs =
  'access activate add adjust allow analyze apply assign attach authenticate avoid back build calculate cancel change check choose clean clear clone collect combine compare compile configure connect contact control convert copy create customize debug declare define delete deploy describe determine develop disable display download edit enable encrypt enforce evaluate exclude execute export extend extract fetch filter find fix format generate handle hide host identify implement import improve include initialize inject inspect install integrate invite join keep launch limit link list load locate log maintain make manage measure merge migrate modify monitor mount move open optimize order organize override parse pass patch perform pin plan post prepare prevent preview print process profile protect provide publish query read rebuild recover redirect reduce register release reload remove rename render repair replace report request reset resolve restart restore restrict retrieve reuse review revoke rotate route run save scale schedule search secure select send serve set share sign simulate skip solve sort specify split start stop store submit subscribe switch sync test track transfer translate trigger troubleshoot tune understand undo uninstall unlock update upgrade upload use validate verify view visualize wait watch work write'.split(
    ' ',
  );
/** "migrating" to "migrate", "running" to "run". */
const gerunds: ReadonlyMap<string, string> = new Map(
  verbs.map((verb) => {
    const stem = /[^eoy]e$/.test(verb) ? verb.slice(0, -1) : verb;
    const doubled = /^(?:set|run|stop|log|split|skip|pin|plan|submit|control|get|cut)$/.test(verb);
    return [`${stem}${doubled ? verb.at(-1) : ''}ing`, verb] as const;
  }),
);

const odd = /[{}<>|=[\]:(/]|https?|[^\x20-\x7e‘’“”–—]/;
const pointing =
  /\b(?:this|that|these|those|it|its|here|above|below|following|previous|same|other|another|they|them|both|instead|next)\b/i;
const dull =
  /\b(?:step|part|chapter|lesson|example|exercise|option|phase) ?\d|^(?:learning more|getting (?:started|involved|help)|contributing|what's (?:next|new))/i;
const asks =
  /^(?:how|what|why|when|where|which|who|can|could|is|are|does|do|should|will|must|may)\b.*\?$|^(?:how|what|why|when|where|which|who) (?:is|are|do|does|can|should|to|happens|i|if)\b/i;
/** "Routing algorithm": no verb. */
const thing =
  /^(?:algorithm|strateg|option|guide|model|system|tool|polic|process|setting|rule|software|requirement|mode|order|convention|environment|time|level|method|function|parameter|tip|practice|feature|support|overview|service|provider|limit|issue|problem|error|result|structure|technique|pattern|context|reference|procedure)/i;

/** What a heading asks; undefined where it is nothing that is asked. */
export function askedBy(heading: string): Asked | undefined {
  const words = heading.split(' ');
  const between = (count: number, [least, most]: readonly [number, number]): boolean =>
    count >= least && count <= most;
  if (!between(heading.length, SIZE.letters) || !between(words.length, SIZE.words)) return undefined;
  if (odd.test(heading) || pointing.test(heading) || dull.test(heading)) return undefined;
  if (subjectsIn(heading).length < SIZE.subject) return undefined;
  if (/^how to\s/i.test(heading)) return { question: heading, form: 'how to' };
  if (asks.test(heading)) return { question: heading, form: 'question' };
  const verb = gerunds.get(words[0]?.toLowerCase() ?? '');
  const [, second = ''] = words;
  if (subjectsIn(heading).length < SIZE.doing) return undefined;
  if (
    verb === undefined ||
    /[,;!?]/.test(heading) ||
    thing.test(second) ||
    /^(?:and|or|of|is|vs)$/i.test(second)
  )
    return undefined;
  const rest = words.slice(1).join(' ');
  return {
    question: fnv(heading) % 2 === 0 ? `how to ${verb} ${lower(rest)}` : `${verb} ${lower(rest)}`,
    form: 'doing',
  };
}

/** The question as it is typed in a hurry: no function words, now and then the first word at the end. */
export function hurried(question: string): string {
  const words = (question.match(/[\p{L}\p{N}][\p{L}\p{N}'’_.+#-]*/gu) ?? []).filter(
    (word) => !stops.has(word.toLowerCase()) || /^(?:why|when|where|who)$/i.test(word),
  );
  const [first = '', ...rest] = words.map((word, at) => (at === 0 ? lower(word) : word));
  return (fnv(question) % 3 === 0 ? [...rest, first] : [first, ...rest]).join(' ');
}

/** Stems of the words that are no function words, each once. */
export const subjectsIn = (text: string): readonly string[] => [
  ...new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => !stops.has(word) && word.length > 1)
      .map((word) => stemmer(word)),
  ),
];

const lower = (text: string): string =>
  /^\p{Lu}\p{Ll}+\b/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
