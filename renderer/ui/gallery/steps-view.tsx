/** Gallery: a procedure in steps, with the fingerprint. */
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { Checkbox } from '../checkbox.tsx';
import { Fingerprint } from '../fingerprint.tsx';
import { Page, PageHeader } from '../page.tsx';
import { Stepper } from '../stepper.tsx';
import { SampleFrame, usePick } from './sample.tsx';

export function StepsView(): ReactNode {
  const pick = usePick();
  return (
    <SampleFrame current="home">
      <Page width="reading">
        <PageHeader
          title={pick('この端末を登録する', 'Enrol this device')}
          lead={pick(
            '申請ファイルを管理者に渡し、下の照合番号を電話などで互いに読み上げてください。',
            'Give the request file to your administrator, then read this number to each other, on the phone for example.',
          )}
        />
        <Stepper
          steps={[
            pick('申請を作る', 'Make a request'),
            pick('照合番号を確認', 'Compare the number'),
            pick('貸与を受け取る', 'Receive the grant'),
            pick('パスフレーズを決める', 'Choose a passphrase'),
          ]}
          current={1}
        />
        <Fingerprint
          label={pick('この端末の照合番号', 'Fingerprint of this device')}
          groups={['4821', '0937', '5560', '1284', '7719', '3006']}
          onCopy={() => undefined}
        />
        <Checkbox>{pick('管理者が読み上げた番号と同じでした', 'The administrator read the same number')}</Checkbox>
        <div className="flex justify-between border-t border-line pt-5">
          <Button>{pick('戻る', 'Back')}</Button>
          <Button variant="primary">{pick('次へ', 'Next')}</Button>
        </div>
      </Page>
    </SampleFrame>
  );
}
