/** Where files to be taken out are dropped or chosen. */
import type { ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useDropTarget } from '../../app/drop-target.tsx';
import { callShell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/translate.tsx';
import { DropField } from '../../ui/drop-zone.tsx';

export function ChooseFiles({ onChoose }: { readonly onChoose: (paths: readonly PickedPath[]) => void }): ReactNode {
  const t = useT();
  useDropTarget({ title: t('takeout.drop.title'), text: t('takeout.drop.text'), onDrop: onChoose });
  const pick = async (folders: boolean) => {
    const paths = await callShell('shell/pick-open', {
      title: folders ? t('takeout.choose.pickFolder') : t('takeout.choose.pick'),
      folders,
      multiple: true,
      filters: [],
    });
    if (paths.length > 0) onChoose(paths);
  };
  return (
    <DropField
      title={t('takeout.choose.field')}
      text={t('takeout.choose.text')}
      onChooseFiles={() => void pick(false)}
      onChooseFolder={() => void pick(true)}
    />
  );
}
