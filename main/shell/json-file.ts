/** A small JSON file of the shell's own in the profile folder: written whole, never half; damaged or newer ones are kept aside. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

export interface JsonFile<Value> {
  /** What the file holds, or the default. */
  read(): Value;
  /** On the disk when it returns. Throws the system's error when it cannot be written. */
  write(value: Value): void;
}

/** Format of the wrapper around every value: `{ format, value }`. */
const currentFormat = 1;

/**
 * A file at `path` whose value has this schema. A file that cannot be read as that (damage, a newer version) is renamed to
 * `<path>.kept-<time>` and the default is used, so that the app starts and nothing is overwritten.
 */
export function createJsonFile<Value>({
  path,
  schema,
  byDefault,
  now,
}: {
  path: string;
  schema: z.ZodType<Value>;
  byDefault: Value;
  now: () => number;
}): JsonFile<Value> {
  const Wrapper = z.strictObject({ format: z.literal(currentFormat), value: schema });
  let current: Value | undefined;

  function load(): Value {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return byDefault;
      throw error;
    }
    const parsed = Wrapper.safeParse(parseJson(text));
    if (parsed.success) return parsed.data.value;
    renameSync(path, `${path}.kept-${now()}`);
    return byDefault;
  }

  return {
    read() {
      current ??= load();
      return current;
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const temporary = `${path}.new`;
      const file = openSync(temporary, 'w', 0o600);
      try {
        writeSync(file, `${JSON.stringify({ format: currentFormat, value }, null, 2)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
      current = value;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
