/**
 * Likeness of two strings from 0 to 1 (Jaro, 1989, with Winkler's bonus for a common beginning of up to four letters, 1990).
 * Counts UTF-16 code units; fold case and accents first. 1 only for equal strings.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [m, n] = [a.length, b.length];
  if (m === 0 || n === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(m, n) / 2) - 1);
  const usedA = new Uint8Array(m);
  const usedB = new Uint8Array(n);
  let common = 0;
  for (let i = 0; i < m; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(n, i + reach + 1); j++)
      if (usedB[j] === 0 && a[i] === b[j]) {
        usedA[i] = 1;
        usedB[j] = 1;
        common += 1;
        break;
      }
  if (common === 0) return 0;
  let swapped = 0;
  for (let i = 0, j = 0; i < m; i++) {
    if (usedA[i] === 0) continue;
    while (usedB[j] === 0) j += 1;
    if (a[i] !== b[j]) swapped += 1;
    j += 1;
  }
  const jaro = (common / m + common / n + (common - swapped / 2) / common) / 3;
  let start = 0;
  while (start < 4 && start < m && start < n && a[start] === b[start]) start += 1;
  return Math.min(jaro + start * 0.1 * (1 - jaro), 1 - Number.EPSILON);
}

/**
 * Edits that turn one string into the other: insert, delete, replace, and swap two neighbours (Damerau, 1964; optimal string
 * alignment). Gives up at `most` and returns `most + 1`, so that long unlike strings cost little.
 */
export function edits(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = new Uint16Array(b.length + 1);
  let last = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(b.length + 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, most + 1);
}
