/** Requests of workers to take files out: the list on the left, the one to answer on the right. */
import { Inbox, MailOpen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useDropTarget } from '../../app/drop-target.tsx';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import type { RouteOf } from '../../app/route.ts';
import { useCall, useLongCall } from '../../bridge/use-call.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { LoadingOrFailure } from '../office-parcel/loading-or-failure.tsx';
import { usePickers } from '../office-parcel/pickers.ts';
import { RequestAnswer } from './request-answer.tsx';
import { RequestList } from './request-list.tsx';

export type ApprovalRequest = CallOutput<'office/approvals'>[number];

export function OfficeApprovalsPage({ route }: { readonly route: RouteOf<'office-approvals'> }): ReactNode {
  const t = useT();
  const pickers = usePickers();
  const { replace } = useNavigation();
  const list = useCall('office/approvals', {}, { changedBy: ['returns', 'ledger', 'devices'] });
  const receive = useLongCall('office/approval-receive');
  const [pickedId, setPickedId] = useState<string | null>(null);

  const takeIn = async (parcel: PickedPath | null | undefined) => {
    if (!parcel) return;
    const received = await receive.start({ parcel: parcel.token });
    if (!received) return;
    replace({ page: 'office-approvals', requestId: received.requestId });
    setPickedId(received.requestId);
    list.reload();
  };
  const answered = () => {
    receive.reset();
    list.reload();
  };
  useDropTarget({
    title: t('office.approvals.emptyText'),
    isDisabled: receive.running,
    onDrop: ([parcel]) => void takeIn(parcel),
  });

  const requests = inOrder(list.value ?? []);
  const request = requests.find(({ id }) => id === (pickedId ?? route.requestId)) ?? requests[0];
  return (
    <Page width="full">
      <PageHeader
        title={t('office.approvals.title')}
        lead={t('office.approvals.lead')}
        actions={
          <Button
            variant={request?.state === 'open' ? 'secondary' : 'primary'}
            icon={MailOpen}
            isBusy={receive.running}
            onPress={() => void pickers.openParcel(t('office.approvals.receiveTitle')).then(takeIn)}
          >
            {t('office.approvals.receive')}
          </Button>
        }
      />
      <ErrorBanner error={receive.error} />
      {/* Not a toast: it would lie over the buttons that answer what has just come in. */}
      {receive.value && (
        <Banner
          tone={receive.value.already ? 'info' : 'success'}
          title={receive.value.already ? t('office.approvals.already') : t('office.approvals.received')}
          isLive
          onDismiss={receive.reset}
        />
      )}
      {!list.value ? (
        <LoadingOrFailure call={list} />
      ) : !request ? (
        <EmptyState icon={Inbox} title={t('office.approvals.empty')}>
          {t('office.approvals.emptyText')}
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1 overflow-hidden rounded-lg border border-line">
          <RequestList requests={requests} selectedId={request.id} onSelect={setPickedId} />
          <RequestAnswer key={request.id} request={request} onAnswered={answered} />
        </div>
      )}
    </Page>
  );
}

/** Open ones first, then the newest. */
function inOrder(requests: readonly ApprovalRequest[]): readonly ApprovalRequest[] {
  return [...requests].sort(
    (one, other) =>
      Number(other.state === 'open') - Number(one.state === 'open') ||
      (one.at < other.at ? 1 : one.at > other.at ? -1 : 0),
  );
}
