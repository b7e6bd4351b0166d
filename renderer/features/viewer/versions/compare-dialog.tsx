/** The differences of two versions of a text. For the viewer. */
import { useEffect, useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { useT } from '../../../i18n/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { compareLines, type DiffLine } from '../../../ui/text-diff/compare-lines.ts';
import { TextDiff } from '../../../ui/text-diff/text-diff.tsx';

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
  return <TextDiff lines={result.lines} />;
}
