/** A draft of the policy in tabs, with the bar that says whether it differs and lets it be saved or dropped. */
import { useState, type ReactNode } from 'react';
import type { Policy } from '../../../preload/contract/policy.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { localDay } from '../office-takeout/local-day.ts';
import { AwayRulesEditor } from './away-rules-editor.tsx';
import { CardsEditor } from './cards-editor.tsx';
import { checkChanges } from './check-changes.ts';
import { CheckRulesEditor } from './check-rules-editor.tsx';
import { ContactsEditor } from './contacts-editor.tsx';
import { policyChanges, policyProblems } from './policy-changes.ts';
import { SaveDialog } from './save-dialog.tsx';
import { TakeoutRulesEditor } from './takeout-rules-editor.tsx';
import { TextsEditor } from './texts-editor.tsx';
import { VaultRulesEditor } from './vault-rules-editor.tsx';

export interface PolicyEditorProps {
  readonly saved: Policy;
  readonly onSaved: () => void;
}

/** What every part of the editor gets. */
export interface PartProps {
  readonly draft: Policy;
  readonly onChange: (draft: Policy) => void;
  readonly problems: ReturnType<typeof policyProblems>;
}

type Part = 'texts' | 'takeout' | 'check' | 'away' | 'vault' | 'contacts' | 'cards';

export function PolicyEditor({ saved, onSaved }: PolicyEditorProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const [draft, setDraft] = useState(saved);
  const [part, setPart] = useState<Part>('texts');
  const [dialog, setDialog] = useState<'save' | 'discard' | null>(null);
  const [today] = useState(() => localDay(new Date(), 0));
  const changes = policyChanges(saved, draft);
  const ofCheck = checkChanges(saved.check, draft.check);
  const changeCount = changes.length + ofCheck.length;
  const problems = policyProblems(draft);
  const isReviewLate = saved.reviewOn !== null && saved.reviewOn < today;
  const props: PartProps = { draft, onChange: setDraft, problems };
  const items: { key: Part; label: string; count?: number; content: ReactNode }[] = [
    { key: 'texts', label: t('policy.tabs.texts'), content: <TextsEditor {...props} /> },
    { key: 'takeout', label: t('policy.tabs.takeout'), content: <TakeoutRulesEditor {...props} /> },
    { key: 'check', label: t('checkRules.tab'), content: <CheckRulesEditor {...props} /> },
    { key: 'away', label: t('policy.tabs.away'), content: <AwayRulesEditor {...props} /> },
    { key: 'vault', label: t('policy.tabs.vault'), content: <VaultRulesEditor {...props} /> },
    {
      key: 'contacts',
      label: t('policy.tabs.contacts'),
      count: draft.contacts.length,
      content: <ContactsEditor {...props} />,
    },
    { key: 'cards', label: t('policy.tabs.cards'), count: draft.cards.length, content: <CardsEditor {...props} /> },
  ];
  return (
    <Page width="full">
      <PageHeader
        title={t('policy.title')}
        lead={t('policy.lead')}
        actions={<StatusChip tone="neutral">{t('policy.version', { version: saved.version })}</StatusChip>}
      />
      {isReviewLate && (
        <Banner tone="warning" title={t('policy.overdueReview', { date: format.date(saved.reviewOn ?? today) })} />
      )}
      {/* The hidden inputs of switches lie in here, or they would let the whole page scroll. */}
      <div className="relative -mx-8 min-h-0 flex-1 overflow-y-auto px-8 pb-4" tabIndex={-1}>
        <div className="max-w-[52rem]">
          <Tabs label={t('policy.title')} selected={part} onSelect={setPart} items={items} />
        </div>
      </div>
      <footer className="flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line bg-sunken px-5 py-3">
        <p role="status" className="type-body">
          {problems.size > 0 ? (
            <span className="font-bold text-danger">
              {t('policy.invalid')}: {t('policy.invalidText')}
            </span>
          ) : changeCount > 0 ? (
            <span className="font-bold">{t('policy.unsaved', { count: changeCount })}</span>
          ) : (
            <span className="text-muted">{t('policy.saved')}</span>
          )}
        </p>
        <span className="flex gap-3">
          <Button
            isDisabled={changeCount === 0}
            onPress={() => {
              setDialog('discard');
            }}
          >
            {t('policy.discard')}
          </Button>
          <Button
            variant="primary"
            isDisabled={changeCount === 0 || problems.size > 0}
            onPress={() => {
              setDialog('save');
            }}
          >
            {t('policy.review')}
          </Button>
        </span>
      </footer>
      <ConfirmDialog
        isOpen={dialog === 'discard'}
        title={t('policy.discardTitle')}
        consequence={t('policy.discardText')}
        confirmLabel={t('policy.discardConfirm')}
        onCancel={() => {
          setDialog(null);
        }}
        onConfirm={() => {
          setDialog(null);
          setDraft(saved);
        }}
      />
      {dialog === 'save' && (
        <SaveDialog
          draft={draft}
          nextVersion={saved.version + 1}
          changes={changes}
          ofCheck={ofCheck}
          onSaved={onSaved}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </Page>
  );
}
