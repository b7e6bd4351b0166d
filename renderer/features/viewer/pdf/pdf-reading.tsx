/** The pages of an open PDF: scrolling, zoom, going to a page, finding words. Only pages in view are drawn. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/translate.tsx';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { useShortcut } from '../use-shortcut.ts';
import { useRoom } from '../use-room.ts';
import './pdf.css';
import { PdfPage } from './pdf-page.tsx';
import { PdfTools } from './pdf-tools.tsx';
import { pageGap, scaleFor, type PdfZoom } from './pdf-zoom.ts';
import { usePdfFind } from './use-pdf-find.ts';
import type { PageSize } from './use-pdf.ts';

export interface PdfReadingProps {
  readonly file: OpenFile;
  readonly document: PDFDocumentProxy;
  readonly firstSize: PageSize;
}

const noMatches = [] as const;

export function PdfReading({ file, document, firstSize }: PdfReadingProps): ReactNode {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLSpanElement>(null);
  const room = useRoom(scroller);
  const [zoom, setZoom] = useState<PdfZoom>('width');
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const [word, setWord] = useState('');
  const [at, setAt] = useState(-1);
  const matches = usePdfFind(document, useDeferredValue(word));
  const scale = scaleFor(zoom, firstSize, room);
  const sizeOf = (number: number) => sizes.get(number) ?? firstSize;

  const pages = useVirtualizer({
    count: document.numPages,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeOf(index + 1).height * scale + pageGap,
    overscan: 1,
    paddingStart: pageGap,
  });
  useEffect(() => {
    pages.measure();
  }, [pages, scale, sizes]);
  const middle = (pages.scrollOffset ?? 0) + room.height / 3;
  const shown = pages.getVirtualItems();
  const current = (shown.find(({ end }) => end > middle) ?? shown.at(-1))?.index ?? 0;

  const flat = [...matches.byPage].flatMap(([number, found]) => found.map((_, index) => ({ number, index })));
  const active = flat[at];
  const goToMatch = (position: number) => {
    const next = flat[position];
    if (!next) return;
    setAt(position);
    pages.scrollToIndex(next.number - 1, { align: 'start' });
  };
  useShortcut('f', () => tools.current?.querySelector('input')?.focus());

  return (
    <FileFrame
      file={file}
      toolbar={
        <PdfTools
          ref={tools}
          page={current + 1}
          pages={document.numPages}
          onPage={(number) => {
            pages.scrollToIndex(number - 1, { align: 'start' });
          }}
          scale={scale}
          zoom={zoom}
          onZoom={setZoom}
          word={word}
          onWord={(next) => {
            setWord(next);
            setAt(-1);
          }}
          matches={matches}
          at={at}
          onMatch={(step) => {
            if (flat.length === 0) return;
            const from = at === -1 && step === -1 ? 0 : at;
            goToMatch((from + step + flat.length) % flat.length);
          }}
        />
      }
    >
      <div
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what has the focus
        tabIndex={0}
        role="region"
        aria-label={t('viewer.pdf.pages')}
        className="focus-inset h-full overflow-auto bg-neutral-soft"
      >
        <div className="relative min-w-full" style={{ height: pages.getTotalSize(), width: firstSize.width * scale }}>
          {room.width > 0 &&
            shown.map(({ index, start }) => {
              const number = index + 1;
              return (
                <div key={number} className="absolute inset-x-0" style={{ top: start }}>
                  <PdfPage
                    document={document}
                    number={number}
                    scale={scale}
                    size={sizeOf(number)}
                    matches={matches.byPage.get(number) ?? noMatches}
                    activeMatch={active?.number === number ? active.index : -1}
                    onSize={(page, size) => {
                      const known = sizes.get(page) ?? firstSize;
                      if (known.width === size.width && known.height === size.height) return;
                      setSizes((last) => new Map(last).set(page, size));
                    }}
                  />
                </div>
              );
            })}
        </div>
      </div>
    </FileFrame>
  );
}
