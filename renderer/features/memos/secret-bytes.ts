/**
 * A password on its way from a field to the engine: it is read out of the field as bytes, never put into React's state, and the
 * bytes are overwritten when the call has answered. (What the browser itself held for the field goes with the window at the lock.)
 */

/** What stands in the field, in UTF-8; null while it is empty. */
export function readSecret(field: HTMLInputElement | HTMLTextAreaElement | null): Uint8Array<ArrayBuffer> | null {
  if (!field || field.value === '') return null;
  const encoded = new TextEncoder().encode(field.value);
  const bytes = new Uint8Array(encoded);
  encoded.fill(0);
  return bytes;
}

/** Reads the field and empties it. */
export function takeSecret(field: HTMLInputElement | HTMLTextAreaElement | null): Uint8Array<ArrayBuffer> | null {
  const bytes = readSecret(field);
  if (field) field.value = '';
  return bytes;
}

/** Overwrites them; null is let pass. */
export function wipe(...secrets: readonly (Uint8Array | null)[]): void {
  for (const secret of secrets) secret?.fill(0);
}

/** The text of bytes that came from the engine; the bytes are overwritten. */
export function readOnce(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  bytes.fill(0);
  return text;
}
