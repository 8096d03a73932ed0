// The Markdown parsers and the types of their tree (@lezer/common, which they bring, is no dependency of our own).
import { markdown, mdx } from './markdown-dialects.ts';

/** The tree that the parser gives; its offsets are those of the text that was parsed. */
export type Tree = ReturnType<typeof markdown.parse>;
/** A node of the tree, with its name and its offsets. */
export type SyntaxNode = Tree['topNode'];

/** Parses a whole text, as MDX where it is said to be. */
export const parseTree = (text: string, isMdx = false): Tree => (isMdx ? mdx : markdown).parse(text);

/** Direct children of a node, in their order. */
export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
