// The list of documents with its question field, an answer, and a receipt. Pure: data in, mark-up out.
import { html } from 'hono/html';
import { labelsAbove, partsOf } from '../../src/citation/citations.ts';
import type { Answer, Citation, Difference, DocumentCard, Span } from '../../src/domain.ts';
import type { Fate } from '../../src/moderation/fate.ts';
import type { Verified } from '../../src/moderation/moderation.ts';
import { alsoLine, differLine, fateLine, footer, moreLine } from '../../src/words/citation.ts';
import {
  answeredLine,
  leadLine,
  noDocumentsLine,
  notices,
  pageWords,
  quoteTitle,
  receiptLine,
  understoodLine,
  withdrawnLine,
} from '../../src/words/everybody.ts';
import { contentsLine } from '../../src/words/requests.ts';
import { type Html, page } from './layout.ts';

/** Links from one page to others, signed where that page was. */
export type Paths = {
  readonly home: string;
  /** The list of documents without a query, for its form. */
  readonly ask: string;
  /** What a form has to carry along so that its page is reached like this one. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
  /** `receipt`: whose quotations are marked there. */
  document(id: string, receipt?: string): string;
};

/** The list of documents, with the answer to what was asked, if anything was. */
export function homePage(
  documents: readonly DocumentCard[],
  asked: { readonly question: string; readonly answer: Answer | undefined } | undefined,
  paths: Paths,
): Html {
  const title = asked ? pageWords.answer : pageWords.documents;
  const body = html`<h1>${title}</h1>
<form method="get" action="${paths.ask}" role="search">
<label for="q">${pageWords.ask}</label>
<input type="search" id="q" name="q" maxlength="2000" value="${asked?.question ?? ''}">
${paths.carried.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">${pageWords.send}</button>
</form>
${asked ? answerPart(asked.answer, paths) : documentList(documents, paths)}`;
  return page(title, paths.home, body);
}

/** The documents as a list of links. */
export function documentList(documents: readonly DocumentCard[], paths: Pick<Paths, 'document'>): Html {
  if (documents.length === 0) return html`<p>${noDocumentsLine}</p>`;
  return html`<ul class="documents">${documents.map((document) => {
    const about = [document.publisher, document.date, document.path].filter((part) => part !== undefined);
    return html`<li><a href="${paths.document(document.id)}">${document.title}</a><div class="soft">${about.join(' · ')}</div></li>`;
  })}</ul>`;
}

function answerPart(answer: Answer | undefined, paths: Paths): Html {
  if (answer === undefined) return html`<p>${notices.busy}</p>`;
  const understood = understoodLine(answer);
  const lead = html`<p>${leadLine(answer)}</p>${understood ? html`<p class="soft">${understood}</p>` : ''}`;
  if (answer.kind === 'abstention') return lead;
  if (answer.kind === 'conversation') {
    const examples = html`<ul>${answer.examples.map((example) => html`<li>${example}</li>`)}</ul>`;
    return html`${lead}${answer.examples.length > 0 ? examples : ''}${
      answer.documents.length > 0 && answer.about !== 'contact' ? documentList(answer.documents, paths) : ''
    }`;
  }
  const differ: readonly Difference[] = answer.kind === 'answer' ? answer.differ : [];
  const more = moreLine(answer);
  return html`${lead}${answer.citations.map((citation) => {
    const { documentId, lines } = citation.source;
    return citationPart(citation, `${paths.document(documentId)}#L${lines.from}`);
  })}${differ.map(
    (difference) => html`<p><strong>${differLine(difference)}</strong></p>`,
  )}${more ? html`<p class="soft">${more}</p>` : ''}`;
}

/** A quotation with its labels above and its footnote below. */
function citationPart(citation: Citation, at: string | undefined): Html {
  const { excerpt } = citation;
  const also = alsoLine(citation);
  const labels = labelsAbove(citation).map((label) => label.text);
  const contents = contentsLine(citation);
  return html`<section>
${labels.length > 0 ? html`<p class="soft">${labels.join(' › ')}</p>` : ''}
${quotation(excerpt)}
${contents ? html`<p class="soft">${contents}</p>` : ''}<p class="soft">${linked(footer(citation), at)}${also ? html`<br>${also}` : ''}</p>
</section>`;
}

const linked = (text: string, at: string | undefined): Html =>
  at === undefined ? html`${text}` : html`<a href="${at}">${text}</a>`;

/** The words of the file with the answering ones in bold; code, blocks and rows as what they are. */
export function quotation(excerpt: Citation['excerpt']): Html {
  const { text, marks, cells, form } = excerpt;
  if (form === 'code') return html`<pre tabindex="0"><code>${text}</code></pre>`;
  if (form === 'blocks')
    return html`<blockquote>${partsOf(excerpt).map((part) =>
      part.code
        ? html`<pre tabindex="0"><code>${part.text}</code></pre>`
        : html`<p class="lines">${emphasised(part.text, { start: 0, end: part.text.length }, part.marks)}</p>`,
    )}</blockquote>`;
  if (cells.length === 0)
    return html`<blockquote>${emphasised(text, { start: 0, end: text.length }, marks)}</blockquote>`;
  return html`<blockquote><table>${cells.map(
    ({ column, value }) =>
      html`<tr><th scope="row">${column}</th><td>${emphasised(text, value, marks)}</td></tr>`,
  )}</table></blockquote>`;
}

/** Part of a text with the answering words in bold. */
function emphasised(text: string, part: Span, marks: readonly Span[]): readonly (Html | string)[] {
  const parts: (Html | string)[] = [];
  let at = part.start;
  for (const mark of marks) {
    const from = Math.max(at, mark.start);
    const to = Math.min(part.end, mark.end);
    if (from >= to) continue;
    parts.push(text.slice(at, from), html`<strong>${text.slice(from, to)}</strong>`);
    at = to;
  }
  parts.push(text.slice(at, part.end));
  return parts;
}

/** What became of each quotation of an answer since. */
export function receiptPage(verified: Verified, paths: Paths): Html {
  const { receipt, kept, citations } = verified;
  const at = new Date(kept.answeredAt);
  // A page without a script does not know its reader's zone, so it names its own.
  const day = html`<time datetime="${at.toISOString()}">${at.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })} (UTC)</time>`;
  /** Where the words stand today, as long as it is the document that was cited. */
  const placeOf = ({ source }: Citation, fate: Fate): string | undefined =>
    fate.state === 'gone' || fate.path !== source.path
      ? undefined
      : `${paths.document(source.documentId, receipt)}#L${fate.lines.from}`;
  const body = html`<h1>${receiptLine(receipt)}</h1>
<p class="soft">${answeredLine} ${day}</p>
${citations.map(
  ({ citation, fate, withdrawn }) => html`<section>
<h2>${quoteTitle(citation.number)}</h2>
<p class="state">${fateLine(fate)}</p>
${
  withdrawn
    ? html`<p><strong>${withdrawnLine}</strong></p><p class="soft">${linked(footer(citation), placeOf(citation, fate))}</p>`
    : html`${citationPart(citation, placeOf(citation, fate))}${fate.state === 'edited' ? difference(fate) : ''}`
}
</section>`,
)}`;
  return page(receiptLine(receipt), paths.home, body);
}

/** What was taken out and what came in. */
export function difference(fate: Pick<Extract<Fate, { state: 'edited' }>, 'changes'>): Html {
  return html`<h3>${pageWords.changes}</h3>
<blockquote>${fate.changes.map(({ kind, text }) =>
    kind === 'added' ? html`<ins>${text}</ins>` : kind === 'removed' ? html`<del>${text}</del>` : text,
  )}</blockquote>`;
}
