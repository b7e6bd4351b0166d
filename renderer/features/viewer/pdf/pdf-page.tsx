/** One page of a PDF: its picture, and over it its text, invisible, to be selected, read aloud and found. */
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/translate.tsx';
import type { TextMatch } from './page-text.ts';
import type { PageSize } from './use-pdf.ts';

export interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  /** CSS pixels for a point of the page. */
  readonly scale: number;
  readonly size: PageSize;
  readonly matches: readonly TextMatch[];
  /** The match that the user is on; -1: none on this page. */
  readonly activeMatch: number;
  /** The page's own size is known. */
  readonly onSize: (number: number, size: PageSize) => void;
}

/** Bigger pictures than this are drawn coarser. */
const mostPixels = 16 * 1024 * 1024;

export function PdfPage(props: PdfPageProps): ReactNode {
  const { document, number, scale, size, matches, activeMatch } = props;
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const texts = useRef<HTMLDivElement>(null);
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([]);
  const onSize = useEffectEvent((known: PageSize) => {
    props.onSize(number, known);
  });

  useEffect(() => {
    const element = canvas.current;
    const container = texts.current;
    if (!element || !container) return undefined;
    let isWanted = true;
    let task: RenderTask | undefined;
    let layer: TextLayer | undefined;
    const draw = async () => {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      if (!isWanted) return;
      onSize({ width, height });
      const dense = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (width * height * scale * scale)));
      const viewport = page.getViewport({ scale: scale * dense });
      element.width = Math.floor(viewport.width);
      element.height = Math.floor(viewport.height);
      task = page.render({ canvas: element, viewport });
      await task.promise;
      layer = new TextLayer({
        textContentSource: page.streamTextContent(),
        container,
        viewport: page.getViewport({ scale }),
      });
      await layer.render();
      if (isWanted) setPieces([...layer.textDivs]);
    };
    // A page that scrolled away is not drawn to its end.
    draw().catch(() => undefined);
    return () => {
      isWanted = false;
      task?.cancel();
      layer?.cancel();
      container.replaceChildren();
      // The picture's memory is given back at once, not when somebody collects it.
      element.width = 0;
      element.height = 0;
    };
  }, [document, number, scale]);

  useEffect(() => {
    const all: Range[] = [];
    const active: Range[] = [];
    for (const [index, match] of matches.entries()) {
      const range = rangeOf(match, pieces);
      if (range) (index === activeMatch ? active : all).push(range);
    }
    mark('pdf-found', all, true);
    mark('pdf-found-active', active, true);
    return () => {
      mark('pdf-found', all, false);
      mark('pdf-found-active', active, false);
    };
  }, [pieces, matches, activeMatch]);

  return (
    <div
      role="group"
      aria-label={t('viewer.pdf.page', { page: number })}
      className="pdf-page relative mx-auto bg-white shadow-overlay"
      style={{ width: size.width * scale, height: size.height * scale, '--total-scale-factor': scale } as object}
    >
      <canvas ref={canvas} aria-hidden className="block h-full w-full" />
      <div ref={texts} className="pdf-text" />
    </div>
  );
}

/** The library makes an element for each item that has text. */
function rangeOf({ from, to }: TextMatch, pieces: readonly HTMLElement[]): Range | null {
  const start = pieces[from.item]?.firstChild;
  const end = pieces[to.item]?.firstChild;
  if (!(start instanceof Text) || !(end instanceof Text)) return null;
  const range = new Range();
  range.setStart(start, Math.min(from.offset, start.length));
  range.setEnd(end, Math.min(to.offset, end.length));
  return range;
}

function mark(name: string, ranges: readonly Range[], isMarked: boolean): void {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    CSS.highlights.set(name, highlight);
  }
  for (const range of ranges) {
    if (isMarked) highlight.add(range);
    else highlight.delete(range);
  }
}
