/** Typed JSON values by name, in the catalogue's table `settings`. For main/vault. */
import type { Catalogue, Settings } from '../open-vault.ts';

/** Settings of this catalogue. `read` returns `undefined` for a name that is not there; the reader parses what it gets. */
export function createSettings(catalogue: Catalogue): Settings {
  return {
    read(key) {
      const row = catalogue.get<{ value: string }>('SELECT value FROM settings WHERE key = $key', { key });
      return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
    },
    write(key, value) {
      catalogue.run(
        'INSERT INTO settings (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = $value',
        { key, value: JSON.stringify(value) },
      );
    },
    remove(key) {
      catalogue.run('DELETE FROM settings WHERE key = $key', { key });
    },
  };
}
