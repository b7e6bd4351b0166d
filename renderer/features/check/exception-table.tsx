/** Why work went on although a check blocked: check, day, who decided, reason. For pages that show a device's checks. */
import type { ReactNode } from 'react';
import type { WorkSession } from '../../../preload/contract/check.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { exceptionsOf } from './exceptions.ts';

const cell = 'border-b border-line px-2 py-2 text-left align-top';

export function ExceptionTable({ sessions }: { readonly sessions: readonly WorkSession[] }): ReactNode {
  const t = useT();
  const format = useFormat();
  const rows = exceptionsOf(sessions);
  if (rows.length === 0) return <p className="type-small text-muted">{t('check.exceptions.none')}</p>;
  const head = ['day', 'check', 'who', 'reason'] as const;
  return (
    <table aria-label={t('check.exceptions.title')} className="type-small w-full border-collapse">
      <thead>
        <tr>
          {head.map((key) => (
            <th key={key} scope="col" className={`${cell} font-bold`}>
              {t(`check.exceptions.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, check, ground, reason }) => (
          <tr key={[day, check, ground, reason].join(' ')}>
            <td className={`${cell} whitespace-nowrap`}>{format.calendarDay(day)}</td>
            <td className={cell}>{t(`check.name.${check}`)}</td>
            <td className={cell}>{t(`check.exceptions.ground.${ground}`)}</td>
            <td className={`${cell} break-words select-text`}>
              {reason === '' ? t('check.exceptions.noReason') : reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
