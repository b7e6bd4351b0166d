/** Values that parsers of JSON trip over, and ways to put them anywhere into a document. For structured fuzzing. */
import * as fc from 'fast-check';

export type JsonPath = readonly (string | number)[];

/** Stands for "take it out". */
export const absent = Symbol('absent');

export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(absent),
  fc.constantFrom<unknown>(null, true, '', 0, -1, 1e308, 2 ** 53, 0.1, [], {}, [[]], '\0', '\ud800', '../..'),
  fc.constantFrom('__proto__', 'constructor', 'A'.repeat(5000), 'a'.repeat(64), '2026-02-30T00:00:00.000Z', '９'),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown),
  fc.array(fc.nat(3), { maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The places of all values in a document, the whole of it among them, and one that is not there in each object. */
export function jsonPaths(value: unknown, here: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    jsonPaths(child, [...here, Array.isArray(value) ? Number(key) : key]),
  );
  return [here, ...inside, ...(Array.isArray(value) ? [] : [[...here, 'foreign']])];
}

/** A copy of the document with another value in that place. */
export function withJson(value: unknown, [key, ...rest]: JsonPath, next: unknown): unknown {
  if (key === undefined) return next === absent ? null : next;
  if (typeof value !== 'object' || value === null) return value;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  const holder = copy as Record<string | number, unknown>;
  const placed = rest.length === 0 ? next : withJson(holder[key], rest, next);
  if (placed === absent) Reflect.deleteProperty(holder, key);
  else Object.defineProperty(holder, key, { value: placed, enumerable: true, writable: true, configurable: true });
  return copy;
}
