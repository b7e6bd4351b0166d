/** The encrypted catalogue: SQLCipher with our settings, its migrations and its transactions (docs/FORMAT.md §3). For main/vault. */
// By name: as a default it would be something else in the bundle than under plain Node.
import { Database } from '@signalapp/sqlcipher';
import type { StatementParameters } from '@signalapp/sqlcipher';
import { AppError } from '../../../preload/contract/errors.ts';
import { toHex } from '../../crypto/encoding.ts';
import { asDiskError, removeFile, systemCode } from '../durable.ts';
import type { Catalogue, SqlParams } from '../open-vault.ts';
import { migrations } from './migrations/migrations.ts';

/** What main/vault itself can do with the catalogue, beyond what other rooms get. */
export interface OwnCatalogue extends Catalogue {
  /** Runs `work` once the running transaction is durable, at once if there is none; forgotten when it is rolled back. */
  afterCommit(work: () => void): void;
  /** Runs `work` if the running transaction is rolled back. */
  afterRollback(work: () => void): void;
  /** Page numbers and messages of what SQLCipher and SQLite find wrong; empty when all is well. */
  integrityProblems(): string[];
  /** Writes a consistent, compact copy under the same key; the file must not exist. */
  copyTo(path: string): void;
  /** Encrypts all pages with another key (32 bytes). */
  changeKey(key: Uint8Array): void;
  close(): void;
}

/** Read back after each open: a library that ignores one of them must not go unnoticed. */
const settings = [
  ['synchronous', 'FULL', 2],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
] as const;

/** Keeps the lists of 100,000 entries in memory; pages are decrypted once. */
const cacheKibibytes = 96 * 1024;

function asCatalogueError(error: unknown): unknown {
  const code = systemCode(error);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return new AppError('catalogue/damaged', {}, { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
    return new AppError('vault/in-use', {}, { cause: error });
  return asDiskError(error);
}

function guarded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asCatalogueError(error);
  }
}

function numberOf(database: Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }));
}

function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back by itself (disk full, I/O error).
  }
}

function migrate(database: Database): void {
  const from = numberOf(database, 'user_version');
  for (const [index, migration] of migrations.entries()) {
    if (index < from) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${index + 1}`);
      database.exec('COMMIT');
    } catch (error) {
      rollBack(database);
      throw error;
    }
  }
}

/** Unlocks, refuses a newer layout before anything is written, then sets and reads back what DESIGN §3 asks for. */
function prepare(database: Database, key: Uint8Array, mode: 'create' | 'open'): void {
  database.pragma('cipher_log_level = NONE');
  database.pragma(`key = "x'${toHex(key)}'"`);
  // One owner at a time, held by the system until this process ends; also keeps the WAL index out of a shared file.
  database.pragma('locking_mode = EXCLUSIVE');
  const version = numberOf(database, 'user_version');
  if (version > migrations.length) throw new AppError('catalogue/newer', { version });
  if (mode === 'open' && version === 0) throw new AppError('catalogue/damaged');
  if (database.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new Error('no write-ahead log');
  for (const [name, value, expected] of settings) {
    database.pragma(`${name} = ${value}`);
    if (numberOf(database, name) !== expected) throw new Error(`the catalogue ignores ${name}`);
  }
  database.pragma(`cache_size = -${cacheKibibytes}`);
  migrate(database);
  // Takes the lock now, not at the first write.
  database.exec('BEGIN IMMEDIATE; COMMIT');
}

/** Removes a catalogue file and what SQLite keeps beside it. */
export function removeCatalogueFiles(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) removeFile(path + suffix);
}

/**
 * Opens (or, with `create`, makes) the catalogue at this path. Throws `catalogue/newer` for a layout from a newer
 * version, `catalogue/damaged` if it is not readable with this key, `vault/in-use` if another process has it open.
 */
export function createCatalogue({
  path,
  key,
  mode,
}: {
  path: string;
  key: Uint8Array;
  mode: 'create' | 'open';
}): OwnCatalogue {
  const database = guarded(() => new Database(path, { cacheStatements: false }));
  try {
    guarded(() => prepare(database, key, mode));
  } catch (error) {
    database.close();
    throw error;
  }
  const statements = new Map<string, ReturnType<Database['prepare']>>();
  let depth = 0;
  let onCommit: (() => void)[] = [];
  let onRollback: (() => void)[] = [];
  let rollbacks = 0;

  const prepared = (sql: string) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql, { persistent: true });
      statements.set(sql, statement);
    }
    return statement;
  };
  // The library's type leaves out what it does take: typed arrays of any buffer, and bigints. What it does not take
  // are named values for a statement that names none.
  const bindable = (sql: string, params: SqlParams = []) =>
    (Array.isArray(params) || sql.includes('$') ? params : []) as StatementParameters<object>;

  const settle = (hooks: (() => void)[]) => {
    onCommit = [];
    onRollback = [];
    for (const hook of hooks) hook();
  };

  return {
    run: (sql, params) => guarded(() => ({ changes: prepared(sql).run(bindable(sql, params)).changes })),
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as in the interface
    get: <Row extends object>(sql: string, params?: SqlParams) =>
      guarded(() => prepared(sql).get(bindable(sql, params)) as Row | undefined),
    all: <Row extends object>(sql: string, params?: SqlParams) =>
      guarded(() => prepared(sql).all(bindable(sql, params)) as Row[]),

    transaction(work) {
      if (depth > 0) return work();
      guarded(() => database.exec('BEGIN IMMEDIATE'));
      depth += 1;
      try {
        const result = work();
        if (result instanceof Promise) throw new TypeError('the work of a transaction must be synchronous');
        guarded(() => database.exec('COMMIT'));
        depth -= 1;
        settle(onCommit);
        return result;
      } catch (error) {
        if (depth > 0) {
          depth -= 1;
          rollbacks += 1;
          rollBack(database);
          settle(onRollback);
        }
        throw error;
      }
    },
    afterCommit(work) {
      if (depth > 0) onCommit.push(work);
      else work();
    },
    afterRollback(work) {
      if (depth > 0) onRollback.push(work);
    },

    // Nobody else has the catalogue open, so this connection's own count says it all; but it goes on rising through a rollback.
    mark: () =>
      guarded(() => {
        const row = prepared('SELECT total_changes() AS changes').get([]) as { changes: number } | undefined;
        return `${String(row?.changes)} ${String(rollbacks)}`;
      }),

    integrityProblems() {
      const messages = (pragma: string) => database.pragma(pragma).map((row) => String(Object.values(row)[0]));
      // First without using the pages: SQLCipher gives a connection up for good once it has met a damaged one.
      const damagedPages = messages('cipher_integrity_check');
      return damagedPages.length > 0 ? damagedPages : messages('integrity_check').filter((message) => message !== 'ok');
    },
    copyTo: (copy) => guarded(() => database.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`)),
    changeKey: (next) =>
      guarded(() => {
        database.pragma('wal_checkpoint(TRUNCATE)');
        database.pragma(`rekey = "x'${toHex(next)}'"`);
      }),
    close() {
      for (const statement of statements.values()) statement.close();
      statements.clear();
      guarded(() => database.close());
    },
  };
}
