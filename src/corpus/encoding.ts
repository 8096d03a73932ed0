// Which encoding bytes that are no UTF-8 are written in: as a page declares it, as is beyond doubt, or as it most likely is.

/** How sure we are decides whether the bytes are read. */
export type Guess =
  /** Read so: the page says it, or every reading that is possible gives these characters. */
  | { readonly text: string }
  /** Only a hint for its owner; a name that iconv knows. */
  | { readonly likely: string }
  /** No text at all. */
  | { readonly kind: string };

/** `bytes` are no valid UTF-8. `page`: they are HTML, whose declaration counts. */
export function guessEncoding(bytes: Uint8Array, page: boolean): Guess {
  const kind = signatures.find(([start]) => latin1(bytes, start.length) === start)?.[1];
  if (kind !== undefined) return { kind };
  const declared = page ? declaredIn(latin1(bytes, declaredWithin)) : undefined;
  const obeyed = declared === undefined ? undefined : decodeAs(bytes, declared);
  if (obeyed !== undefined) return { text: obeyed };
  const wide = wideOf(bytes);
  if (wide !== undefined) return wide;
  const western = decodeAs(bytes, 'windows-1252') ?? '';
  if (isBinary(western)) return { kind: 'data' };
  const text = withWindowsSigns(bytes);
  return text === undefined ? { likely: likelyOf(bytes, western) } : { text };
}

/** Beginnings of files that are no text. */
const signatures: readonly (readonly [start: string, kind: string])[] = [
  ['\x89PNG', 'an image (PNG)'],
  ['\xff\xd8\xff', 'an image (JPEG)'],
  ['GIF8', 'an image (GIF)'],
  ['PK\x03\x04', 'an archive (ZIP, DOCX, XLSX)'],
  ['%PDF-', 'a PDF'],
  ['\xd0\xcf\x11\xe0', 'an old Office file'],
  ['\x1f\x8b', 'an archive (GZIP)'],
];

/** Bytes from the start of a page in which its declaration must stand (WHATWG). */
const declaredWithin = 1024;
const declaration =
  /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)|^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w:.-]+)/iu;

function declaredIn(head: string): string | undefined {
  const found = declaration.exec(head.replace(/<!--[\s\S]*?(?:-->|$)/gu, ''));
  const label = found?.[1] ?? found?.[2];
  // A declaration that can be read at all as ASCII is no UTF-16.
  return label === undefined || /^utf/iu.test(label) ? undefined : label;
}

const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.subarray(0, length)).toString('latin1');

/** What Windows-1252 has for the bytes 80 to 9F; older versions of Node leave control characters there. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Undefined where the bytes are not valid in it, or nobody knows the encoding. */
function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252'
      ? text.replace(/(?=\P{ASCII})\p{Cc}/gu, (c) => upper.charAt(c.charCodeAt(0) - 0x80))
      : text;
  } catch {
    return undefined;
  }
}

/** Bytes looked at where all would take long. */
const looked = 20_000;

/** UTF-16 without its mark: nearly every other byte of Western text is 0. */
export function wideOf(bytes: Uint8Array): Guess | undefined {
  const zeros = [0, 0];
  const end = Math.min(bytes.length, looked);
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || even + odd < end / 8 || Math.min(even, odd) * 10 > Math.max(even, odd))
    return undefined;
  const name = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decodeAs(bytes, name);
  return text === undefined || isBinary(text) ? undefined : { text };
}

/** Control characters, but for white space and what terminals are told: no text holds them. */
export function isBinary(text: string): boolean {
  for (let at = 0; at < Math.min(text.length, looked); at++) {
    const unit = text.charCodeAt(at);
    if (unit < 32 && !(unit >= 8 && unit <= 13) && unit !== 26 && unit !== 27) return true;
  }
  return false;
}

/** Characters that Windows-1252 and the code pages of Central Europe and Turkey write with the same byte. */
const shared = /^[€‚„…†‡‰‹‘’“”•–—™›\xa0¤¦§¨©«¬®°±´µ¶·¸»ÁÂÄÇÉËÍÎÓÔÖ×ÚÜßáâäçéëíîóôö÷úü]$/u;
/** Signs that only Windows writes so: they tell its text from that of other systems. */
const sign = /[€‘’“”–—…•]/u;
/** Letters of another script stand in rows; marks of punctuation inside a word are letters of a DOS code page. */
const foreign = /[\xc0-\xff]{3}|\p{L}[€‚„…†‡‰‹“”•™›¤¦§¨¬±¶¸÷×]\p{L}/u;
const sequence = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/gu;

/** Text with the typographic signs of Windows, perhaps pasted into UTF-8; undefined where another reading is possible. */
function withWindowsSigns(bytes: Uint8Array): string | undefined {
  let signs = 0;
  let doubtful = false;
  const text = latin1(bytes, bytes.length).replace(sequence, (found) => {
    const utf8 = found.length > 1 ? decodeAs(Buffer.from(found, 'latin1'), 'utf-8') : undefined;
    if (utf8 !== undefined && !/\p{Cc}/u.test(utf8)) return utf8;
    const read = decodeAs(Buffer.from(found, 'latin1'), 'windows-1252') ?? '';
    if (![...read].every((c) => shared.test(c))) doubtful = true;
    if (sign.test(read)) signs++;
    return read;
  });
  return signs === 0 || doubtful || foreign.test(text) ? undefined : text;
}

/** What a script's texts are full of. */
const usual: readonly (readonly [name: string, label: string, least: number, letters: RegExp])[] = [
  ['SHIFT_JIS', 'shift_jis', 0.2, /[\u3041-\u309f\u30a1-\u30ff]/gu],
  ['EUC-JP', 'euc-jp', 0.2, /[\u3041-\u309f\u30a1-\u30ff]/gu],
  ['EUC-KR', 'euc-kr', 0.2, /[이다는을를의가에고하지로은나어도기사리한대서인자일시으니라수해스아그보정게]/gu],
  [
    'GB18030',
    'gb18030',
    0.06,
    /[的一是不了在人有我他这个们中来上大为和国时要以会可也你对生能而子得于着下之年过发后作里用道行所然家种事成方多经去法学如都同现没动面起看定天分还进好小部其些主样理心本前开但因只从想点个月日]/gu,
  ],
  [
    'BIG5',
    'big5',
    0.06,
    /[的一是不了在人有我他這個們中來上大為和國時要以會可也你對生能而子得於著下之年過發後作裡用道行所然家種事成方多經去法學如都同現沒動面起看定天分還進好小部其些主樣理心本前開但因只從想點個月日]/gu,
  ],
  ['KOI8-R', 'koi8-r', 0.6, /[оеаинтсвлрмдпуяызьбгчй]/gu],
  ['WINDOWS-1251', 'windows-1251', 0.6, /[оеаинтсвлрмдпуяызьбгчй]/gu],
];

/** Where most letters are Western: Windows-1252. Else the encoding whose reading holds most of what its script is full of. */
function likelyOf(bytes: Uint8Array, western: string): string {
  const ascii = western.match(/[A-Za-z]/gu)?.length ?? 0;
  const high = western.match(/\P{ASCII}/gu)?.length ?? 0;
  if (high < ascii / 3 && !/[\xc0-\xff]{4}/u.test(western)) return 'WINDOWS-1252';
  const scores = usual.map(([name, label, least, letters]) => {
    const text = decodeAs(bytes, label) ?? '';
    const share = (text.match(letters)?.length ?? 0) / Math.max(1, text.match(/\P{ASCII}/gu)?.length ?? 0);
    return { name, score: share / least };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score >= 1) return best.name;
  return decodeAs(bytes, 'gb18030') === undefined ? 'WINDOWS-1252' : 'GB18030';
}
