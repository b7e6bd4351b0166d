/** The part of `@homebridge/dbus-native` that bus.ts uses; its own types leave out what we need. */
declare module '@homebridge/dbus-native/lib/dbus-buffer.js' {
  interface TypeNode {
    readonly type: string;
    readonly child: readonly TypeNode[];
  }
  class DBusBuffer {
    readonly buffer: Buffer;
    pos: number;
    align(power: number): void;
    readTree(type: TypeNode): unknown;
    readArray(type: TypeNode, sizeBytes: number): unknown;
  }
  export default DBusBuffer;
}
