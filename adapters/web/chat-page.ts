// The conversation: questions with their answers, what may be done with each, and the field for the next. Pure: data in, mark-up out.
import { html } from 'hono/html';
import { labelsAbove } from '../../src/citation/citations.ts';
import type { Answer, Citation } from '../../src/domain.ts';
import { alsoLine, differLine, footer, moreLine } from '../../src/words/citation.ts';
import {
  changedLine,
  chatWords,
  examplesLine,
  labels,
  leadLine,
  pageWords,
  receiptLine,
  sourceLabel,
  understoodLine,
  windows,
  withdrawnLine,
} from '../../src/words/everybody.ts';
import { moderatorLabels } from '../../src/words/moderators.ts';
import { contentsLine } from '../../src/words/requests.ts';
import { anchorOf, asidePart, chatPage, hidden } from './chat-frame.ts';
import type { Aside } from './chat-sessions.ts';
import type { Html } from './layout.ts';
import { chatLimits } from './limits.ts';
import { documentList, quotation } from './pages.ts';

/** An answer as it may be shown now: quotations withdrawn or no longer in their documents are named by number. */
export type ShownAnswer = {
  readonly answerId: string;
  readonly answer: Answer;
  readonly receipt: string;
  readonly withdrawn: readonly number[];
  readonly changed: readonly number[];
};

/** A question and its reply; a line alone where nothing can be quoted. */
export type ShownExchange = {
  readonly question: string;
  readonly shown: ShownAnswer | string;
};

/** Everything that the page of the conversation shows. */
export type Conversation = {
  readonly exchanges: readonly ShownExchange[];
  readonly aside: Aside | undefined;
  readonly examples: readonly string[];
  /** "3 documents, 40 passages". */
  readonly holds: string;
  /** What the forms carry: the session's token, and what tells this question from one sent again. */
  readonly carried: { readonly token: string; readonly ask: string };
};

/** The page: what was asked and answered, oldest first, and the field for the next question. */
export function conversationPage({ exchanges, aside, examples, holds, carried }: Conversation): Html {
  const about = exchanges.some(({ shown }) => typeof shown !== 'string' && shown.answerId === aside?.answerId)
    ? aside?.answerId
    : undefined;
  const last = exchanges.length - 1;
  const parts = exchanges.map(({ question, shown }, at) => {
    const here = typeof shown !== 'string' && shown.answerId === about ? aside : undefined;
    const reply = typeof shown === 'string' ? html`<p>${shown}</p>` : answerPart(shown, carried);
    return html`<article tabindex="-1" ${at === last ? html`id="latest"` : ''}>
<h2 dir="auto" ${typeof shown === 'string' ? '' : html`id="${anchorOf(shown.answerId)}"`}>${question}</h2>
<div class="reply">${reply}${asidePart(here)}</div>
</article>`;
  });
  const title =
    exchanges.length === 0
      ? html`<div class="hero"><h1>${pageWords.ask}</h1><p>${chatWords.about}</p><p class="soft">${holds}</p>${examplesPart(examples, carried)}</div>`
      : html`<h1 class="hidden">${chatWords.conversation}</h1>`;
  const restart =
    exchanges.length === 0
      ? ''
      : html`<form method="post" action="/new">${hidden('token', carried.token)}<button class="quiet" type="submit">${chatWords.start}</button></form>`;
  const body = html`${restart}${title}${about === undefined ? asidePart(aside) : ''}
<div role="log" aria-label="${chatWords.conversation}">${parts}</div>
<form class="composer" method="post" action="/ask">
<label for="question">${windows.question}</label>
<input type="text" id="question" name="question" required maxlength="${chatLimits.question}" autocomplete="off" ${exchanges.length === 0 ? 'autofocus' : ''}>
${hidden('token', carried.token)}${hidden('ask', carried.ask)}
<button type="submit">${pageWords.send}</button>
</form>`;
  return chatPage(exchanges.length === 0 ? pageWords.ask : chatWords.conversation, '/', body);
}

function examplesPart(examples: readonly string[], carried: Conversation['carried']): Html | string {
  if (examples.length === 0) return '';
  return html`<p class="soft">${examplesLine}</p><form class="examples" method="post" action="/ask">${hidden('token', carried.token)}${hidden('ask', carried.ask)}${examples.map(
    (example) => html`<button type="submit" name="question" value="${example}">${example}</button>`,
  )}</form>`;
}

function answerPart(shown: ShownAnswer, carried: Conversation['carried']): Html {
  const { answer } = shown;
  const understood = understoodLine(answer);
  const lead = html`<p>${leadLine(answer)}</p>${understood ? html`<p class="soft">${understood}</p>` : ''}`;
  if (answer.kind === 'conversation') {
    const { about, documents } = answer;
    const listed = (about === 'topics' || about === 'documents') && documents.length > 0;
    return html`${lead}${listed ? documentList(documents, { document: documentPath }) : ''}${examplesPart(answer.examples, carried)}`;
  }
  if (answer.kind === 'abstention') return html`${lead}${controls(shown, carried.token)}`;
  const differ = answer.kind === 'answer' ? answer.differ : [];
  const more = moreLine(answer);
  const single = answer.citations.length === 1;
  return html`${lead}${answer.citations.map((citation) => quotePart(citation, shown, single))}${differ.map(
    (difference) => html`<p><strong>${differLine(difference)}</strong></p>`,
  )}${more ? html`<p class="soft">${more}</p>` : ''}${controls(shown, carried.token)}`;
}

/** Path of the page of a document, by its id. */
export const documentPath = (id: string): string => `/documents/${id}`;

/** A quotation with its labels above, its footnote below, and the way to its surroundings. */
function quotePart(citation: Citation, shown: ShownAnswer, single: boolean): Html {
  const { number } = citation;
  const foot = footer(citation);
  if (shown.withdrawn.includes(number) || shown.changed.includes(number)) {
    const line = shown.withdrawn.includes(number) ? withdrawnLine : changedLine;
    return html`<figure><p><strong>${line}</strong></p><figcaption>${foot}</figcaption></figure>`;
  }
  const above = labelsAbove(citation).map((label) => label.text);
  const contents = contentsLine(citation);
  const also = alsoLine(citation);
  return html`<figure>${above.length > 0 ? html`<p class="soft">${above.join(' › ')}</p>` : ''}${quotation(citation.excerpt)}${contents ? html`<p class="soft">${contents}</p>` : ''}
<figcaption><span>${foot}${also ? html`<br>${also}` : ''}</span> <a href="/source/${shown.answerId}/${number}">${single ? labels.source : sourceLabel(number)}</a></figcaption></figure>`;
}

/** Under what was answered from the documents; where nothing is sure, there is nothing to be judged. */
function controls({ answer, answerId, receipt }: ShownAnswer, token: string): Html {
  const judged =
    answer.kind === 'answer'
      ? html`<form method="post" action="/feedback">${hidden('token', token)}${hidden('answer', answerId)}<button type="submit" name="verdict" value="helpful">${labels.helpful}</button><button type="submit" name="verdict" value="unhelpful">${labels.unhelpful}</button></form><a href="/report/${answerId}">${labels.report}</a>`
      : '';
  return html`<div class="row">${judged}<a href="/check/${answerId}">${moderatorLabels.check}</a>${
    receipt === '' ? '' : html`<span class="soft">${receiptLine(receipt)}</span>`
  }</div>`;
}
