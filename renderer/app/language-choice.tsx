/** Switches the window between Japanese and English at once. Each language is named in itself, so that anybody finds the way. */
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { usePreferences } from './session-context.tsx';

export function LanguageChoice(): ReactNode {
  const t = useT();
  const [{ locale }, change] = usePreferences();
  return (
    <ToggleButtonGroup
      aria-label={t('app.language.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[locale]}
      onSelectionChange={(keys) => {
        change({ locale: keys.has('en') ? 'en' : 'ja' });
      }}
      className="flex rounded-md border border-line-strong bg-canvas p-0.5"
    >
      {(['ja', 'en'] as const).map((each) => (
        <ToggleButton
          key={each}
          id={each}
          lang={each}
          className="type-small focus-mark rounded px-3 py-0.5 text-muted data-hovered:text-ink data-selected:bg-accent data-selected:font-bold data-selected:text-on-accent"
        >
          {t(`app.language.${each}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
