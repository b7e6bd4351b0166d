/**
 * The number `productState` of Windows' SecurityCenter2. Microsoft documents the states themselves (`WSC_SECURITY_PRODUCT_STATE`,
 * `WSC_SECURITY_SIGNATURE_STATUS` of iwscapi.h), not how they are packed; the packing is the one that all products are seen to use:
 * bits 12–15 the state, bits 4–7 the signatures. Any other value there is not guessed at. For the collector on Windows.
 */

export interface ProductState {
  readonly state: 'on' | 'off' | 'snoozed' | 'expired';
  readonly definitionsCurrent: boolean | null;
}

const states: Readonly<Record<number, ProductState['state']>> = { 0: 'off', 1: 'on', 2: 'snoozed', 3: 'expired' };

/** `null` for a number that no product has: beyond 24 bits, without the bit of an anti-virus provider, or an unknown state. */
export function decodeProductState(value: number): ProductState | null {
  if (!Number.isInteger(value) || value < 0 || value > 0xff_ff_ff) return null;
  // WSC_SECURITY_PROVIDER_ANTIVIRUS = 4 in the highest byte.
  if (((value >> 16) & 0x04) === 0) return null;
  const state = states[(value >> 12) & 0x0f];
  if (state === undefined) return null;
  const signatures = (value >> 4) & 0x0f;
  return { state, definitionsCurrent: signatures === 0 ? true : signatures === 1 ? false : null };
}
