// What moderators see in the chat: everything behind one answer with its decisions, and the queue. Pure: data in, mark-up out.
import { html } from 'hono/html';
import { encodeCursor } from '../../src/action.ts';
import type { Citation } from '../../src/domain.ts';
import type { Panel } from '../../src/moderation/panel.ts';
import type { QueueEntry, QueuePage } from '../../src/moderation/queue.ts';
import type { Decision } from '../../src/store/store.ts';
import { fateLine, footer, sourceLine, why } from '../../src/words/citation.ts';
import { askedLine, chatWords, leadLine, receiptLine } from '../../src/words/everybody.ts';
import {
  confidenceLine,
  decisionLine,
  decisionsLine,
  differsLine,
  entryLine,
  flagLine,
  flagsLine,
  lostLine,
  moderatorLabels,
  nextLine,
  queueLine,
  reasonLine,
  retiredLine,
  retiredOnce,
  votesLine,
} from '../../src/words/moderators.ts';
import { anchorOf, asidePart, backLink, chatPage, hidden } from './chat-frame.ts';
import type { Aside } from './chat-sessions.ts';
import type { Html } from './layout.ts';
import { chatLimits } from './limits.ts';
import { difference, quotation } from './pages.ts';

type Kind = Decision['kind'];
const deed = (kind: Kind, label: string): Html =>
  html`<button type="submit" name="kind" value="${kind}">${label}</button>`;

/** A form of decisions; `about` says what they are about. */
function decisions(
  about: Readonly<Record<string, string>>,
  name: string,
  buttons: readonly Html[],
  field?: string,
): Html {
  const id = `why-${name}`;
  const words =
    field === undefined
      ? ''
      : html`<label for="${id}">${field}</label><input type="text" id="${id}" name="reason" autocomplete="off" maxlength="${chatLimits.words}">`;
  return html`<form method="post" action="/decide" aria-label="${name}">${Object.entries(about).map(([key, value]) => hidden(key, value))}${words}${buttons}</form>`;
}

/** `flag`: the report that is decided here; empty for none. */
export function checkPage(panel: Panel, flag: string, aside: Aside | undefined, token: string): Html {
  const { kept, citations, next, flags, votes } = panel;
  const { answer, answerId, receipt } = kept;
  const about = { token, answer: answerId, flag };
  const cited = citations.map(({ citation, fate, withdrawn, retired }) => {
    const out = withdrawn || retired;
    const buttons = out
      ? [deed('undo', moderatorLabels.undo)]
      : [
          deed('right', moderatorLabels.right),
          deed('wrong', moderatorLabels.wrong),
          deed('retire', moderatorLabels.retire),
        ];
    const of = { ...about, citation: String(citation.number) };
    return html`<section class="card">
${out ? html`<p class="tag">${retired ? chatWords.retired : chatWords.withdrawn}</p>` : ''}${quotation(citation.excerpt)}
<p class="soft">${footer(citation)}</p><p>${why(citation)}</p><p class="soft">${fateLine(fate)}${retired ? ` · ${retiredLine}` : ''}</p>
${fate.state === 'edited' ? difference(fate) : ''}${decisions(of, `[${citation.number}]`, buttons, out ? undefined : chatWords.reason)}
</section>`;
  });
  const quoting = answer.kind === 'answer' || answer.kind === 'nearest';
  const list = (title: string, lines: readonly string[]): Html | string =>
    lines.length === 0 ? '' : html`<h2>${title}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  const others = next.map((c: Citation) => `${sourceLine(c.source)}. ${lostLine(c)}`);
  const body = html`<h1>${moderatorLabels.check}</h1>
${asidePart(aside)}
<p dir="auto">${askedLine(answer.asked)}</p>
<p class="soft">${[...(quoting ? [confidenceLine(answer.confidence)] : [leadLine(answer)]), votesLine(votes), ...(receipt === '' ? [] : [receiptLine(receipt)])].join(' · ')}</p>
${cited}
${list(nextLine, others)}${list(flagsLine, flags.map(flagLine))}${list(decisionsLine, panel.decisions.map(decisionLine))}
<h2>${moderatorLabels.note}</h2>
${decisions(about, moderatorLabels.note, [deed('note', moderatorLabels.note)], chatWords.note)}
${backLink(anchorOf(answerId))}`;
  return chatPage(moderatorLabels.check, '', body);
}

/** A page of the queue, with what was just done on top. */
export function queueListPage(queue: QueuePage, aside: Aside | undefined, token: string): Html {
  const older = queue.next
    ? html`<p><a href="/review?after=${encodeURIComponent(encodeCursor(queue.next))}">${moderatorLabels.older}</a></p>`
    : '';
  const body = html`<h1>${queueLine(queue)}</h1>
${asidePart(aside)}${queue.entries.map((entry) => entryPart(entry, token))}${older}`;
  return chatPage(moderatorLabels.queue, '/review', body);
}

function entryPart(entry: QueueEntry, token: string): Html {
  if (entry.kind === 'edited') {
    const { path, reason, passageHash, editedHash = passageHash } = entry.retired;
    const rule = (hash: string, buttons: readonly Html[], field?: string): Html =>
      decisions({ token, passage: hash }, `${path} ${field ?? ''}`, buttons, field);
    return html`<section class="card"><h2>${entryLine(entry)}</h2><p>${retiredOnce(path, reason)}</p>${difference(entry)}
${rule(editedHash, [deed('right', moderatorLabels.usable), deed('retire', moderatorLabels.retireToo)], chatWords.reason)}${rule(passageHash, [deed('undo', moderatorLabels.undo)])}</section>`;
  }
  const { answer, answerId, receipt } = entry.kept;
  return html`<section class="card"><h2>${entryLine(entry)}</h2><p dir="auto">${askedLine(answer.asked)}</p>
${entry.kind === 'flag' ? html`<p>${reasonLine(entry.flag.reason)}</p>` : ''}${entry.cited.map(
  (citation) => html`${quotation(citation.excerpt)}<p class="soft">${footer(citation)}</p>`,
)}${entry.changed.length > 0 ? html`<p class="soft">${differsLine}</p>` : ''}
<div class="row"><a href="/check/${answerId}${entry.kind === 'flag' ? `?flag=${entry.flag.flagId}` : ''}">${moderatorLabels.check}</a><span class="soft">${confidenceLine(answer.confidence)} · ${receiptLine(receipt)}</span></div></section>`;
}
