// The page that shows drawn messages, in the colours and measures of each platform, light and dark.
import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** One message with what it shows, for the person who looks. */
export type Drawn = { readonly title: string; readonly body: Html | readonly Html[] };

const shared = `
body { margin: 0; padding: 16px; font: 15px/1.47 system-ui, sans-serif; background: var(--paper); color: var(--ink); }
h2 { font-size: 12px; text-transform: uppercase; letter-spacing: .06em; color: var(--soft); margin: 28px 0 8px; }
.message { max-width: 640px; overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0; }
.button { border-radius: 6px; padding: 4px 12px; font-weight: 600; font-size: 13px; border: 1px solid var(--line); background: var(--button); }
.section { display: flex; gap: 12px; justify-content: space-between; margin: 6px 0; }
.chip { background: #f2c744; color: #000; border-radius: 3px; padding: 0 2px; }
.field { border: 1px solid var(--line); border-radius: 4px; padding: 6px 10px; min-height: 20px; } .tall { min-height: 72px; }
.menu { border: 1px dashed var(--line); border-radius: 6px; padding: 4px 10px; font-size: 13px; } .select { flex: 1 1 100%; font-size: 14px; } .placeholder { color: var(--soft); }
.label { font-weight: 600; margin: 8px 0 4px; } .modal-title { font-weight: 700; font-size: 18px; margin-bottom: 10px; }
.modal { border: 1px solid var(--line); border-radius: 8px; padding: 16px; max-width: 520px; }
pre { white-space: pre-wrap; background: var(--code); border: 1px solid var(--line); border-radius: 4px; padding: 8px; font: 12.5px/1.5 ui-monospace, monospace; margin: 6px 0; }
code { background: var(--code); padding: 1px 3px; border-radius: 3px; font: 12.5px ui-monospace, monospace; }
a { color: var(--link); text-decoration: none; } hr { border: 0; border-top: 1px solid var(--line); }
`;

const slack = `
:root { --paper: #fff; --ink: #1d1c1d; --soft: #616061; --line: #ddd; --button: #fff; --code: #f8f8f8; --link: #1264a3; }
:root[data-theme=dark] { --paper: #1a1d21; --ink: #d1d2d3; --soft: #9a9b9e; --line: #565856; --button: transparent; --code: #222529; --link: #1d9bd1; }
blockquote { margin: 4px 0; padding-left: 14px; border-left: 4px solid var(--line); white-space: pre-wrap; }
.rich, .section { white-space: pre-wrap; } .context { color: var(--soft); font-size: 13px; margin: 4px 0; white-space: pre-wrap; }
.header { font-weight: 900; font-size: 18px; } .bold { font-weight: 700; } .italic { font-style: italic; } .strike { text-decoration: line-through; }
.code { font-family: ui-monospace, monospace; font-size: 12.5px; } .primary { background: #007a5a; color: #fff; } .danger { background: #e01e5a; color: #fff; }
`;

const discord = `
:root { --paper: #fff; --ink: #2e3035; --soft: #5c5e66; --line: #d7d9dc; --button: #e8e9eb; --code: #f2f3f5; --link: #006ce7; }
:root[data-theme=dark] { --paper: #313338; --ink: #dbdee1; --soft: #b5bac1; --line: #4e5058; --button: #4e5058; --code: #2b2d31; --link: #00a8fc; }
blockquote { margin: 0; padding-left: 12px; border-left: 4px solid var(--line); }
.container { border: 1px solid var(--line); border-left-width: 4px; border-radius: 8px; padding: 12px 16px; }
.text { margin: 6px 0; } .small { font-size: 12.5px; color: var(--soft); } .heading { font-weight: 700; font-size: 18px; }
.gap { height: 8px; } .spoiler { background: #000; } .style-1 { background: #5865f2; color: #fff; } .style-4 { background: #da373c; color: #fff; }
`;

/** A whole page for one platform and theme. */
export function previewPage(
  platform: 'slack' | 'discord',
  theme: 'light' | 'dark',
  drawn: readonly Drawn[],
): Html {
  return html`<!doctype html><html lang="en" data-theme="${theme}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${platform}, ${theme}</title>
${raw(`<style>${shared}${platform === 'slack' ? slack : discord}</style>`)}</head>
<body>${drawn.map(({ title, body }) => html`<h2>${title}</h2><div class="message">${body}</div>`)}</body></html>`;
}
