/** About one file of a return: why something is proposed, the decision, the three states in full, and the text difference. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/office.ts';
import { useErrorText, useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { IconButton } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { decidedAction, possibleActions, type Decisions, type DeskAction } from './decisions.ts';
import { ItemDiff } from './item-diff.tsx';

export interface ItemPanelProps {
  readonly returnId: string;
  readonly item: DeskItem;
  readonly decisions: Decisions;
  readonly isDisabled: boolean;
  readonly onDecide: (action: DeskAction) => void;
  readonly onClose: () => void;
}

export function ItemPanel({ returnId, item, decisions, isDisabled, onDecide, onClose }: ItemPanelProps): ReactNode {
  const t = useT();
  const errorText = useErrorText();
  const actions = possibleActions(item);
  const help = (action: DeskAction) =>
    action === 'writeBack' && item.proposal === 'keepBoth'
      ? t('returnsDesk.actionHelp.writeBackConflict')
      : t(`returnsDesk.actionHelp.${action}`);
  return (
    <aside
      aria-label={t('returnsDesk.panel.title')}
      className="flex w-[58%] min-w-[24rem] flex-col border-l border-line bg-canvas"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="flex items-start gap-2.5 border-b border-line px-5 py-3">
        <FileIcon name={item.name} size={22} />
        <h2 className="type-body min-w-0 flex-1 font-bold break-all">{item.name}</h2>
        <span className="-my-1 -mr-2">
          <IconButton icon={X} label={t('common.close')} size="small" onPress={onClose} />
        </span>
      </header>
      {/* Focusable, so that the keyboard can scroll it. */}
      <div
        className="focus-inset flex flex-col gap-5 overflow-y-auto px-5 py-4"
        tabIndex={0}
        role="group"
        aria-label={item.name}
      >
        {item.problem !== null && (
          <Banner tone="error" title={t('returnsDesk.problem.short')}>
            <p>{errorText({ code: item.problem })}</p>
            <p>{t('returnsDesk.problem.originalUntouched')}</p>
          </Banner>
        )}
        {item.writtenTo !== null && (
          <Banner tone="success" title={item.done === null ? '' : t(`returnsDesk.done.${item.done}`)}>
            <p className="break-all select-text">{t('returnsDesk.writtenTo', { path: item.writtenTo })}</p>
          </Banner>
        )}
        <p className="type-body">{t(`returnsDesk.why.${item.proposal}`)}</p>
        {actions.length > 1 && (
          <RadioCards
            label={t('returnsDesk.column.decision')}
            options={actions.map((action) => ({
              value: action,
              title: t(`returnsDesk.action.${action}`),
              description: help(action),
            }))}
            value={decidedAction(item, decisions)}
            onChange={onDecide}
            isDisabled={isDisabled}
          />
        )}
        <ItemDiff returnId={returnId} item={item} />
        <States item={item} />
      </div>
    </aside>
  );
}

function States({ item }: { readonly item: DeskItem }): ReactNode {
  const t = useT();
  const format = useFormat();
  const facts = (state: DeskItem['taken']) => (
    <>
      <span className="block">
        {format.bytes(state.sizeBytes)}・
        {state.modifiedAt === null ? t('returnsDesk.panel.unknownTime') : format.dateTime(state.modifiedAt)}
      </span>
      <span className="block font-mono text-[0.75rem] break-all text-muted">{state.sha256}</span>
    </>
  );
  const { now, nowProblem } = item;
  return (
    <section aria-label={t('common.details')}>
      <h3 className="type-body font-bold">{t('common.details')}</h3>
      <DefinitionList
        layout="stacked"
        items={[
          { term: t('returnsDesk.panel.location'), value: item.originalPath, isCode: true },
          { term: t('returnsDesk.column.taken'), value: facts(item.taken) },
          {
            term: t('returnsDesk.column.now'),
            value: now
              ? facts(now)
              : nowProblem === 'none'
                ? t('returnsDesk.compare.unknown')
                : t(`returnsDesk.compare.${nowProblem}`),
          },
          { term: t('returnsDesk.column.returned'), value: facts(item.returned) },
        ]}
      />
    </section>
  );
}
