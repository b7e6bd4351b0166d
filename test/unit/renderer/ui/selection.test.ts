import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptySelection,
  fullSelection,
  headerState,
  isSelected,
  selectedCount,
  setRows,
  toggleRow,
} from '../../../../renderer/ui/data-table/selection.ts';

const keys = ['a', 'b', 'c', 'd'];

describe('a selection', () => {
  it('takes a row in and lets it go again', () => {
    const one = toggleRow(emptySelection, 'b');
    expect(keys.filter((key) => isSelected(one, key))).toEqual(['b']);
    expect(toggleRow(one, 'b')).toEqual(emptySelection);
  });

  it('of everything counts rows that were never seen', () => {
    const allButOne = toggleRow(fullSelection, 'c');
    expect(isSelected(allButOne, 'never seen')).toBe(true);
    expect(isSelected(allButOne, 'c')).toBe(false);
    expect(selectedCount(allButOne, 100_000)).toBe(99_999);
  });

  it.each([
    [emptySelection, 4, 'off'],
    [emptySelection, 0, 'off'],
    [fullSelection, 4, 'on'],
    [fullSelection, 0, 'off'],
    [toggleRow(fullSelection, 'a'), 4, 'mixed'],
    [toggleRow(emptySelection, 'a'), 4, 'mixed'],
    [setRows(emptySelection, keys, true), 4, 'on'],
    [setRows(fullSelection, keys, false), 4, 'off'],
  ] as const)('shows its state in the header: case %#', (selection, rowCount, state) => {
    expect(headerState(selection, rowCount)).toBe(state);
  });

  it('agrees with a plain set of keys after any series of steps', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('toggle' as const), rows: fc.subarray(keys, { minLength: 1, maxLength: 1 }) }),
      fc.record({ kind: fc.constantFrom('take' as const, 'drop' as const), rows: fc.subarray(keys) }),
    );
    fc.assert(
      fc.property(fc.boolean(), fc.array(step), (startsFull, steps) => {
        let selection = startsFull ? fullSelection : emptySelection;
        const plain = new Set(startsFull ? keys : []);
        for (const { kind, rows } of steps) {
          if (kind === 'toggle') for (const row of rows) selection = toggleRow(selection, row);
          else selection = setRows(selection, rows, kind === 'take');
          for (const row of rows) {
            if (kind === 'take' || (kind === 'toggle' && !plain.has(row))) plain.add(row);
            else plain.delete(row);
          }
        }
        expect(keys.filter((key) => isSelected(selection, key))).toEqual(keys.filter((key) => plain.has(key)));
        expect(selectedCount(selection, keys.length)).toBe(plain.size);
      }),
    );
  });
});
