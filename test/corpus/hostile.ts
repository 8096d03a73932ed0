// Texts that no person writes, made to overflow a parser or to keep it busy for minutes: by the file's ending, what they do.

const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');
const front = (yaml: string): string => `---\n${yaml}\n---\nA body.`;
const times = (text: string, count: number): string => text.repeat(count);

export type Attack = readonly [name: string, path: string, text: string];

/** These overflow a stack. */
export const overflowing: readonly Attack[] = [
  ['images in images', 'images.md', times('![', 5_000) + times(']', 5_000)],
  ['emphasis in emphasis', 'emphasis.md', times('***a ', 8_000) + times('b***', 8_000)],
];

/** These cost a parser of Markdown seconds to minutes, by the square of what is repeated. */
export const slow: readonly Attack[] = [
  ['brackets', 'brackets.md', times('[a]', 100_000)],
  ['brackets in brackets', 'nested.md', times('[', 50_000) + times(']', 50_000)],
  ['two kinds of emphasis', 'kinds.md', times('*_', 100_000)],
  ['emphasis inside words', 'inside.md', times('a**b', 50_000)],
  ['struck words', 'struck.md', times('~~a', 50_000)],
  ['tags that do not close', 'tags.md', times('a<?', 50_000)],
  ['addresses that do not close', 'addresses.md', times('<http:', 30_000)],
  ['declarations', 'declarations.md', times('a<!X ', 30_000)],
  ['definitions whose titles do not close', 'titles.md', lines(20_000, (n) => `[r${n}]: /u "t`)],
  ['references', 'references.md', `${lines(20_000, (n) => `[r${n}]: /u`)}\n\n${times('[r1] ', 20_000)}`],
  ['footnotes in one paragraph', 'footnotes.md', lines(20_000, (n) => `[^${n}]: note ${n}`)],
  ['code of growing length', 'ticks.md', Array.from({ length: 900 }, (_, n) => times('`', n)).join(' a ')],
  ['spaces', 'spaces.md', `a${times(' ', 200_000)}b`],
  ['links', 'links.md', times('[a](b) ', 30_000)],
  ['a wide table', 'wide.md', `|${times('a|', 10_000)}\n|${times('-|', 10_000)}\n|${times('b|', 10_000)}`],
  ['20,000 keys', 'keys.md', front(lines(20_000, (n) => `k${n}: v`))],
  ['anchors', 'anchors.md', front(lines(20_000, (n) => `a${n}: &x${n} v`))],
  ['one line of 5 MB', 'line.md', times('word and more ', 350_000)],
];

/** These are read at once: nothing about them takes more than their length. */
export const harmless: readonly Attack[] = [
  ['stars', 'stars.txt', times('*', 100_000)],
  ['open brackets in settings', 'flow.md', front(`a: ${times('[', 3_000)}`)],
  ['lists in settings', 'dashes.md', front(times('- ', 1_500))],
  ['settings that do not end', 'unclosed.md', times('---\n', 5_000)],
  ['comments in code', 'comments.md', `\`\`\`\n${lines(20_000, () => '# c')}`],
  ['closing brackets in code', 'closing.md', `\`\`\`\nf(\n${times('}', 100_000)}\n\`\`\``],
  ['one line of code', 'minified.md', `\`\`\`\n${times('a=1;b = c;', 20_000)}\n\`\`\``],
  ['a heading of 200 kB', 'heading.md', `# ${times('a word ', 30_000)}\n\nText under it.`],
  ['a cell of 200 kB', 'cell.md', `|a|b|\n|-|-|\n|${times('one more ', 20_000)}||\n`],
  [
    'column names of 90 kB',
    'columns.md',
    `|${times('a name ', 13_000)}|b|\n|-|-|\n${lines(500, (n) => `|${n}|y|`)}`,
  ],
  [
    'paragraphs that repeat',
    'repeats.md',
    times('The same paragraph stands here again and again.\n\n', 8_000),
  ],
  [
    'what is left out in pieces',
    'pieces.md',
    `---\nkeep: [b]\nexclude: [a]\n---\n${times('a b\n\n', 20_000)}`,
  ],
  ['lists after lists', 'lists.md', times('1. one\n\ntext\n\n2) two\n\n', 5_000)],
  ['code with pipes', 'pipes.md', times('`a` b\n\n', 20_000)],
  ['a quoted page', 'quoted.md', `> <div>\n${lines(5_000, () => '> x')}`],
  ['elements in elements', 'deep.html', `${times('<div>', 50_000)}x`],
  ['lists in lists', 'deep-lists.html', `${times('<ul><li>', 20_000)}x`],
  ['open comments', 'comments.html', times('<!--', 50_000)],
  ['entities', 'entities.html', times('&amp;', 50_000)],
  ['cells', 'cells.html', `<table><tr>${times('<td>a', 20_000)}`],
  ['lines of code', 'pre.html', `<pre>${times('a\n', 50_000)}`],
  ['words', 'words.txt', times('word ', 20_000)],
  ['a transcript', 'transcript.txt', times('so we say that the fee for the boat and um you know ', 2_000)],
  ['one Chinese character', 'one.txt', times('漢', 100_000)],
  ['Chinese without marks', 'zh.txt', times('协议已签署双方同意好', 10_000)],
  ['Korean without marks', 'ko.txt', times('한국어 ', 30_000)],
  ['Thai', 'th.txt', times('ไทย', 30_000)],
  ['dates', 'dates.txt', times('2026-01-01 ', 9_000)],
  ['one date after another', 'date.txt', times('2026-01-01', 9_000)],
  ['one word', 'word.txt', times('a', 400_000)],
  ['humps', 'humps.txt', times('aB', 100_000)],
  ['full stops', 'stops.txt', `Text. ${times('.', 100_000)}`],
  ['questions', 'marks.txt', times('? "', 50_000)],
  ['accents', 'accents.txt', `a${times('\u0301', 100_000)}`],
  ['blanks', 'blanks.txt', `a${times(' ', 200_000)}b`],
  ['short lines', 'lines.txt', lines(30_000, (n) => `Line ${n}`)],
  ['words by advertisers', 'adverts.txt', times('ad by ', 30_000)],
];

/** Settings beside the documents. */
export const settings: readonly Attack[] = [
  ['keys', 'a.meta.yaml', lines(5_000, (n) => `k${n}: v`)],
  ['nesting', 'b.meta.yaml', `x: ${times('[', 30_000)}`],
  ['size', 'c/_folder.meta.yaml', `title: ${times('a ', 60_000)}`],
  ['synonyms in one line', 'synonyms.txt', Array.from({ length: 20_000 }, (_, n) => `w${n}`).join(', ')],
  ['questions', 'questions.yaml', lines(30_000, (n) => `- question: what is ${n}?`)],
];
