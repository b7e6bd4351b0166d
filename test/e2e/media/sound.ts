/** A sound file that is large without being looked at: for media.e2e.ts. */
import { closeSync, openSync, writeSync } from 'node:fs';

const sampleRate = 48_000;
const bytesPerSecond = sampleRate * 2 * 2;

/** Writes stereo sound (WAV, 16 bit, 48 kHz) of so many seconds, with `text` in it over and over; gives its size in bytes. */
export function writeSound(path: string, seconds: number, text: string): number {
  const dataBytes = seconds * bytesPerSecond;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(bytesPerSecond, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataBytes, 40);
  const second = Buffer.alloc(bytesPerSecond);
  for (let at = 0; at < bytesPerSecond; at += 4096) second.write(text, at);
  const file = openSync(path, 'w');
  try {
    writeSync(file, header);
    for (let done = 0; done < seconds; done += 1) writeSync(file, second);
  } finally {
    closeSync(file);
  }
  return header.length + dataBytes;
}
