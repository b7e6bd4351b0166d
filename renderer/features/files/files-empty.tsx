/** The list without rows: nothing taken out yet, or nothing that matches. */
import { FileOutput, FolderOutput, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

export interface FilesEmptyProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  /** Null where taking out is not possible now. */
  readonly onTakeOut: (() => void) | null;
}

export function FilesEmpty({ isFiltered, onClear, onTakeOut }: FilesEmptyProps): ReactNode {
  const t = useT();
  if (isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('files.noMatch.title')}
        action={<Button onPress={onClear}>{t('files.noMatch.clear')}</Button>}
      >
        <p>{t('files.noMatch.text')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={FolderOutput}
      title={t('files.empty.title')}
      {...(onTakeOut
        ? {
            action: (
              <Button variant="primary" icon={FileOutput} onPress={onTakeOut}>
                {t('files.takeOut')}
              </Button>
            ),
          }
        : {})}
    >
      <p>{t('files.empty.text')}</p>
    </EmptyState>
  );
}
