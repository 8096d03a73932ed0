// Which HTML elements there are and how each separates text: one table for HTML files and for HTML inside Markdown.

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Elements inside a line: what stands around their tags joins. */
const inline = words(`
  a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span
  strike strong sub sup time tt u var wbr
`);

/** Elements whose text is never read. */
const silent = words(`
  script style template noscript iframe object svg math canvas video audio picture select button textarea dialog
  title map noembed noframes input
`);

/** Elements that hold what every page has: menus and imprint. */
export const furniture: ReadonlyMap<string, string> = new Map([
  ['nav', 'menu'],
  ['menu', 'menu'],
  ['footer', 'page footer'],
]);

const blocks = words(`
  address article aside blockquote body br caption center col colgroup dd details dir div dl dt embed fieldset figcaption
  figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html img legend li link main menu meta nav ol optgroup option p param
  pre search section source summary table tbody td tfoot th thead tr track ul area base
`);

const empty = words('area base br col embed hr img input link meta param source track wbr');

/** Whether an element stands within a line and parts no words. */
export const isInline = (name: string): boolean => inline.has(name);
/** Whether the text in an element belongs to no sentence of the page (scripts, forms, media). */
export const isSilent = (name: string): boolean => silent.has(name);
/** Void elements have no end tag. */
export const isVoid = (name: string): boolean => empty.has(name);
/** Whether this is the name of an element of HTML, in small letters. */
export const isElement = (name: string): boolean => inline.has(name) || silent.has(name) || blocks.has(name);
/** Whether words before and after its tag are two words. */
export const partsWords = (name: string): boolean => !inline.has(name);

/** Elements whose bounds decide what a text is. */
export const containers: ReadonlySet<string> = new Set(
  'ul ol dl li dt dd table caption thead tbody tfoot tr td th pre blockquote details summary h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
/** A start tag ends open elements of these names, up to the nearest holder. */
export const impliedEnd: ReadonlyMap<string, readonly [readonly string[], readonly string[]]> = new Map([
  ['li', [['li'], ['ul', 'ol', 'table']]],
  [
    'dt',
    [
      ['dt', 'dd'],
      ['dl', 'table'],
    ],
  ],
  [
    'dd',
    [
      ['dt', 'dd'],
      ['dl', 'table'],
    ],
  ],
  ['tr', [['tr', 'caption'], ['table']]],
  ...['thead', 'tbody', 'tfoot'].map((name): [string, readonly [readonly string[], readonly string[]]] => [
    name,
    [['caption', 'thead', 'tbody', 'tfoot', 'tr'], ['table']],
  ]),
  [
    'td',
    [
      ['td', 'th'],
      ['tr', 'table'],
    ],
  ],
  [
    'th',
    [
      ['td', 'th'],
      ['tr', 'table'],
    ],
  ],
]);
