/** The decisions to go on after a break, newest first: never out of sight, so that nobody takes the log for whole. */
import { BadgeCheck, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LogBreak } from '../../../preload/contract/calls/office.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Card } from '../../ui/page.tsx';

export function BreakList({ breaks }: { readonly breaks: readonly LogBreak[] }): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <Card title={t('devices.deviceLog.break.list')} level={2} isFlush>
      <ul className="border-t border-line">
        {breaks.map(({ chain, brokenAtSeq, lastSeq, continuesAfter, reason, decidedBy, decidedAt, isSigned }) => (
          <li key={chain} className="flex gap-3 border-b border-line px-5 py-3 last:border-b-0">
            {isSigned ? (
              <BadgeCheck aria-hidden size={20} className="mt-0.5 shrink-0 text-muted" />
            ) : (
              <CircleAlert aria-hidden size={20} className="mt-0.5 shrink-0 text-danger" />
            )}
            <div className="min-w-0">
              <p className="type-body">{reason}</p>
              <p className="type-small text-muted">
                {t('devices.deviceLog.break.decided', { name: decidedBy, when: format.dateTime(decidedAt) })}{' '}
                {t('devices.deviceLog.break.range', {
                  last: lastSeq,
                  broken: brokenAtSeq ?? lastSeq + 1,
                  next: continuesAfter + 1,
                })}
              </p>
              <p className={isSigned ? 'type-small text-muted' : 'type-small font-bold text-danger'}>
                {isSigned ? t('devices.deviceLog.break.signed') : t('devices.deviceLog.break.unsigned')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
