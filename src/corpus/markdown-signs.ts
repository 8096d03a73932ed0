// Whether a text file is Markdown, as its structure shows: manuals and indexes for machines are often saved so.

/** UTF-16 units of a text that are looked at. */
const looked = 60_000;
/** Of each sign as many as none but Markdown has; links that tell by themselves. */
const least = { headings: 2, links: 2, manyLinks: 3, spans: 3, strong: 2 } as const;

/** Alone between blank lines, or at the beginning: a comment of a program stands above what it is about. */
const heading = /(?<=^|\n[ \t\r]*\n)#{1,6}[ \t]+\S[^\n]*(?=\n[ \t\r]*\n)/gu;
const underlined = /(?<=^|\n[ \t\r]*\n)\S[^\n]{0,100}\n(?:={3,}|-{3,})[ \t\r]*(?=\n[ \t\r]*\n)/gu;
const fence = /^ {0,3}(?:`{3,}|~{3,})/gmu;
const link =
  /(?<![\p{L}\p{N}\])])\[[^[\]\n]{1,200}\]\((?:https?:|mailto:|[./#]|[\w-]+[./#])[^()\s]{0,500}\)/gu;
const definition = /^ {0,3}\[[^[\]\n]{1,200}\]:[ \t]+\S/gmu;
const span = /(?<![`\w])`[^`\n]{1,200}`(?![`\w])/gu;
const strong = /(?<![*\w])\*\*[^*\s][^*\n]{0,200}\*\*(?![*\w])/gu;
/** Roles, links and literals of reStructuredText. */
const foreign = /(?<=\s):[\w:+-]{2,30}:`[^`\n]|`[^`\n]{1,200}`_|(?<!`)``[^`\n]{1,200}``(?!`)/gu;

/** Headings, and at least two other signs of it, or many links; `start` is the offset behind front matter. */
export function isMarkdown(source: string, start: number): boolean {
  const text = source.slice(start, start + looked);
  const count = (sign: RegExp): number => text.match(sign)?.length ?? 0;
  const headings = count(heading) + count(underlined);
  if (headings < least.headings) return false;
  const links = count(link) + count(definition);
  const spans = count(span);
  if (count(foreign) > spans) return false;
  const fences = count(fence);
  const signs = [
    links >= least.links,
    spans >= least.spans,
    count(strong) >= least.strong,
    fences > 0 && fences % 2 === 0,
  ];
  return links >= least.manyLinks || signs.filter(Boolean).length >= 2;
}
