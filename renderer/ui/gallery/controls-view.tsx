/** Gallery: buttons, fields, choices, menus, tabs. */
import { Building2, Copy, FolderOpen, Laptop, Pencil, RotateCcw, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Breadcrumbs } from '../breadcrumbs.tsx';
import { Button, IconButton } from '../button.tsx';
import { Checkbox, Switch } from '../checkbox.tsx';
import { DateField } from '../date-field.tsx';
import { KeyHint } from '../key-hint.tsx';
import { Menu } from '../menu.tsx';
import { NumberField } from '../number-field.tsx';
import { Card, Page, PageHeader, Section } from '../page.tsx';
import { PassphraseField } from '../passphrase-field.tsx';
import { RadioCards } from '../radio-cards.tsx';
import { Select } from '../select.tsx';
import { StrengthMeter } from '../strength-meter.tsx';
import { Tabs } from '../tabs.tsx';
import { TextArea, TextField } from '../text-field.tsx';
import { SampleFrame, usePick } from './sample.tsx';

export function ControlsView(): ReactNode {
  const pick = usePick();
  const [way, setWay] = useState<'office' | 'device' | 'vault' | null>('device');
  const [due, setDue] = useState<string | null>('2026-11-27');
  const [minutes, setMinutes] = useState(5);
  const [language, setLanguage] = useState<'ja' | 'en'>('ja');
  const [isOn, setIsOn] = useState(true);
  const [tab, setTab] = useState<'waiting' | 'done'>('waiting');
  return (
    <SampleFrame current="settings">
      <Page>
        <PageHeader
          above={
            <Breadcrumbs
              crumbs={[
                { key: 'settings', label: pick('設定', 'Settings'), onPress: () => undefined },
                { key: 'controls', label: pick('部品', 'Controls') },
              ]}
            />
          }
          title={pick('部品', 'Controls')}
          lead={pick('フォームで使う部品の一覧です。', 'What forms are made of.')}
          actions={
            <Menu
              label={pick('その他の操作', 'More actions')}
              commands={[
                {
                  key: 'rename',
                  label: pick('名前を変更', 'Rename'),
                  icon: Pencil,
                  keys: 'F2',
                  onPress: () => undefined,
                },
                {
                  key: 'delete',
                  label: pick('削除', 'Delete'),
                  icon: Trash2,
                  isDanger: true,
                  onPress: () => undefined,
                },
              ]}
            />
          }
        />
        <Section title={pick('ボタン', 'Buttons')}>
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="primary" size="large">
              {pick('解錠', 'Unlock')}
            </Button>
            <Button variant="primary">{pick('返却する', 'Return')}</Button>
            <Button icon={FolderOpen}>{pick('フォルダーを選択…', 'Choose a folder…')}</Button>
            <Button variant="text">{pick('パスフレーズを忘れた', 'Forgot the passphrase')}</Button>
            <Button variant="danger" icon={Trash2}>
              {pick('廃棄する', 'Destroy')}
            </Button>
            <Button variant="primary" isBusy>
              {pick('返却する', 'Return')}
            </Button>
            <Button variant="primary" isDisabled>
              {pick('返却する', 'Return')}
            </Button>
            <Button isDisabled>{pick('キャンセル', 'Cancel')}</Button>
            <Button size="small">{pick('小さいボタン', 'Small')}</Button>
            <IconButton icon={Copy} label={pick('コピー', 'Copy')} />
            <IconButton icon={RotateCcw} label={pick('元に戻す', 'Undo')} isDisabled />
            <KeyHint keys="Mod+Shift+L" />
          </div>
        </Section>
        <div className="grid grid-cols-2 gap-x-8 gap-y-6">
          <TextField
            label={pick('端末の名前', 'Name of the device')}
            description={pick('台帳に載る名前です。', 'As it will stand in the ledger.')}
            isRequired
            defaultValue={pick('貸与ノートPC 042', 'Lent laptop 042')}
          />
          <TextField
            label={pick('持ち出しの目的', 'Purpose')}
            error={pick('目的を入力してください。', 'Say what it is for.')}
            isRequired
          />
          <PassphraseField
            label={pick('新しいパスフレーズ', 'New passphrase')}
            description={pick(
              '15文字以上。単語を並べた文が覚えやすく安全です。',
              'At least 15 characters; a few words in a row are easy to remember.',
            )}
            purpose="new"
            defaultValue="correct horse"
            meter={
              <StrengthMeter
                score={2}
                advice={pick('もう1、2語足すと十分になります。', 'One or two more words would do.')}
              />
            }
          />
          <TextArea label={pick('連絡事項', 'Notes')} isOptional rows={3} />
          <DateField label={pick('返却期限', 'Due')} value={due} onChange={setDue} min="2026-11-22" max="2026-12-31" />
          <NumberField
            label={pick('自動で施錠するまで', 'Lock when idle for')}
            value={minutes}
            onChange={setMinutes}
            minValue={1}
            maxValue={120}
            unit={pick('分', 'minutes')}
          />
          <Select
            label={pick('表示言語', 'Language')}
            value={language}
            onChange={setLanguage}
            options={[
              { value: 'ja', label: '日本語' },
              { value: 'en', label: 'English' },
            ]}
          />
          <div className="flex flex-col gap-3">
            <Checkbox defaultSelected>
              {pick('原本があることを確認しました', 'I checked that the original is there')}
            </Checkbox>
            <Checkbox isIndeterminate>{pick('すべて選択', 'Select all')}</Checkbox>
            <Checkbox isDisabled>{pick('承認が必要です', 'Needs approval')}</Checkbox>
            <Checkbox description={pick('ポリシー第3版の内容です。', 'Version 3 of the policy.')}>
              {pick('ポリシーに同意します', 'I accept the policy')}
            </Checkbox>
          </div>
        </div>
        <Card>
          <div className="flex flex-col gap-4">
            <Switch
              isSelected={isOn}
              onChange={setIsOn}
              description={pick(
                '画面のロックやスリープに合わせて金庫を施錠します。',
                'Also when the screen locks or the computer sleeps.',
              )}
            >
              {pick('離席時に施錠する', 'Lock when away')}
            </Switch>
            <Switch isDisabled>{pick('金庫の外への保存を許可', 'Allow saving outside the vault')}</Switch>
          </div>
        </Card>
        <RadioCards
          label={pick('使い方', 'How will it be used?')}
          value={way}
          onChange={setWay}
          options={[
            {
              value: 'office',
              title: pick('オフィスを設定する', 'Set up an office'),
              description: pick('管理者が最初に一度だけ行います。', 'Once, by an administrator.'),
              icon: Building2,
            },
            {
              value: 'device',
              title: pick('この端末を登録する', 'Enrol this device'),
              description: pick(
                '申請ファイルを作り、管理者に渡します。照合番号を互いに読み上げて確認します。',
                'Make a request file for your administrator; both of you read the same number aloud.',
              ),
              icon: Laptop,
            },
            {
              value: 'vault',
              title: pick('既存の金庫を開く', 'Open a vault'),
              description: pick(
                'この端末で作った金庫のフォルダーを選びます。',
                'Choose the folder of a vault made on this device.',
              ),
              icon: FolderOpen,
            },
          ]}
        />
        <Tabs
          label={pick('返却', 'Returns')}
          selected={tab}
          onSelect={setTab}
          items={[
            {
              key: 'waiting',
              label: pick('受領待ち', 'Waiting'),
              count: 3,
              content: <p>{pick('3件あります。', 'Three.')}</p>,
            },
            { key: 'done', label: pick('返却済み', 'Returned'), content: <p>{pick('ありません。', 'None.')}</p> },
          ]}
        />
      </Page>
    </SampleFrame>
  );
}
