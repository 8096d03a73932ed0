// The one style sheet of the pages: inline, known to the Content-Security-Policy by its hash.
import { createHash } from 'node:crypto';

/** The style sheet as text. */
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
img.page { display: block; width: 100%; height: auto; margin: .5rem 0 1rem; border: 1px solid var(--line); background: #fff; }
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

/** The page to try it has a conversation above a field, cards and small controls besides. */
export const chatStyle = `${style}
:root { --card: #f5f6f8; --own: #e4eefc; --on: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --card: #1f2125; --own: #22334d; --on: #10151d; } }
html { scroll-padding: 1rem 0 9rem; }
body { display: flex; flex-direction: column; min-height: 100vh; min-height: 100dvh; padding-bottom: 0; }
body > header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
body > header nav { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; border: 0; font-size: .9375rem; }
.brand { margin-right: auto; font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; }
.brand sup { color: var(--link); font-size: .7em; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
main { flex: 1; padding-bottom: 3rem; }
main:has(> .composer) { display: flex; flex-direction: column; padding-bottom: 0; }
.hero { margin: auto 0; padding: 2rem 0; }
.hero h1 { font-size: 2rem; margin: 0 0 .5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.examples { display: flex; flex-direction: column; align-items: flex-start; gap: .5rem; margin: .5rem 0 0; }
.examples button { text-align: left; border-color: var(--line); background: var(--card); color: var(--ink); padding: .5rem .9rem; border-radius: 1.2rem; }
.examples button:hover, .row button:hover, .row a:hover, .card form button:hover, .quiet:hover { border-color: var(--link); }
article { margin: 1.75rem 0 0; border-radius: .3rem; }
article[tabindex]:focus-visible { outline: none; }
article > h2 { width: fit-content; max-width: 85%; margin: 0 0 .9rem auto; padding: .5rem .95rem; border-radius: 1.1rem 1.1rem .25rem 1.1rem; background: var(--own); font-size: 1.0625rem; font-weight: 400; line-height: 1.45; }
.reply { padding: 1rem 1.15rem; border: 1px solid var(--line); border-radius: .25rem 1.1rem 1.1rem 1.1rem; background: var(--card); }
.reply > :first-child, .card > :first-child { margin-top: 0; }
.reply > :last-child, .card > :last-child { margin-bottom: 0; }
.reply blockquote, .card blockquote { border-left-color: var(--link); }
figure { margin: 1.1rem 0; }
figure > .soft { margin: 0 0 .25rem; }
figcaption { display: flex; flex-wrap: wrap; gap: 0 .75rem; color: var(--soft); font-size: .9rem; }
figcaption span { flex: 1 1 16rem; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin: 1rem 0 0; padding-top: .8rem; border-top: 1px solid var(--line); font-size: .875rem; }
.row form { display: contents; }
.row a, .row button, .card form button, .quiet { padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 1rem; background: transparent; color: var(--ink); font-size: .875rem; text-decoration: none; }
.row .soft { margin-left: auto; font-size: .875rem; }
.aside { margin: 1rem 0 0; padding: .6rem .9rem; border-left: 4px solid var(--good); background: var(--card); white-space: pre-line; }
.composer { position: sticky; bottom: 0; margin: 1.25rem 0 0; padding: .85rem 0 1rem; background: var(--paper); border-top: 1px solid var(--line); }
.composer label { font-size: .875rem; color: var(--soft); }
.composer button { border-radius: 1.4rem; padding: .65rem 1.3rem; }
input[type=text], textarea, select { width: 100%; font: inherit; padding: .5rem .6rem; border: 1px solid var(--soft); border-radius: .3rem; background: var(--paper); color: inherit; }
.composer input[type=text] { width: auto; min-width: 0; flex: 1 1 12rem; border-radius: 1.4rem; padding: .65rem 1.1rem; }
textarea:focus-visible, select:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.card { margin: 1rem 0; padding: 1rem 1.15rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); }
.card .row { padding-top: .8rem; }
.card h2, .card h3 { font-size: 1.05rem; margin: 1rem 0 .3rem; }
.around { white-space: pre-line; }
.around.code { white-space: pre-wrap; font: .9rem/1.45 ui-monospace, monospace; }
.tag { display: inline-block; padding: 0 .6rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8125rem; color: var(--bad); }
.stack { flex-direction: column; align-items: stretch; }
.stack button { align-self: flex-start; }
@media (max-width: 30rem) {
  .hero h1 { font-size: 1.6rem; }
  article > h2 { max-width: 92%; }
  .reply, .card { padding: .85rem .9rem; }
  .row .soft { margin-left: 0; flex-basis: 100%; }
}
`;

/** Nothing is loaded, run or embedded but pictures that stand in the page itself; style sheets are allowed by their hashes, what is asked goes to ourselves. */
export const policyOf = (...sheets: readonly string[]): string => {
  const hashes = sheets.map((sheet) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
  return [
    "default-src 'none'",
    `style-src ${hashes.join(' ')}`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** The Content-Security-Policy of the pages. */
export const policy = policyOf(style);
