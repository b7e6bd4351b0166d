/** A vault with very many take-outs, without their contents: for benchmarks of lists. */
import { foldForSearch } from '../../main/vault/search-key.ts';
import type { OpenVault } from '../../main/vault/open-vault.ts';

/** Puts entries into the catalogue of a vault; every seventh has 港湾 in its name. */
export function addManyEntries({ catalogue, newId }: Pick<OpenVault, 'catalogue' | 'newId'>, count = 100_000): void {
  catalogue.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const name = `見積書_${String(index).padStart(6, '0')}_${index % 7 === 0 ? '港湾工事' : '道路補修'}.xlsx`;
      catalogue.run(
        `INSERT INTO entries (id, kind, name, folder, search_key, state, size_bytes, media_type, taken_out_at, purpose,
           allowed_ground, allowed_name, allowed_policy_version, original_location, original_host, original_sha256,
           original_size_bytes, original_modified_at)
         VALUES (?, 'takeout', ?, '案件', ?, 'out', 1000, 'text/plain', '2026-11-22T00:00:00.000Z', '在宅', 'policy', '', 1, ?, 'pc', ?, 1000,
           '2026-11-22T00:00:00.000Z')`,
        [newId(), name, foldForSearch(`案件/${name}`), `/share/${name}`, 'a'.repeat(64)],
      );
    }
  });
}
