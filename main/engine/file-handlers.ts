/** The calls on the files in a worker's vault: list, read, edit, draft, export. Made in compose.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Version } from '../../preload/contract/values.ts';
import { acceptedPolicy, currentPolicy } from '../takeout/policies.ts';
import type { ContentSource, Job, OpenVault } from '../vault/open-vault.ts';
import { listTakeouts, showTakeout } from '../vault/vault.ts';
import type { CallContext, HandlersOf } from './router.ts';
import type { Session } from './session.ts';

type FileCallName =
  | 'files/list'
  | 'files/show'
  | 'files/read'
  | 'files/content-address'
  | 'files/save'
  | 'files/put'
  | 'files/restore-version'
  | 'files/export'
  | 'files/draft-read'
  | 'files/draft-write'
  | 'files/draft-discard';

interface NextVersion {
  readonly source: ContentSource;
  readonly from: Version['source'];
  readonly baseVersionId?: string;
  /** The text that was being written is what is saved now. */
  readonly endsDraft: boolean;
}

const changeableStates = ['out', 'changed', 'returning'];

/** Stores content as the next version of a file. Durable when it returns; on any failure the old version stays current. */
async function addNextVersion(session: Session, id: string, next: NextVersion, job: Job): Promise<Version> {
  const { vault, drafts } = session.opened();
  const { row } = showTakeout(vault.catalogue, id, session.dueTerms());
  if (!changeableStates.includes(row.state)) throw new AppError('vault/entry-closed');
  const [staged] = await vault.files.stage([{ entry: id, name: row.name, source: next.source }], job);
  if (staged === undefined || staged instanceof Error) throw staged ?? new AppError('vault/object-missing');
  try {
    return vault.catalogue.transaction(() => {
      const version = vault.files.addVersion(id, staged, next.from, next.baseVersionId);
      if (next.endsDraft) drafts.remove(id);
      vault.audit.append('file.version-added', { entryId: id, number: version.number, source: next.from });
      return version;
    });
  } catch (error) {
    await vault.files.discard([staged]);
    throw error;
  }
}

function versionOrCurrent({ files }: OpenVault, id: string, versionId: string | undefined): Version {
  if (versionId === undefined) return files.currentVersion(id);
  const version = files.versions(id).find((each) => each.id === versionId);
  if (!version) throw new AppError('vault/version-unknown');
  return version;
}

async function exportFile(session: Session, id: string, path: string, reason: string, job: Job): Promise<void> {
  const { vault } = session.opened();
  const { policy } = acceptedPolicy(vault) ?? currentPolicy(vault);
  if (!policy.takeout.exportOutside) throw new AppError('takeout/export-forbidden');
  const version = vault.files.currentVersion(id);
  // On record before the copy exists: a copy without a record would be worse than a record without a copy.
  vault.audit.append('file.exported', { entryId: id, number: version.number, reasonLength: reason.length });
  await vault.files.writeTo(version.id, path, { replace: true }, job);
}

export function createFileHandlers(session: Session): HandlersOf<FileCallName> {
  const { paths, content } = session;
  const vaultOf = (): OpenVault => session.opened().vault;
  const changedFiles = async (work: Promise<Version>, { changed }: CallContext): Promise<Version> => {
    const version = await work;
    changed('files', 'status');
    return version;
  };

  return {
    'files/list': (query) => Promise.resolve(listTakeouts(vaultOf().catalogue, 'entries', query, session.dueTerms())),
    'files/show': ({ id }) => Promise.resolve(showTakeout(vaultOf().catalogue, id, session.dueTerms())),
    'files/read': async ({ id, versionId, offset, length }) => {
      const { vault, readers } = session.opened();
      return readers.use(versionOrCurrent(vault, id, versionId).id, async (reader) => {
        const bytes = offset >= reader.size ? new Uint8Array(0) : await reader.read(offset, length);
        return { bytes, sizeBytes: reader.size };
      });
    },
    'files/content-address': async ({ id, versionId }) => {
      const vault = vaultOf();
      const version = versionOrCurrent(vault, id, versionId);
      const { mediaType } = showTakeout(vault.catalogue, id, session.dueTerms()).row;
      const reader = await vault.files.open(version.id);
      const token = content.offer({
        mediaType,
        sizeBytes: reader.size,
        read: (offset, length) => reader.read(offset, length),
        close: () => {
          reader.close();
        },
      });
      return { token, mediaType, sizeBytes: reader.size };
    },
    'files/save': ({ id, baseVersionId, content: bytes }, context) =>
      changedFiles(
        addNextVersion(session, id, { source: { bytes }, from: 'edit', baseVersionId, endsDraft: true }, context),
        context,
      ),
    'files/put': ({ id, from }, context) =>
      changedFiles(
        addNextVersion(session, id, { source: { path: paths.resolve(from) }, from: 'put', endsDraft: false }, context),
        context,
      ),
    'files/restore-version': ({ id, versionId }, context) => {
      const vault = vaultOf();
      const { sizeBytes } = versionOrCurrent(vault, id, versionId);
      const source = { sizeBytes, stream: vault.files.stream(versionId) };
      return changedFiles(addNextVersion(session, id, { source, from: 'restore', endsDraft: false }, context), context);
    },
    'files/export': async ({ id, out, reason }, context) => {
      await exportFile(session, id, paths.resolve(out), reason, context);
      return {};
    },
    'files/draft-read': ({ id }) => {
      const draft = session.opened().drafts.read(id);
      if (!draft) return Promise.resolve(null);
      const { text, baseVersionId, cursor, top, savedAt } = draft;
      return Promise.resolve({ text, baseVersionId, cursor, top, savedAt });
    },
    'files/draft-write': ({ id, ...draft }) => {
      const { savedAt } = session.opened().drafts.save(id, draft);
      return Promise.resolve({ savedAt });
    },
    'files/draft-discard': ({ id }, { changed }) => {
      session.opened().drafts.remove(id);
      changed('files');
      return Promise.resolve({});
    },
  };
}
