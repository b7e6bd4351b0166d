/** A button that opens a list of commands. */
import { Ellipsis, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import { useT } from '../i18n/translate.tsx';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { KeyHint } from './key-hint.tsx';

export interface MenuCommand {
  readonly key: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** Why it cannot be used now, or what it does. */
  readonly description?: string;
  /** As for `KeyHint`: `Mod+Shift+L`. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  /** A line above this command. */
  readonly startsGroup?: boolean;
  readonly onPress: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly commands: readonly MenuCommand[];
  /** The control that opens it; a "more" button where left out. */
  readonly trigger?: ReactElement;
}

export function Menu({ label, commands, trigger }: MenuProps): ReactNode {
  const t = useT();
  return (
    <MenuTrigger>
      {trigger ?? <IconButton icon={Ellipsis} label={label === '' ? t('ui.more') : label} size="small" />}
      <MenuList label={label} commands={commands} />
    </MenuTrigger>
  );
}

/** The list alone. `anchor` opens it where there is no pressed button: at a table row. */
export function MenuList({ label, commands, anchor }: MenuListProps): ReactNode {
  return (
    <Popover
      {...anchor}
      {...(anchor ? { 'aria-label': label } : {})}
      placement="bottom start"
      className="min-w-48 rounded-lg bg-raised p-1.5 text-ink shadow-overlay outline-none data-entering:animate-fade"
    >
      <AriaMenu
        aria-label={label}
        // A pressed button passes this on; an anchor cannot.
        {...(anchor ? { autoFocus: 'first' as const } : {})}
        className="max-h-96 overflow-auto outline-none"
      >
        {commands.flatMap((command) => [
          command.startsGroup === true && (
            <Separator key={`${command.key}-line`} className="my-1.5 border-t border-line" />
          ),
          <Command key={command.key} command={command} onDone={anchor?.onOpenChange} />,
        ])}
      </AriaMenu>
    </Popover>
  );
}

export interface MenuListProps extends Omit<MenuProps, 'trigger'> {
  readonly anchor?: {
    readonly triggerRef: RefObject<Element | null>;
    readonly isOpen: boolean;
    readonly onOpenChange: (isOpen: boolean) => void;
  };
}

interface CommandProps {
  readonly command: MenuCommand;
  readonly onDone: ((isOpen: boolean) => void) | undefined;
}

function Command({ command, onDone }: CommandProps): ReactNode {
  const { key, label, icon: Icon, description, keys, isDisabled = false, isDanger = false, onPress } = command;
  return (
    <MenuItem
      id={key}
      textValue={label}
      isDisabled={isDisabled}
      onAction={() => {
        onDone?.(false);
        onPress();
      }}
      className={classNames(
        'type-small flex items-start gap-2.5 rounded-md px-2.5 py-1.5 outline-none data-disabled:text-disabled data-focused:bg-hover data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-(--focus)',
        isDanger && 'text-danger',
      )}
    >
      {Icon && <Icon aria-hidden size={17} className="mt-0.5 shrink-0" />}
      <span className="min-w-0 flex-1">
        <Text slot="label">{label}</Text>
        {description !== undefined && (
          <Text slot="description" className="block text-[0.8125rem] text-muted">
            {description}
          </Text>
        )}
      </span>
      {keys !== undefined && <KeyHint keys={keys} />}
    </MenuItem>
  );
}
