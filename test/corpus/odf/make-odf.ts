// Makes files of LibreOffice for tests from the XML of their content.
import { type Entries, zipOf } from '../zip/make-zip.ts';

const open = 'urn:oasis:names:tc:opendocument:xmlns';
const names = ['office', 'text', 'table', 'style', 'meta', 'manifest']
  .map((name) => `xmlns:${name}="${open}:${name}:1.0"`)
  .concat(`xmlns:draw="${open}:drawing:1.0"`, `xmlns:fo="${open}:xsl-fo-compatible:1.0"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .join(' ');

const look = (name: string, properties: string, family = 'text'): string =>
  `<style:style style:name="${name}" style:family="${family}">${properties}</style:style>`;

const automatic = [
  look('Hidden', '<style:text-properties text:display="none"/>'),
  look('White', '<style:text-properties fo:color="#ffffff"/>'),
  look('Struck', '<style:text-properties style:text-line-through-style="solid"/>'),
  look('Raised', '<style:text-properties style:text-position="super 58%"/>'),
  look('Unshown', '<style:table-properties table:display="false"/>', 'table'),
  '<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>',
  '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1"/></text:list-style>',
].join('');

const levels = [1, 2].map(
  (n) => `<text:outline-level-style text:level="${n}" style:num-format="1" text:display-levels="${n}"/>`,
);
export const numberedHeadings = `<text:outline-style style:name="Outline">${levels.join('')}</text:outline-style>`;

const archive = (kind: string, content: string, styles: string, more: Entries): Uint8Array =>
  zipOf({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${names}><office:automatic-styles>${automatic}</office:automatic-styles><office:body>${content}</office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${names}><office:styles>${look('Title', '', 'paragraph')}${styles}</office:styles></office:document-styles>`,
    'meta.xml': `<office:document-meta ${names}><office:meta><dc:title>Harbour</dc:title><dc:date>2026-07-02T10:00:00</dc:date></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `<manifest:manifest ${names}><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>`,
    ...more,
  });

export const odtOf = (body: string, styles = '', more: Entries = {}): Uint8Array =>
  archive('text', `<office:text>${body}</office:text>`, styles, more);

export const odsOf = (sheets: string, more: Entries = {}): Uint8Array =>
  archive('spreadsheet', `<office:spreadsheet>${sheets}</office:spreadsheet>`, '', more);

export const lockedManifest = {
  'META-INF/manifest.xml': `<manifest:manifest ${names}><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`,
};
