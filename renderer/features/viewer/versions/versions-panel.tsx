/** The versions of the file, newest first: look at one, compare it with the one before, bring it back. */
import { GitCompare, History } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Version } from '../../../../preload/contract/values.ts';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { callEngine } from '../../../bridge/engine.ts';
import { useFormat, useT } from '../../../i18n/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { kindOf } from '../content/viewer-kind.ts';
import type { OpenFile } from '../open-file.ts';
import { CompareDialog, type Comparison } from './compare-dialog.tsx';
import { versionText } from './version-text.ts';

export interface VersionsPanelProps {
  readonly file: OpenFile;
  readonly isEditing: boolean;
  readonly editedText?: () => string;
}

export function VersionsPanel({ file, isEditing, editedText }: VersionsPanelProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const { detail, current, canEdit } = file;
  const [busyId, setBusyId] = useState<string | null>(null);
  const [error, setError] = useState<EngineError>();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const kind = kindOf(detail.row.mediaType);
  const canCompare = kind === 'text' || kind === 'markdown' || kind === 'table' || kind === 'unknown';

  const restore = async ({ id: versionId, number }: Version) => {
    setBusyId(versionId);
    setError(undefined);
    try {
      await callEngine('files/restore-version', { id: detail.row.id, versionId });
      file.showVersion(null);
      toast({ tone: 'success', text: t('files.version.restored', { number }) });
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setBusyId(null);
    }
  };
  const side = (version: Version) => ({
    title: t('files.version.number', { number: version.number }),
    load: () => versionText(detail.row.id, version),
  });

  const newestFirst = [...detail.versions].sort((one, other) => other.number - one.number);
  return (
    <div className="flex flex-col gap-3">
      <ErrorBanner error={error} data={t('app.error.data')} />
      {editedText && canCompare && (
        <Button
          size="small"
          icon={GitCompare}
          onPress={() => {
            const text = editedText();
            setComparison({
              before: side(current),
              after: { title: t('viewer.compare.edited'), load: () => Promise.resolve(text) },
            });
          }}
        >
          {t('viewer.versions.compareEdited')}
        </Button>
      )}
      <ol className="flex flex-col">
        {newestFirst.map((version, index) => {
          const before = newestFirst[index + 1];
          return (
            <VersionRow
              key={version.id}
              version={version}
              isShown={version.id === file.version.id && !isEditing}
              canRestore={canEdit && !isEditing && !version.isCurrent}
              isBusy={busyId === version.id}
              onShow={
                isEditing
                  ? null
                  : () => {
                      file.showVersion(version.isCurrent ? null : version);
                    }
              }
              onCompare={
                canCompare && before
                  ? () => {
                      setComparison({ before: side(before), after: side(version) });
                    }
                  : null
              }
              onRestore={() => void restore(version)}
            />
          );
        })}
      </ol>
      <p className="type-small text-muted">{isEditing ? t('viewer.versions.whileEditing') : t('files.version.note')}</p>
      {comparison && (
        <CompareDialog
          comparison={comparison}
          onClose={() => {
            setComparison(null);
          }}
        />
      )}
    </div>
  );
}

interface VersionRowProps {
  readonly version: Version;
  readonly isShown: boolean;
  readonly canRestore: boolean;
  readonly isBusy: boolean;
  readonly onShow: (() => void) | null;
  readonly onCompare: (() => void) | null;
  readonly onRestore: () => void;
}

function VersionRow(props: VersionRowProps): ReactNode {
  const { version, isShown, canRestore, isBusy, onShow, onCompare, onRestore } = props;
  const t = useT();
  const format = useFormat();
  const { number } = version;
  return (
    <li className="flex flex-col gap-1 border-b border-line py-3 first:pt-0 last:border-b-0">
      <div className="flex flex-wrap items-center gap-2">
        <span className="type-body font-bold">{t('files.version.number', { number })}</span>
        {version.isCurrent && <StatusChip tone="info">{t('files.version.current')}</StatusChip>}
        {isShown && <span className="type-small text-muted">{t('viewer.versions.shown')}</span>}
      </div>
      <p className="type-small text-muted">
        {t(`files.version.source.${version.source}`)}
        <br />
        {format.dateTime(version.createdAt)} ・ {format.bytes(version.sizeBytes)}
      </p>
      <div className="flex flex-wrap items-center gap-x-4">
        {onShow && !isShown && (
          <Button size="small" variant="text" aria-label={t('viewer.versions.showLabel', { number })} onPress={onShow}>
            {t('viewer.versions.show')}
          </Button>
        )}
        {onCompare && (
          <Button
            size="small"
            variant="text"
            aria-label={t('viewer.versions.compareLabel', { number })}
            onPress={onCompare}
          >
            {t('viewer.versions.compare')}
          </Button>
        )}
        {canRestore && (
          <Button
            size="small"
            variant="text"
            icon={History}
            isBusy={isBusy}
            aria-label={t('files.version.restoreLabel', { number })}
            onPress={onRestore}
          >
            {t('files.version.restore')}
          </Button>
        )}
      </div>
    </li>
  );
}
