/** One memo: what it is about, what to do next, its content by holding, a try-out, and its history without passwords. */
import { EyeOff, Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import type { PageProps } from '../../app/routes.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Page, PageHeader } from '../../ui/page.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { ChangeNowBanner } from './change-now-banner.tsx';
import { ExposedDialog } from './exposed-dialog.tsx';
import { IsThisIt } from './is-this-it.tsx';
import { MemoFacts } from './memo-facts.tsx';
import { MemoHistory } from './memo-history.tsx';
import { RemoveMemo } from './remove-memo.tsx';
import { RevealPanel } from './reveal-panel.tsx';

export function MemoPage({ route: { id } }: PageProps<'memo'>): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const memo = useCall('memo/show', { id }, { changedBy: ['memos', 'policy'] });
  const state = useCall('memo/state', {}, { changedBy: ['memos', 'policy'] });
  const [dialog, setDialog] = useState<'exposed' | 'remove' | null>(null);
  const close = () => {
    setDialog(null);
  };
  const { value } = memo;
  if (!value || !state.value) {
    return (
      <Page width="wide">
        <PageHeader title={t('memo.title')} />
        <LoadingOrFailure call={memo.error ? memo : state} />
      </Page>
    );
  }
  const edit = () => {
    go({ page: 'memo-edit', id });
  };
  return (
    <Page width="wide">
      <PageHeader
        title={<Discreet>{value.service}</Discreet>}
        lead={value.account !== '' && <Discreet>{value.account}</Discreet>}
        above={
          <Breadcrumbs
            crumbs={[
              {
                key: 'memos',
                label: t('memo.title'),
                onPress: () => {
                  go({ page: 'memos' });
                },
              },
              { key: 'memo', label: <Discreet>{value.service}</Discreet> },
            ]}
          />
        }
        actions={
          <>
            <Button
              icon={Trash2}
              onPress={() => {
                setDialog('remove');
              }}
            >
              {t('memo.detail.remove')}
            </Button>
            <Button
              icon={EyeOff}
              onPress={() => {
                setDialog('exposed');
              }}
            >
              {t('memo.exposed.action')}
            </Button>
            <Button variant="primary" icon={Pencil} onPress={edit}>
              {t('memo.detail.edit')}
            </Button>
          </>
        }
      />
      {value.changeNow && <ChangeNowBanner id={id} changeNow={value.changeNow} onRewrite={edit} />}
      <div className="grid grid-cols-2 items-start gap-6">
        <div className="flex min-w-0 flex-col gap-6">
          <RevealPanel id={id} rules={state.value.rules} isPassphraseNeeded={state.value.passphraseNeeded} />
          <IsThisIt id={id} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Card title={t('memo.detail.facts')} level={2}>
            <MemoFacts memo={value} />
          </Card>
          <MemoHistory history={value.history} />
        </div>
      </div>
      {dialog === 'exposed' && <ExposedDialog memos={[value]} first={id} onClose={close} />}
      {dialog === 'remove' && <RemoveMemo id={id} onClose={close} />}
    </Page>
  );
}
