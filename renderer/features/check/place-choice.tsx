/** Where the worker is: the list of what he looks at himself follows it. For check-page.tsx. */
import { Building2, Coffee, House, MapPin, TrainFront, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { Place } from '../../../preload/contract/check-policy.ts';
import { useT } from '../../i18n/translate.tsx';

const icons: Record<Place, LucideIcon> = {
  home: House,
  train: TrainFront,
  cafe: Coffee,
  telework: Building2,
  other: MapPin,
};

export interface PlaceChoiceProps {
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}

export function PlaceChoice({ place, onChange }: PlaceChoiceProps): ReactNode {
  const t = useT();
  return (
    <RadioGroup
      value={place}
      onChange={(chosen) => {
        const { data } = Place.safeParse(chosen);
        if (data !== undefined) onChange(data);
      }}
      orientation="horizontal"
      className="flex flex-col gap-2"
    >
      <Label className="type-lead font-bold">{t('check.page.place')}</Label>
      <div className="flex flex-wrap gap-2">
        {Place.options.map((value) => {
          const Icon = icons[value];
          return (
            <Radio
              key={value}
              value={value}
              className="focus-mark flex h-10 items-center gap-2 rounded-full border border-line-strong bg-canvas px-4 text-[0.875rem] font-bold data-hovered:bg-hover data-selected:border-accent-line data-selected:bg-selected data-selected:text-link data-selected:ring-1 data-selected:ring-accent-line"
            >
              <Icon aria-hidden size={18} strokeWidth={1.75} />
              {t(`check.place.${value}`)}
            </Radio>
          );
        })}
      </div>
    </RadioGroup>
  );
}
