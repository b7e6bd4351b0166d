/** Counting choices and numbering them in the order in which they are gone through. Pure. For main/memo. */

/** How many ways to choose `k` of `n`; 0 where there are none. */
export function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let ways = 1;
  for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
  return Math.round(ways);
}

/** The place, from 0, of these ascending positions (out of `n`) among all choices of as many, in lexicographic order. */
export function placeOfChoice(positions: readonly number[], n: number): number {
  let place = 0;
  let from = 0;
  positions.forEach((position, index) => {
    for (let skipped = from; skipped < position; skipped += 1)
      place += choose(n - 1 - skipped, positions.length - 1 - index);
    from = position + 1;
  });
  return place;
}

/** All ways to choose `k` of `n`, each as ascending positions, in lexicographic order. */
export function* choices(n: number, k: number): Generator<readonly number[]> {
  if (k > n) return;
  const positions = Array.from({ length: k }, (_, index) => index);
  for (;;) {
    yield positions;
    let last = k - 1;
    while (last >= 0 && positions[last] === n - k + last) last -= 1;
    if (last < 0) return;
    positions[last] = (positions[last] ?? 0) + 1;
    for (let next = last + 1; next < k; next += 1) positions[next] = (positions[next - 1] ?? 0) + 1;
  }
}

/** The place of the pair (a, b), a < b < n, among all pairs in the order (0,1), (0,2) … (1,2) … */
export function placeOfPair(a: number, b: number, n: number): number {
  return a * n - (a * (a + 1)) / 2 + (b - a - 1);
}
