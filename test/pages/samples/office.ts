/** A sample office: its name, people, policy and contacts, in the language of the picture. */
import type { z } from 'zod';
import type { Policy } from '../../../preload/contract/policy.ts';
import type { SceneSettings } from '../scenario.ts';
import { dayFrom } from './base.ts';

export function officeWords({ locale }: SceneSettings) {
  return locale === 'ja'
    ? {
        officeName: '株式会社みなと計画',
        workerName: '佐藤 美咲',
        adminName: '高橋 健一',
        deviceName: '総務課ノートPC 07',
        purpose: '市役所での打ち合わせ資料',
        otherPurpose: '在宅での見積もり作成',
      }
    : {
        officeName: 'Minato Planning Ltd.',
        workerName: 'Misaki Sato',
        adminName: 'Kenichi Takahashi',
        deviceName: 'General Affairs laptop 07',
        purpose: 'Documents for the meeting at city hall',
        otherPurpose: 'Writing the estimate at home',
      };
}

export function samplePolicy(
  settings: SceneSettings,
  changes: Partial<z.input<typeof Policy>> = {},
): z.input<typeof Policy> {
  const isJapanese = settings.locale === 'ja';
  return {
    version: 3,
    title: isJapanese ? '情報持ち出しのセキュリティポリシー' : 'Security policy for taking information out',
    principles: isJapanese
      ? 'お客様と会社の情報は、社外でも社内と同じように守ります。\n\n持ち出した人が、返却するまでその情報に責任を持ちます。困ったときは一人で判断せず、すぐに連絡してください。'
      : 'We protect the information of our customers and our company outside as well as inside.\n\nWhoever takes information out answers for it until it is returned. When in doubt, do not decide alone: call at once.',
    standards: isJapanese
      ? '・持ち出しは、仕事に必要な最小限のファイルに限ります。\n・原本は必ず社内に残します。\n・持ち出したファイルは金庫の中だけで扱います。\n・期限までに返却します。延長は事前に相談します。'
      : '- Take out only the files the work needs.\n- The original always stays in the office.\n- Work on files inside the vault only.\n- Return them by the due date; ask beforehand for more time.',
    procedures: isJapanese
      ? '1. 作業の前に、端末の状態を確認します。\n2. 席を離れるときは、金庫を施錠します。\n3. 公共の場所では、画面をのぞかれない席を選びます。\n4. 作業が終わったら、変更したファイルを返却します。\n5. 端末をなくしたら、時間帯にかかわらず情報システム課に電話します。'
      : '1. Check the state of the device before work.\n2. Lock the vault when you leave your seat.\n3. In public places, choose a seat where nobody sees the screen.\n4. Return changed files when the work is done.\n5. If the device is lost, call Information Systems at any hour.',
    reviewOn: dayFrom(settings, 140),
    idleLockMinutes: 10,
    passphraseAlone: true,
    leaseDays: 90,
    dueSoonDays: 3,
    takeout: {
      selfService: true,
      maxFilesAtOnce: 500,
      maxFileBytes: 2_000_000_000,
      maxBytesOut: 20_000_000_000,
      maxDays: 30,
      approvalExtensions: ['mdb', 'accdb', 'csv'],
      forbiddenExtensions: ['pst', 'exe'],
      folders: [],
      exportOutside: true,
    },
    contacts: sampleContacts(settings),
    cards: [],
    inspectionMonths: 12,
    ...changes,
  };
}

export function sampleContacts({ locale }: SceneSettings): z.input<typeof Policy>['contacts'] {
  return locale === 'ja'
    ? [
        {
          duty: '端末・記録媒体の紛失や盗難',
          name: '情報システム課 当番',
          phone: '03-5555-0110',
          email: 'incident@minato.example.jp',
          hours: '24時間',
        },
        {
          duty: '金庫が開かない、使い方がわからない',
          name: '高橋 健一',
          phone: '03-5555-0142',
          email: 'takahashi@minato.example.jp',
          hours: '平日 9:00〜17:30',
        },
        {
          duty: '個人情報の取り扱い',
          name: '総務課 中村 恵子',
          phone: '03-5555-0120',
          email: '',
          hours: '平日 9:00〜17:30',
        },
      ]
    : [
        {
          duty: 'A device or medium is lost or stolen',
          name: 'Information Systems, on duty',
          phone: '+81 3 5555 0110',
          email: 'incident@minato.example.jp',
          hours: 'At any hour',
        },
        {
          duty: 'The vault does not open, or how to use it',
          name: 'Kenichi Takahashi',
          phone: '+81 3 5555 0142',
          email: 'takahashi@minato.example.jp',
          hours: 'Weekdays 9:00–17:30',
        },
        {
          duty: 'Personal data',
          name: 'Keiko Nakamura, General Affairs',
          phone: '+81 3 5555 0120',
          email: '',
          hours: 'Weekdays 9:00–17:30',
        },
      ];
}
