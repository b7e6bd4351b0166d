/** Tool bar of a PDF: page number, zoom, search. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type ReactNode, type Ref } from 'react';
import { useT } from '../../../i18n/translate.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ToggleButton } from '../../../ui/toggle.tsx';
import { ZoomButtons } from '../zoom-buttons.tsx';
import { nextZoom, shareOf, type PdfZoom } from './pdf-zoom.ts';
import type { PdfMatches } from './use-pdf-find.ts';

export interface PdfToolsProps {
  /** Holds the search field. */
  readonly ref: Ref<HTMLSpanElement>;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
  readonly scale: number;
  readonly zoom: PdfZoom;
  readonly onZoom: (zoom: PdfZoom) => void;
  readonly word: string;
  readonly onWord: (word: string) => void;
  readonly matches: PdfMatches;
  /** Position of the match that the user is on; -1 before the first was gone to. */
  readonly at: number;
  readonly onMatch: (step: 1 | -1) => void;
}

export function PdfTools(props: PdfToolsProps): ReactNode {
  const { ref, page, pages, onPage, scale, zoom, onZoom, word, onWord, matches, at, onMatch } = props;
  const t = useT();
  return (
    <>
      <PageNumber key={page} page={page} pages={pages} onPage={onPage} />
      <ZoomButtons
        share={shareOf(scale)}
        onStep={(step) => {
          onZoom(nextZoom(scale, step));
        }}
      />
      <ToggleButton
        isSelected={zoom === 'width'}
        onChange={() => {
          onZoom(zoom === 'width' ? 'page' : 'width');
        }}
      >
        {t('viewer.zoom.width')}
      </ToggleButton>
      <span ref={ref} className="flex items-center gap-1">
        <span className="w-44">
          <SearchField
            label={t('viewer.pdf.search')}
            value={word}
            onChange={onWord}
            onSubmit={() => {
              onMatch(1);
            }}
          />
        </span>
        {word !== '' && (
          <>
            <span role="status" className="type-small min-w-14 text-center text-muted">
              {matches.count === 0
                ? matches.isLooking
                  ? '…'
                  : t('viewer.table.noMatch')
                : t(at === -1 ? 'viewer.pdf.found' : 'viewer.pdf.matches', {
                    at: at + 1,
                    count: matches.count,
                    more: matches.isLooking ? '+' : '',
                  })}
            </span>
            <IconButton
              icon={ChevronUp}
              size="small"
              label={t('viewer.find.previous')}
              isDisabled={matches.count === 0}
              onPress={() => {
                onMatch(-1);
              }}
            />
            <IconButton
              icon={ChevronDown}
              size="small"
              label={t('viewer.find.next')}
              isDisabled={matches.count === 0}
              onPress={() => {
                onMatch(1);
              }}
            />
          </>
        )}
      </span>
    </>
  );
}

interface PageNumberProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Scrolling gives it another key, so that what is typed starts from the page on show. */
function PageNumber({ page, pages, onPage }: PageNumberProps): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState(String(page));
  const go = () => {
    const wanted = Number(typed.normalize('NFKC'));
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= pages) onPage(wanted);
    else setTyped(String(page));
  };
  return (
    <span className="type-small flex items-center gap-1.5 whitespace-nowrap">
      <input
        aria-label={t('viewer.pdf.pageNumber')}
        value={typed}
        inputMode="numeric"
        className="focus-mark h-7 w-11 rounded-md border border-line-strong bg-canvas text-center"
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
      <span>/ {t('viewer.pdf.ofPages', { pages })}</span>
    </span>
  );
}
