import { describe, expect, it } from 'vitest';
import {
  agrees,
  cleanGroup,
  judgeGroup,
  spreadDigits,
} from '../../../../../renderer/features/office-compare/heard-number.ts';

const expected = ['0412', '9930', '5561', '0007', '8123', '4455'];
const nothing = ['', '', '', '', '', ''];

describe('a number compared by voice', () => {
  it.each([
    ['０４１２', '0412'],
    ['04-12', '0412'],
    ['041299', '0412'],
    ['abc', ''],
  ])('reads %s as %s', (typed, digits) => {
    expect(cleanGroup(typed)).toBe(digits);
  });

  it.each([
    ['', 'empty'],
    ['041', 'partial'],
    // Not told before the group is whole: who listens should not correct himself by the screen.
    ['9', 'partial'],
    ['0412', 'match'],
    ['0421', 'differs'],
  ])('judges the group %j as %s', (heard, verdict) => {
    expect(judgeGroup(heard, '0412')).toBe(verdict);
  });

  it('spreads digits that are typed on over the groups that follow', () => {
    expect(spreadDigits(nothing, 0, '0412 9930 55')).toEqual(['0412', '9930', '55', '', '', '']);
    expect(spreadDigits(['0412', '', '', '', '', '4455'], 1, '99305')).toEqual(['0412', '9930', '5', '', '', '4455']);
  });

  it('empties a group whose digits were deleted', () => {
    expect(spreadDigits(['0412', '9930', '', '', '', ''], 1, '')).toEqual(['0412', '', '', '', '', '']);
  });

  it('agrees only when all six groups are there and the same', () => {
    expect(agrees(expected, expected)).toBe(true);
    expect(agrees([...expected.slice(0, 5), '4456'], expected)).toBe(false);
    expect(agrees([...expected.slice(0, 5), ''], expected)).toBe(false);
    expect(agrees(expected.slice(0, 5), expected)).toBe(false);
    expect(agrees(nothing, expected)).toBe(false);
  });
});
