// What PDFium alone takes for the text of all pages: nothing is looked at, put in order or proven.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

export type BareRead = { readonly pages: number; readonly seconds: number; readonly cpu: number };

/** Reads the files one after the other, here; those that it cannot open count nothing. */
export async function readBare(files: readonly string[]): Promise<BareRead> {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const fpdf = await init({ wasmBinary: new Uint8Array(readFileSync(wasm)).buffer });
  fpdf.PDFiumExt_Init();
  const { malloc, free } = fpdf.pdfium.wasmExports;
  const heap = fpdf.pdfium as unknown as { readonly HEAPU8: Uint8Array };
  let pages = 0;
  const [begun, used] = [performance.now(), process.cpuUsage()];
  for (const file of files) {
    const bytes = readFileSync(file);
    const at = malloc(bytes.length);
    // A view that is made anew where its memory grew.
    heap.HEAPU8.set(bytes, at);
    const doc = fpdf.FPDF_LoadMemDocument(at, bytes.length, '');
    const count = doc === 0 ? 0 : fpdf.FPDF_GetPageCount(doc);
    for (let n = 0; n < count; n++) {
      const page = fpdf.FPDF_LoadPage(doc, n);
      const text = fpdf.FPDFText_LoadPage(page);
      const characters = fpdf.FPDFText_CountChars(text);
      const buffer = malloc(2 * characters + 2);
      fpdf.FPDFText_GetText(text, 0, characters, buffer);
      fpdf.pdfium.UTF16ToString(buffer);
      free(buffer);
      fpdf.FPDFText_ClosePage(text);
      fpdf.FPDF_ClosePage(page);
    }
    pages += count;
    if (doc !== 0) fpdf.FPDF_CloseDocument(doc);
    free(at);
  }
  const { user, system } = process.cpuUsage(used);
  return { pages, seconds: (performance.now() - begun) / 1_000, cpu: (user + system) / 1e6 };
}
