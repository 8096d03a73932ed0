// Runs of text with their look, as the inside of one element: neighbours that look the same are one.
import { escapeText, linked } from './canonical.ts';

/** How a stretch of text differs from plain text. */
export type Look = {
  readonly raised?: 'sup' | 'sub' | undefined;
  readonly struck?: boolean | undefined;
  readonly href?: string | undefined;
};

/** Gathers the text of one element, piece by piece. */
export type Runs = {
  text(text: string, look?: Look): void;
  /** A line ends, but not the paragraph. */
  lineBreak(): void;
  html(): string;
};

/** Takes text as it is read and escapes it itself. */
export function createRuns(): Runs {
  const runs: { readonly look: Look; readonly key: string; text: string }[] = [];
  const breakKey = '\n';
  return {
    text(text, look = {}) {
      if (text === '') return;
      const key = `${look.raised ?? ''} ${look.struck ?? ''} ${look.href ?? ''}`;
      const last = runs.at(-1);
      if (last?.key === key) last.text += text;
      else runs.push({ look, key, text });
    },
    lineBreak: () => void runs.push({ look: {}, key: breakKey, text: '' }),
    html: () => runs.map(({ key, look, text }) => (key === breakKey ? '<br>' : written(look, text))).join(''),
  };
}

function written({ raised, struck, href }: Look, text: string): string {
  const escaped = escapeText(text);
  if (escaped.trim() === '') return escaped;
  const inner = linked(escaped, href);
  const lined = struck ? `<s>${inner}</s>` : inner;
  return raised ? `<${raised}>${lined}</${raised}>` : lined;
}
