/** All migrations in order; the number of a migration is its place here, counted from 1 (`PRAGMA user_version`). For catalogue.ts. */
import { migration0001 } from './0001-first.ts';
import { migration0002 } from './0002-log-breaks.ts';
import { migration0003 } from './0003-draft-places.ts';
import { migration0004 } from './0004-payload-checks.ts';
import { migration0005 } from './0005-device-coverage.ts';
import { migration0006 } from './0006-work-sessions.ts';
import { migration0007 } from './0007-reports.ts';
import { migration0008 } from './0008-memos.ts';
import { migration0009 } from './0009-fetch-again.ts';

export const migrations: readonly string[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
];
