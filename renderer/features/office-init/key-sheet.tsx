/** The recovery key as a sheet of paper: never on the screen, only in print, black on white. */
import { useState, type ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/translate.tsx';

export interface KeySheetProps {
  readonly officeName: string;
  readonly recoveryKey: string;
  readonly fingerprint: readonly string[];
}

export function KeySheet({ officeName, recoveryKey, fingerprint }: KeySheetProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [today] = useState(() => new Date());
  return (
    <div className="fixed inset-0 z-50 hidden flex-col gap-8 bg-white p-12 text-black print:flex">
      <div>
        <p className="text-[1.75rem] font-bold">{t('office.key.sheetTitle')}</p>
        <p>{t('office.pair', { one: officeName, other: format.date(today) })}</p>
      </div>
      <div>
        <p className="font-bold">{t('office.key.sheetKey')}</p>
        <p className="mt-1 border-2 border-black p-4 font-mono text-[1.125rem] leading-relaxed break-all">
          {recoveryKey}
        </p>
      </div>
      <div>
        <p className="font-bold">{t('office.key.sheetFingerprint')}</p>
        <p className="mt-1 font-mono text-[1.125rem]">{fingerprint.join(' ')}</p>
      </div>
      <p>{t('office.key.care')}</p>
      <p>{t('office.key.sheetUse')}</p>
    </div>
  );
}
