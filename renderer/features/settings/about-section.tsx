/** What this program is, and the promise about its files. */
import type { ReactNode } from 'react';
import { useSession } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Card, Section } from '../../ui/page.tsx';
import { Discreet } from '../veil/discreet.tsx';

export function AboutSection(): ReactNode {
  const t = useT();
  const version = useSession(({ shell }) => shell?.appVersion) ?? '';
  const folder = useSession(({ phase }) => (phase.at === 'open' ? phase.vault.folder : ''));
  return (
    <Section title={t('settings.about.title')}>
      <Card>
        <DefinitionList
          items={[
            { term: t('settings.about.version'), value: `${t('common.appName')} ${version}` },
            { term: t('settings.about.folder'), value: <Discreet>{folder}</Discreet>, isCode: true },
            { term: t('settings.about.format'), value: t('settings.about.formatText') },
            { term: t('settings.about.network'), value: t('settings.about.networkText') },
            { term: t('settings.about.licence'), value: t('settings.about.licenceText') },
          ]}
        />
      </Card>
    </Section>
  );
}
