/** Opens a PDF out of the vault, reading only the ranges that are needed. For pdf-body.tsx. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { callEngine } from '../../../bridge/engine.ts';
import { readContent, type ContentRef } from '../content/read-content.ts';
import { BundledCharacterMaps, BundledFonts, pictureDecoderBase, startPdfWorker } from './bundled-files.ts';

export type PdfPasswordAsk = (answer: (password: string) => void, wasWrong: boolean) => void;

export interface OpeningPdf {
  /** Rejects when it is no PDF, is damaged, or cannot be read. */
  readonly document: Promise<PDFDocumentProxy>;
  /** Ends the worker and drops everything that was read. */
  readonly close: () => void;
}

const rangeBytes = 256 * 1024;
/** Ranges read at once; the engine takes no more than a certain number of calls. */
const readsAtOnce = 4;

export function openPdf(content: ContentRef & { readonly sizeBytes: number }, onPassword: PdfPasswordAsk): OpeningPdf {
  const thread = startPdfWorker();
  const worker = pdfjs.PDFWorker.create({ port: thread });
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  const range = new VaultRange(content, (error) => {
    fail(error);
  });
  const task = pdfjs.getDocument({
    range,
    worker,
    rangeChunkSize: rangeBytes,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    // WebAssembly is refused by the policy of the page; scripts do its work.
    useWasm: false,
    useWorkerFetch: false,
    wasmUrl: pictureDecoderBase,
    CMapReaderFactory: BundledCharacterMaps,
    StandardFontDataFactory: BundledFonts,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  task.onPassword = (answer: (password: string) => void, reason: number) => {
    onPassword(answer, reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD);
  };
  return {
    document: Promise.race([task.promise, failed]),
    close: () => {
      range.abort();
      void task.destroy().finally(() => {
        worker.destroy();
        thread.terminate();
      });
    },
  };
}

/** Answers the library's wishes for ranges, a few at a time. */
class VaultRange extends pdfjs.PDFDataRangeTransport {
  readonly #content: ContentRef;
  readonly #onFailure: (error: unknown) => void;
  readonly #abort = new AbortController();
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = 0;

  constructor(content: ContentRef & { readonly sizeBytes: number }, onFailure: (error: unknown) => void) {
    super(content.sizeBytes, null);
    this.#content = content;
    this.#onFailure = onFailure;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#waiting.push(async () => {
      const { signal } = this.#abort;
      const bytes = await readContent(
        (input) => callEngine('files/read', input),
        this.#content,
        { offset: begin, length: end - begin },
        { signal },
      );
      this.onDataRange(begin, bytes);
    });
    this.#next();
  }

  override abort(): void {
    this.#waiting.length = 0;
    this.#abort.abort();
  }

  #next(): void {
    while (this.#running < readsAtOnce) {
      const read = this.#waiting.shift();
      if (!read) return;
      this.#running += 1;
      void read()
        .catch((error: unknown) => {
          if (!this.#abort.signal.aborted) this.#onFailure(error);
        })
        .finally(() => {
          this.#running -= 1;
          this.#next();
        });
    }
  }
}
