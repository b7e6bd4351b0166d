/** Files whose unchanged content the office asked for, because their original got lost there. For takeout. */
import { z } from 'zod';
import { Id } from '../../preload/contract/values.ts';
import { typedSetting } from '../parcel/typed-setting.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const setting = typedSetting('contentWanted', z.array(Id));

export function readContentWanted(vault: OpenVault): string[] {
  return setting.read(vault) ?? [];
}

export function addContentWanted(vault: OpenVault, ids: readonly string[]): void {
  setting.write(vault, [...new Set([...readContentWanted(vault), ...ids])]);
}

export function removeContentWanted(vault: OpenVault, ids: readonly string[]): void {
  const left = readContentWanted(vault).filter((id) => !ids.includes(id));
  setting.write(vault, left);
}
