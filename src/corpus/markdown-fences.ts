// MyST: directives of Sphinx in fences (```{note} …```) that hold Markdown, not code. They are opened before the parser reads them.
import { namedDirectives, sayingDirectives } from './rst-lines.ts';

/** Directives with a title, which becomes the heading of what they hold. */
const titledDirectives: ReadonlySet<string> = new Set(
  'admonition dropdown tab-item tabbed card grid-item-card topic sidebar details'.split(' '),
);
/** Directives that only hold others, or text. */
const holdingDirectives: ReadonlySet<string> = new Set(
  'tab-set grid grid-item container div only margin aside tabs panels'.split(' '),
);

const fence = /^([ \t>]*(?:[-*+] )?)(`{3,}|~{3,}|:{3,})[ \t]*(?:(\{)([a-z][\w-]*)\}[ \t]*)?(.*)$/u;
const option = /^[ \t>]*:[\w-]+:(?:[ \t].*)?$/u;
const rule = /^[ \t>]*-{3,}[ \t]*$/u;

type Open = { readonly mark: string; readonly kind: 'code' | 'division' | 'text' };

/** The text, as long as before, with the fences of such directives as what its reader sees of them: nothing, or a division with a title. */
export function withoutDirectives(text: string): string {
  if (!/(?:```|~~~|:::)[ \t]*\{[a-z]/u.test(text)) return text;
  const open: Open[] = [];
  /** Within the options under a fence: as lines, or between rules. */
  let options: 'lines' | 'rules' | undefined;
  return text
    .split('\n')
    .map((line) => {
      const inside = options;
      options = undefined;
      if (inside !== undefined && rule.test(line)) {
        if (inside === 'lines') options = 'rules';
        return blank(line);
      }
      if (inside === 'rules' || (inside === 'lines' && option.test(line))) {
        options = inside;
        return blank(line);
      }
      const found = fence.exec(line);
      if (!found) return line;
      const [, lead = '', mark = '', brace, name = '', rest = ''] = found;
      const top = open.at(-1);
      const closes = top && mark.startsWith(top.mark) && brace === undefined && rest.trim() === '';
      if (closes) open.pop();
      if (closes && top.kind === 'text') return blank(line);
      if (closes && top.kind === 'division') return lead + ':'.repeat(mark.length) + rest;
      if (closes || top?.kind === 'code') return line;
      const kind = kindOf(name, mark);
      if (kind !== undefined) open.push({ mark, kind });
      if (kind === undefined || kind === 'code') return line;
      options = 'lines';
      const before = line.length - rest.length;
      if (kind === 'division') return lead + ':'.repeat(mark.length) + line.slice(lead.length + mark.length);
      return opened(line, lead, name, before);
    })
    .join('\n');
}

/** Colons without a name of ours are read elsewhere. */
function kindOf(name: string, mark: string): Open['kind'] | undefined {
  if (titledDirectives.has(name)) return 'division';
  if (holdingDirectives.has(name) || (sayingDirectives.has(name) && name !== 'figure' && name !== 'table'))
    return 'text';
  return mark.startsWith(':') ? undefined : 'code';
}

/** What stands behind the name is the first of its text; NULs keep it from being code by its indentation. */
function opened(line: string, lead: string, name: string, before: number): string {
  const rest = line.slice(before);
  const bare = rest.trim() === '' || (/^version(?:added|changed)$/u.test(name) && /^\S+$/u.test(rest.trim()));
  if (holdingDirectives.has(name) || bare) return blank(line);
  const written = line.slice(lead.length, before);
  const at = written.indexOf(name);
  const shown = namedDirectives.has(name)
    ? `${'\0'.repeat(at)}${name} ${'\0'.repeat(Math.max(0, written.length - at - name.length - 1))}`
    : '\0'.repeat(written.length);
  return lead + shown + rest;
}

const blank = (line: string): string => line.replace(/[^\r>]/gu, ' ');
