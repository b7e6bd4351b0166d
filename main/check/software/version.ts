/** Comparing version numbers of programs. For the rules beside it. */

/** The numbers of a version, without a Debian epoch and revision; `null` where it does not begin with one. */
function numbersOf(version: string): number[] | null {
  const match = /^(?:\d+:)?v?(\d+(?:\.\d+)*)/u.exec(version.trim());
  return match ? (match[1] ?? '').split('.').map(Number) : null;
}

/** Below 0 when `a` is older; `null` where one of them is no version number. */
export function compareVersions(a: string, b: string): number | null {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (left === null || right === null) return null;
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
