// The one style sheet of the pages: inline, known to the Content-Security-Policy by its hash.
import { createHash } from 'node:crypto';

export const style = `
:root { color-scheme: light dark; --ink: #1c1d21; --soft: #55585f; --paper: #ffffff; --line: #d9dbe0; --mark: #fff0a8; --link: #0b57b8; --bad: #a4161a; --good: #0d6832; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e9ec; --soft: #a9adb6; --paper: #17181b; --line: #3a3d44; --mark: #574a10; --link: #86b7ff; --bad: #ff9b9e; --good: #7fd6a2; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
header nav { padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1.6em 0 .4em; }
.soft { color: var(--soft); font-size: .9375rem; }
.lines { white-space: pre-line; }
form { display: flex; gap: .5rem; flex-wrap: wrap; margin: 1rem 0; }
form label { flex-basis: 100%; }
input[type=search] { flex: 1 1 14rem; font: inherit; padding: .5rem .6rem; border: 1px solid var(--soft); border-radius: .3rem; background: var(--paper); color: inherit; }
button { font: inherit; padding: .5rem 1rem; border: 1px solid var(--link); border-radius: .3rem; background: var(--link); color: var(--paper); cursor: pointer; }
blockquote { margin: .75rem 0 .25rem; padding: .1rem 0 .1rem .9rem; border-left: 4px solid var(--line); white-space: pre-line; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .3rem; font: .9rem/1.45 ui-monospace, monospace; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; padding: .05em .1em; border-radius: .15em; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .35rem .4rem; text-align: left; vertical-align: top; }
.table, th { overflow-wrap: break-word; }
ul.documents { list-style: none; padding: 0; }
ul.documents > li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
[id] { scroll-margin-top: 5rem; }
.block:has(:target), .block:target { outline: 2px solid var(--line); outline-offset: .35rem; }
tr.block:has(:target) { outline-offset: -2px; }
del { color: var(--bad); }
ins { color: var(--good); text-decoration: underline; }
.state { font-weight: 600; }
`;

/** Nothing is loaded, run or embedded; the one style sheet is allowed by its hash, the question goes to ourselves. */
export const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
