// What the asker can open behind an answer: a quotation in its surroundings, and the form of a report. Pure: data in, mark-up out.
import { html } from 'hono/html';
import type { SourceView } from '../../src/citation/surroundings.ts';
import type { Citation } from '../../src/domain.ts';
import { clip } from '../../src/text/say.ts';
import { choiceLine, sourceLine, verifiedLine } from '../../src/words/citation.ts';
import { labels, sourceTitle, windows } from '../../src/words/everybody.ts';
import { anchorOf, backLink, chatPage, hidden } from './chat-frame.ts';
import { documentPath } from './chat-page.ts';
import type { Html } from './layout.ts';
import { chatLimits } from './limits.ts';

/** Of one answer; `numbers`: all that it quotes, to go from one to the next. */
type Behind = { readonly answerId: string; readonly receipt: string; readonly numbers: readonly number[] };

/** The page of one quotation, with links to the others of its answer. */
export function sourcePage(view: SourceView, { answerId, receipt, numbers }: Behind): Html {
  const { citation, pieces } = view;
  const { number, source, excerpt } = citation;
  const at = numbers.indexOf(number);
  const go = (to: number | undefined, label: string): Html | string =>
    to === undefined ? '' : html`<a href="/source/${answerId}/${to}">${label}</a>`;
  const full = `${documentPath(source.documentId)}?receipt=${receipt}#L${source.lines.from}`;
  const body = html`<h1>${sourceTitle(number)}</h1>
<p class="soft">${sourceLine(source)}</p>
<div class="card"><div class="around ${excerpt.form}">${pieces.map(({ text, quoted }) => (quoted ? html`<mark>${text}</mark>` : text))}</div>
<div class="row">${go(numbers[at - 1], labels.earlier)}${go(numbers[at + 1], labels.later)}<a href="${full}">${labels.page}</a>${
    source.link === undefined
      ? ''
      : html`<a href="${source.link}" target="_blank" rel="noopener noreferrer">${labels.open}</a>`
  }</div></div>
<p class="state">${verifiedLine(view)}</p>
${backLink(anchorOf(answerId))}`;
  return chatPage(sourceTitle(number), '', body);
}

/** The form in which a reader reports an answer; `token` is that of the session. */
export function reportPage(answerId: string, cited: readonly Citation[], token: string): Html {
  const body = html`<h1>${windows.report}</h1>
<form class="stack" method="post" action="/report">
${hidden('token', token)}${hidden('answer', answerId)}
<label for="which">${windows.which}</label>
<select id="which" name="citation"><option value="">${windows.whole}</option>${cited.map(
    (citation) =>
      html`<option value="${citation.number}">${clip(choiceLine(citation), chatLimits.choice)}</option>`,
  )}</select>
<label for="wrong">${windows.wrong}</label>
<textarea id="wrong" name="reason" rows="4" required maxlength="${chatLimits.words}"></textarea>
<button type="submit">${windows.sendReport}</button>
</form>
${backLink(anchorOf(answerId))}`;
  return chatPage(windows.report, '', body);
}
