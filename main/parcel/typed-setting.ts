/** Settings of a vault with their types. For takeout and office. */
import type { z } from 'zod';
import type { OpenVault } from '../vault/open-vault.ts';

export interface TypedSetting<Value> {
  /** The value, or null where it was never written. A value of another shape is a bug or damage and throws. */
  read(vault: Pick<OpenVault, 'settings'>): Value | null;
  write(vault: Pick<OpenVault, 'settings'>, value: Value): void;
}

export function typedSetting<Value>(key: string, schema: z.ZodType<Value>): TypedSetting<Value> {
  return {
    read({ settings }) {
      const value = settings.read(key);
      return value === undefined || value === null ? null : schema.parse(value);
    },
    write({ settings }, value) {
      settings.write(key, value);
    },
  };
}

/** A setting that a vault of this role always has. */
export function requireSetting<Value>(setting: TypedSetting<Value>, vault: Pick<OpenVault, 'settings'>): Value {
  const value = setting.read(vault);
  if (value === null) throw new Error('a setting that every vault of this role has is missing');
  return value;
}
