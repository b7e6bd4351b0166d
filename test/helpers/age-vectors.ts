/** Reads the age test vectors (test/vectors/age, see the README there). */
import { readFileSync, readdirSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export type Expectation =
  'success' | 'no match' | 'HMAC failure' | 'header failure' | 'payload failure' | 'armor failure';

export interface AgeVector {
  readonly name: string;
  readonly expect: Expectation;
  /** Hex SHA-256 of the plaintext that may be released, if the vector says. */
  readonly payloadHash: string | null;
  readonly fileKey: Uint8Array | null;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly isArmored: boolean;
  readonly file: Uint8Array;
}

const folder = new URL('../vectors/age/testdata/', import.meta.url);

function readVector(name: string): AgeVector {
  const bytes = readFileSync(new URL(name, folder));
  const split = bytes.indexOf('\n\n');
  const fields = bytes
    .subarray(0, split)
    .toString('utf8')
    .split('\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]);
  const all = (key: string) => fields.filter(([name]) => name === key).map(([, value]) => value);
  const body = bytes.subarray(split + 2);
  const fileKey = all('file key')[0];
  return {
    name,
    expect: all('expect')[0] as Expectation,
    payloadHash: all('payload')[0] ?? null,
    fileKey: fileKey === undefined ? null : new Uint8Array(Buffer.from(fileKey, 'hex')),
    identities: all('identity'),
    passphrases: all('passphrase'),
    isArmored: all('armored')[0] === 'yes',
    file: new Uint8Array(all('compressed')[0] === 'zlib' ? inflateSync(body) : body),
  };
}

/** All vectors, by name. */
export function readAgeVectors(): AgeVector[] {
  return readdirSync(folder).sort().map(readVector);
}
