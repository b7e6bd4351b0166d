/** Looks for a word in all pages of a PDF, page after page, without holding the window up. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { findInPage, pageText, type PageText, type TextMatch } from './page-text.ts';

export interface PdfMatches {
  /** Matches by page number, from 1. */
  readonly byPage: ReadonlyMap<number, readonly TextMatch[]>;
  readonly count: number;
  /** Not all pages have been looked through yet. */
  readonly isLooking: boolean;
}

const none: PdfMatches = { byPage: new Map(), count: 0, isLooking: false };

/** An empty word finds nothing. */
export function usePdfFind(document: PDFDocumentProxy, word: string): PdfMatches {
  const [matches, setMatches] = useState(none);
  const texts = useRef(new Map<number, PageText>());
  useEffect(() => {
    if (word.trim() === '') {
      setMatches(none);
      return undefined;
    }
    let isWanted = true;
    const known = texts.current;
    const look = async () => {
      const byPage = new Map<number, readonly TextMatch[]>();
      let count = 0;
      for (let number = 1; number <= document.numPages; number += 1) {
        const text = known.get(number) ?? (await textOf(document, number));
        known.set(number, text);
        if (!isWanted) return;
        const found = findInPage(text, word);
        if (found.length > 0) byPage.set(number, found);
        count += found.length;
        // Shown as it grows: a long document takes a while.
        if (found.length > 0 || number === document.numPages) {
          setMatches({ byPage: new Map(byPage), count, isLooking: number < document.numPages });
        }
      }
    };
    // A page that cannot be read has no text; the document's own state says more.
    look().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [document, word]);
  return matches;
}

async function textOf(document: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  // Items that only mark structure have no element in the text over the page.
  return pageText(items.flatMap((item) => ('str' in item ? [item.str] : [])));
}
