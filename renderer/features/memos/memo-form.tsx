/** The form of a memo. The real password stands in its field alone: not in the page's state, and gone from the field once it was used. */
import { useRef, useState, type ReactNode } from 'react';
import type { MemoRules } from '../../../preload/contract/memo-policy.ts';
import type { MemoDetail, MemoKind, MemoRow } from '../../../preload/contract/memo.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { FinderReport } from './finder-report.tsx';
import { KindCards } from './kind-cards.tsx';
import { readSecret, takeSecret, wipe } from './secret-bytes.ts';
import { SecretField } from './secret-field.tsx';
import { useWeigh, type TypedMemo } from './use-weigh.ts';

export interface MemoFormProps {
  /** The memo that is changed; undefined to add one. */
  readonly memo: MemoDetail | undefined;
  readonly rules: MemoRules;
}

export function MemoForm({ memo, rules }: MemoFormProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const { replace, back } = useNavigation();
  const [service, setService] = useState(memo?.service ?? '');
  const [account, setAccount] = useState(memo?.account ?? '');
  const [usedAt, setUsedAt] = useState(memo?.usedAt ?? '');
  const [kind, setKind] = useState<MemoKind>(memo?.kind ?? 'altered');
  const [text, setText] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const [error, setError] = useState<EngineError>();
  const box = useRef<HTMLInputElement>(null);
  const { weighed, ask } = useWeigh();

  const facts = { service: service.trim(), account: account.trim(), usedAt: usedAt.trim(), kind };
  const weigh = (changes: Partial<typeof facts & { text: string }> = {}) => {
    const { text: written = text, ...now } = { ...facts, ...changes };
    ask(() => ({
      ...now,
      text: now.kind === 'kept' || written === '' ? null : encode(written),
      password: readSecret(box.current),
    }));
  };
  const isMissing = {
    service: facts.service === '',
    text: kind !== 'kept' && text === '' && memo === undefined,
  };
  const save = async () => {
    setHasTried(true);
    setError(undefined);
    if (isMissing.service || isMissing.text) return;
    setIsSaving(true);
    const password = readSecret(box.current);
    const bytes = text === '' && memo !== undefined ? null : encode(text);
    try {
      const row = await send(memo, { ...facts, text: bytes ?? null, password });
      wipe(takeSecret(box.current));
      toast({ tone: 'success', text: kind === 'kept' ? t('memo.form.savedKept') : t('memo.form.saved') });
      replace({ page: 'memo', id: row.id });
    } catch (thrown) {
      setError(toEngineError(thrown));
      setIsSaving(false);
    } finally {
      wipe(password, bytes);
    }
  };
  const textWords = { altered: 'textAltered', reminder: 'textReminder', kept: 'textKept' } as const;
  const help = kind === 'altered' ? t('memo.form.textAlteredHelp') : t('memo.form.textReminderHelp');
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <TextField
        label={t('memo.form.service')}
        value={service}
        onChange={(next) => {
          setService(next);
          weigh({ service: next.trim() });
        }}
        maxLength={200}
        error={hasTried && isMissing.service ? t('memo.form.missing') : undefined}
        isRequired
        autoFocus={memo === undefined}
        autoComplete="off"
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label={t('memo.form.account')}
          value={account}
          onChange={setAccount}
          maxLength={200}
          isOptional
          autoComplete="off"
        />
        <TextField
          label={t('memo.form.usedAt')}
          value={usedAt}
          onChange={setUsedAt}
          maxLength={200}
          isOptional
          autoComplete="off"
        />
      </div>
      <KindCards
        kind={kind}
        allowsKept={rules.keptPasswords || memo?.kind === 'kept'}
        onChange={(next) => {
          setKind(next);
          weigh({ kind: next });
        }}
      />
      <TextField
        label={t(`memo.form.${textWords[kind]}`)}
        description={memo === undefined ? (kind === 'kept' ? undefined : help) : t('memo.form.textKeep')}
        value={text}
        onChange={(next) => {
          setText(next);
          weigh({ text: next });
        }}
        maxLength={500}
        error={hasTried && isMissing.text ? t('memo.form.missing') : undefined}
        isRequired={kind !== 'kept' && memo === undefined}
        isOptional={kind === 'kept'}
        autoComplete="off"
        spellCheck="false"
      />
      <SecretField
        box={box}
        label={t('memo.form.password')}
        description={
          memo !== undefined
            ? t('memo.form.passwordSame')
            : kind === 'kept'
              ? t('memo.form.passwordKept')
              : t('memo.form.passwordHelp')
        }
        onTyped={weigh}
        isDisabled={isSaving}
        isRequired={kind !== 'reminder' && memo === undefined}
        isOptional={kind === 'reminder'}
      />
      {kind !== 'kept' && <FinderReport weighed={weighed} />}
      <ErrorBanner error={error} title={t('memo.form.failed')} />
      <StepActions
        back={
          <Button onPress={back} isDisabled={isSaving}>
            {t('common.cancel')}
          </Button>
        }
      >
        <Button type="submit" variant="primary" isBusy={isSaving}>
          {t('memo.form.save')}
        </Button>
      </StepActions>
    </form>
  );
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

function send(memo: MemoDetail | undefined, entered: TypedMemo): Promise<MemoRow> {
  if (memo !== undefined) return callEngine('memo/edit', { id: memo.id, ...entered });
  return callEngine('memo/add', { ...entered, text: entered.text ?? new Uint8Array(0) });
}
