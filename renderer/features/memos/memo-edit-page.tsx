/** Adding a memo, or changing one: loads what is there, then shows the form. */
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import type { PageProps } from '../../app/routes.tsx';
import { useCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { MemoForm } from './memo-form.tsx';

export function MemoEditPage({ route: { id } }: PageProps<'memo-edit'>): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const state = useCall('memo/state', {}, { changedBy: [] });
  const memo = useCall('memo/show', id === undefined ? null : { id }, { changedBy: [] });
  const title = id === undefined ? t('memo.form.addTitle') : t('memo.form.editTitle');
  const isReady = state.value !== undefined && (id === undefined || memo.value !== undefined);
  return (
    <Page width="reading">
      <PageHeader
        title={title}
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
              ...(memo.value && id !== undefined
                ? [
                    {
                      key: 'memo',
                      label: <Discreet>{memo.value.service}</Discreet>,
                      onPress: () => {
                        go({ page: 'memo', id });
                      },
                    },
                  ]
                : []),
              { key: 'edit', label: title },
            ]}
          />
        }
      />
      {!isReady || !state.value ? (
        <LoadingOrFailure call={state.error ? state : memo.error ? memo : state} />
      ) : (
        <MemoForm memo={memo.value} rules={state.value.rules} />
      )}
    </Page>
  );
}
