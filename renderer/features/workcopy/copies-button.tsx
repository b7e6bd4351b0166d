/** In the top bar while files are open in other programs: how many, which, and the way to each. */
import { AppWindow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useIsDiscreet } from '../veil/discreet.tsx';
import { useWorkingCopies } from './copies-context.tsx';

/** Shows nothing while there are none. */
export function CopiesButton(): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const { copies } = useWorkingCopies();
  const isDiscreet = useIsDiscreet();
  if (copies.length === 0) return null;
  return (
    <Menu
      label={t('workcopy.list.label', { count: copies.length })}
      trigger={
        <Button size="small" icon={AppWindow}>
          {/* In a narrow window the number alone is on show; the words are still read out. */}
          <span className="max-[1099px]:sr-only">{t('workcopy.list.button', { count: copies.length })}</span>
          <span aria-hidden className="min-[1100px]:hidden">
            {copies.length}
          </span>
        </Button>
      }
      commands={copies.map(({ entryId, name, lastSave, state }, index) => ({
        key: entryId,
        label: isDiscreet ? t('workcopy.list.masked', { number: index + 1 }) : name,
        description:
          state === 'failed' || state === 'odd'
            ? t('workcopy.list.trouble')
            : lastSave === null
              ? t('workcopy.list.never')
              : t('workcopy.list.lastSave', { time: format.time(lastSave.at) }),
        onPress: () => {
          go({ page: 'file', id: entryId });
        },
      }))}
    />
  );
}
