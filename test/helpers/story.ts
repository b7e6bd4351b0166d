/** An office and devices with their vaults in folders of their own: the story of the product in a few verbs. */
import { defaultPolicy } from '../../main/office/default-policy.ts';
import { CheckPolicy } from '../../preload/contract/check-policy.ts';
import { readdirSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeskItem } from '../../preload/contract/calls/desk.ts';
import { leastArgonParameters } from '../../main/crypto/argon.ts';
import { type Sodium, loadSodium } from '../../main/crypto/sodium.ts';
import { receiveReturn } from '../../main/office/desk-receive.ts';
import { compareReturn } from '../../main/office/desk-compare.ts';
import { settleReturn } from '../../main/office/desk-settle.ts';
import { initOffice } from '../../main/office/init.ts';
import { inspectRequest, issueGrant } from '../../main/office/issue.ts';
import { writeReceipt } from '../../main/office/receipt.ts';
import { packTakeout } from '../../main/office/takeout-desk.ts';
import { acceptGrant } from '../../main/takeout/accept.ts';
import { startEnrolment } from '../../main/takeout/enrol.ts';
import { inspectGrant } from '../../main/takeout/grant.ts';
import { deviceNote } from '../../main/takeout/pending.ts';
import { importParcel } from '../../main/takeout/import.ts';
import { createPlans, takePlan } from '../../main/takeout/plans.ts';
import { chooseForReturn, packReturn } from '../../main/takeout/returns.ts';
import { type Keychain, createFileKeychain } from '../../main/vault/keychain.ts';
import type { OpenVault } from '../../main/vault/open-vault.ts';
import { type VaultEnvironment, openVault } from '../../main/vault/vault.ts';
import { type HandClock, createHandClock } from './clock.ts';
import { quietJob } from './job.ts';

export const officePassphrase = 'correct battery horse office';
export const workerPassphrase = 'correct battery horse worker';

export interface DeviceAtWork {
  readonly env: VaultEnvironment;
  readonly folder: string;
  readonly id: string;
  vault: OpenVault;
  /** Locks and unlocks. */
  reopen(passphrase?: string): Promise<void>;
}

export interface Story {
  readonly root: string;
  readonly clock: HandClock;
  readonly env: VaultEnvironment;
  readonly office: OpenVault;
  /** The folder of the originals. */
  readonly files: string;
  /** Writes an original and gives its path. */
  original(name: string, content: string): Promise<string>;
  read(location: string): Promise<string>;
  /** A path for a parcel that is not there yet. */
  parcel(name: string): string;
  enrol(workerName: string): Promise<DeviceAtWork>;
  /** Opens the vault of a worker who was enrolled before the story was copied. */
  unlock(workerName: string): Promise<DeviceAtWork>;
  /** The keychain of `office` or of a worker. */
  keychainOf(name: string): Keychain;
  /** The office packs files for the device; gives the parcel. */
  pack(device: DeviceAtWork, locations: readonly string[]): Promise<string>;
  /** The office packs files; the device takes the parcel in. Gives the entries' ids in order of the paths. */
  packFor(device: DeviceAtWork, locations: readonly string[]): Promise<string[]>;
  /** The worker takes files by himself. */
  take(device: DeviceAtWork, locations: readonly string[]): Promise<string[]>;
  edit(device: DeviceAtWork, entryId: string, content: string): Promise<void>;
  content(vault: OpenVault, entryId: string): Promise<string>;
  packReturn(device: DeviceAtWork, ids?: readonly string[] | null): Promise<string>;
  receive(parcel: string): Promise<string>;
  items(returnId: string): Promise<DeskItem[]>;
  /** Carries out every proposal. */
  settleAll(returnId: string): Promise<DeskItem[]>;
  receipt(returnId: string): Promise<string>;
  import(device: DeviceAtWork, parcel: string): ReturnType<typeof importParcel>;
  stateOf(vault: OpenVault, table: 'entries' | 'ledger', id: string): string | null;
  close(): Promise<void>;
}

export function actionFor({ proposal }: DeskItem): 'writeBack' | 'keepBoth' | 'nothing' | 'restore' {
  return proposal === 'alreadySame' ? 'nothing' : proposal;
}

function environmentOf(root: string, name: string, sodium: Sodium, clock: HandClock): VaultEnvironment {
  return {
    sodium,
    clock,
    keychain: createFileKeychain(path.join(root, `${name}.keychain`)),
    workerUrl: new URL('../../main/engine/worker.ts', import.meta.url),
    poolSize: 0,
  };
}

const cost = leastArgonParameters;

/** What a story's office may be given instead of the usual. */
export interface StoryOptions {
  /** What the policy asks for before work. Nothing if not said, so that stories about other things need no check. */
  readonly check?: CheckPolicy;
  readonly sodium?: Sodium;
}

/** Makes an office in a new folder under `root`, with the weakest derivation that is accepted. */
export async function createStory(
  root: string,
  clock: HandClock = createHandClock(),
  { check = CheckPolicy.parse({}), sodium: given }: StoryOptions = {},
): Promise<Story> {
  const sodium = given ?? (await loadSodium());
  const { vault } = await initOffice(environmentOf(root, 'office', sodium, clock), path.join(root, 'office'), {
    officeName: '海辺設計事務所',
    adminName: '田中',
    passphrase: officePassphrase,
    withoutKeychain: false,
    locale: 'ja',
    policy: { ...defaultPolicy('ja'), check },
    cost,
  });
  await mkdir(path.join(root, 'originals'));
  await mkdir(path.join(root, 'stick'));
  return tellStory(root, sodium, clock, vault);
}

/** The same office in a copy of a folder that `createStory` made and closed: quicker than making everything anew. */
export async function copyStory(from: string, root: string): Promise<Story> {
  await cp(from, root, { recursive: true });
  const clock = createHandClock();
  const sodium = await loadSodium();
  const env = environmentOf(root, 'office', sodium, clock);
  return tellStory(
    root,
    sodium,
    clock,
    await openVault(env, { folder: path.join(root, 'office'), passphrase: officePassphrase }),
  );
}

function tellStory(root: string, sodium: Sodium, clock: HandClock, office: OpenVault): Story {
  const environment = (name: string): VaultEnvironment => environmentOf(root, name, sodium, clock);
  const env = environment('office');
  const files = path.join(root, 'originals');
  const parcels = path.join(root, 'stick');
  const devices: DeviceAtWork[] = [];
  let count = readdirSync(parcels).length;
  const parcel = (name: string): string => path.join(parcels, `${String(++count).padStart(3, '0')}-${name}.mochi`);

  const atWork = (deviceEnv: VaultEnvironment, folder: string, id: string, opened: OpenVault): DeviceAtWork => {
    const device: DeviceAtWork = {
      env: deviceEnv,
      folder,
      id,
      vault: opened,
      async reopen(passphrase = workerPassphrase) {
        await device.vault.close();
        device.vault = await openVault(deviceEnv, { folder, passphrase });
      },
    };
    devices.push(device);
    return device;
  };

  const story: Story = {
    root,
    clock,
    env,
    office,
    files,
    parcel,
    async original(name, content) {
      const location = path.join(files, name);
      await mkdir(path.dirname(location), { recursive: true });
      await writeFile(location, content);
      return location;
    },
    read: (location) => readFile(location, 'utf8'),
    async enrol(workerName) {
      const deviceEnv = environment(workerName);
      const folder = path.join(root, `vault-${workerName}`);
      const request = parcel('enrolment');
      const grant = parcel('grant');
      const input = {
        workerName,
        deviceName: `${workerName}のノート`,
        ownership: 'lent',
        withoutKeychain: false,
      } as const;
      const { enrolment } = await startEnrolment(
        deviceEnv,
        folder,
        { ...input, appVersion: '0', outPath: request },
        quietJob(),
      );
      const { fingerprint } = await inspectRequest(office, request);
      const order = { path: request, workerName, leaseDays: 30, comparedFingerprint: fingerprint, outPath: grant };
      await issueGrant(office, order, quietJob());
      const { policy } = await inspectGrant(deviceEnv, folder, grant);
      const vault = await acceptGrant(deviceEnv, folder, {
        path: grant,
        passphrase: workerPassphrase,
        acceptedPolicyVersion: policy.version,
        appVersion: '0',
        cost,
      });
      return atWork(deviceEnv, folder, enrolment.deviceId, vault);
    },
    async unlock(workerName) {
      const deviceEnv = environment(workerName);
      const folder = path.join(root, `vault-${workerName}`);
      const note = await deviceNote.read(folder);
      const vault = await openVault(deviceEnv, { folder, passphrase: workerPassphrase });
      return atWork(deviceEnv, folder, note?.deviceId ?? '', vault);
    },
    keychainOf: (name) => environment(name).keychain,
    async pack(device, locations) {
      const outPath = parcel('takeout');
      const order = { paths: locations, deviceId: device.id, purpose: '見積もり', dueOn: null, outPath };
      await packTakeout(office, order, quietJob());
      return outPath;
    },
    async packFor(device, locations) {
      const outPath = parcel('takeout');
      const order = { paths: locations, deviceId: device.id, purpose: '見積もり', dueOn: null, outPath };
      const { entryIds } = await packTakeout(office, order, quietJob());
      await importParcel(device.vault, outPath, quietJob());
      return entryIds;
    },
    async take(device, locations) {
      const plan = await createPlans(device.vault).make(locations, quietJob());
      const { entryIds } = await takePlan(device.vault, plan, { purpose: '現場確認', dueOn: null }, quietJob());
      return entryIds;
    },
    async edit({ vault }, entryId, content) {
      const source = { bytes: Buffer.from(content) };
      const [staged] = await vault.files.stage([{ entry: entryId, name: 'edited', source }], quietJob());
      if (staged === undefined || staged instanceof Error) throw staged ?? new Error('nothing staged');
      vault.files.addVersion(entryId, staged, 'edit');
    },
    async content(vault, entryId) {
      const pieces: Uint8Array[] = [];
      for await (const piece of vault.files.stream(vault.files.currentVersion(entryId).id)) pieces.push(piece);
      return Buffer.concat(pieces).toString();
    },
    async packReturn({ vault }, ids = null) {
      const outPath = parcel('return');
      await packReturn(vault, chooseForReturn(vault, ids), outPath, quietJob());
      return outPath;
    },
    receive: async (path) => (await receiveReturn(office, path, quietJob())).returnId,
    items: (returnId) => compareReturn(office, returnId, quietJob()),
    async settleAll(returnId) {
      const items = await compareReturn(office, returnId, quietJob());
      const decisions = items.map((item) => ({ itemId: item.id, action: actionFor(item) }));
      return (await settleReturn(office, returnId, decisions, quietJob())).items;
    },
    async receipt(returnId) {
      const outPath = parcel('receipt');
      await writeReceipt(office, returnId, outPath, quietJob());
      return outPath;
    },
    import: (device, path) => importParcel(device.vault, path, quietJob()),
    stateOf: (vault, table, id) =>
      vault.catalogue.get<{ state: string }>(`SELECT state FROM ${table} WHERE id = ?`, [id])?.state ?? null,
    async close() {
      for (const { vault } of devices) await vault.close();
      await office.close();
    },
  };
  return story;
}
