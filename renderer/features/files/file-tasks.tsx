/** What can be done with files from the list, the details panel and the viewer: other programs, new version, copy outside, loss. */
import { AppWindow, FileDown, FileUp, FileX2, FolderOpen, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { useStatus } from '../../app/session-context.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import type { MenuCommand } from '../../ui/menu.tsx';
import { OpenOutsideDialog } from '../workcopy/open-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { LostDialog } from './lost-dialog.tsx';
import { PutDialog, type PutRequest } from './put-dialog.tsx';

type Task =
  | { readonly kind: 'lost'; readonly ids: readonly string[]; readonly leftOut: number }
  | { readonly kind: 'export'; readonly row: TakeoutRow }
  | { readonly kind: 'outside'; readonly row: TakeoutRow }
  | { readonly kind: 'put'; readonly request: PutRequest };

export interface CommandHandlers {
  readonly onOpen: (row: TakeoutRow) => void;
  readonly onReturn: (row: TakeoutRow) => void;
}

export interface FileTasksState {
  readonly task: Task | null;
  readonly close: () => void;
  /** Leaves out what is not out any more; the dialog says how many. */
  readonly askLost: (ids: readonly string[]) => Promise<void>;
  readonly askExport: (row: TakeoutRow) => void;
  readonly put: (row: TakeoutRow) => Promise<void>;
  /** Opens it in another program; does nothing where that cannot be. */
  readonly openOutside: (row: TakeoutRow) => void;
  /** Whether this file may be opened in another program now. */
  readonly canOpenOutside: (row: TakeoutRow) => boolean;
  readonly commandsFor: (row: TakeoutRow, handlers: CommandHandlers) => MenuCommand[];
}

/** A file whose copy is here and that is not on its way back. */
export function isWorkable({ state }: Pick<TakeoutRow, 'state'>): boolean {
  return state === 'out' || state === 'changed';
}

/** Whether the vault holds a copy that can be shown. */
export function hasContent({ state }: Pick<TakeoutRow, 'state'>): boolean {
  return state === 'out' || state === 'changed' || state === 'returning';
}

export function useFileTasks(): FileTasksState {
  const t = useT();
  const { exportOutside, lease, away } = useStatus();
  const [task, setTask] = useState<Task | null>(null);
  const isOver = lease?.state === 'over';

  const put = async (row: TakeoutRow) => {
    const [from] = await callShell('shell/pick-open', {
      title: t('files.put.pick'),
      folders: false,
      multiple: false,
      filters: [],
    });
    if (from) setTask({ kind: 'put', request: { row, from } });
  };
  const askExport = (row: TakeoutRow) => {
    setTask({ kind: 'export', row });
  };
  const canOpenOutside = (row: TakeoutRow) => isWorkable(row) && !isOver && away.workingCopies;
  const openOutside = (row: TakeoutRow) => {
    if (canOpenOutside(row)) setTask({ kind: 'outside', row });
  };
  const askLost = async (chosen: readonly string[]) => {
    const { ids } = await callEngine('takeout/still-out', { ids: [...chosen] });
    if (chosen.length > 0) setTask({ kind: 'lost', ids, leftOut: chosen.length - ids.length });
  };

  return {
    task,
    close: () => {
      setTask(null);
    },
    askLost,
    askExport,
    put,
    openOutside,
    canOpenOutside,
    commandsFor: (row, { onOpen, onReturn }) => {
      const canWork = isWorkable(row) && !isOver;
      const blocked = isOver ? { description: t('app.leaseOver.blocked') } : {};
      return [
        {
          key: 'open',
          label: t('files.open'),
          icon: FolderOpen,
          keys: 'Enter',
          isDisabled: isOver || !hasContent(row),
          onPress: () => {
            onOpen(row);
          },
        },
        {
          key: 'outside',
          label: t('workcopy.action'),
          icon: AppWindow,
          keys: 'Mod+O',
          isDisabled: !canOpenOutside(row),
          ...(away.workingCopies ? blocked : { description: t('workcopy.notAllowed') }),
          onPress: () => {
            openOutside(row);
          },
        },
        {
          key: 'return',
          label: t('files.return'),
          icon: Undo2,
          isDisabled: !isWorkable(row),
          onPress: () => {
            onReturn(row);
          },
        },
        {
          key: 'put',
          label: t('files.put.action'),
          icon: FileUp,
          startsGroup: true,
          isDisabled: !canWork,
          ...blocked,
          onPress: () => void put(row),
        },
        {
          key: 'export',
          label: t('files.export.action'),
          icon: FileDown,
          isDisabled: !canWork || !exportOutside,
          ...(exportOutside ? blocked : { description: t('files.export.notAllowed') }),
          onPress: () => {
            askExport(row);
          },
        },
        {
          key: 'lost',
          label: t('files.lost.action'),
          icon: FileX2,
          isDanger: true,
          startsGroup: true,
          isDisabled: !hasContent(row),
          onPress: () => {
            setTask({ kind: 'lost', ids: [row.id], leftOut: 0 });
          },
        },
      ];
    },
  };
}

/** The dialogs of these tasks; once a page. */
export function FileTasks({ tasks }: { readonly tasks: FileTasksState }): ReactNode {
  const { task, close } = tasks;
  switch (task?.kind) {
    case undefined:
      return null;
    case 'lost':
      return <LostDialog ids={task.ids} leftOut={task.leftOut} onClose={close} />;
    case 'export':
      return <ExportDialog row={task.row} onClose={close} />;
    case 'outside':
      return <OpenOutsideDialog row={task.row} onClose={close} />;
    case 'put':
      return <PutDialog request={task.request} onClose={close} />;
  }
}
