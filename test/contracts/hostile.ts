// Texts that try to act: to ping, link, format, hide, reorder or flood. One list for every renderer and terminal.

export type Hostile = { readonly name: string; readonly text: string };

/** Written with escapes where an editor would hide or turn what stands there. */
export const hostile: readonly Hostile[] = [
  { name: 'Slack broadcast', text: 'Hello <!channel> and <!here> and <!everyone|all>.' },
  { name: 'Slack mentions', text: 'Ask <@U024BE7LH> or <!subteam^SAZ94GDB8> in <#C024BE7LR|general>.' },
  { name: 'Slack link', text: 'Press <http://evil.example/x|your bank> or <mailto:a@b.example|mail>.' },
  { name: 'Slack entities', text: 'Already escaped: &lt;!channel&gt; &amp;amp; &#60;@U1&#62;.' },
  {
    name: 'Slack mark-up',
    text: '*bold* _italic_ ~struck~ `code` ```fence``` > quote and :tada: :skin-tone-2:',
  },
  {
    name: 'Slack date',
    text: '<!date^1392734382^{date} at {time}^https://evil.example/|February 18th, 2014>',
  },
  { name: 'Discord broadcast', text: '@everyone and @here, come and see.' },
  {
    name: 'Discord mentions',
    text: '<@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#123456789012345678>',
  },
  {
    name: 'Discord commands and time',
    text: '</ask:123456789012345678> <t:1700000000:R> <id:customize> <:name:123456789012345678>',
  },
  {
    name: 'masked link',
    text: '[your bank](https://evil.example "title") and [a][1] and ![img](https://evil.example/i.png)',
  },
  { name: 'bare addresses', text: 'https://evil.example/a_b_c and www.evil.example and discord.gg/abc' },
  { name: 'angle address', text: '<https://evil.example/> and <javascript:alert(1)>' },
  { name: 'fences', text: '``` closes ```` and `` too `, then ~~~ as well' },
  { name: 'fence on its own line', text: 'before\n```\n@everyone\n```\nafter' },
  { name: 'headings', text: '# one\n## two\n-# small\n> quote\n>>> long quote\n1. first\n- item\n* item' },
  {
    name: 'spoiler and emphasis',
    text: '||hidden|| **bold** __under__ ***both*** ~~gone~~ _a_b_ snake_case_name',
  },
  { name: 'backslashes', text: 'C:\\temp\\*.log \\* \\_ \\\\server\\share \\' },
  {
    name: 'HTML',
    text: '<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; <b>bold</b> "quoted" \'single\'',
  },
  {
    name: 'right to left override',
    text: 'invoice\u202Efdp.exe and \u2067isolated\u2069 and \u200Fmark\u061C',
  },
  { name: 'zero width', text: 'ev\u200Bery\u200Cone\u200D \uFEFF\u2060 soft\u00ADhyphen @\u200Beveryone' },
  {
    name: 'terminal control',
    text: 'red \u001B[31mred\u001B[0m \u001B]8;;https://evil.example\u0007link\u001B]8;;\u0007 bell\u0007 back\u0008 \u009B31m',
  },
  { name: 'stacked accents', text: `Z${'\u0300\u0301\u0302\u0303'.repeat(40)}algo` },
  { name: 'emoji', text: '👩‍👩‍👧‍👦 🇫🇷 👍🏽 ✈️ ☺︎ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢' },
  { name: 'scripts', text: '日本語の文。 中文句子。 हिन्दी वाक्य। ประโยคภาษาไทย نص عربي טקסט עברי' },
  { name: 'lone surrogate', text: 'half \uD83D of a pair and \uDC00 the other' },
  {
    name: 'template',
    text: '$\u007Bprocess.env.SLACK_BOT_TOKEN} {{constructor}} %s %n $(id) `id` ; rm -rf /',
  },
  {
    name: 'path',
    text: '../../../../etc/passwd ..\\..\\windows\\win.ini /proc/self/environ file:///etc/passwd',
  },
  { name: 'prototype', text: '__proto__ constructor toString hasOwnProperty' },
  { name: 'regular expression', text: `${'a'.repeat(200)}! (a+)+$ [[[[((((` },
  { name: 'line ends', text: 'one\r\ntwo\rthree\u2028four\u2029five\u0085six\u000Bseven' },
  { name: 'one long word', text: 'x'.repeat(2_500) },
];

/** A question of 100 kB, as nobody types it. */
export const flood = 'flood <!channel> @everyone *x* '.repeat(3_300);
