/** Where content of the open vault comes from: the engine, as the supervisor reaches it. Types only; for the shell. */
import type { ContentHead } from '../../preload/contract/control.ts';

/** Null: no such token, or the vault is locked. */
export interface ContentSource {
  head(token: string): Promise<ContentHead | null>;
  read(token: string, offset: number, length: number): Promise<Uint8Array | null>;
}
