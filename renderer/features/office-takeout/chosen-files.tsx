/** The files and folders to hand out: dropped or chosen, each can be taken off the list again. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useDropTarget } from '../../app/drop-target.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { DropField } from '../../ui/drop-zone.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { usePickers } from '../office-parcel/pickers.ts';

export interface ChosenFilesProps {
  readonly paths: readonly PickedPath[];
  readonly onChange: (paths: readonly PickedPath[]) => void;
  readonly isDisabled: boolean;
  readonly error?: string | undefined;
}

/** As many as one call takes. */
const mostPaths = 1000;
const shown = 50;

export function ChosenFiles({ paths, onChange, isDisabled, error }: ChosenFilesProps): ReactNode {
  const t = useT();
  const pickers = usePickers();
  const add = (more: readonly PickedPath[]) => {
    const known = new Set(paths.map(({ token }) => token));
    onChange([...paths, ...more.filter(({ token }) => !known.has(token))].slice(0, mostPaths));
  };
  useDropTarget({ title: t('desk.files.drop'), isDisabled, onDrop: add });
  return (
    <div className="flex flex-col gap-3">
      <DropField
        title={t('desk.files.drop')}
        isDisabled={isDisabled}
        onChooseFiles={() => {
          void pickers.openPaths(t('desk.files.add'), false).then(add);
        }}
        onChooseFolder={() => {
          void pickers.openPaths(t('desk.files.addFolder'), true).then(add);
        }}
      />
      {error !== undefined && (
        <p role="alert" className="type-small font-bold text-danger">
          {error}
        </p>
      )}
      {paths.length > 0 && (
        <>
          <div className="flex items-center justify-between">
            <p role="status" className="type-small font-bold">
              {t('desk.files.chosen', { count: paths.length })}
            </p>
            <Button
              variant="text"
              size="small"
              isDisabled={isDisabled}
              onPress={() => {
                onChange([]);
              }}
            >
              {t('desk.files.clear')}
            </Button>
          </div>
          <ul className="max-h-72 overflow-y-auto rounded-lg border border-line">
            {paths.slice(0, shown).map((path) => (
              <li
                key={path.token}
                className="flex items-center gap-2.5 border-b border-line py-1.5 pr-2 pl-4 last:border-b-0"
              >
                <FileIcon name={path.name} isFolder={path.isFolder} size={20} />
                <span className="type-body min-w-0 flex-1 truncate">{path.name}</span>
                {path.isFolder && <span className="type-small text-muted">{t('desk.files.folder')}</span>}
                <IconButton
                  icon={X}
                  size="small"
                  label={t('desk.files.remove', { name: path.name })}
                  isDisabled={isDisabled}
                  onPress={() => {
                    onChange(paths.filter(({ token }) => token !== path.token));
                  }}
                />
              </li>
            ))}
            {paths.length > shown && (
              <li className="type-small px-4 py-2 text-muted">
                {t('desk.files.more', { count: paths.length - shown })}
              </li>
            )}
          </ul>
        </>
      )}
    </div>
  );
}
