// What of a saved mail can be quoted: the text that a mail program shows, who wrote it and when.
import { describe, expect, it } from 'vitest';
import { mailConverter } from '../../../src/corpus/mail/mail.ts';
import { blocksOf, describeConverter, read } from '../converter-contract.ts';

const head = [
  'From: Ada Lindqvist <ada@example.org>',
  'To: Harbour <office@example.org>',
  'Subject: =?UTF-8?Q?Fees_in_M=C3=A4rz?=',
  'Date: Thu, 02 Jul 2026 23:30:00 -0500',
  'MIME-Version: 1.0',
];
const mail = (headers: readonly string[], body: string): Uint8Array =>
  Buffer.from([...head, ...headers, '', body].join('\r\n'));
const part = (headers: readonly string[], body: string): string =>
  ['--b', ...headers, '', body, ''].join('\r\n');
const both = (text: string, html: string): Uint8Array =>
  mail(
    ['Content-Type: multipart/alternative; boundary=b'],
    `${part(['Content-Type: text/plain; charset=utf-8'], text)}${part(['Content-Type: text/html; charset=utf-8'], html)}--b--`,
  );
const blocks = async (bytes: Uint8Array) => blocksOf(await read(mailConverter, bytes)).slice(4);

describe('a mail', () => {
  it('has its subject as title and heading, and says who wrote when', async () => {
    const converted = await read(mailConverter, mail([], 'A mooring costs 40 crowns.'));
    expect(blocksOf(converted)).toEqual([
      'heading1: Fees in März',
      'paragraph: From: Ada Lindqvist <ada@example.org>',
      'paragraph: To: Harbour <office@example.org>',
      'paragraph: Date: Thu, 02 Jul 2026 23:30:00 -0500',
      'paragraph: A mooring costs 40 crowns.',
    ]);
    expect(converted).toMatchObject({ date: '2026-07-02', parsed: { title: 'Fees in März' } });
  });

  it('has paragraphs, lists, and quotations of mails before', async () => {
    const text =
      'Hello,\r\nsee below:\r\n\r\n- by day\r\n- by week,\r\n  or month\r\n\r\n> What does it\r\n> cost?\r\n\r\nForty.';
    const bytes = mail([], text);
    expect(await blocks(bytes)).toEqual([
      'paragraph: Hello, see below:',
      'item1: by day',
      'item1: by week, or month',
      'paragraph: What does it cost?',
      'paragraph: Forty.',
    ]);
    expect((await read(mailConverter, bytes)).source).toContain(
      '<blockquote>\n<p>What does it<br>cost?</p>\n</blockquote>',
    );
  });

  it('is read by its HTML where that says something else than its text', async () => {
    expect(await blocks(both('Forty crowns.', '<p>Fifty crowns.</p>'))).toEqual(['paragraph: Fifty crowns.']);
    expect(await blocks(both('Forty\r\n\r\n> crowns.', '<p>Forty <b>crowns</b>.</p>'))).toEqual([
      'paragraph: Forty',
      'paragraph: crowns.',
    ]);
  });

  it('with HTML shows nothing that is hidden in it', async () => {
    const html =
      '<style>.x{display:none}</style><title>Secret</title><p class="x">Secret</p><p style="display:none">Secret</p><table><tr><td>Open.</td></tr></table><blockquote>Asked before.</blockquote><img alt="Secret"><script>Secret</script>';
    expect(await blocks(both('Other.', html))).toEqual(['paragraph: Open.', 'paragraph: Asked before.']);
  });

  it('names its attachments and reads none', async () => {
    const bytes = mail(
      ['Content-Type: multipart/mixed; boundary=b'],
      `${part(['Content-Type: text/plain'], 'See the file.')}${part(['Content-Type: text/plain', 'Content-Disposition: attachment; filename="fees.txt"'], 'Secret fee.')}--b--`,
    );
    const converted = await read(mailConverter, bytes);
    expect(blocksOf(converted).slice(4)).toEqual(['paragraph: See the file.']);
    expect(converted.warnings).toEqual(['its attachments are not read: fees.txt; save them beside it']);
  });
});

const nested = (depth: number): string =>
  depth === 0
    ? 'Content-Type: text/plain\r\n\r\nDeep.'
    : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--`;

describeConverter(
  'mail',
  mailConverter,
  [
    {
      name: 'text',
      bytes: mail(['Content-Type: text/plain; charset=utf-8'], 'A mooring costs 40 <crowns> & more.'),
      shows: ['Fees in März', 'Ada Lindqvist', 'A mooring costs 40 <crowns> & more.'],
    },
    {
      name: 'HTML',
      bytes: both('Other', '<p>Forty.</p><p hidden>Hidden secret</p>'),
      shows: ['Forty.'],
      hides: ['Hidden secret', 'Other'],
    },
  ],
  [
    { name: 'empty', bytes: new Uint8Array(0), reason: /^a mail that is empty$/ },
    { name: 'no mail', bytes: Buffer.from('Just a text.'), reason: /^a mail by name only$/ },
    {
      name: 'encrypted',
      bytes: mail(['Content-Type: multipart/encrypted; boundary=b'], 'x'),
      reason: /^a mail that is encrypted$/,
      remedy: /mail program/,
    },
    {
      name: 'sealed',
      bytes: mail(['Content-Type: application/pkcs7-mime; smime-type=enveloped-data'], 'x'),
      reason: /^a mail that is encrypted$/,
    },
    {
      name: 'nested 200 times',
      bytes: Buffer.from(`${head.join('\r\n')}\r\n${nested(200)}`),
      reason: /too deeply/,
    },
  ],
);
