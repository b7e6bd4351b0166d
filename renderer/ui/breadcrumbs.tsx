/** Where this page lies, with the way back up. */
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';

export interface Crumb {
  readonly key: string;
  readonly label: ReactNode;
  /** Left out for the page one is on. */
  readonly onPress?: () => void;
}

export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const t = useT();
  return (
    <nav aria-label={t('ui.breadcrumbs')} className="mb-1">
      <ol className="type-small flex flex-wrap items-center gap-1">
        {crumbs.map(({ key, label, onPress }, index) => (
          <li key={key} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden size={15} className="text-muted" />}
            {onPress ? (
              <button
                type="button"
                onClick={onPress}
                className="focus-mark -mx-1 rounded-sm px-1 text-link underline underline-offset-[3px] hover:decoration-2"
              >
                {label}
              </button>
            ) : (
              <span aria-current="page" className="text-muted">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
