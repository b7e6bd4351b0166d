/** In red, wherever the user is: what a lock could not remove, where it lies, who holds it. Goes by itself once it is gone. */
import type { ReactNode } from 'react';
import type { LeftBehindItem } from '../../../preload/contract/shell.ts';
import { useSession } from '../../app/session-context.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';

/** Shows nothing where nothing was left. */
export function LeftBehindBanner(): ReactNode {
  const t = useT();
  const items = useSession(({ shell }) => shell?.leftBehind) ?? [];
  if (items.length === 0) return null;
  return (
    <Banner tone="error" title={t('leftBehind.title', { count: items.length })} isLive>
      <ul className="flex flex-col gap-2.5">
        {items.map((item) => (
          <Item key={`${item.kind} ${item.folder} ${item.name}`} item={item} />
        ))}
      </ul>
      <p>{t('leftBehind.trying')}</p>
    </Banner>
  );
}

function Item({ item }: { readonly item: LeftBehindItem }): ReactNode {
  const t = useT();
  const { kind, name, folder, heldBy, why } = item;
  return (
    <li>
      <span className="block font-bold break-all">{kind === 'clipboard' ? t('leftBehind.clipboard') : name}</span>
      {folder !== '' && <span className="block break-all text-muted">{folder}</span>}
      <span className="block">
        {heldBy === null
          ? t(`leftBehind.why.${why}`)
          : t(`leftBehind.heldBy.${why === 'comesBack' ? 'comesBack' : 'inUse'}`, { program: heldBy })}
      </span>
    </li>
  );
}
