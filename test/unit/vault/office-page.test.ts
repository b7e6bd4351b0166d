import { describe, expect, it } from 'vitest';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import { toBase64 } from '../../../main/crypto/encoding.ts';
import { defaultPolicy } from '../../../main/office/default-policy.ts';
import {
  generateKeyring,
  type OfficePage,
  openKeyring,
  readOfficePage,
  SignedOfficePage,
  signOfficePage,
  verifyOfficePage,
  writeOfficePage,
} from '../../../main/vault/vault.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

async function signed(change: (policy: Record<string, unknown>) => void) {
  const sodium = await loadSodium();
  const keyring = openKeyring(sodium, generateKeyring(sodium, { withRecovery: true }));
  const policy = structuredClone(defaultPolicy('ja')) as unknown as Record<string, unknown>;
  change(policy);
  const page = {
    format: 'mochidashi-office-page',
    version: 1,
    officeId: '11111111-1111-4111-8111-111111111111',
    name: 'みなと計画',
    signPublicKey: toBase64(keyring.signPublicKey),
    parcelRecipient: keyring.parcelRecipient,
    recoveryRecipient: keyring.recoveryRecipient ?? '',
    policy,
    issuedAt: '2026-01-05T00:00:00.000Z',
  } as unknown as OfficePage;
  return { sodium, pin: page.signPublicKey, json: signOfficePage(sodium, page, keyring.signSecretKey) };
}

/** As it came before the policy said anything about stepping away. */
const beforeAwayRules = (policy: Record<string, unknown>): void => {
  delete policy['away'];
};

describe('a page signed before the policy had rules for stepping away', () => {
  it('is valid, and reads with the rules that nobody has to be asked for', async () => {
    const { sodium, pin, json } = await signed(beforeAwayRules);
    const { policy } = verifyOfficePage(sodium, JSON.parse(JSON.stringify(json)), pin);
    expect(policy.away).toMatchObject({ lockOnScreenSaver: true, workingCopies: false, failuresBeforeOffice: null });
  });

  it('is kept as it was signed, so that it is valid after it was written and read again', async () => {
    const { sodium, pin, json } = await signed(beforeAwayRules);
    const folder = await tempFolder();
    await writeOfficePage(folder, SignedOfficePage.parse(JSON.parse(JSON.stringify(json))));
    expect(await readOfficePage(sodium, folder, pin)).toMatchObject({ name: 'みなと計画' });
  });
});

it.each<[string, (page: Record<string, unknown>) => void]>([
  ['a policy with the rules taken out', (page) => beforeAwayRules(page['policy'] as Record<string, unknown>)],
  [
    'a rule that was loosened',
    (page) => Object.assign((page['policy'] as { away: object }).away, { lockOnLid: false }),
  ],
  ['a key too many', (page) => Object.assign(page, { more: 1 })],
  ['another name', (page) => Object.assign(page, { name: 'みなと企画' })],
])('refuses a page with %s', async (_what, change) => {
  const { sodium, pin, json } = await signed(() => undefined);
  change(json.page);
  expect(() => verifyOfficePage(sodium, json, pin)).toThrow('vault/office-page-invalid');
});
