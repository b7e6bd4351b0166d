/** About one file of a return: why something is proposed, the decision, the three states in full, and the text difference. */
import type { ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { useErrorText, useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { FilterChips } from '../office-parcel/filter-chips.tsx';
import { SidePanel } from '../office-parcel/side-panel.tsx';
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
  const decided = decidedAction(item, decisions);
  return (
    <SidePanel label={t('returnsDesk.panel.title')} fileName={item.name} width="wide" onClose={onClose}>
      <div className="flex flex-col gap-5 px-5 py-4">
        {item.problem !== null && (
          <Banner
            tone={item.done === null ? 'error' : 'warning'}
            title={item.done === null ? t('returnsDesk.problem.short') : t('returnsDesk.done.wanted')}
          >
            <p>{errorText({ code: item.problem })}</p>
          </Banner>
        )}
        {item.writtenTo !== null && (
          <Banner tone="success" title={item.done === null ? '' : t(`returnsDesk.done.${item.done}`)}>
            <p className="break-all select-text">{t('returnsDesk.writtenTo', { path: item.writtenTo })}</p>
          </Banner>
        )}
        <p className="type-body">
          {item.proposal === 'nothing' && item.changedOutside
            ? t('returnsDesk.why.kept')
            : t(`returnsDesk.why.${item.proposal}`)}
        </p>
        {actions.length > 1 && (
          <div className="flex flex-col gap-2">
            <FilterChips
              label={t('returnsDesk.column.decision')}
              options={actions.map((action) => ({ key: action, label: t(`returnsDesk.action.${action}`) }))}
              selected={decided}
              isDisabled={isDisabled}
              onSelect={onDecide}
            />
            <p aria-live="polite" className="type-small text-muted">
              {t(`returnsDesk.actionHelp.${decided}`)}
            </p>
          </div>
        )}
        <ItemDiff returnId={returnId} item={item} />
        <States item={item} />
      </div>
    </SidePanel>
  );
}

function States({ item }: { readonly item: DeskItem }): ReactNode {
  const t = useT();
  const format = useFormat();
  const facts = (state: DeskItem['taken']) => (
    <>
      <span className="block">
        {t('office.pair', {
          one: format.bytes(state.sizeBytes),
          other: state.modifiedAt === null ? t('returnsDesk.panel.unknownTime') : format.dateTime(state.modifiedAt),
        })}
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
