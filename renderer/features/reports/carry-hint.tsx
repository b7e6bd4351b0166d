/** Where what was written is now, and how it gets to the office. */
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

export function CarryHint({ journey }: { readonly journey: 'here' | 'packed' }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  return (
    <Banner
      tone="info"
      title={journey === 'here' ? t('reports.carry.title') : t('reports.journey.packed')}
      actions={
        <Button
          size="small"
          onPress={() => {
            go({ page: 'returns' });
          }}
        >
          {t('reports.carry.action')}
        </Button>
      }
    >
      {journey === 'here' && <p>{t('reports.carry.text')}</p>}
    </Banner>
  );
}
