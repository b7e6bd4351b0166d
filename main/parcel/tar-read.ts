/** Walks a tar of unknown origin at any offset (docs/FORMAT.md, parcels). Regular files only. For main/parcel only. */
import { AppError } from '../../preload/contract/errors.ts';
import { blockBytes, decodePax, decodeTarHeader, paddingAfter, type TarHeader } from './tar-header.ts';

/** Plain bytes at any offset; a decrypted age file or a file that is not encrypted. */
export interface PlainSource {
  readonly size: number;
  /** Exactly so many bytes, or fewer at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A regular file in the tar. Its name is hostile until checked. */
export interface TarMember {
  readonly name: string;
  readonly sizeBytes: number;
  /** Of its first byte. */
  readonly offset: number;
}

export interface TarWalk {
  /** The next member, or null at a proper end. Throws `parcel/cut-off`, `parcel/damaged`, `parcel/path-refused`, `parcel/too-large`. */
  next(): Promise<TarMember | null>;
}

const largestExtraBytes = 16 * 1024;
const largestTailBytes = 1024 * 1024;

/** What other types of members are refused as. */
const refusedTypes: Readonly<Record<string, string>> = {
  '1': 'link',
  '2': 'link',
  '3': 'device',
  '4': 'device',
  '5': 'folder',
  '6': 'device',
};

async function readExactly(source: PlainSource, offset: number, length: number): Promise<Uint8Array> {
  if (offset + length > source.size) throw new AppError('parcel/cut-off');
  const bytes = await source.read(offset, length);
  if (bytes.length !== length) throw new AppError('parcel/cut-off');
  return bytes;
}

/** Begins at the first byte. */
export function walkTar(source: PlainSource): TarWalk {
  let at = 0;

  const readHeader = async (): Promise<TarHeader | null> => {
    const header = decodeTarHeader(await readExactly(source, at, blockBytes));
    at += blockBytes;
    return header;
  };

  /** Past the content. A size that reaches beyond the end is a lie or a cut, and either way nothing to allocate for. */
  const skip = (sizeBytes: number): number => {
    const start = at;
    const end = start + sizeBytes + paddingAfter(sizeBytes);
    if (!Number.isSafeInteger(end)) throw new AppError('parcel/too-large');
    if (end > source.size) throw new AppError('parcel/cut-off');
    at = end;
    return start;
  };

  const readExtra = async (sizeBytes: number): Promise<Uint8Array> => {
    if (sizeBytes > largestExtraBytes) throw new AppError('parcel/too-large');
    return readExactly(source, skip(sizeBytes), sizeBytes);
  };

  const requireEnd = async (): Promise<null> => {
    const rest = source.size - at;
    if (rest < blockBytes) throw new AppError('parcel/cut-off');
    if (rest > largestTailBytes) throw new AppError('parcel/damaged');
    const tail = await readExactly(source, at, rest);
    if (tail.some((byte) => byte !== 0)) throw new AppError('parcel/damaged');
    return null;
  };

  return {
    async next() {
      let extra: { path?: string; size?: number } = {};
      for (let headers = 0; headers < 4; headers++) {
        const header = await readHeader();
        if (header === null) return requireEnd();
        if (header.type === 'x') {
          extra = { ...extra, ...decodePax(await readExtra(header.sizeBytes)) };
        } else if (header.type === 'L') {
          const name = Buffer.from(await readExtra(header.sizeBytes)).toString('utf8');
          extra = { ...extra, path: name.replace(/\0$/u, '') };
        } else if (header.type === '0' || header.type === '\0') {
          const sizeBytes = extra.size ?? header.sizeBytes;
          return { name: extra.path ?? header.name, sizeBytes, offset: skip(sizeBytes) };
        } else {
          throw new AppError('parcel/path-refused', { reason: refusedTypes[header.type] ?? 'special' });
        }
      }
      throw new AppError('parcel/damaged');
    },
  };
}
