/** What something was and what it will be, side by side. For the dialog that saves the policy. */
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';

export function BeforeAfter({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const t = useT();
  return (
    <p className="type-small flex flex-wrap items-center gap-2">
      <span className="sr-only">{t('policy.save.before')}: </span>
      <span className="text-muted">{before}</span>
      <ArrowRight aria-hidden size={15} className="shrink-0" />
      <span className="sr-only">{t('policy.save.after')}: </span>
      <span className="font-bold">{after}</span>
    </p>
  );
}
