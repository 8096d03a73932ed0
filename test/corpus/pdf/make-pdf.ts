// Small PDFs, written by hand: what stands where on their pages is said in PDF's own words.

export type Made = {
  /** Operators of a content stream. */
  readonly content: string;
  /** Points; A4 unless said. */
  readonly box?: readonly [number, number, number, number];
  readonly crop?: readonly [number, number, number, number];
  readonly rotate?: number;
};

type Options = {
  readonly title?: string;
  readonly changed?: string;
  readonly language?: string;
  /** What is printed on the first page where it is not 1: "i". */
  readonly labels?: string;
  readonly locked?: boolean;
  readonly outline?: readonly { readonly title: string; readonly page: number }[];
};

export type Look = {
  readonly font?: 'plain' | 'bold' | 'mono' | 'any';
  readonly size?: number;
  /** Red, green, blue; 0 to 1. */
  readonly colour?: string;
  /** 3: drawn by nothing. */
  readonly mode?: number;
};

const fonts = { plain: 'F1', bold: 'F2', mono: 'F3', any: 'F4' };

/** A line of text at a place; the font `any` has letters for all scripts, as they are given from left to right. */
export function text(x: number, y: number, written: string, look: Look = {}): string {
  const { font = 'plain', size = 11, colour = '0 0 0', mode = 0 } = look;
  const string =
    font === 'any'
      ? `<${[...Buffer.from(written, 'utf16le').swap16()].map((b) => b.toString(16).padStart(2, '0')).join('')}>`
      : `(${written.replace(/[\\()]/g, '\\$&')})`;
  return `q BT ${colour} rg ${mode} Tr /${fonts[font]} ${size} Tf ${x} ${y} Td ${string} Tj ET Q\n`;
}

/** Lines below each other, from `y` down. */
export const lines = (
  x: number,
  y: number,
  written: readonly string[],
  look: Look = {},
  leading = 13,
): string => written.map((line, i) => text(x, y - i * leading, line, look)).join('');

/** A filled rectangle: left, bottom, width, height. */
export const surface = (box: readonly number[], colour: string): string =>
  `q ${colour} rg ${box.join(' ')} re f Q\n`;

/** A grey picture that fills a box. */
export const picture = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]): string =>
  `q ${width} 0 0 ${height} ${x} ${y} cm /I1 Do Q\n`;

export function makePdf(pages: readonly Made[], options: Options = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const catalog = add('');
  const tree = add('');
  const stream = (dict: string, body: string): string =>
    `<< ${dict} /Length ${Buffer.byteLength(body, 'latin1')} >>\nstream\n${body}\nendstream`;
  const simple = (name: string): number =>
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  const unicode = add(
    stream(
      '',
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
        '1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end',
    ),
  );
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [32 127 500] >>`,
  );
  const any = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  const [plain, bold, mono] = ['Helvetica', 'Helvetica-Bold', 'Courier'].map(simple);
  const image = add(
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      '\xdd',
    ),
  );
  const resources = `<< /Font << /F1 ${plain} 0 R /F2 ${bold} 0 R /F3 ${mono} 0 R /F4 ${any} 0 R >> /XObject << /I1 ${image} 0 R >> >>`;
  const kids = pages.map(({ content, box = [0, 0, 595, 842], crop, rotate }) => {
    const body = add(stream('', content));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [${box.join(' ')}] ${crop ? `/CropBox [${crop.join(' ')}]` : ''} ${rotate ? `/Rotate ${rotate}` : ''} /Resources ${resources} /Contents ${body} 0 R >>`,
    );
  });
  objects[tree - 1] =
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`;
  const { title, changed, language, labels, locked, outline = [] } = options;
  const root = add('');
  const marks = outline.map(({ title: name, page }, i) =>
    add(
      `<< /Title (${name}) /Parent ${root} 0 R /Dest [${kids[page]} 0 R /Fit] ${i + 1 < outline.length ? `/Next ${root + i + 2} 0 R` : ''} >>`,
    ),
  );
  objects[root - 1] = marks.length
    ? `<< /Type /Outlines /First ${marks[0]} 0 R /Last ${marks.at(-1)} 0 R /Count ${marks.length} >>`
    : '<< >>';
  objects[catalog - 1] =
    `<< /Type /Catalog /Pages ${tree} 0 R ${marks.length ? `/Outlines ${root} 0 R` : ''} ${language ? `/Lang (${language})` : ''} ` +
    `${labels ? `/PageLabels << /Nums [0 << /S /r >> ${labels.length} << /S /D >>] >>` : ''} >>`;
  const info = add(`<< ${title ? `/Title (${title})` : ''} ${changed ? `/ModDate (${changed})` : ''} >>`);
  const secret = locked
    ? add(`<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`)
    : 0;
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) file += `${String(at).padStart(10, '0')} 00000 n \n`;
  const lock = secret ? `/Encrypt ${secret} 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]` : '';
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R ${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
