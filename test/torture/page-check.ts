// What in a page could act: read with a parser of its own, not with ours.
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

const harmless = new Set(
  'html head body meta title style header nav main h1 h2 h3 h4 h5 h6 p div span a ul ol li form label input button section blockquote table tbody thead tr th td pre code mark strong ins del br'.split(
    ' ',
  ),
);

/** Elements, attributes and addresses that no page of ours has. */
export function actingIn(page: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      if (!harmless.has(node.tagName)) found.push(`<${node.tagName}>`);
      for (const { name, value } of node.attrs) {
        if (/^on|^style$|^src|^srcdoc$|^formaction$|^background$/.test(name))
          found.push(`${node.tagName} ${name}`);
        if (/^(?:href|action)$/.test(name) && !/^(?:\.{0,2}\/|#|https?:)/.test(value))
          found.push(`${name}=${value}`);
        if (name === 'http-equiv') found.push(`meta ${name}`);
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(page));
  return found;
}
