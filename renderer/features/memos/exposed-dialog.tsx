/** "What happened?": one question, one list of memos, and what is chosen is marked "change now". */
import { useState, type ReactNode } from 'react';
import type { ExposureEvent, MemoRow } from '../../../preload/contract/memo.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { useToast } from '../../ui/toast.tsx';
import { Discreet } from '../veil/discreet.tsx';

const events = ['seenHands', 'foreignDevice', 'serviceLeak', 'cardLost'] as const satisfies readonly ExposureEvent[];

export interface ExposedDialogProps {
  readonly memos: readonly MemoRow[];
  /** Chosen from the start. */
  readonly first?: string;
  readonly onClose: () => void;
}

export function ExposedDialog({ memos, first, onClose }: ExposedDialogProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const [event, setEvent] = useState<ExposureEvent>('seenHands');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(first === undefined ? [] : [first]));
  const { isBusy, error, act } = useAct();
  const isCard = event === 'cardLost';
  const onCard = memos.filter((memo) => memo.onCard).length;
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const submit = async () => {
    await act(async () => {
      const { marked } = await callEngine('memo/exposed', { event, ids: isCard ? null : [...chosen] });
      toast({ tone: 'success', text: t('memo.exposed.marked', { count: marked.length }) });
      onClose();
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      title={t('memo.exposed.title')}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={isCard ? onCard === 0 : chosen.size === 0}
            onPress={() => void submit()}
          >
            {t('memo.exposed.submit')}
          </Button>
        </>
      }
    >
      <ErrorBanner error={error} title={t('memo.exposed.failed')} />
      <p>{t('memo.exposed.lead')}</p>
      <RadioCards
        label={t('memo.exposed.event')}
        options={events.map((value) => ({
          value,
          title: t(`memo.reason.${value}`),
          description: t(`memo.exposed.${value}Text`),
        }))}
        value={event}
        onChange={setEvent}
        columns={2}
        isDisabled={isBusy}
      />
      {isCard ? (
        <p className="type-small text-muted">
          {onCard === 0 ? t('memo.exposed.noneOnCard') : t('memo.exposed.allOnCard')}
        </p>
      ) : (
        <fieldset className="flex flex-col gap-2" disabled={isBusy}>
          <legend className="type-body mb-2 font-bold">{t('memo.exposed.which')}</legend>
          <Checkbox
            isSelected={chosen.size === memos.length}
            isIndeterminate={chosen.size > 0 && chosen.size < memos.length}
            onChange={(isChosen) => {
              setChosen(new Set(isChosen ? memos.map(({ id }) => id) : []));
            }}
          >
            {t('memo.exposed.all')}
          </Checkbox>
          <ul className="flex flex-col gap-2 rounded-lg border border-line px-4 py-3">
            {memos.map(({ id, service, account }) => (
              <li key={id}>
                <Checkbox
                  isSelected={chosen.has(id)}
                  onChange={(isChosen) => {
                    choose(id, isChosen);
                  }}
                  {...(account === '' ? {} : { description: <Discreet>{account}</Discreet> })}
                >
                  <Discreet>{service}</Discreet>
                </Checkbox>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </Dialog>
  );
}
