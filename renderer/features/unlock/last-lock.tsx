/** When and why the vault was locked last, so that nobody wonders where the work has gone. */
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session-context.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Discreet } from '../veil/discreet.tsx';

export function LastLock({ folder }: { readonly folder: string }): ReactNode {
  return (
    <div className="type-small flex flex-col gap-1 text-muted">
      <WhyLocked />
      <p className="break-all">
        <Discreet>{folder}</Discreet>
      </p>
    </div>
  );
}

/** By itself where there is no vault to unlock: the stick that carries it was pulled out. Nothing as long as nothing was locked. */
export function WhyLocked(): ReactNode {
  const t = useT();
  const format = useFormat();
  const lock = useSession(({ shell }) => shell?.lastLock);
  if (!lock) return null;
  return (
    <p role="status" className="type-small flex gap-2 text-muted">
      <LockKeyhole aria-hidden size={16} className="mt-0.5 shrink-0" />
      {t(`unlock.lastLock.${lock.reason}`, { time: format.time(lock.at) })}
    </p>
  );
}
