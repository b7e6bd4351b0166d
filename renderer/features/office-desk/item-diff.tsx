/** The text difference between an original as it is now and what was returned, read as the viewer reads texts. */
import { useMemo, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { compareLines } from '../../ui/text-diff/compare-lines.ts';
import { TextDiff } from '../../ui/text-diff/text-diff.tsx';
import { readTextFile } from '../viewer/text/text-file.ts';

export function ItemDiff({ returnId, item }: { readonly returnId: string; readonly item: DeskItem }): ReactNode {
  const t = useT();
  const isAsked = item.isText && item.done === null;
  const texts = useCall('desk/texts', isAsked ? { returnId, itemId: item.id } : null, { changedBy: [] });
  if (item.done !== null) return null;
  return (
    <section aria-label={t('returnsDesk.panel.diff')} className="flex flex-col gap-2">
      <h3 className="type-body font-bold">{t('returnsDesk.panel.diff')}</h3>
      {!item.isText ? (
        <p className="type-small text-muted">{t('returnsDesk.panel.notText')}</p>
      ) : texts.error ? (
        <ErrorBanner error={texts.error} />
      ) : texts.value === undefined ? (
        <p role="status" className="type-small text-muted">
          {t('common.loading')}
        </p>
      ) : (
        <Difference texts={texts.value} isMissing={item.now === null} />
      )}
    </section>
  );
}

interface DifferenceProps {
  readonly texts: CallOutput<'desk/texts'>;
  readonly isMissing: boolean;
}

function Difference({ texts, isMissing }: DifferenceProps): ReactNode {
  const t = useT();
  const lines = useMemo(
    () => texts && compareLines(readTextFile(texts.original).text, readTextFile(texts.returned).text),
    [texts],
  );
  if (lines === null) return <p className="type-small text-muted">{t('returnsDesk.panel.tooLong')}</p>;
  return (
    <TextDiff
      lines={lines}
      lead={isMissing ? t('returnsDesk.panel.diffLeadMissing') : t('returnsDesk.panel.diffLead')}
    />
  );
}
