// PDFium, loaded when the first PDF is read, and a file opened in it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { sizes } from './limits.ts';

/** Another build may read the same bytes in another way. */
export const pdfiumVersion = '2.15.1';

type Heap = {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPF64: Float64Array;
};

/** PDFium as it runs, with the memory that it shares with this program. */
export type Engine = {
  readonly fpdf: WrappedPdfiumModule;
  /** The views of its memory: taken anew after every call that may have made it grow. */
  readonly heap: Heap;
  /** A place in its memory for what a call hands back: 1 KB. */
  readonly scratch: number;
};

/** A file that is open in the engine: its handle, and how many pages it has. */
export type PdfFile = Engine & { readonly doc: number; readonly pages: number };

/** Why a file cannot be opened. */
export type Fault = 'password' | 'damaged';

const scratchBytes = 1_024;
let engine: Promise<Engine> | undefined;

async function start(): Promise<Engine> {
  const { init } = await import('@embedpdf/pdfium');
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const overrides: Record<string, unknown> = {
    wasmBinary: readFileSync(wasm),
    print: () => undefined,
    printErr: () => undefined,
  };
  const fpdf = direct(await init(overrides));
  fpdf.PDFiumExt_Init();
  const heap = fpdf.pdfium as unknown as Heap;
  return { fpdf, heap, scratch: fpdf.pdfium.wasmExports.malloc(scratchBytes) };
}

/** Functions that are called with a text. */
const worded = ['FPDF_LoadMemDocument', 'FPDF_GetMetaText'];

/** The package's way to a function takes longer than most of them: those that take numbers are called without it. Booleans are 0 and 1 then. */
function direct(fpdf: WrappedPdfiumModule): WrappedPdfiumModule {
  const exported: Readonly<Record<string, unknown>> = { ...fpdf.pdfium.wasmExports };
  const numbers = Object.keys(fpdf).filter(
    (name) => typeof exported[name] === 'function' && !worded.includes(name),
  );
  return { ...fpdf, ...Object.fromEntries(numbers.map((name) => [name, exported[name]])) };
}

/**
 * Hands the opened file to `use` and closes it behind it. A fault of the engine itself (its memory is at an end, its
 * code ran against a wall) throws; the engine is let go of then, and the next file gets a new one.
 */
export async function withPdf<T>(bytes: Uint8Array, use: (file: PdfFile) => T): Promise<T | Fault> {
  engine ??= start();
  const running = engine;
  const { fpdf, heap, scratch } = await running.catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  const letGo = (): void => {
    if (engine === running) engine = undefined;
  };
  try {
    const at = fpdf.pdfium.wasmExports.malloc(bytes.length);
    if (at === 0) throw new RangeError('out of memory');
    heap.HEAPU8.set(bytes, at);
    const doc = fpdf.FPDF_LoadMemDocument(at, bytes.length, '');
    if (doc === 0) {
      const code = fpdf.FPDF_GetLastError();
      fpdf.pdfium.wasmExports.free(at);
      return code === passwordError || code === securityError ? 'password' : 'damaged';
    }
    const outcome = use({ fpdf, heap, scratch, doc, pages: fpdf.FPDF_GetPageCount(doc) });
    fpdf.FPDF_CloseDocument(doc);
    fpdf.pdfium.wasmExports.free(at);
    if (heap.HEAPU8.length > sizes.engine) letGo();
    return outcome;
  } catch (error) {
    letGo();
    throw error;
  }
}

const passwordError = 4;
const securityError = 5;

/** Text that a call writes as UTF-16: called once for its length in bytes, once for the text. */
export function utf16({ fpdf }: Engine, call: (buffer: number, length: number) => number): string {
  const length = call(0, 0);
  if (length <= 2 || length > 1_000_000) return '';
  const { malloc, free } = fpdf.pdfium.wasmExports;
  const buffer = malloc(length + 2);
  call(buffer, length);
  const text = fpdf.pdfium.UTF16ToString(buffer, length);
  free(buffer);
  return text.replace(/\0+$/u, '');
}
