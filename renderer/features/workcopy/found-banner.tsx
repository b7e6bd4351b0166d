/** After unlocking: which working copies were found that nobody had closed, and what became of what was saved in them. */
import type { ReactNode } from 'react';
import type { FoundCopy } from '../../../preload/contract/calls/workcopy.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { useWorkingCopies } from './copies-context.tsx';

/** More than these make the page no clearer; all of them are in the log. */
const mostShown = 5;

/** Shows nothing where nothing was found. */
export function FoundBanner(): ReactNode {
  const t = useT();
  const { found } = useWorkingCopies();
  if (found.length === 0) return null;
  const hasLoss = found.some(
    ({ outcome, otherFiles }) => outcome === 'unfinished' || outcome === 'notOut' || otherFiles > 0,
  );
  return (
    <Banner
      tone={hasLoss ? 'warning' : 'info'}
      title={t('workcopy.found.title', { count: found.length })}
      onDismiss={() => {
        void callEngine('workcopy/forget-found', {});
      }}
    >
      <ul className="flex flex-col gap-2.5">
        {found.slice(0, mostShown).map((copy) => (
          <Item key={`${copy.entryId} ${copy.foundAt}`} copy={copy} />
        ))}
      </ul>
    </Banner>
  );
}

function Item({ copy }: { readonly copy: FoundCopy }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const { entryId, name, outcome, why, number, otherFiles } = copy;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1">
      <span className="min-w-64 flex-1">
        <span className="block font-bold break-all">
          <Discreet>{name}</Discreet>
        </span>
        <span className="block">
          {outcome === 'takenIn'
            ? t('workcopy.found.takenIn', { why, number: number ?? 0 })
            : t(`workcopy.found.${outcome}`)}
        </span>
        {otherFiles > 0 && <span className="block">{t('workcopy.found.others', { count: otherFiles })}</span>}
      </span>
      {outcome !== 'notOut' && (
        <Button
          size="small"
          onPress={() => {
            go({ page: 'file', id: entryId });
          }}
        >
          {t('workcopy.found.toFile')}
        </Button>
      )}
    </li>
  );
}
