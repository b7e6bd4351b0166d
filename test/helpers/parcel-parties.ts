/** An office, a device and a stranger who send and open parcels without vaults. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Sodium, loadSodium } from '../../main/crypto/sodium.ts';
import { type KnownSender, type OpenedParcel, openParcel } from '../../main/parcel/open.ts';
import { type HandClock, createHandClock } from './clock.ts';
import { type Party, type RawMember, createParty, rawParcel } from './parcels.ts';
import { tempFolder } from './temp-folder.ts';

export interface Parties {
  readonly sodium: Sodium;
  readonly office: Party;
  readonly device: Party;
  readonly stranger: Party;
  /** Opens a take-out parcel as this party, who knows the office alone. */
  readonly openAs: (
    party: Party,
    file: string,
    options?: { readonly refused?: KnownSender['refused']; readonly clock?: HandClock },
  ) => Promise<OpenedParcel<'takeout'>>;
  /** Opens and reads everything, as an import does. */
  readonly readAll: (party: Party, file: string) => Promise<Record<string, string>>;
  /** Writes a parcel whose manifest and tar were made by hand; from the office to the device if nothing else is said. */
  readonly writeRaw: (
    members: readonly RawMember[],
    manifest: unknown,
    signer?: Party,
    sealedTo?: readonly string[],
  ) => Promise<string>;
}

export async function createParties(): Promise<Parties> {
  const sodium = await loadSodium();
  const [office, device, stranger] = [createParty(sodium), createParty(sodium), createParty(sodium)];
  const parties: Parties = {
    sodium,
    office,
    device,
    stranger,
    openAs: (party, file, { refused = null, clock = createHandClock() } = {}) =>
      openParcel({ sodium, clock }, file, {
        kinds: ['takeout'],
        identity: party,
        findSender: ({ sender }) => (sender.id === office.id ? { signPublicKey: office.publicKey, refused } : null),
      }),
    async readAll(party, file) {
      const parcel = await parties.openAs(party, file);
      const contents: Record<string, string> = {};
      try {
        for (const each of parcel.manifest.files) {
          const pieces: Uint8Array[] = [];
          for await (const piece of parcel.read(each)) pieces.push(piece);
          contents[each.path] = Buffer.concat(pieces).toString();
        }
      } finally {
        await parcel.close();
      }
      return contents;
    },
    async writeRaw(members, manifest, signer = office, sealedTo = [device.recipient]) {
      const file = path.join(await tempFolder(), 'parcel.mochi');
      await writeFile(file, rawParcel(sodium, { manifest, signer, sealedTo, members }));
      return file;
    },
  };
  return parties;
}
