/** Proves that the import rules in .oxlintrc.json bite: every snippet is linted at the path it pretends to have. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, node24 } from '../../../main/setup/place.mjs';

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

interface Report {
  readonly diagnostics: readonly (Diagnostic & { readonly filename: string })[];
}

const refused: readonly (readonly [path: string, code: string, reason: RegExp])[] = [
  ['main/crypto/a.ts', `import '../vault/open-vault.ts'`, /lowest room/],
  ['main/crypto/age/a.ts', `import '../../parcel/seal.ts'`, /lowest room/],
  ['main/vault/b.ts', `import '../parcel/seal.ts'`, /without knowing parcels/],
  ['main/vault/c.ts', `import '../audit/log.ts'`, /without knowing parcels/],
  ['main/parcel/a.ts', `import '../takeout/takeouts.ts'`, /what it is sent for/],
  ['main/audit/a.ts', `import '../office/ledger.ts'`, /knows none of them/],
  ['main/takeout/a.ts', `import '../engine/compose.ts'`, /takeout builds on/],
  ['main/takeout/b.ts', `export { x } from '../office/ledger.ts'`, /takeout builds on/],
  ['main/office/a.ts', `import '../memo/memos.ts'`, /office builds on/],
  ['main/memo/a.ts', `const x = await import('../takeout/takeouts.ts')`, /memo builds on/],
  ['main/workcopy/a.ts', `import '../takeout/takeouts.ts'`, /workcopy builds on/],
  ['main/check/facts/a.ts', `import '../../cli/program.ts'`, /check builds on/],
  ['main/away/a.ts', `import '../vault/open-vault.ts'`, /pure decision/],
  ['main/engine/a.ts', `import '../cli/program.ts'`, /serves the command line/],
  ['main/engine/b.ts', `import '../shell/windows.ts'`, /serves the command line/],
  ['main/cli/a.ts', `import '../shell/windows.ts'`, /not the windows/],
  ['main/shell/a.ts', `import '../vault/open-vault.ts'`, /never holds keys/],
  ['main/shell/b.ts', `import '../crypto/sodium.ts'`, /never holds keys/],
  ['main/index.ts', `import './engine/compose.ts'`, /never holds keys/],
  ['main/vault/d.ts', `import { app } from 'electron'`, /know Electron/],
  ['main/engine/c.ts', `import type { App } from 'electron/main'`, /know Electron/],
  ['main/vault/e.ts', `import '../../renderer/app.tsx'`, /process of their own/],
  ['main/engine/d.ts', `import '../setup/run.mjs'`, /no part of the app/],
  ['main/vault/f.ts', `import sodium from 'sodium-native'`, /verbs of main\/crypto/],
  ['main/office/b.ts', `import Database from '@signalapp/sqlcipher'`, /one door: main\/vault/],
  ['main/engine/e.ts', `import keytar from 'keytar'`, /one door: main\/vault/],
  ['main/setup/a.mjs', `import '../engine/compose.ts'`, /only as files/],
  ['preload/contract/a.ts', `import 'node:fs'`, /zod and its own files/],
  ['preload/contract/b.ts', `import '../../main/vault/open-vault.ts'`, /zod and its own files/],
  ['preload/contract/calls/a.ts', `import { app } from 'electron'`, /zod and its own files/],
  ['preload/index.ts', `import 'node:fs'`, /nothing but electron/],
  ['renderer/a.ts', `import '../main/vault/open-vault.ts'`, /Pages are sandboxed/],
  ['renderer/features/files/a.tsx', `import '../../../main/crypto/sodium.ts'`, /Pages are sandboxed/],
  ['renderer/b.ts', `import { ipcRenderer } from 'electron'`, /know Electron/],
  ['renderer/c.ts', `import 'node:fs'`, /Pages have no Node/],
  ['renderer/d.ts', `import '../preload/index.ts'`, /only its contract/],
  ['main/vault/g.ts', `export const x = Math.random()`, /Randomness comes in as an argument/],
  ['main/vault/h.ts', `console.log('x')`, /console/],
  ['renderer/e.ts', `console.error('x')`, /console/],
];

const allowed: readonly (readonly [path: string, code: string])[] = [
  [
    'main/crypto/z.ts',
    `import sodium from 'sodium-native'\nimport { AppError } from '../../preload/contract/errors.ts'`,
  ],
  ['main/vault/z.ts', `import '../crypto/sodium.ts'\nimport '@signalapp/sqlcipher'\nimport 'keytar'`],
  ['main/parcel/z.ts', `import '../crypto/sodium.ts'\nimport '../vault/open-vault.ts'`],
  ['main/takeout/z.ts', `import '../parcel/seal.ts'\nimport '../audit/log.ts'`],
  ['main/office/z.ts', `import '../audit/log.ts'\nimport '../takeout/takeouts.ts'`],
  ['main/workcopy/z.ts', `import '../vault/open-vault.ts'`],
  ['main/engine/z.ts', `import '../office/ledger.ts'\nimport '../away/policy.ts'`],
  ['main/cli/z.ts', `import '../engine/compose.ts'\nconsole.log('x')`],
  ['main/shell/z.ts', `import { app } from 'electron'\nimport '../away/policy.ts'`],
  // What the shell and the engine say to each other is written down beside the engine; types bring no code along.
  ['main/shell/y.ts', `import type { X } from '../engine/control.ts'`],
  ['preload/contract/calls/z.ts', `import { z } from 'zod'\nimport '../values.ts'\nimport './office.ts'`],
  ['renderer/z.ts', `import '../preload/contract/values.ts'\nimport { useState } from 'react'`],
  ['test/unit/vault/z.ts', `import '../../../main/vault/open-vault.ts'\nimport 'electron'\nconsole.log('x')`],
];

const judged = new Set(['eslint(no-restricted-imports)', 'eslint(no-restricted-properties)', 'eslint(no-console)']);

const folder = mkdtempSync(join(tmpdir(), 'mochidashi-lint-'));
const found = new Map<string, string>();

beforeAll(() => {
  const config = JSON.parse(readFileSync(at('.oxlintrc.json'), 'utf8')) as Record<string, unknown>;
  // The rules in question need no types; the snippets have none.
  delete config['options'];
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  for (const [path, code] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${code};\n`);
  }
  const { stdout } = spawnSync(node24, [at('node_modules/oxlint/bin/oxlint'), '-f', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  for (const { filename, code, message, help } of (JSON.parse(stdout) as Report).diagnostics) {
    if (judged.has(code)) found.set(filename, `${found.get(filename) ?? ''}${message} ${help ?? ''}\n`);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the import rules', () => {
  it.each(refused)('refuse in %s: %s', (path, _code, reason) => {
    expect(found.get(path)).toMatch(reason);
  });

  it.each(allowed)('allow in %s: %s', (path) => {
    expect(found.get(path)).toBeUndefined();
  });

  it('hold a rule for every room that exists', () => {
    const config = readFileSync(at('.oxlintrc.json'), 'utf8');
    const missing = readdirSync(at('main'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'docs')
      .filter(({ name }) => !config.includes(`"main/${name}/**"`))
      .map(({ name }) => name);
    expect(missing).toEqual([]);
  });
});
