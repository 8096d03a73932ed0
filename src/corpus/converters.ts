// The converter of each format that is no text, loaded only where such a file is read. The process apart alone names them.
import type { ConvertedFormat } from '../domain.ts';
import type { Converter } from './converted.ts';

const loads: Readonly<Record<ConvertedFormat, () => Promise<Converter>>> = {
  pdf: async () => (await import('./pdf/pdf.ts')).pdfConverter,
  docx: async () => (await import('./docx/docx.ts')).docxConverter,
  pptx: async () => (await import('./pptx/pptx.ts')).pptxConverter,
  xlsx: async () => (await import('./xlsx/xlsx.ts')).xlsxConverter,
  odt: async () => (await import('./odf/odt.ts')).odtConverter,
  ods: async () => (await import('./odf/ods.ts')).odsConverter,
  epub: async () => (await import('./epub/epub.ts')).epubConverter,
  mail: async () => (await import('./mail/mail.ts')).mailConverter,
};

/** Reads the bytes of a format. */
export const loadConverter = (format: ConvertedFormat): Promise<Converter> => loads[format]();
