/** What the last check of a device says today, as chips and lines. Only what certainly passes is green. For the office's pages about devices. */
import type { ReactNode } from 'react';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import type { Readiness } from '../../../preload/contract/check.ts';
import { definitionsText, readinessWhy, updatesText } from '../../../resources/locales/readiness-words.ts';
import { useT } from '../../i18n/translate.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { StatusLine } from '../office-parcel/table-cells.tsx';
import { readinessTones, verdictTone } from './readiness-tones.ts';

interface OfDevice {
  readonly device: DeviceRow;
}

export function ReadinessChip({ readiness }: { readonly readiness: Readiness }): ReactNode {
  const t = useT();
  return <StatusChip tone={readinessTones[readiness]}>{t(`devices.readiness.${readiness}`)}</StatusChip>;
}

/** In a table: the state, and why below it. */
export function ReadinessCell({ device, now }: OfDevice & { readonly now: number }): ReactNode {
  const t = useT();
  const { lastCheck } = device;
  const why = readinessWhy(t, lastCheck, now);
  return (
    <span className="min-w-0">
      <StatusLine tone={readinessTones[lastCheck.readiness]}>
        {t(`devices.readiness.${lastCheck.readiness}`)}
      </StatusLine>
      <span className="block truncate text-[0.8125rem] leading-5 text-muted" title={why}>
        {why}
      </span>
    </span>
  );
}

export function DefinitionsLine({ device: { lastCheck } }: OfDevice): ReactNode {
  const t = useT();
  return <StatusLine tone={verdictTone(lastCheck.definitions?.verdict)}>{definitionsText(t, lastCheck)}</StatusLine>;
}

export function UpdatesLine({ device: { lastCheck } }: OfDevice): ReactNode {
  const t = useT();
  return <StatusLine tone={verdictTone(lastCheck.updates?.verdict)}>{updatesText(t, lastCheck)}</StatusLine>;
}
