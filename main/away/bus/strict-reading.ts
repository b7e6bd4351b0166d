/**
 * Makes the D-Bus library read arrays within their message. It believes an array's own length, and not every bus checks the body of
 * what it passes on: a length of 4 GiB, or elements of no length, would keep the shell reading for ever. For bus.ts.
 */
import DBusBuffer from '@homebridge/dbus-native/lib/dbus-buffer.js';

/** Types whose values stand at multiples of eight bytes. */
const alignedToEight = new Set(['x', 't', 'd', '{', '(', 'r']);

/** To be called once before the first connection. A message that is not what it says throws while it is read. */
export function readArraysStrictly(): void {
  DBusBuffer.prototype.readArray = function readArray(type, sizeBytes) {
    if (alignedToEight.has(type.type)) this.align(3);
    const end = this.pos + sizeBytes;
    if (end > this.buffer.length) throw new RangeError('an array that is longer than its message');
    if (type.type === 'y') {
      const bytes = this.buffer.subarray(this.pos, end);
      this.pos = end;
      return bytes;
    }
    const elements: unknown[] = [];
    while (this.pos < end) {
      const before = this.pos;
      elements.push(this.readTree(type));
      if (this.pos <= before) throw new RangeError('an array of nothing');
    }
    return elements;
  };
}
