import { describe, expect, it } from 'vitest';
import { gridTemplate, leastWidth, nextSort, type Column } from '../../../../renderer/ui/data-table/columns.ts';

const columns: readonly Column<string>[] = [
  { key: 'name', title: 'Name', width: { share: 3, min: 240 }, render: (row) => row },
  { key: 'size', title: 'Size', width: 92, render: (row) => row },
];

describe('columns', () => {
  it('share the width with the cells that the table adds', () => {
    expect(gridTemplate(columns, { hasCheckbox: false, hasMenu: false })).toBe('minmax(240px, 3fr) 92px');
    expect(gridTemplate(columns, { hasCheckbox: true, hasMenu: true })).toBe('44px minmax(240px, 3fr) 92px 44px');
  });

  it('say below which width the table scrolls sideways', () => {
    expect(leastWidth(columns, { hasCheckbox: false, hasMenu: false })).toBe(332);
    expect(leastWidth(columns, { hasCheckbox: true, hasMenu: true })).toBe(420);
  });

  it('sort upwards first and turn round on the same title', () => {
    expect(nextSort(null, 'name')).toEqual({ key: 'name', direction: 'ascending' });
    expect(nextSort({ key: 'name', direction: 'ascending' }, 'name').direction).toBe('descending');
    expect(nextSort({ key: 'name', direction: 'descending' }, 'name').direction).toBe('ascending');
    expect(nextSort({ key: 'name', direction: 'ascending' }, 'size').direction).toBe('ascending');
  });
});
