/** Text forms of recipients and identities. */
import { describe, expect, it } from 'vitest';
import {
  formatIdentity,
  formatRecipient,
  generateIdentity,
  identityFromSecret,
  parseIdentity,
  parseRecipient,
  x25519KeyOf,
} from '../../../../main/crypto/age/age.ts';
import { decodeBech32, encodeBech32 } from '../../../../main/crypto/age/bech32.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import { codeOf } from '../../../helpers/age-files.ts';

const sodium = await loadSodium();
// The pair of the specification: the secret is 32 bytes of 0x42.
const secretText = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
const recipientText = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';

it('reads and writes the pair of the specification', () => {
  const identity = parseIdentity(sodium, secretText);
  expect(identity).toEqual(identityFromSecret(sodium, new Uint8Array(32).fill(0x42)));
  expect(formatIdentity(identity)).toBe(secretText);
  expect(formatRecipient(identity)).toBe(recipientText);
  expect(parseRecipient(recipientText)).toEqual({ publicKey: x25519KeyOf(identity) });
});

it('makes a new identity each time', () => {
  expect(formatRecipient(generateIdentity(sodium))).not.toBe(formatRecipient(generateIdentity(sodium)));
});

it('finds every single wrong character', () => {
  for (let at = 0; at < recipientText.length; at++) {
    const other = recipientText[at] === 'q' ? 'p' : 'q';
    const changed = recipientText.slice(0, at) + other + recipientText.slice(at + 1);
    expect(codeOf(() => parseRecipient(changed))).toBe('age/recipient-invalid');
    const changedSecret = secretText.slice(0, at) + other.toUpperCase() + secretText.slice(at + 1);
    expect(codeOf(() => parseIdentity(sodium, changedSecret))).toBe('age/identity-invalid');
  }
});

it.each([
  '',
  '1',
  'age1',
  recipientText.toUpperCase(),
  `${recipientText} `,
  `A${recipientText.slice(1)}`,
  secretText,
  encodeBech32('age', new Uint8Array(31)),
  encodeBech32('age', new Uint8Array(33)),
  encodeBech32('age1pq', new Uint8Array(32)),
  encodeBech32('age', new Uint8Array(1216)),
  encodeBech32('age1pq', new Uint8Array(1215)),
  encodeBech32('age1pq', new Uint8Array(1217)),
  encodeBech32('age1pq', new Uint8Array(1216)).toUpperCase(),
])('refuses %j as a recipient', (text) => {
  expect(codeOf(() => parseRecipient(text))).toBe('age/recipient-invalid');
});

it.each([
  secretText.toLowerCase(),
  recipientText,
  // The Kelvin sign is a k when lowered.
  secretText.replace('KEY', '\u212AEY'),
  encodeBech32('age-secret-key-', new Uint8Array(31)).toUpperCase(),
  encodeBech32('age-secret-key-pq-', new Uint8Array(31)).toUpperCase(),
  encodeBech32('age-secret-key-pq-', new Uint8Array(32)),
  encodeBech32('age-secret-key-tag-', new Uint8Array(32)).toUpperCase(),
])('refuses %j as an identity', (text) => {
  expect(codeOf(() => parseIdentity(sodium, text))).toBe('age/identity-invalid');
});

describe('bech32', () => {
  it.each([
    'A12UEL5L',
    'an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs',
    'split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w',
  ])('accepts the good %s of BIP 173', (text) => {
    expect(decodeBech32(text)).not.toBeNull();
  });

  it.each(['pzry9x0s0muk', '1pzry9x0s0muk', 'x1b4n0q5v', 'li1dgmt3', 'A1G7SGD8', '10a06t8', '1qzzfhee'])(
    'refuses the bad %s of BIP 173',
    (text) => {
      expect(decodeBech32(text)).toBeNull();
    },
  );

  it.each([0, 1, 2, 3, 4, 5, 32, 1216])('keeps %i bytes', (length) => {
    const data = Uint8Array.from({ length }, (_, index) => index * 7);
    expect(decodeBech32(encodeBech32('test', data))).toEqual({ prefix: 'test', data });
  });
});
