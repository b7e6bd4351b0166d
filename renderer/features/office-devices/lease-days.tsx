/** Length of a lease in days, with the day on which it would end. */
import { useState, type ReactNode } from 'react';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { NumberField } from '../../ui/number-field.tsx';

export interface LeaseDaysProps {
  readonly label: string;
  readonly description?: string;
  /** Words for the day on which the lease would end. */
  readonly until: (date: string) => string;
  readonly days: number;
  readonly onChange: (days: number) => void;
  readonly isDisabled?: boolean;
}

const dayMilliseconds = 86_400_000;

export function LeaseDays(props: LeaseDaysProps): ReactNode {
  const { label, description, until, days, onChange, isDisabled = false } = props;
  const t = useT();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  return (
    <div className="flex flex-col gap-2">
      <NumberField
        label={label}
        {...(description === undefined ? {} : { description })}
        value={days}
        minValue={1}
        maxValue={366}
        onChange={(value) => {
          if (!Number.isNaN(value)) onChange(value);
        }}
        unit={t('policy.unit.days')}
        isDisabled={isDisabled}
      />
      <p aria-live="polite" className="type-small text-muted">
        {until(format.date(new Date(now + days * dayMilliseconds)))}
      </p>
    </div>
  );
}
