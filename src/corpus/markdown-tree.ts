// The Markdown parsers and the types of their tree (@lezer/common, which they bring, is no dependency of our own).
import { markdown, mdx } from './markdown-dialects.ts';

export type Tree = ReturnType<typeof markdown.parse>;
export type SyntaxNode = Tree['topNode'];

export const parseTree = (text: string, isMdx = false): Tree => (isMdx ? mdx : markdown).parse(text);

export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
