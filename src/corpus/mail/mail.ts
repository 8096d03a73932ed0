// Mails as they are saved (`.eml`): subject, sender and day, and the text as a mail program shows it.
import type { Address, Email } from 'postal-mime';
import { createBlocks } from '../zip/blocks.ts';
import { type Canonical, createCanonical, dayOf, escapeText } from '../zip/canonical.ts';
import { plainText, writeHtml } from '../zip/html-lines.ts';
import { stylesInPage } from '../zip/page-styles.ts';
import { converterOf, refuse, refuseAs } from '../zip/refused.ts';
import { encodingOf } from '../zip/xml.ts';
import { writeMailText } from './mail-text.ts';

/** Parts within parts; header bytes; mails within mails. All are choices of ours; a forwarded thread has some tens. */
const limits = { maxNestingDepth: 100, maxHeadersSize: 1_048_576, maxRfc822NestingDepth: 10 } as const;
/** Names of attachments that are listed. */
const mostNames = 8;

/** Reads `.eml` files; attachments are named in a warning and not opened. */
export const mailConverter = converterOf('a mail', 'postal-mime 4.0.0, footnote-mail 1', async (bytes) => {
  const { default: PostalMime } = await import('postal-mime');
  const encoding = encodingOf(bytes);
  const raw = encoding.startsWith('utf-16') ? new TextDecoder(encoding).decode(bytes) : bytes;
  const mail = await PostalMime.parse(raw, limits).catch((error) =>
    /nesting|header/iu.test(String(error)) ? refuseAs('tooDeep') : refuseAs('damaged'),
  );
  const header = (key: string): string => mail.headers.find((one) => one.key === key)?.value ?? '';
  if (!['from', 'subject', 'date', 'received', 'message-id'].some((key) => header(key) !== ''))
    refuseAs('other');
  const type = header('content-type').toLowerCase();
  if (/^\s*multipart\/encrypted/u.test(type) || (/pkcs7-mime/u.test(type) && !/signed-data/u.test(type)))
    refuse('that is encrypted', 'open it in your mail program and save its text');
  const canonical = createCanonical(mail.subject);
  writeHead(canonical, mail, header('date'));
  const { html, text } = mail;
  // Mail programs show the HTML; the text part serves where it says the same.
  if (html && (!text || wordsOf(plainText(visible(html))) !== wordsOf(text)))
    writeHtml(canonical, html, { styles: stylesInPage(html), deeper: 1 });
  else writeMailText(createBlocks(canonical), text ?? '');
  const names = mail.attachments
    .filter(({ related }) => !related)
    .map(({ filename }) => filename ?? 'one without a name');
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  if (names.length > 0)
    canonical.warn(
      `its attachments are not read: ${names.slice(0, mostNames).join(', ')}${more}; save them beside it`,
    );
  return canonical.converted(writtenDay(header('date')) ?? dayOf(mail.date));
});

function writeHead(canonical: Canonical, { subject, from, to }: Email, date: string): void {
  const line = (name: string, value: string): void => {
    if (value.trim() !== '') canonical.line(`<p>${name}: ${escapeText(value.trim())}</p>`);
  };
  if (subject?.trim()) canonical.line(`<h1>${escapeText(subject.trim())}</h1>`);
  line('From', from ? nameOf(from) : '');
  line('To', (to ?? []).map(nameOf).join(', '));
  line('Date', date);
}

function nameOf(one: Address): string {
  if (one.group) return `${one.name}: ${one.group.map(nameOf).join(', ')}`;
  return one.name && one.name !== one.address ? `${one.name} <${one.address}>` : one.address;
}

/** Without what no reader sees. */
const visible = (html: string): string => html.replace(/<(style|script|title)\b[^<>]*>[^<]*<\/\1>/giu, ' ');

const wordsOf = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day as its sender's clock had it. */
function writtenDay(header: string): string | undefined {
  const [, day = '', name = '', year = ''] =
    /\b(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\b/u.exec(header) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  return month > 0 ? dayOf(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined;
}
