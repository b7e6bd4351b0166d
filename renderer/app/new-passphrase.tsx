/** Choosing a passphrase: twice, judged by the engine while typing, with advice in words. For enrolling, recovery and settings. */
import { useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { isMessageKey } from '../../resources/locales/translate.ts';
import { callEngine } from '../bridge/engine.ts';
import { useT, type Translate } from '../i18n/translate.tsx';
import { PassphraseField } from '../ui/passphrase-field.tsx';
import { StrengthMeter, type StrengthScore } from '../ui/strength-meter.tsx';

type Judgement = CallOutput<'vault/judge-passphrase'>;

export interface NewPassphrase {
  readonly value: string;
  readonly again: string;
  /** The judgement of exactly this value; null while it is awaited. */
  readonly judgement: Judgement | null;
}

export const noPassphrase: NewPassphrase = { value: '', again: '', judgement: null };

/** Whether it may be used: judged good, and typed the same twice. */
export function isUsable({ value, again, judgement }: NewPassphrase): boolean {
  return judgement?.ok === true && value === again;
}

export interface NewPassphraseFieldsProps {
  readonly passphrase: NewPassphrase;
  readonly onChange: (passphrase: NewPassphrase) => void;
  /** Names that must not be the passphrase: of the user, the office, the device. */
  readonly userWords: readonly string[];
  readonly isDisabled?: boolean;
}

/** Shown before the engine has judged anything. */
const usualMinimum = 8;

export function NewPassphraseFields(props: NewPassphraseFieldsProps): ReactNode {
  const { passphrase, onChange, userWords, isDisabled = false } = props;
  const { value, again, judgement } = passphrase;
  const t = useT();
  const [hasLeft, setHasLeft] = useState(false);
  useJudgement(passphrase, onChange, userWords);
  const minimum = judgement?.minimumCodePoints ?? usualMinimum;
  const score = value === '' || !judgement ? null : toScore(judgement.score);
  const problem = judgement && value !== '' ? problemText(t, judgement) : undefined;
  const hasDiffered = again !== '' && !value.startsWith(again);
  return (
    <div className="flex flex-col gap-5">
      <PassphraseField
        purpose="new"
        label={t('passphrase.label')}
        description={t('passphrase.description', { minimum })}
        value={value}
        onChange={(next) => {
          onChange({ ...passphrase, value: next, judgement: null });
        }}
        onBlur={() => {
          setHasLeft(true);
        }}
        error={hasLeft ? problem : undefined}
        isRequired
        isDisabled={isDisabled}
        meter={<StrengthMeter score={score} advice={adviceText(t, judgement)} />}
      />
      <PassphraseField
        purpose="new"
        label={t('passphrase.again')}
        value={again}
        onChange={(next) => {
          onChange({ ...passphrase, again: next });
        }}
        error={hasDiffered ? t('passphrase.differs') : undefined}
        isRequired
        isDisabled={isDisabled}
      />
    </div>
  );
}

/** Asks the engine about the newest value; an answer about an older one is dropped. */
function useJudgement(
  passphrase: NewPassphrase,
  onChange: (passphrase: NewPassphrase) => void,
  userWords: readonly string[],
): void {
  const asked = useDeferredValue(passphrase.value);
  useEffect(() => {
    if (passphrase.judgement || asked !== passphrase.value) return;
    let isWanted = true;
    void callEngine('vault/judge-passphrase', { passphrase: asked, userWords: [...userWords] }).then(
      (judgement) => {
        if (isWanted) onChange({ ...passphrase, judgement });
      },
      // Without a judgement the button stays off; the call that uses the passphrase would be refused as well.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  });
}

function problemText(t: Translate, { problems, minimumCodePoints, lengthCodePoints }: Judgement): string | undefined {
  const [first] = problems;
  if (first === undefined) return undefined;
  return t(`passphrase.problem.${first}`, { minimum: minimumCodePoints, length: lengthCodePoints });
}

function adviceText(t: Translate, judgement: Judgement | null): string | undefined {
  const known = judgement?.advice
    .map((name) => `passphrase.advice.${name}`)
    .filter(isMessageKey)
    .slice(0, 2)
    .map((key) => t(key));
  return known && known.length > 0 ? known.join(' ') : undefined;
}

function toScore(score: number): StrengthScore {
  return score === 0 || score === 1 || score === 2 || score === 3 ? score : 4;
}
