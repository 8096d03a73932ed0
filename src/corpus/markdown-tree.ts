// The Markdown parser and the types of its tree (@lezer/common, which it brings, is no dependency of our own).
import { GFM, parser } from '@lezer/markdown';

const markdown = parser.configure(GFM);

export type Tree = ReturnType<typeof markdown.parse>;
export type SyntaxNode = Tree['topNode'];

export const parseTree = (text: string): Tree => markdown.parse(text);
