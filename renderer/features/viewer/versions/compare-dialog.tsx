/** Two texts side by side in one column: what came and what went. Signs and words carry it, colour only helps. */
import { useEffect, useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { useT } from '../../../i18n/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { countChanges, shortenDiff } from '../../office-desk/diff-view.ts';
import { compareLines, type DiffLine } from './line-diff.ts';

export interface Comparison {
  readonly before: ComparedText;
  readonly after: ComparedText;
}

export interface ComparedText {
  readonly title: string;
  /** Null: too long to compare. */
  readonly load: () => Promise<string | null>;
}

type Result =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: EngineError }
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'lines'; readonly lines: readonly DiffLine[] };

/** More pieces than this are not drawn; the count above them stays right. */
const mostPieces = 3000;

export interface CompareDialogProps {
  readonly comparison: Comparison;
  readonly onClose: () => void;
}

export function CompareDialog({ comparison, onClose }: CompareDialogProps): ReactNode {
  const t = useT();
  const { before, after } = comparison;
  const [result, setResult] = useState<Result>({ kind: 'loading' });
  useEffect(() => {
    let isWanted = true;
    Promise.all([comparison.before.load(), comparison.after.load()]).then(
      ([old, young]) => {
        if (!isWanted) return;
        const lines = old === null || young === null ? null : compareLines(old, young);
        setResult(lines === null ? { kind: 'tooLong' } : { kind: 'lines', lines });
      },
      (error: unknown) => {
        if (isWanted) setResult({ kind: 'failed', error: toEngineError(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [comparison]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t('viewer.compare.title', { before: before.title, after: after.title })}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <Difference result={result} />
    </Dialog>
  );
}

function Difference({ result }: { readonly result: Result }): ReactNode {
  const t = useT();
  if (result.kind === 'failed') return <ErrorBanner error={result.error} title={t('app.loadFailed')} />;
  if (result.kind === 'tooLong') return <p>{t('viewer.compare.tooLong')}</p>;
  if (result.kind === 'loading') {
    return (
      <p role="status" className="flex items-center gap-3 text-muted">
        <Spinner />
        {t('common.loading')}
      </p>
    );
  }
  const counts = countChanges(result.lines);
  if (counts.added + counts.removed === 0) return <p>{t('viewer.compare.same')}</p>;
  const pieces = shortenDiff(result.lines);
  return (
    <>
      <p className="type-small text-muted">
        {t('viewer.compare.counts', counts)}
        {pieces.length > mostPieces && ` ${t('viewer.compare.cut', { count: mostPieces })}`}
      </p>
      <table className="w-full overflow-hidden rounded-md border border-line font-mono text-[0.8125rem] leading-5">
        <caption className="sr-only">{t('viewer.compare.table')}</caption>
        <tbody>
          {pieces.slice(0, mostPieces).map((piece, index) =>
            piece.kind === 'gap' ? (
              <tr key={index}>
                <td colSpan={4} className="bg-sunken px-3 py-1 text-center font-sans text-muted">
                  {t('viewer.compare.skipped', { count: piece.lines })}
                </td>
              </tr>
            ) : (
              <Line key={index} line={piece.line} />
            ),
          )}
        </tbody>
      </table>
    </>
  );
}

const looks = {
  '+': { row: 'bg-success-soft', sign: 'text-success', word: 'viewer.compare.added' },
  '-': { row: 'bg-danger-soft', sign: 'text-danger', word: 'viewer.compare.removed' },
  ' ': { row: '', sign: '', word: 'viewer.compare.unchanged' },
} as const;

function Line({ line: { sign, text, oldLine, newLine } }: { readonly line: DiffLine }): ReactNode {
  const t = useT();
  const { row, sign: signColour, word } = looks[sign];
  const Text = sign === '+' ? 'ins' : sign === '-' ? 'del' : 'span';
  const numberColour = sign === ' ' ? 'text-muted' : 'text-ink';
  return (
    <tr className={row}>
      <td className={`w-10 px-1.5 text-right align-top select-none ${numberColour}`}>{oldLine ?? ''}</td>
      <td className={`w-10 px-1.5 text-right align-top select-none ${numberColour}`}>{newLine ?? ''}</td>
      <td className={`w-6 text-center align-top font-bold select-none ${signColour}`}>
        <span aria-hidden>{sign === '-' ? '−' : sign}</span>
        <span className="sr-only">{t(word)}</span>
      </td>
      <td className="pr-3 align-top">
        <Text className="break-all whitespace-pre-wrap no-underline select-text">{text === '' ? ' ' : text}</Text>
      </td>
    </tr>
  );
}
