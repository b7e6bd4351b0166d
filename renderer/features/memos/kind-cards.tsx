/** The choice between the kinds of memo; keeping the password itself is offered only where the policy allows it. */
import { Lightbulb, LockKeyhole, Shuffle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MemoKind } from '../../../preload/contract/memo.ts';
import { useT } from '../../i18n/translate.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';

const icons = { altered: Shuffle, reminder: Lightbulb, kept: LockKeyhole } as const;

export interface KindCardsProps {
  readonly kind: MemoKind;
  readonly allowsKept: boolean;
  readonly onChange: (kind: MemoKind) => void;
}

export function KindCards({ kind, allowsKept, onChange }: KindCardsProps): ReactNode {
  const t = useT();
  const kinds: readonly MemoKind[] = allowsKept ? ['altered', 'reminder', 'kept'] : ['altered', 'reminder'];
  return (
    <RadioCards
      label={t('memo.form.kind')}
      options={kinds.map((value) => ({
        value,
        title: t(`memo.kind.${value}`),
        description: t(`memo.kind.${value}Text`),
        icon: icons[value],
      }))}
      value={kind}
      onChange={onChange}
    />
  );
}
