/** Names for parcel files that tell people what is in them. For takeout, office and the command line. */
import type { ParcelKind } from '../../preload/contract/values.ts';
import { safeName, shortenName } from './paths.ts';

export const parcelExtension = '.mochi';

/** A parcel that asks is not named like the one that answers. */
export type NamedKind = ParcelKind | 'approvalRequest' | 'recoveryRequest';

const words: Readonly<Record<'ja' | 'en', Readonly<Record<NamedKind, string>>>> = {
  ja: {
    enrolment: '端末登録申請',
    grant: '貸与',
    takeout: '持ち出し',
    approval: '承認',
    approvalRequest: '持ち出し申請',
    return: '返却',
    receipt: '受領書',
    renewal: '期限更新',
    recovery: '復旧',
    recoveryRequest: '復旧申請',
  },
  en: {
    enrolment: 'enrolment',
    grant: 'grant',
    takeout: 'takeout',
    approval: 'approval',
    approvalRequest: 'approval-request',
    return: 'return',
    receipt: 'receipt',
    renewal: 'renewal',
    recovery: 'recovery',
    recoveryRequest: 'recovery-request',
  },
};

/**
 * `持ち出し-佐藤-20261122-ab12.mochi`: kind, whom it is about, local day, the first digits of an id. In English ASCII alone, for
 * sticks and programs that know no other.
 */
export function suggestFileName(kind: NamedKind, about: string, at: Date, id: string, locale: 'ja' | 'en'): string {
  const day = `${at.getFullYear()}${String(at.getMonth() + 1).padStart(2, '0')}${String(at.getDate()).padStart(2, '0')}`;
  const named = locale === 'en' ? asciiOnly(about) : about.trim().replaceAll(/\s+/gu, '_');
  const parts = [words[locale][kind], shortenName(named, 60), day, id.slice(0, 4)].filter((part) => part !== '');
  return safeName(parts.join('-') + parcelExtension);
}

function asciiOnly(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .toLowerCase();
}
