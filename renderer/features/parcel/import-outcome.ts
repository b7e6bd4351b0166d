/** What a parcel changed, in words, and where it leads. For the dialog that takes parcels in. */
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { Route } from '../../app/route.ts';
import type { Formatter, MessageKey, Translate } from '../../i18n/translate.tsx';

type Imported = CallOutput<'parcel/import'>;

export interface Outcome {
  readonly title: string;
  readonly text: string;
  readonly next?: { readonly label: MessageKey; readonly route: Route };
}

/** What was taken in, and where to go on. */
export function outcomeOf(imported: Imported, t: Translate, format: Formatter): Outcome {
  if (imported.already) return { title: t('parcel.already.title'), text: t('parcel.already.text') };
  switch (imported.kind) {
    case 'takeout':
      return {
        title: t('parcel.takeout.title', { count: imported.files }),
        text: t('parcel.takeout.text'),
        next: { label: 'parcel.takeout.action', route: { page: 'files' } },
      };
    case 'approval':
      return {
        title: t('parcel.approval.title'),
        text: t('parcel.approval.text'),
        next: { label: 'parcel.approval.action', route: { page: 'requests' } },
      };
    case 'receipt':
      return {
        title: t('parcel.receipt.title'),
        text:
          imported.destroyed > 0
            ? t('parcel.receipt.text', { count: imported.destroyed })
            : t('parcel.receipt.textNone'),
        next: { label: 'parcel.receipt.action', route: { page: 'returns' } },
      };
    case 'renewal':
      return {
        title: t('parcel.renewal.title'),
        text: [
          imported.leaseNotAfter === null
            ? t('parcel.renewal.textPlain')
            : t('parcel.renewal.text', { date: format.date(imported.leaseNotAfter) }),
          ...(imported.answers > 0 ? [t('parcel.renewal.answers', { count: imported.answers })] : []),
        ].join(' '),
        next:
          imported.answers > 0
            ? { label: 'parcel.renewal.answersAction', route: { page: 'reports', tab: 'software' } }
            : { label: 'parcel.renewal.action', route: { page: 'home' } },
      };
    case 'enrolment':
    case 'grant':
    case 'return':
    case 'recovery':
      return { title: t('parcel.other.title'), text: t(`parcel.other.${imported.kind}`) };
  }
}

/** What to do with a parcel that is not for an open worker's vault. */
export function wrongKindHint(kind: unknown): MessageKey | undefined {
  if (kind === 'enrolment' || kind === 'grant' || kind === 'return' || kind === 'recovery') {
    return `parcel.other.${kind}`;
  }
  return undefined;
}
