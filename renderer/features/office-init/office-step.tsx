/** First step: what the office is called, who administers it, where the vault goes, and what a missing keychain means. */
import { FolderOpen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { KeychainState } from '../../../preload/contract/values.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { StepActions } from '../../ui/step-actions.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface OfficeFields {
  readonly officeName: string;
  readonly adminName: string;
  readonly isWithoutKeychain: boolean;
}

export interface OfficeStepProps {
  readonly folder: string;
  readonly keychain: z.infer<typeof KeychainState>;
  readonly office: OfficeFields;
  readonly onChange: (office: OfficeFields) => void;
  readonly onLeave: () => void;
  readonly onNext: () => void;
}

export function OfficeStep({ folder, keychain, office, onChange, onLeave, onNext }: OfficeStepProps): ReactNode {
  const t = useT();
  const [isTried, setIsTried] = useState(false);
  const isNameless = office.officeName.trim() === '';
  const isAdminless = office.adminName.trim() === '';
  const hasKeychain = keychain !== 'unavailable';
  const next = () => {
    setIsTried(true);
    if (!isNameless && !isAdminless && (hasKeychain || office.isWithoutKeychain)) onNext();
  };
  return (
    <form
      className="flex flex-col gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <TextField
        label={t('office.init.officeName')}
        description={t('office.init.officeNameHelp')}
        value={office.officeName}
        onChange={(officeName) => {
          onChange({ ...office, officeName });
        }}
        maxLength={200}
        isRequired
        error={isTried && isNameless ? t('office.init.officeNameMissing') : undefined}
      />
      <TextField
        label={t('office.init.adminName')}
        description={t('office.init.adminNameHelp')}
        value={office.adminName}
        onChange={(adminName) => {
          onChange({ ...office, adminName });
        }}
        maxLength={200}
        isRequired
        error={isTried && isAdminless ? t('office.init.adminNameMissing') : undefined}
      />
      <div className="flex flex-col gap-1.5">
        <p className="type-body font-bold">{t('office.init.place.chosen')}</p>
        <p className="type-small text-muted">{t('office.init.place.help')}</p>
        <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-sunken px-4 py-3">
          <FolderOpen aria-hidden size={20} className="shrink-0 text-muted" />
          <span className="type-body min-w-0 flex-1 break-all select-text">{folder}</span>
          <Button size="small" onPress={onLeave}>
            {t('office.init.place.change')}
          </Button>
        </div>
      </div>
      {!hasKeychain && (
        <Banner tone="warning" title={t('office.init.keychain.title')}>
          <p>{t('office.init.keychain.text')}</p>
          <Checkbox
            isSelected={office.isWithoutKeychain}
            isInvalid={isTried && !office.isWithoutKeychain}
            onChange={(isWithoutKeychain) => {
              onChange({ ...office, isWithoutKeychain });
            }}
          >
            {t('office.init.keychain.accept')}
          </Checkbox>
        </Banner>
      )}
      <StepActions
        back={
          <Button size="large" onPress={onLeave}>
            {t('common.cancel')}
          </Button>
        }
      >
        <Button variant="primary" size="large" type="submit">
          {t('common.next')}
        </Button>
      </StepActions>
    </form>
  );
}
