import { describe, expect, it } from 'vitest';
import { formatIdentity, generateIdentity } from '../../../main/crypto/age/age.ts';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import { generateKeyring, openKeyring, readKeyring, writeKeyring } from '../../../main/vault/keyring.ts';
import { codeOf } from '../../helpers/age-files.ts';

const sodium = await loadSodium();

describe('a keyring', () => {
  it.each([true, false])('made now has post-quantum keys and is of format 2 (for an office: %s)', (withRecovery) => {
    const secrets = generateKeyring(sodium, { withRecovery });
    const text = writeKeyring(sodium, secrets);
    expect(text.split('\n')[0]).toBe('# Mochidashi keyring, format 2');
    expect(readKeyring(sodium, text)).toEqual(secrets);
    const { parcelRecipient, recoveryRecipient } = openKeyring(sodium, secrets);
    expect(parcelRecipient).toMatch(/^age1pq1[a-z0-9]{1952}$/);
    expect(recoveryRecipient?.slice(0, 7)).toBe(withRecovery ? 'age1pq1' : undefined);
  });

  it('from before is read with the keys it has, and written in its own format', () => {
    const [parcelIdentity, recoveryIdentity] = [1, 2].map(() => formatIdentity(generateIdentity(sodium)));
    const secrets = { ...generateKeyring(sodium, { withRecovery: true }), parcelIdentity, recoveryIdentity };
    const whole = { ...secrets, parcelIdentity: parcelIdentity ?? '', recoveryIdentity: recoveryIdentity ?? '' };
    const text = writeKeyring(sodium, whole);
    expect(text.split('\n')[0]).toBe('# Mochidashi keyring, format 1');
    expect(readKeyring(sodium, text)).toEqual(whole);
  });

  it('of a newer program is told from one that is damaged', () => {
    const text = writeKeyring(sodium, generateKeyring(sodium, { withRecovery: true }));
    expect(codeOf(() => readKeyring(sodium, text.replace('format 2', 'format 3')))).toBe('vault/newer-format');
    for (const broken of ['', text.slice(0, 60), text.replace('# Mochi', '# mochi'), text.replace('KEY-PQ-1', 'KEY-1')])
      expect(codeOf(() => readKeyring(sodium, broken))).toBe('vault/keyring-damaged');
  });
});
