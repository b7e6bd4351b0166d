/** The menu at the left of the window: pages in groups, with icons; icons alone while collapsed. Part of `AppFrame`. */
import { PanelLeftClose, PanelLeftOpen, type LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { classNames } from '../class-names.ts';
import { Tooltip } from '../tooltip.tsx';
import { ProductMark } from './product-mark.tsx';

export interface NavigationItem<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly icon: LucideIcon;
  /** How many things wait there, in words for the screen reader too; 0 shows nothing. */
  readonly count?: { readonly value: number; readonly description: string; readonly isUrgent?: boolean } | undefined;
}

export interface NavigationGroup<Key extends string> {
  readonly key: string;
  /** Left out for the first group and for the one at the foot. */
  readonly title?: string;
  /** Stands at the foot of the menu. */
  readonly isAtFoot?: boolean;
  readonly items: readonly NavigationItem<Key>[];
}

export interface NavigationMenuProps<Key extends string> {
  readonly groups: readonly NavigationGroup<Key>[];
  readonly current: Key;
  readonly onNavigate: (key: Key) => void;
  readonly isCollapsed: boolean;
  readonly onCollapsedChange: (isCollapsed: boolean) => void;
}

export function NavigationMenu<Key extends string>(props: NavigationMenuProps<Key>): ReactNode {
  const { groups, current, onNavigate, isCollapsed, onCollapsedChange } = props;
  const t = useT();
  const toggleWords = isCollapsed ? t('ui.navigationExpand') : t('ui.navigationCollapse');
  const ToggleIcon = isCollapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label={t('ui.navigation')}
      className={classNames(
        'flex shrink-0 flex-col border-r border-line bg-sunken select-none',
        isCollapsed ? 'w-16' : 'w-[14.5rem]',
      )}
    >
      <div className={classNames('flex h-14 shrink-0 items-center gap-2.5', isCollapsed ? 'justify-center' : 'px-4')}>
        <ProductMark />
        {!isCollapsed && <span className="text-[0.9375rem] font-bold">{t('common.appName')}</span>}
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-2.5 pt-2 pb-2">
        {groups.map((group) => (
          <Group key={group.key} {...{ group, current, onNavigate, isCollapsed }} />
        ))}
      </div>
      <div className={classNames('flex border-t border-line p-2.5', isCollapsed && 'justify-center')}>
        <Tooltip text={toggleWords} placement="right" isDisabled={!isCollapsed}>
          <Button
            aria-label={toggleWords}
            onPress={() => {
              onCollapsedChange(!isCollapsed);
            }}
            className={classNames(
              'focus-mark type-small flex h-8 items-center gap-3 rounded-md text-muted data-hovered:bg-hover data-hovered:text-ink',
              isCollapsed ? 'w-10 justify-center' : 'w-full px-2.5',
            )}
          >
            <ToggleIcon aria-hidden size={18} strokeWidth={1.75} />
            {!isCollapsed && t('ui.navigationCollapse')}
          </Button>
        </Tooltip>
      </div>
    </nav>
  );
}

interface GroupProps<Key extends string> {
  readonly group: NavigationGroup<Key>;
  readonly current: Key;
  readonly onNavigate: (key: Key) => void;
  readonly isCollapsed: boolean;
}

function Group<Key extends string>({ group, current, onNavigate, isCollapsed }: GroupProps<Key>): ReactNode {
  const titleId = useId();
  return (
    <div className={group.isAtFoot === true ? 'mt-auto' : ''}>
      {group.title !== undefined && (
        <p id={titleId} className={isCollapsed ? 'sr-only' : 'px-2.5 pb-1 text-[0.8125rem] font-bold text-muted'}>
          {group.title}
        </p>
      )}
      <ul aria-labelledby={group.title === undefined ? undefined : titleId} className="flex flex-col gap-0.5">
        {group.items.map((item) => (
          <li key={item.key}>
            <Item
              item={item}
              isCurrent={item.key === current}
              isCollapsed={isCollapsed}
              onPress={() => {
                onNavigate(item.key);
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ItemProps {
  readonly item: NavigationItem<string>;
  readonly isCurrent: boolean;
  readonly isCollapsed: boolean;
  readonly onPress: () => void;
}

function Item({ item, isCurrent, isCollapsed, onPress }: ItemProps): ReactNode {
  const format = useFormat();
  const { label, icon: Icon, count } = item;
  const shownCount = count && count.value > 0 ? count : null;
  return (
    <Tooltip text={label} placement="right" isDisabled={!isCollapsed}>
      <Button
        onPress={onPress}
        {...(isCurrent ? { 'aria-current': 'page' } : {})}
        className={classNames(
          'focus-mark type-small relative flex h-9 w-full items-center gap-3 rounded-md text-left',
          isCollapsed ? 'justify-center' : 'px-2.5',
          isCurrent ? 'bg-selected font-bold text-info' : 'text-ink data-hovered:bg-hover data-pressed:bg-pressed',
        )}
      >
        <Icon aria-hidden size={19} strokeWidth={isCurrent ? 2.25 : 1.75} className="shrink-0" />
        <span className={isCollapsed ? 'sr-only' : 'min-w-0 flex-1 truncate'}>{label}</span>
        {shownCount && <span className="sr-only">{shownCount.description}</span>}
        {/* Among icons alone, a mark only for what is urgent. */}
        {shownCount && (!isCollapsed || shownCount.isUrgent === true) && (
          <span
            aria-hidden
            className={classNames(
              'rounded-full text-center text-[0.75rem] font-bold',
              isCollapsed ? 'absolute top-1 right-1 size-2.5 overflow-hidden indent-4' : 'min-w-5 px-1.5 leading-5',
              shownCount.isUrgent === true ? 'bg-danger-fill text-on-danger' : 'bg-neutral-soft text-ink',
            )}
          >
            {format.number(shownCount.value)}
          </span>
        )}
      </Button>
    </Tooltip>
  );
}
