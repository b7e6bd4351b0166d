/** The versions of a file, newest first; an earlier one can be brought back, which itself is a new version. */
import { History } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { TakeoutDetail, Version } from '../../../../preload/contract/values.ts';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { useJoined } from '../../../app/joined.ts';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { callEngine } from '../../../bridge/engine.ts';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { isWorkable } from '../file-tasks.tsx';

export function VersionList({ detail }: { readonly detail: TakeoutDetail }): ReactNode {
  const t = useT();
  const toast = useToast();
  const [busyId, setBusyId] = useState<string | null>(null);
  const [error, setError] = useState<EngineError>();
  const restore = async ({ id: versionId, number }: Version) => {
    setBusyId(versionId);
    setError(undefined);
    try {
      await callEngine('files/restore-version', { id: detail.row.id, versionId });
      toast({ tone: 'success', text: t('files.version.restored', { number }) });
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setBusyId(null);
    }
  };
  const newestFirst = [...detail.versions].sort((one, other) => other.number - one.number);
  return (
    <div className="flex flex-col gap-3">
      <ErrorBanner error={error} data={t('app.error.data')} />
      <ol className="flex flex-col">
        {newestFirst.map((version) => (
          <VersionRow
            key={version.id}
            version={version}
            canRestore={isWorkable(detail.row) && !version.isCurrent}
            isBusy={busyId === version.id}
            onRestore={() => void restore(version)}
          />
        ))}
      </ol>
      <p className="type-small text-muted">{t('files.version.note')}</p>
    </div>
  );
}

interface VersionRowProps {
  readonly version: Version;
  readonly canRestore: boolean;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
}

function VersionRow({ version, canRestore, isBusy, onRestore }: VersionRowProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const joined = useJoined();
  return (
    <li className="flex flex-col gap-1 border-b border-line py-2.5 last:border-b-0">
      <div className="flex items-center justify-between gap-2">
        <span className="type-small font-bold">{t('files.version.number', { number: version.number })}</span>
        {version.isCurrent && <StatusChip tone="info">{t('files.version.current')}</StatusChip>}
        {canRestore && (
          <Button
            size="small"
            icon={History}
            isBusy={isBusy}
            onPress={onRestore}
            aria-label={t('files.version.restoreLabel', { number: version.number })}
          >
            {t('files.version.restore')}
          </Button>
        )}
      </div>
      <p className="type-small text-muted">
        {joined([
          t(`files.version.source.${version.source}`),
          format.shortDateTime(version.createdAt),
          format.bytes(version.sizeBytes),
        ])}
      </p>
    </li>
  );
}
