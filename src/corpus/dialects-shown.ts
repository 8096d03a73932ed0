// How the dialects of Markdown wrap what their readers see: one table each for marks inside a line and for lines of mark-up.

/** Mark-up inside a line. Patterns are sources of regular expressions, read with the flags `imuy`. */
export type Wrapped = {
  /** The characters that it begins with, one of them. */
  readonly at: string;
  /** `shown`: the named group that stays; what stands around it is mark-up. */
  readonly written: string;
  /**
   * What stands for all of it where nothing of it is shown: words join, words part, an unknown value, all as written. Or what
   * it is to the reader: an icon, struck text, a tag, the name of an element.
   */
  readonly instead?: 'join' | 'part' | 'value' | 'text' | 'icon' | 'struck' | 'tag' | 'element';
  /** In MDX only. */
  readonly mdx?: true;
};

const args = String.raw`(?:[^{}"'\n]|"[^"\n]*"|'[^'\n]*'|\n(?!\s*\n)){0,600}?`;
const quoted = String.raw`["'](?<shown>[^"'\n]+)["']`;
const reference = String.raw`\{\{\s*(?:\w*(?:xref|element|status|method|header|glossary|attr)|rfc|csp|svg\w*|webextapi\w*|event|bug|htmlelement)\s*\(`;

/** Attributes of HTML and JSX. */
export const attributes = String.raw`(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}){0,2000}?`;

/** How the names of icons begin. */
export const iconSets =
  '(?:octicons|material|fontawesome|simple|bootstrap|heroicons|lucide|tabler|carbon|fa[bsr]?|mdi)-';

/** `{:.note}`, `{ #id .class }`, `{ style="…" }`. */
const attributeList = String.raw`\{::?[^{}\n]*\}|\{\s*(?:[#.][a-z_][\w:.-]*|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'))(?:\s[^{}\n]*)?\}`;

/** Marks inside a line, and which part of each is read. */
export const wrapped: readonly Wrapped[] = [
  // Obsidian
  { at: '!', written: String.raw`!\[\[[^[\]\n]*\]\]`, instead: 'part' },
  { at: '[', written: String.raw`\[\[#?\^[^[\]\n]*\]\]`, instead: 'join' },
  { at: '[', written: String.raw`\[\[(?![\s\]])[^[\]\n|]*\|(?<shown>[^[\]\n|]+)\]\](?!\()` },
  {
    at: '[',
    written: String.raw`\[\[#?(?!\d+\]\])(?<shown>[^[\]\n|\s^][^[\]\n|^]*?)(?:#?\^[\w-]+)?\\?\]\](?!\()`,
  },
  // Pandoc: a note inside a sentence
  { at: '^', written: String.raw`\^\[[^[\]\n]+\]`, instead: 'join' },
  // GitHub; one pair may follow another
  {
    at: '~',
    written: String.raw`~~(?=[^\s~])(?:[^~\n]|~(?!~)|\n(?![ \t]*\n))*?(?<=\S)~~`,
    instead: 'struck',
  },
  // GitHub, too; within a word it is Pandoc's subscript
  {
    at: '~',
    written: String.raw`(?<![\p{L}\p{N}~\\)\]])~(?=[\p{L}\p{N}*_\["'(])[^~\n]*(?:\n(?![ \t]*\n)[^~\n]*)*(?<=[^\s~])~(?![~\p{L}\p{N}/])`,
    instead: 'struck',
  },
  // CriticMarkup; Python-Markdown's keys
  { at: '{', written: String.raw`\{(?:\+\+|==)`, instead: 'join' },
  { at: '+=~', written: String.raw`(?:\+\+|==|~~)\}`, instead: 'join' },
  {
    at: '+',
    written: String.raw`(?<![\p{L}\p{N}+])\+\+(?<shown>["\w-]+(?:\+["\w-]+)*)\+\+(?![\p{L}\p{N}+])`,
  },
  // Mathematics stays as it is written
  { at: '$', written: String.raw`\$\$[^$]+\$\$|\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\p{N}$])`, instead: 'text' },
  // MDN's macros
  { at: '{', written: `${reference}${String.raw`\s*["'][^"'\n]*["']\s*,\s*`}${quoted}[^{}\\n]*\\}\\}` },
  {
    at: '{',
    written: `\\{\\{\\s*(?:html|svg|mathml)element\\s*\\(\\s*${quoted}[^{}\\n]*\\}\\}`,
    instead: 'element',
  },
  { at: '{', written: `${reference}${String.raw`\s*`}${quoted}[^{}\\n]*\\}\\}` },
  { at: '{', written: `${reference}${String.raw`\s*(?<shown>\d+)\s*\)\s*\}\}`}` },
  {
    at: '{',
    written: String.raw`\{\{\s*(?<shown>deprecated|experimental|non-?standard|optional|read-?only)_?inline\s*(?:\(\))?\s*\}\}`,
  },
  {
    at: '{',
    written: String.raw`\{\{\s*(?:[A-Z]\w*|\w+(?=\s*\())(?:\s*\([^{}\n]*\))?\s*\}\}`,
    instead: 'part',
  },
  // Hugo: as written where it is escaped, the text that its reader sees, or a value of the site
  { at: '{', written: String.raw`\{\{[<%]\/\*[^{}\n]*\*\/[>%]\}\}`, instead: 'text' },
  { at: '{', written: String.raw`\{\{[<%]\s*[\w/.-]+\s${args}\b(?:text|label)=${quoted}${args}[>%]\}\}` },
  { at: '{', written: String.raw`\{\{[<%]\s*glossary_tooltip\s${args}\bterm_id=${quoted}${args}[>%]\}\}` },
  { at: '{', written: String.raw`\{\{[<%]\s*heading\s+${quoted}\s*[>%]\}\}` },
  {
    at: '{',
    written: String.raw`\{\{[<%]\s*[\w/.-]*(?:param|version|skew|release)\b${args}[>%]\}\}`,
    instead: 'value',
  },
  { at: '{', written: String.raw`\{\{[<%]${args}[>%]\}\}`, instead: 'part' },
  // Liquid and Jinja: values of a site, tags
  {
    at: '{',
    written: String.raw`\{\{-?\s*\$?\w+(?:\.[\w.[\]"'-]+|\s*\|)${args}\}\}|\{\{-?\s*[.$]${args}\}\}`,
    instead: 'value',
  },
  { at: '{', written: String.raw`\{%-?\s*data\s${args}%\}`, instead: 'value' },
  { at: '{', written: String.raw`\{%${args}(?:\{[^{}\n]*\}${args})*%\}`, instead: 'part' },
  // kramdown, Pandoc, Python-Markdown: attributes
  { at: '{', written: attributeList, instead: 'join' },
  { at: '{', written: String.raw`(?<=[)\]${'`'}])\{\s*[\w-]+=[^{}\n]*\}`, instead: 'join' },
  // Icons of Material for MkDocs and others, and emoji by name
  {
    at: ':',
    written: `:${iconSets}[\\w-]+:`,
    instead: 'icon',
  },
  {
    at: ':',
    written: String.raw`(?<![\p{L}\p{N}:]):[a-z0-9_+-]*[a-z+-][a-z0-9_+-]*:(?![\p{L}\p{N}:])`,
    instead: 'icon',
  },
  // JSX: a tag whose attributes hold braces
  {
    at: '<',
    written: `<[a-z][\\w.-]*(?=\\s)(?=[^<>]{0,1000}?=\\{)${attributes}\\/?>`,
    instead: 'tag',
  },
  // MDX: a text, nothing, or a value
  { at: '{', written: String.raw`\{\s*(["'${'`'}])(?<shown>[^"'${'`'}{}$\n]*)\1\s*\}`, mdx: true },
  { at: '{', written: String.raw`\{\s*\}`, instead: 'join', mdx: true },
  {
    at: '{',
    written: String.raw`\{(?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\}|\n(?!\s*\n)){1,1000}\}`,
    instead: 'value',
    mdx: true,
  },
];

/** Emoji by the names that change what a sentence or a cell says; other known names are as good as decoration. */
export const emoji: ReadonlyMap<string, string> = new Map(
  Object.entries({
    white_check_mark: '✅',
    heavy_check_mark: '✔',
    ballot_box_with_check: '☑',
    check: '✓',
    checkmark: '✓',
    x: '❌',
    negative_squared_cross_mark: '❎',
    heavy_multiplication_x: '✖',
    no_entry: '⛔',
    no_entry_sign: '🚫',
    warning: '⚠',
    exclamation: '❗',
    heavy_exclamation_mark: '❗',
    question: '❓',
    information_source: 'ℹ',
    heavy_plus_sign: '+',
    heavy_minus_sign: '-',
    arrow_right: '→',
    arrow_left: '←',
    arrow_up: '↑',
    arrow_down: '↓',
    red_circle: '🔴',
    green_circle: '🟢',
    yellow_circle: '🟡',
    large_blue_circle: '🔵',
    one: '1',
    two: '2',
    three: '3',
    '+1': '👍',
    thumbsup: '👍',
    '-1': '👎',
    thumbsdown: '👎',
    hourglass: '⌛',
    construction: '🚧',
    lock: '🔒',
    unlock: '🔓',
  }),
);
/** Emoji that only adorn. */
export const adornment: ReadonlySet<string> = new Set(
  (
    'tada rocket sparkles bulb memo bug fire zap star star2 book books smile smiley grin wink heart hearts wave pray clap ' +
    'raised_hands muscle eyes thinking sunglasses joy heart_eyes pencil pencil2 link gear wrench hammer hammer_and_wrench ' +
    'package computer penguin apple art lipstick recycle sos boom mag speech_balloon pushpin round_pushpin bookmark ' +
    'mega loudspeaker bell gift trophy medal point_right point_left point_up point_down checkered_flag globe_with_meridians ' +
    'earth_americas earth_africa earth_asia email envelope phone telephone calendar date clipboard file_folder key house ' +
    'office cloud sunny snowflake coffee pizza beers beer cake birthday christmas_tree octocat shipit cop police_car ' +
    'rotating_light ambulance bar_chart chart_with_upwards_trend chart_with_downwards_trend seedling herb whale dog cat ' +
    'snake crab gem diamonds rainbow crystal_ball robot alien ghost skull 100 ok_hand v shell white_large_square dart'
  ).split(' '),
);

/** A tag that may stand alone on its line. Groups: a mark of the end, the name, the arguments, a mark that nothing is held. */
export type Tag = {
  readonly written: string;
  /** What ends it, `$1` for its name. */
  readonly close: string;
};

/** Lines of mark-up, with the pattern of the line that closes each. */
export const tags: readonly Tag[] = [
  {
    written: String.raw`\{\{[<%]\s*(\/?)\s*([\w/.-]+)(${args})(\/?)[>%]\}\}`,
    close: String.raw`\{\{[<%]\s*\/\s*$1\s*[>%]\}\}`,
  },
  { written: String.raw`\{%-?\s*(end)?([\w-]+)(${args})()%\}`, close: String.raw`\{%-?\s*end$1\b` },
  {
    written: String.raw`<(\/?)([A-Z][\w.]*|[a-z]\w*-[\w-]*|div|section|aside|article|details|center|main|figure)(?=[\s>/])(${attributes})(\/?)>`,
    close: String.raw`<\/$1\s*>`,
  },
];

/** Tags over several lines, which the parser would take for text and quotations. */
export const longTag = String.raw`<[A-Z][\w.]*(?=\s)${attributes}>|\{\{[<%](?=\s)[^{}]{0,2000}?[>%]\}\}`;

/** The words that a tag shows above what it holds. */
export const titled = /\b(?:title|label|tabname|header|heading|summary)\s*[=:]\s*(?:\{\s*)?(["'])(.+?)\1/iu;
/** Tags whose first words in quotation marks are such a title. */
export const titledFirst =
  /^(?:tab|tab-?item|details?|expand|accordion|collaps\w*|step|panel|dropdown|spoiler)$/iu;
/** Tags whose `name` is their title. */
export const titledByName = /^(?:tab|tab-?item|code-?tab)$/iu;

/** Lines that hold nothing: contents, page breaks, snippets, attributes, an anchor, a title of nothing. */
export const emptyLine = new RegExp(
  [
    String.raw`\[{1,2}_?toc_?\]{1,2}`,
    String.raw`\\(?:newpage|pagebreak|clearpage|tableofcontents|bigskip|medskip)\{?\}?`,
    ';?--8<--.*',
    String.raw`<<<\s*@?\S.*`,
    attributeList,
    String.raw`\^(?=[\w-]*[a-z])[\w-]+`,
    String.raw`\{\{\s*(?:[A-Z]\w*|\w+(?=\s*\())(?:\s*\([^{}]*\))?\s*\}\}`,
  ].join('|'),
  'iuy',
);
