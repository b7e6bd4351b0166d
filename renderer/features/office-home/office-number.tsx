/** The office's fingerprint in one line: asked for by phone now and then, so it is at hand but not in the way. */
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';

export function OfficeNumber({ groups }: { readonly groups: readonly string[] }): ReactNode {
  const t = useT();
  return (
    <section
      aria-labelledby="office-number"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 rounded-lg bg-sunken px-5 py-4"
    >
      <div className="min-w-0 flex-1 basis-80">
        <h2 id="office-number" className="type-body font-bold">
          {t('office.home.fingerprint.title')}
        </h2>
        <p className="type-small text-muted">{t('office.home.fingerprint.help')}</p>
      </div>
      <p className="flex gap-4 text-[1.25rem] font-medium tracking-[0.1em] select-text">
        {groups.map((group, index) => (
          // Spaced for the screen reader, which would else read it as one number.
          <span key={`${index}-${group}`} role="img" aria-label={[...group].join(' ')}>
            {group}
          </span>
        ))}
      </p>
    </section>
  );
}
