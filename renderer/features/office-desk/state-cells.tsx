/** The three things the desk compares, each as two short lines: what it means, then size, time and the start of the hash. */
import { Equal, EqualNot, FileX2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeskItem } from '../../../preload/contract/calls/desk.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';

type FileState = DeskItem['taken'];

/** Enough of a hash to see a difference; the panel shows all of it. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 8);
}

interface TwoRowsProps {
  readonly first: ReactNode;
  readonly hash?: string | undefined;
  readonly second: ReactNode;
}

function TwoRows({ first, hash, second }: TwoRowsProps): ReactNode {
  return (
    <span className="flex w-full min-w-0 flex-col text-[0.8125rem] leading-5">
      <span className="flex items-center justify-between gap-2">
        <span className="flex min-w-0 items-center gap-1">{first}</span>
        {hash !== undefined && <span className="shrink-0 font-mono text-[0.75rem] text-muted">{hash}</span>}
      </span>
      <span className="truncate text-muted">{second}</span>
    </span>
  );
}

function useFacts(): (state: FileState) => string {
  const format = useFormat();
  const t = useT();
  return ({ modifiedAt }) =>
    modifiedAt === null ? t('returnsDesk.panel.unknownTime') : format.shortDateTime(modifiedAt);
}

export function StateCell({ state }: { readonly state: FileState }): ReactNode {
  const format = useFormat();
  const facts = useFacts();
  return (
    <TwoRows
      first={<span>{format.bytes(state.sizeBytes)}</span>}
      hash={shortHash(state.sha256)}
      second={facts(state)}
    />
  );
}

export function NowCell({ item }: { readonly item: DeskItem }): ReactNode {
  const t = useT();
  const format = useFormat();
  const facts = useFacts();
  const { now, taken, nowProblem } = item;
  if (!now) {
    return (
      <span className="flex items-center gap-1.5 text-[0.8125rem] font-bold text-danger">
        <FileX2 aria-hidden size={16} className="shrink-0" />
        {nowProblem === 'none' ? t('returnsDesk.compare.unknown') : t(`returnsDesk.compare.${nowProblem}`)}
      </span>
    );
  }
  const isSame = now.sha256 === taken.sha256;
  const isLikeReturned = !isSame && now.sha256 === item.returned.sha256;
  return (
    <TwoRows
      first={
        <Difference isSame={isSame || isLikeReturned} isAlarming={item.proposal === 'keepBoth'}>
          {isSame
            ? t('returnsDesk.compare.same')
            : isLikeReturned
              ? t('returnsDesk.compare.likeReturned')
              : t('returnsDesk.compare.changed')}
        </Difference>
      }
      hash={isLikeReturned ? undefined : shortHash(now.sha256)}
      second={t('office.pair', { one: format.bytes(now.sizeBytes), other: facts(now) })}
    />
  );
}

export function ReturnedCell({ item }: { readonly item: DeskItem }): ReactNode {
  const t = useT();
  const format = useFormat();
  const facts = useFacts();
  const { returned, changedOutside } = item;
  return (
    <TwoRows
      first={
        <Difference isSame={!changedOutside}>
          {changedOutside ? t('returnsDesk.compare.changed') : t('returnsDesk.compare.same')}
        </Difference>
      }
      hash={shortHash(returned.sha256)}
      second={t('office.pair', { one: format.bytes(returned.sizeBytes), other: facts(returned) })}
    />
  );
}

interface DifferenceProps {
  readonly isSame: boolean;
  /** A difference here is unexpected (the original), not the purpose of the trip (the returned file). */
  readonly isAlarming?: boolean;
  readonly children: string;
}

function Difference({ isSame, isAlarming = false, children }: DifferenceProps): ReactNode {
  const Icon = isSame ? Equal : EqualNot;
  const colour = isSame ? 'text-muted' : isAlarming ? 'font-bold text-warning' : 'font-bold';
  return (
    <span className={`flex items-center gap-1 whitespace-nowrap ${colour}`}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      {children}
    </span>
  );
}
