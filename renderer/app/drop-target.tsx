/** Who takes what is dropped on the window: the page that asked last, else the app itself. One overlay for all. */
import { createContext, useContext, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import type { PickedPath } from '../../preload/contract/shell.ts';
import { tokensForFiles } from '../bridge/shell.ts';
import { useT } from '../i18n/translate.tsx';
import { WindowDrop } from '../ui/drop-zone.tsx';
import { useToast } from '../ui/toast.tsx';

export interface DropTarget {
  /** What will happen, shown large while files hover: "金庫に入れます". */
  readonly title: string;
  readonly text?: string;
  readonly isDisabled?: boolean;
  /** Only while no page or dialog takes drops. */
  readonly isFallback?: boolean;
  readonly onDrop: (paths: readonly PickedPath[]) => void;
}

interface Registry {
  readonly add: (target: DropTarget) => () => void;
}

const RegistryContext = createContext<Registry | null>(null);

export function DropTargets({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useT();
  const toast = useToast();
  const [targets, setTargets] = useState<readonly DropTarget[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      add: (target) => {
        setTargets((before) => [...before, target]);
        return () => {
          setTargets((before) => before.filter((each) => each !== target));
        };
      },
    }),
    [],
  );
  const target = targets.filter(({ isFallback }) => isFallback !== true).at(-1) ?? targets.at(-1);
  return (
    <RegistryContext value={registry}>
      {children}
      <WindowDrop
        title={target?.title ?? ''}
        {...(target?.text === undefined ? {} : { text: target.text })}
        isDisabled={target === undefined || target.isDisabled === true}
        onDrop={(files) => {
          void tokensForFiles(files).then((paths) => {
            const lost = files.length - paths.length;
            if (lost > 0) toast({ tone: 'warning', text: t('app.drop.lost', { count: lost }) });
            if (paths.length > 0) target?.onDrop(paths);
          });
        }}
      />
    </RegistryContext>
  );
}

/** While the component is shown, what is dropped on the window goes to `onDrop` (the newest one). Null: takes nothing. */
export function useDropTarget(target: DropTarget | null): void {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('no DropTargets above this component');
  const take = useEffectEvent((paths: readonly PickedPath[]) => target?.onDrop(paths));
  const isOn = target !== null;
  const { title = '', text, isDisabled = false, isFallback = false } = target ?? {};
  useEffect(() => {
    if (!isOn) return;
    const words = text === undefined ? { title } : { title, text };
    return registry.add({ ...words, isDisabled, isFallback, onDrop: (paths) => take(paths) });
  }, [registry, isOn, title, text, isDisabled, isFallback]);
}

const noDrop: DropTarget = { title: '', isDisabled: true, onDrop: () => undefined };

/** While true, nothing can be dropped: for a dialog that is at work or asks something. */
export function useNoDrop(isOn: boolean): void {
  useDropTarget(isOn ? noDrop : null);
}

/** Whether a dropped or chosen path looks like a parcel by its name; what it really is, the engine says. */
export function looksLikeParcel({ name, isFolder }: PickedPath): boolean {
  return !isFolder && name.toLowerCase().endsWith('.mochi');
}
