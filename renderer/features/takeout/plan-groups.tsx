/** The files of a plan in three groups, those that need attention first, each file with its reason. */
import { CircleCheck, CircleX, FileQuestion, type LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useFormat, useT, type MessageKey } from '../../i18n/translate.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { ScrollList } from '../../ui/scroll-list.tsx';
import type { TakeoutPlan } from './plan-dialog.tsx';
import { Discreet } from '../veil/discreet.tsx';

type Candidate = TakeoutPlan['candidates'][number];
type Group = 'allowed' | 'needsApproval' | 'refused';

const looks: Record<Group, { icon: LucideIcon; colour: string }> = {
  refused: { icon: CircleX, colour: 'text-danger' },
  needsApproval: { icon: FileQuestion, colour: 'text-warning' },
  allowed: { icon: CircleCheck, colour: 'text-success' },
};

/** Lines shown of one group; more are counted. */
const mostLines = 100;

export function PlanGroups({ plan }: { readonly plan: TakeoutPlan }): ReactNode {
  const groups = (['refused', 'needsApproval', 'allowed'] as const).filter((group) => plan[group] > 0);
  return (
    <div className="flex flex-col gap-4">
      {groups.map((group) => (
        <GroupList
          key={group}
          group={group}
          count={plan[group]}
          candidates={plan.candidates.filter(({ verdict }) => verdict === group || verdict.startsWith(`${group}:`))}
        />
      ))}
    </div>
  );
}

interface GroupListProps {
  readonly group: Group;
  readonly count: number;
  readonly candidates: readonly Candidate[];
}

function GroupList({ group, count, candidates }: GroupListProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const { icon: Icon, colour } = looks[group];
  const shown = candidates.slice(0, mostLines);
  return (
    <section aria-labelledby={id} className="overflow-hidden rounded-lg border border-line">
      <header className="flex items-start gap-2.5 bg-sunken px-4 py-2.5">
        <Icon aria-hidden size={19} className={`mt-0.5 shrink-0 ${colour}`} />
        <div>
          <h3 id={id} className="type-body font-bold">
            {t(`takeout.plan.${group}`)} <span className="font-normal">{t('files.count', { total: count })}</span>
          </h3>
          <p className="type-small text-muted">{t(`takeout.plan.${group}Text`)}</p>
        </div>
      </header>
      <ScrollList label={t(`takeout.plan.${group}`)} heightClass="max-h-44">
        {shown.map((candidate) => (
          <li
            key={candidate.index}
            className="flex items-center gap-2.5 border-t border-line px-4 py-1.5 text-[0.875rem]"
          >
            <FileIcon name={candidate.name} />
            <span className="min-w-0 flex-1">
              <span className="block truncate" title={candidate.location}>
                <Discreet>
                  {candidate.folder === '' ? '' : <span className="text-muted">{candidate.folder}/</span>}
                  {candidate.name}
                </Discreet>
              </span>
              {group !== 'allowed' && <span className="block text-[0.8125rem] text-muted">{t(reason(candidate))}</span>}
            </span>
            <span className="shrink-0 text-muted">{format.bytes(candidate.sizeBytes)}</span>
          </li>
        ))}
        {count > shown.length && (
          <li className="type-small border-t border-line px-4 py-1.5 text-muted">
            {t('takeout.plan.more', { count: count - shown.length })}
          </li>
        )}
      </ScrollList>
    </section>
  );
}

const reasons: Record<Candidate['verdict'], MessageKey> = {
  allowed: 'takeout.verdict.allowed',
  'needsApproval:extension': 'takeout.verdict.needsApproval.extension',
  'needsApproval:folder': 'takeout.verdict.needsApproval.folder',
  'needsApproval:size': 'takeout.verdict.needsApproval.size',
  'needsApproval:selfService': 'takeout.verdict.needsApproval.selfService',
  'refused:forbidden': 'takeout.verdict.refused.forbidden',
  'refused:tooMany': 'takeout.verdict.refused.tooMany',
  'refused:vaultFull': 'takeout.verdict.refused.vaultFull',
  'refused:unreadable': 'takeout.verdict.refused.unreadable',
  'refused:link': 'takeout.verdict.refused.link',
  'refused:special': 'takeout.verdict.refused.special',
  'refused:inVault': 'takeout.verdict.refused.inVault',
};

function reason({ verdict }: Candidate): MessageKey {
  return reasons[verdict];
}
