// What collecting leaves in a text, told by rules that know nothing of any text: each rule reads one block, or a run of them.
import { type Draft, leaveOut, shown } from './draft.ts';
import type { Omission, Piece } from './parsed.ts';

type Rule = { readonly reason: string; readonly matches: (text: string, words: number) => boolean };

const units = 'second|minute|min|hour|hr|day|week|month|year';
const timestamp = new RegExp(
  `^(?:(?:posted|updated|published|last updated)[:\\s]*)?(?:\\d+|an?|one)\\s*(?:${units})s?\\s+ago$|^just now$`,
  'iu',
);
const counter =
  /^\d[\d.,]*\s?[km]?(?:\s+(?:comments?|likes?|shares?|views?|reads?|claps?|upvotes?|followers|replies|reactions))?$/iu;
const counted = /^(?:comments?|likes?|shares?|views?)\s*[:(]?\s*\d[\d.,]*\s?[km]?\)?$/iu;
const language = /^\p{Lu}\p{L}+(?:\s\p{L}+)?\s\([\p{Lu}\p{L} ]{2,20}\)\s?[·|•]?$/u;
const share =
  /^(?:share(?: (?:this(?: \p{L}+)?|on|via|to|it|with)\b.*)?|tweet(?: this)?|follow us\b.*|like us on\b.*|(?:share on )?(?:facebook|twitter|linkedin|whatsapp|reddit|telegram|pinterest|e-?mail|print|copy link)(?:[\s,|·/]+(?:and )?(?:facebook|twitter|x|linkedin|whatsapp|reddit|telegram|pinterest|instagram|youtube|e-?mail|print|copy link))*)[.!]?$/iu;
const prompt =
  /^(?:read more|click here(?: to .*)?|sign up(?: (?:for|to) .*)?|log ?in|sign in|subscribe(?: (?:to|for|now)\b.*)?|skip to (?:main )?(?:content|navigation)|back to top|load more|see also:?|related (?:articles|stories|posts):?|advertisement|sponsored(?: content)?|scroll to top|print this page)[.!…»›→]*$/iu;
const cookies = /\bcookies?\b/iu;
const consent =
  /\b(?:we|this (?:web ?)?site|our (?:web ?)?site|our partners) (?:\p{L}+ )?use[sd]?\b|\bby (?:continuing|clicking|using)\b/iu;
const agree = /\b(?:accept|agree|consent|experience|preferences|settings|continu\p{L}+|reject)\b/iu;
/** A sentence that says who sponsored what is a fact. */
const advert =
  /(?<!\b(?:is|are|was|were|be|been|kindly|generously) )\b(?:[Aa]dvertis(?:ing|ement)s?|[Ss]ponsored|[Pp]romoted|[Aa]ds?) by \p{Lu}[\p{L}\d.-]*$/u;
const mark = /[®™]/u;
const shouted = /\b\p{Lu}{5,}\b/gu;
const instruction =
  /^(?:(?:sure|certainly|of course|okay)[,!.]+ )?(?:here(?:'s|’s| is| are)|below (?:is|are)|this is|insert|please insert|add)\b.{0,80}\b(?:paragraph|section|sentence|passage|draft|version|rewrite|text|summary)s?\b.{0,80}\b(?:to (?:be )?(?:insert|add|place|replace|paste)\w*|inserted?|placed|revised|as requested|you (?:asked|requested))\b/iu;
const piecesOfWriting =
  /\b(?:article|story|draft|post|paragraph|essay|piece|blog|text|copy|report|document)\b/iu;
const editors =
  /^\[?(?:editor['’]?s? note to self|note to (?:the )?(?:editor|writer|author)|tk\b|todo\b|insert \p{L}+ here)\b.*$/iu;
const crumbs = /^(?:\p{Lu}[\p{L}\p{N} &'’-]{1,24}\s*[|›»>/·•]\s*){2,}\p{Lu}[\p{L}\p{N} &'’-]{1,40}$/u;
/** Titles of tables of contents, in several languages. */
export const contents =
  /^(?:table of contents?|contents?|on this page|in this (?:article|section|page|guide|document)|toc|inhalt(?:sverzeichnis)?|sommaire|índice|目次|目录)\s*:?$/iu;

/** Rules for a block of running text in any format; `words` counts words. */
const always: readonly Rule[] = [
  {
    reason: 'cookie line',
    matches: (t, n) => n <= 60 && /cookie/i.test(t) && cookies.test(t) && consent.test(t) && agree.test(t),
  },
  { reason: 'advertisement', matches: (t, n) => n <= 30 && advert.test(t) },
  {
    reason: 'instruction to an editor',
    matches: (t, n) => n <= 60 && ((instruction.test(t) && piecesOfWriting.test(t)) || editors.test(t)),
  },
];
/** Rules for texts that were collected (plain text, HTML): in Markdown such lines are written on purpose. */
const collected: readonly Rule[] = [
  { reason: 'timestamp', matches: (t, n) => n <= 6 && timestamp.test(t) },
  { reason: 'counter', matches: (t, n) => n <= 3 && (counter.test(t) || counted.test(t)) },
  { reason: 'share line', matches: (t, n) => n <= 16 && share.test(t) },
  { reason: 'menu', matches: (t, n) => n <= 16 && (prompt.test(t) || crumbs.test(t)) },
  {
    reason: 'advertisement',
    matches: (t, n) => n <= 14 && mark.test(t) && (t.match(shouted)?.length ?? 0) >= 2,
  },
];

/** An advertisement that runs into the first word of the text behind it. */
const glued =
  /^.{0,160}?\b(?:[Aa]dvertis(?:ing|ement)s?|[Ss]ponsored|[Pp]romoted|[Aa]ds?) by \p{Lu}\p{Ll}+(?=\p{Lu}\p{Ll}*\s)/u;

/** UTF-16 units: longer blocks are no noise; an advertisement runs into a text within its first units. */
const longest = 600;
const lead = 240;

/** Leaves out what the rules find, but for what `keep` names. */
export function dropNoise(draft: Draft): Draft {
  const omissions: Omission[] = [];
  const rules = isWritten(draft) ? always : [...always, ...collected];
  for (const piece of draft.pieces) {
    if (piece.kind === 'code' || piece.kind === 'row') continue;
    const ad = glued.exec(draft.prose.slice(piece.start, Math.min(piece.end, piece.start + lead)));
    if (ad) omissions.push({ start: piece.start, end: piece.start + ad[0].length, reason: 'advertisement' });
    if (ad || piece.end - piece.start > longest) continue;
    const text = shown(draft, piece);
    const words = text.split(' ').length;
    if (piece.kind === 'paragraph' && piece.pointer !== undefined && /[•|·]/u.test(text)) {
      omissions.push(omit(piece, 'menu'));
      continue;
    }
    const rule = rules.find(
      (r) => !(r.reason === 'counter' && piece.kind === 'item') && r.matches(text, words),
    );
    if (rule) omissions.push({ start: piece.start, end: piece.end, reason: rule.reason });
  }
  omissions.push(...languageMenus(draft), ...linkMenus(draft), ...tablesOfContents(draft));
  return leaveOut(draft, omissions);
}

/** Mark-up that people write: a line that looks collected stands there on purpose. */
export const isWritten = ({ format }: Pick<Draft, 'format'>): boolean =>
  format === 'markdown' || format === 'rst';

const omit = (piece: Piece, reason: string): Omission => ({ start: piece.start, end: piece.end, reason });

/** Two or more lines in a row that name languages. */
function languageMenus(draft: Draft): readonly Omission[] {
  if (isWritten(draft)) return [];
  const isLanguage = draft.pieces.map(
    (piece) => piece.end - piece.start < 60 && language.test(shown(draft, piece)),
  );
  return draft.pieces.flatMap((piece, i) =>
    isLanguage[i] && (isLanguage[i - 1] || isLanguage[i + 1]) ? [omit(piece, 'language menu')] : [],
  );
}

/** In a page: what is only a link, before the first text, or three and more of them behind the last. */
function linkMenus(draft: Draft): readonly Omission[] {
  if (draft.format !== 'html') return [];
  const isText = (p: Piece): boolean => p.pointer === undefined;
  const first = draft.pieces.findIndex(isText);
  const after = draft.pieces.slice(draft.pieces.findLastIndex(isText) + 1);
  const menus = [
    ...draft.pieces.slice(0, Math.max(0, first)),
    ...(after.length >= 3 && first >= 0 ? after : []),
  ];
  return menus.map((p) => omit(p, 'menu'));
}

/** Items that only lead to a place in the same document, and the title above them. */
function tablesOfContents(draft: Draft): readonly Omission[] {
  const { pieces } = draft;
  return pieces.flatMap((piece, i) => {
    if (piece.kind !== 'heading' && piece.pointer === 'own') return [omit(piece, 'table of contents')];
    if ((piece.kind !== 'heading' && piece.kind !== 'paragraph') || piece.end - piece.start > 60) return [];
    if (!contents.test(shown(draft, piece))) return [];
    const next = pieces[i + 1];
    const stub = !next || next.kind === 'heading' || next.pointer !== undefined || draft.format === 'plain';
    return stub ? [omit(piece, 'table of contents')] : [];
  });
}
