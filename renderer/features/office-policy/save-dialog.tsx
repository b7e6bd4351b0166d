/** Before the policy is saved: each change with what it was and will be, and when it reaches the devices. */
import type { ReactNode } from 'react';
import type { Policy } from '../../../preload/contract/policy.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { useLongCall } from '../../bridge/use-call.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import { BeforeAfter } from './before-after.tsx';
import { CheckChangeRows } from './check-change-rows.tsx';
import type { CheckChange } from './check-changes.ts';
import type { PolicyChange, PolicyField } from './policy-changes.ts';

export interface SaveDialogProps {
  readonly draft: Policy;
  readonly nextVersion: number;
  readonly changes: readonly PolicyChange[];
  readonly ofCheck: readonly CheckChange[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function SaveDialog({ draft, nextVersion, changes, ofCheck, onSaved, onClose }: SaveDialogProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const { go } = useNavigation();
  const save = useLongCall('policy/save');
  const submit = async () => {
    const result = await save.start({ policy: { ...draft, version: nextVersion } });
    if (!result) return;
    toast({
      tone: 'success',
      text: t('policy.save.done', { version: result.version }),
      action: {
        label: t('policy.save.toDevices'),
        onPress: () => {
          go({ page: 'office-devices' });
        },
      },
    });
    onClose();
    onSaved();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('policy.save.title', { version: nextVersion })}
      isBusy={save.running}
      actions={
        <>
          <Button onPress={onClose} isDisabled={save.running}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" onPress={() => void submit()} isBusy={save.running}>
            {t('policy.save.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('policy.save.lead', { count: changes.length + ofCheck.length })}</p>
      {/* Many changes scroll; the keyboard reaches them here. */}
      <div
        role="region"
        aria-label={t('policy.review')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what has the focus
        tabIndex={0}
        className="focus-mark rounded-lg border border-line"
      >
        <ul>
          {changes.map((change) => (
            <li key={change.field} className="border-b border-line px-4 py-2.5 last:border-b-0">
              <p className="type-small font-bold">{t(`policy.field.${change.field}`)}</p>
              <ChangeWords change={change} />
            </li>
          ))}
          <CheckChangeRows changes={ofCheck} />
        </ul>
      </div>
      <p className="type-small">{t('policy.carry')}</p>
      <p className="type-small">{t('policy.save.stricter')}</p>
      <ErrorBanner error={save.error} />
    </Dialog>
  );
}

/** What the app does or does not do; the other switches are what a worker may do. */
const isDone: ReadonlySet<PolicyField> = new Set([
  'lockOnLid',
  'lockOnScreenSaver',
  'lockOnDisplayOff',
  'veilOnBlur',
] as const);

function ChangeWords({ change }: { readonly change: PolicyChange }): ReactNode {
  const t = useT();
  const format = useFormat();
  if (change.kind === 'text') {
    return <p className="type-small">{t('policy.save.textChanged', { before: change.before, after: change.after })}</p>;
  }
  if (change.kind === 'list') {
    return (
      <p className="type-small">
        {change.before === change.after
          ? t('policy.save.listEdited', { after: change.after })
          : t('policy.save.listChanged', { before: change.before, after: change.after })}
      </p>
    );
  }
  if (change.kind === 'words') {
    return (
      <>
        {change.added.length > 0 && (
          <p className="type-small break-all">{t('policy.save.added', { words: change.added.join('  ') })}</p>
        )}
        {change.removed.length > 0 && (
          <p className="type-small break-all">{t('policy.save.removed', { words: change.removed.join('  ') })}</p>
        )}
      </>
    );
  }
  const words = (value: typeof change.before): string => {
    if (value === null) return t('policy.save.noDate');
    if (typeof value === 'boolean') {
      if (isDone.has(change.field)) return value ? t('policy.save.yes') : t('policy.save.no');
      return value ? t('policy.save.on') : t('policy.save.off');
    }
    if (typeof value === 'number')
      return change.field === 'maxFileBytes' || change.field === 'maxBytesOut'
        ? format.bytes(value)
        : format.number(value);
    return change.field === 'reviewOn' ? format.date(value) : value;
  };
  return <BeforeAfter before={words(change.before)} after={words(change.after)} />;
}
