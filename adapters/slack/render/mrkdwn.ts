// The only way from text of others (documents, questions) into Slack's own fields: nothing in it can act.

/** For `text` and mrkdwn fields: the three characters that begin Slack's control syntax. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The text a person typed, out of the form in which events carry it. */
export function unescapeText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/**
 * One line for a name, a title or a question that stands inside a line of ours: marks that turn the direction of text and
 * invisible ones are dropped, white space and control characters folded. Never used on a quotation.
 */
export function plain(text: string): string {
  return wellFormed(text)
    .replace(/[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** An address that opens when pressed, under a label of ours; the address cannot end its own brackets. */
export function link(url: string, label: string): string {
  const safe = url.replace(/[<>|"\s]/g, (c) => encodeURIComponent(c));
  return `<${escapeText(safe)}|${escapeText(label)}>`;
}

/** For top-level strings of a form-encoded call, which cannot carry half a character. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
