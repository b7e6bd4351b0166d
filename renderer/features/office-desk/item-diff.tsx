/** The text difference between an original as it is now and what was returned; signs and words carry it, colour only helps. */
import { useMemo, type ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { countChanges, shortenDiff, type DiffLine } from './diff-view.ts';

/** More pieces than this are not drawn; the count above them stays right. */
const mostPieces = 2000;

export function ItemDiff({ returnId, item }: { readonly returnId: string; readonly item: DeskItem }): ReactNode {
  const t = useT();
  const isAsked = item.isText && item.done === null;
  const diff = useCall('desk/diff', isAsked ? { returnId, itemId: item.id } : null, { changedBy: [] });
  const lines = diff.value?.lines;
  const pieces = useMemo(() => (lines ? shortenDiff(lines) : []), [lines]);
  if (item.done !== null) return null;
  const counts = lines ? countChanges(lines) : { added: 0, removed: 0 };
  const isSame = counts.added + counts.removed === 0;
  return (
    <section aria-label={t('returnsDesk.panel.diff')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="type-body font-bold">{t('returnsDesk.panel.diff')}</h3>
        {lines && !isSame && <span className="type-small text-muted">{t('returnsDesk.panel.counts', counts)}</span>}
      </div>
      {!item.isText ? (
        <p className="type-small text-muted">{t('returnsDesk.panel.notText')}</p>
      ) : diff.error ? (
        <ErrorBanner error={diff.error} />
      ) : diff.value === undefined ? (
        <p role="status" className="type-small text-muted">
          {t('common.loading')}
        </p>
      ) : diff.value === null ? (
        <p className="type-small text-muted">{t('returnsDesk.panel.tooLong')}</p>
      ) : isSame ? (
        <p className="type-small text-muted">{t('returnsDesk.panel.noDifference')}</p>
      ) : (
        <>
          <p className="type-small text-muted">
            {item.now ? t('returnsDesk.panel.diffLead') : t('returnsDesk.panel.diffLeadMissing')}
            {(diff.value.truncated || pieces.length > mostPieces) && ` ${t('returnsDesk.panel.truncated')}`}
          </p>
          <table className="w-full overflow-hidden rounded-md border border-line font-mono text-[0.8125rem] leading-5">
            <caption className="sr-only">{t('returnsDesk.panel.table')}</caption>
            <tbody>
              {pieces.slice(0, mostPieces).map((piece, index) =>
                piece.kind === 'gap' ? (
                  <tr key={index}>
                    <td colSpan={4} className="bg-sunken px-3 py-1 text-center font-sans text-muted">
                      {t('returnsDesk.panel.skipped', { count: piece.lines })}
                    </td>
                  </tr>
                ) : (
                  <Line key={index} line={piece.line} />
                ),
              )}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

const looks = {
  '+': { row: 'bg-success-soft', sign: 'text-success', word: 'returnsDesk.panel.added' },
  '-': { row: 'bg-danger-soft', sign: 'text-danger', word: 'returnsDesk.panel.removed' },
  ' ': { row: '', sign: '', word: 'returnsDesk.panel.same' },
} as const;

function Line({ line: { sign, text, oldLine, newLine } }: { readonly line: DiffLine }): ReactNode {
  const t = useT();
  const { row, sign: signColour, word } = looks[sign];
  const Text = sign === '+' ? 'ins' : sign === '-' ? 'del' : 'span';
  return (
    <tr className={row}>
      <td className="w-9 px-1.5 text-right align-top text-muted select-none">{oldLine ?? ''}</td>
      <td className="w-9 px-1.5 text-right align-top text-muted select-none">{newLine ?? ''}</td>
      <td className={`w-6 text-center align-top font-bold select-none ${signColour}`}>
        <span aria-hidden>{sign === '-' ? '−' : sign}</span>
        <span className="sr-only">{t(word)}</span>
      </td>
      <td className="pr-2 align-top">
        <Text className="break-all whitespace-pre-wrap no-underline select-text">{text === '' ? ' ' : text}</Text>
      </td>
    </tr>
  );
}
