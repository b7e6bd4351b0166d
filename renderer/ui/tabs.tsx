/** Views of the same thing beside each other. Not for steps (see `Stepper`) and not for pages (see `AppFrame`). */
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export interface TabItem<Key extends string> {
  readonly key: Key;
  readonly label: string;
  /** A number behind the label, such as how many are waiting. */
  readonly count?: number | undefined;
  readonly content: ReactNode;
}

export interface TabsProps<Key extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Key>[];
  readonly selected: Key;
  readonly onSelect: (key: Key) => void;
}

export function Tabs<Key extends string>({ label, items, selected, onSelect }: TabsProps<Key>): ReactNode {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        const item = items.find((candidate) => candidate.key === key);
        if (item) onSelect(item.key);
      }}
      className="flex min-h-0 flex-col"
    >
      <TabList aria-label={label} className="flex gap-1 border-b border-line">
        {items.map(({ key, label: name, count }) => (
          <Tab
            key={key}
            id={key}
            className="focus-inset type-body relative -mb-px flex items-center gap-2 rounded-t-md border-b-2 border-transparent px-3.5 py-2 text-muted data-hovered:bg-hover data-hovered:text-ink data-selected:border-accent-line data-selected:font-bold data-selected:text-ink"
          >
            {name}
            {count !== undefined && (
              <span className="min-w-5 rounded-full bg-neutral-soft px-1.5 text-center text-[0.75rem] leading-5 font-medium text-ink">
                {count}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      {items.map(({ key, content }) => (
        <TabPanel key={key} id={key} className="focus-mark min-h-0 rounded-md pt-5">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
