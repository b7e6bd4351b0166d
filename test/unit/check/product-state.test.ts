import { describe, expect, it } from 'vitest';
import { decodeProductState } from '../../../main/check/antivirus/product-state.ts';

describe('productState of the Security Center', () => {
  // Values seen on real machines: stackoverflow.com/questions/4700897 (34 products on some 10,000 machines), neophob.com 2010.
  it.each([
    [262_144, '0x040000', 'off', true],
    [262_160, '0x040010', 'off', false],
    [266_240, '0x041000', 'on', true],
    [266_256, '0x041010', 'on', false],
    [270_336, '0x042000', 'snoozed', true],
    [327_680, '0x050000', 'off', true],
    [327_696, '0x050010', 'off', false],
    [331_776, '0x051000', 'on', true],
    [393_216, '0x060000', 'off', true],
    [393_232, '0x060010', 'off', false],
    [393_472, '0x060100', 'off', true],
    [393_488, '0x060110', 'off', false],
    [397_312, '0x061000', 'on', true],
    [397_328, '0x061010', 'on', false],
    [397_568, '0x061100', 'on', true],
    [397_584, '0x061110', 'on', false],
    [401_664, '0x062100', 'snoozed', true],
    [405_504, '0x063000', 'expired', true],
    [458_752, '0x070000', 'off', true],
    [462_848, '0x071000', 'on', true],
    [462_864, '0x071010', 'on', false],
  ] as const)('%d (%s) is %s, current: %s', (value, hex, state, definitionsCurrent) => {
    expect(value).toBe(Number(hex));
    expect(decodeProductState(value)).toEqual({ state, definitionsCurrent });
  });

  it.each([
    ['a state that does not exist', 0x04_40_00],
    ['another one', 0x05_40_00],
    ['no anti-virus provider (a firewall alone)', 0x01_10_00],
    ['nothing', 0],
    ['more than 24 bits', 0x01_04_10_00],
    ['a negative number', -1],
    ['a fraction', 266_240.5],
    ['no number', Number.NaN],
    ['too much', Number.POSITIVE_INFINITY],
  ])('is not guessed at: %s', (_, value) => {
    expect(decodeProductState(value)).toBeNull();
  });

  it('does not guess how current the definitions are from an unknown digit', () => {
    expect(decodeProductState(0x06_10_20)).toEqual({ state: 'on', definitionsCurrent: null });
  });
});
