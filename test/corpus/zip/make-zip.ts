// Makes small archives for tests: files of Office, of LibreOffice, books, and such as lie about themselves.
import { strToU8, zipSync } from 'fflate';

export type Entries = Readonly<Record<string, string | Uint8Array>>;

/** Packed at a fixed moment, so that the same entries give the same bytes. */
export const zipOf = (entries: Entries): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
    { level: 9, mtime: new Date(2026, 0, 2) },
  );

/** Says another unpacked size of all its entries than is true, in both places where an archive says it. */
export function lyingZip(entries: Entries, size: number): Uint8Array {
  const bytes = zipOf(entries);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 30 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

/** What begins a file of Office that is locked, and an old one. */
export const compoundFile = (stream: string): Uint8Array => {
  const bytes = new Uint8Array(4_096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(stream, 'utf16le'), 1_024);
  return bytes;
};

const office = 'http://schemas.openxmlformats.org';

export type Relation = readonly [id: string, type: string, target: string, external?: true];

export const relationsOf = (relations: readonly Relation[]): string => {
  const written = relations.map(
    ([id, type, target, external]) =>
      `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="${office}/package/2006/relationships">${written.join('')}</Relationships>`;
};

export const coreProperties = (title: string, modified: string): string =>
  `<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${title}</dc:title><dcterms:modified>${modified}</dcterms:modified></cp:coreProperties>`;

/** The parts around the main one of a file of Office. */
export const officeParts = (main: string, core?: string): Entries => ({
  '_rels/.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="a" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="${main}"/>${
    core === undefined
      ? ''
      : `<Relationship Id="b" Type="${office}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`
  }</Relationships>`,
  ...(core === undefined ? {} : { 'docProps/core.xml': core }),
});

const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
  '',
);

/** Ways in which XML attacks whoever reads it, for a part whose text stands in `<TAG>`. */
export const hostileXml = {
  bomb: `<!DOCTYPE x [<!ENTITY e0 "lol">${entities}]><x>&e12;</x>`,
  outside: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  deep: `${'<x>'.repeat(60_000)}${'</x>'.repeat(60_000)}`,
} as const;

/** 64 MB that pack to some 60 kB. */
export const blanks = (): Uint8Array => new Uint8Array(64 * 1_024 * 1_024).fill(32);
