/** Gallery: banners, toasts, progress, chips, dialogs. `&dialog=confirm|type` opens a dialog. */
import { useState, type ReactNode } from 'react';
import { Banner } from '../banner.tsx';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { DefinitionList } from '../definition-list.tsx';
import { DropField, WindowDrop } from '../drop-zone.tsx';
import { Page, PageHeader, Section } from '../page.tsx';
import { ProgressBar, ProgressPanel } from '../progress.tsx';
import { StatusChip } from '../status-chip.tsx';
import { useToast } from '../toast.tsx';
import { SampleFrame, usePick } from './sample.tsx';

export function FeedbackView(): ReactNode {
  const pick = usePick();
  const toast = useToast();
  const [dialog, setDialog] = useState(new URLSearchParams(location.search).get('dialog'));
  const close = () => {
    setDialog(null);
  };
  return (
    <SampleFrame current="home">
      <Page>
        <PageHeader
          title={pick('お知らせと進行', 'Messages and progress')}
          actions={
            <>
              <Button
                onPress={() => {
                  toast({ tone: 'success', text: pick('返却小包を作りました', 'The return parcel is ready') });
                  toast({
                    tone: 'info',
                    text: pick('1件のファイルを受け取りました', 'One file came in'),
                    action: { label: pick('表示', 'Show'), onPress: () => undefined },
                  });
                }}
              >
                {pick('通知を出す', 'Show a note')}
              </Button>
              <Button
                variant="danger"
                onPress={() => {
                  setDialog('confirm');
                }}
              >
                {pick('廃棄する', 'Destroy')}
              </Button>
            </>
          }
        />
        <div className="grid grid-cols-2 gap-4">
          <Banner
            tone="info"
            title={pick('ポリシーが新しくなりました', 'There is a new policy')}
            actions={<Button size="small">{pick('内容を読む', 'Read it')}</Button>}
          >
            {pick('同意するまで、新しい持ち出しはできません。', 'Until you accept it, nothing more can be taken out.')}
          </Banner>
          <Banner
            tone="success"
            title={pick('受領書を確認しました', 'The receipt is verified')}
            onDismiss={() => undefined}
          >
            {pick('返却した24件は、この端末から廃棄しました。', 'The 24 returned files were destroyed on this device.')}
          </Banner>
          <Banner tone="warning" title={pick('有効期限まであと3日です', 'The lease ends in 3 days')}>
            {pick('期限が過ぎると、返却だけができるようになります。', 'After that the vault opens for returning only.')}
          </Banner>
          <Banner tone="error" title={pick('この小包は開けません', 'This parcel cannot be opened')}>
            {pick(
              '別の端末宛ての小包です。金庫の中身は変わっていません。',
              'It is addressed to another device. Nothing in your vault has changed.',
            )}
          </Banner>
        </div>
        <Section title={pick('状態', 'States')}>
          <div className="flex flex-wrap gap-2.5">
            <StatusChip tone="neutral">{pick('持ち出し中', 'Out')}</StatusChip>
            <StatusChip tone="info">{pick('変更あり', 'Changed')}</StatusChip>
            <StatusChip tone="pending">{pick('返却手続き中', 'Returning')}</StatusChip>
            <StatusChip tone="success">{pick('返却済み', 'Returned')}</StatusChip>
            <StatusChip tone="warning">{pick('期限間近', 'Due soon')}</StatusChip>
            <StatusChip tone="danger">{pick('期限超過', 'Overdue')}</StatusChip>
          </div>
        </Section>
        <ProgressPanel
          title={pick('金庫に入れています', 'Taking files in')}
          detail={pick('第3回検討会_議事録.docx', 'Minutes of the third meeting.docx')}
          itemsDone={1243}
          itemsTotal={3200}
          bytesDone={431_000_000}
          bytesTotal={1_120_000_000}
          remainingMilliseconds={42_000}
          consequence={pick(
            '中止すると、入れ終わったファイルは金庫に残り、残りは入りません。原本は変わりません。',
            'If you stop, files already in stay in the vault and the others do not get in. Originals are not touched.',
          )}
          onCancel={() => undefined}
        />
        <ProgressBar label={pick('小包を確かめています', 'Verifying the parcel')} share={null} />
        <DropField
          title={pick('返却小包（.mochi）をここにドロップ', 'Drop return parcels (.mochi) here')}
          text={pick(
            '複数まとめて受け付けられます。同じ小包を二度入れても変わりません。',
            'Several at once are fine; the same parcel twice changes nothing.',
          )}
          onChooseFiles={() => undefined}
        />
        <WindowDrop title={pick('金庫に入れます', 'Into the vault')} onDrop={() => undefined} />
        <ConfirmDialog
          isOpen={dialog === 'confirm'}
          tone="danger"
          title={pick('24件のファイルを廃棄しますか？', 'Destroy 24 files?')}
          consequence={pick(
            'この端末のコピーは、元に戻せない形で消去されます。オフィスの原本はそのまま残ります。',
            'The copies on this device are erased for good. The originals in the office stay as they are.',
          )}
          confirmLabel={pick('廃棄する', 'Destroy')}
          proof={{ kind: 'tick' }}
          onConfirm={close}
          onCancel={close}
        >
          <DefinitionList
            items={[
              { term: pick('対象', 'Files'), value: pick('24件（183 MB）', '24 files (183 MB)') },
              { term: pick('受領書', 'Receipt'), value: '7f3a-91c2', isCode: true },
            ]}
          />
        </ConfirmDialog>
        <ConfirmDialog
          isOpen={dialog === 'type'}
          tone="danger"
          title={pick('端末の登録を取り消しますか？', 'Revoke this device?')}
          consequence={pick(
            'この端末の金庫は、次の返却を最後に使えなくなります。',
            'After one more return, the vault on this device can no longer be used.',
          )}
          confirmLabel={pick('取り消す', 'Revoke')}
          proof={{ kind: 'type', word: pick('貸与ノートPC 042', 'Lent laptop 042') }}
          onConfirm={close}
          onCancel={close}
        />
      </Page>
    </SampleFrame>
  );
}
