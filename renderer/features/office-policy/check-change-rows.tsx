/** Changes of the check's part in words, as rows of the dialog that saves the policy. */
import type { ReactNode } from 'react';
import type { CheckPolicy, Level } from '../../../preload/contract/check-policy.ts';
import { useFormat, useT, type Translate } from '../../i18n/translate.tsx';
import { BeforeAfter } from './before-after.tsx';
import type { CheckChange } from './check-changes.ts';

export function CheckChangeRows({ changes }: { readonly changes: readonly CheckChange[] }): ReactNode {
  const t = useT();
  return changes.map((change) => (
    <li key={`${change.kind}-${change.field}`} className="border-b border-line px-4 py-2.5 last:border-b-0">
      <p className="type-small font-bold">
        {change.kind === 'level' || change.kind === 'manual'
          ? t(`check.name.${change.field}`)
          : t(`checkRules.field.${change.field}`)}
      </p>
      <CheckChangeWords change={change} />
    </li>
  ));
}

function CheckChangeWords({ change }: { readonly change: CheckChange }): ReactNode {
  const t = useT();
  const format = useFormat();
  switch (change.kind) {
    case 'manual':
      return <p className="type-small">{t('checkRules.manualChanged')}</p>;
    case 'level':
      return <BeforeAfter before={levelWords(t, change.before)} after={levelWords(t, change.after)} />;
    case 'number':
      return <BeforeAfter before={format.number(change.before)} after={format.number(change.after)} />;
    case 'date': {
      const words = (day: string | null) => (day === null ? t('policy.save.noDate') : format.date(day));
      return <BeforeAfter before={words(change.before)} after={words(change.after)} />;
    }
    case 'switch': {
      const words = (isOn: boolean) => (isOn ? t('policy.save.on') : t('policy.save.off'));
      return <BeforeAfter before={words(change.before)} after={words(change.after)} />;
    }
    case 'freshness':
      return <BeforeAfter before={rhythm(t, change.before)} after={rhythm(t, change.after)} />;
    case 'list':
      return (
        <p className="type-small">
          {change.before === change.after
            ? t('policy.save.listEdited', { after: change.after })
            : t('policy.save.listChanged', { before: change.before, after: change.after })}
        </p>
      );
    case 'words': {
      const words = (list: readonly string[]) => list.map((word) => wordOf(t, change.field, word)).join('  ');
      return (
        <>
          {change.added.length > 0 && (
            <p className="type-small break-all">{t('policy.save.added', { words: words(change.added) })}</p>
          )}
          {change.removed.length > 0 && (
            <p className="type-small break-all">{t('policy.save.removed', { words: words(change.removed) })}</p>
          )}
        </>
      );
    }
  }
}

function levelWords(t: Translate, { lent, own }: Readonly<Record<'lent' | 'own', Level>>): string {
  if (lent === own) return t(`checkRules.level.${lent}`);
  return t('checkRules.bothLevels', { lent: t(`checkRules.level.${lent}`), own: t(`checkRules.level.${own}`) });
}

function rhythm(t: Translate, { every, hours }: CheckPolicy['freshness']): string {
  return every === 'hours' ? t('checkRules.everyHours', { hours }) : t(`checkRules.every.${every}`);
}

function wordOf(t: Translate, field: 'approvedSoftware' | 'tolerated' | 'onDemand', word: string): string {
  if (field === 'approvedSoftware') return word;
  return field === 'tolerated' ? t(`check.sign.${word as 'elevated'}`) : t(`check.system.${word as 'linux'}`);
}
