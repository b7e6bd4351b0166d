/** A device's state, lease, log and escrow as chips and words. For the office's pages about devices. */
import type { ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { StatusLine } from '../office-parcel/table-cells.tsx';

const stateTones: Record<DeviceRow['state'], Tone> = {
  active: 'success',
  leaseOver: 'warning',
  lost: 'danger',
  revoked: 'danger',
  retired: 'neutral',
};
const logTones: Record<DeviceRow['log'], Tone> = { none: 'pending', intact: 'success', broken: 'danger' };

/** Days before the end of a lease from which it is pointed out. */
const soonDays = 7;
const dayMilliseconds = 86_400_000;

/** Whether the lease of a device in use ends within a week. */
export function isLeaseEnding(device: DeviceRow, now: number): boolean {
  const left = Date.parse(device.leaseNotAfter) - now;
  return device.state === 'active' && left < soonDays * dayMilliseconds;
}

export function DeviceStateChip({ device }: { readonly device: DeviceRow }): ReactNode {
  const t = useT();
  return <StatusChip tone={stateTones[device.state]}>{t(`devices.state.${device.state}`)}</StatusChip>;
}

export interface CheckProps {
  /** In a table: no coloured ground. */
  readonly isPlain?: boolean;
}

export function LogChip({ device, isPlain = false }: CheckProps & { readonly device: DeviceRow }): ReactNode {
  const t = useT();
  const { log, logBreaks } = device;
  if (log === 'intact' && logBreaks > 0) {
    return <Check tone="pending" isPlain={isPlain} words={t('devices.log.brokenBefore')} />;
  }
  return <Check tone={logTones[log]} isPlain={isPlain} words={t(`devices.log.${log}`)} />;
}

/** When it was last proved that the office can open this device's vault; plainly "not checked" where it never was. */
export function EscrowChip({ device, isPlain = false }: CheckProps & { readonly device: DeviceRow }): ReactNode {
  const t = useT();
  const format = useFormat();
  return device.escrowProvedAt === null ? (
    <Check tone="warning" isPlain={isPlain} words={t('devices.escrow.unproved')} />
  ) : (
    <Check
      tone="success"
      isPlain={isPlain}
      words={
        isPlain
          ? t('devices.escrow.provedShort')
          : t('devices.escrow.proved', { date: format.date(device.escrowProvedAt) })
      }
    />
  );
}

/** `2026年12月1日` and `9 日後` below it, pointed out where it ends soon or is over. */
export function LeaseText({ device, now }: { readonly device: DeviceRow; readonly now: number }): ReactNode {
  const format = useFormat();
  const isOver = device.state === 'leaseOver';
  const colour = isOver ? 'text-danger' : isLeaseEnding(device, now) ? 'text-warning' : 'text-muted';
  return (
    <span className="min-w-0">
      <span className="block truncate leading-5">{format.calendarDay(device.leaseNotAfter)}</span>
      {device.state !== 'retired' && (
        <span className={`block truncate text-[0.8125rem] leading-5 ${colour}`}>
          {format.relative(device.leaseNotAfter, now)}
        </span>
      )}
    </span>
  );
}

function Check({ tone, isPlain, words }: { tone: Tone; isPlain: boolean; words: string }): ReactNode {
  return isPlain ? <StatusLine tone={tone}>{words}</StatusLine> : <StatusChip tone={tone}>{words}</StatusChip>;
}
