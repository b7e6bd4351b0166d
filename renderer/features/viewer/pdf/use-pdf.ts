/** The open PDF of a part of the viewer; closed, with its memory, when the part goes away. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { isEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { openPdf } from './open-pdf.ts';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'password'; readonly wasWrong: boolean; readonly answer: (password: string) => void }
  | { readonly kind: 'open'; readonly document: PDFDocumentProxy; readonly firstSize: PageSize }
  /** Not a PDF that can be read; `error` where the vault could not give it. */
  | { readonly kind: 'failed'; readonly error: EngineError | undefined };

export function usePdf(id: string, versionId: string, sizeBytes: number): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  useEffect(() => {
    let isWanted = true;
    setState({ kind: 'opening' });
    const opening = openPdf({ id, versionId, sizeBytes }, (answer, wasWrong) => {
      if (isWanted) {
        setState({
          kind: 'password',
          wasWrong,
          answer: (password) => {
            setState({ kind: 'opening' });
            answer(password);
          },
        });
      }
    });
    const show = async () => {
      try {
        const document = await opening.document;
        const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
        if (isWanted) setState({ kind: 'open', document, firstSize: { width, height } });
      } catch (error) {
        if (isWanted) setState({ kind: 'failed', error: isEngineError(error) ? error : undefined });
      }
    };
    void show();
    return () => {
      isWanted = false;
      opening.close();
    };
  }, [id, versionId, sizeBytes]);
  return state;
}
