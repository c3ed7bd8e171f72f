// Logarithms of factorials, grown as they are asked for: sums and not products, so that thousands of incidents stay in range.
const logs: number[] = [0];
function logFactorial(n: number): number {
  for (let k = logs.length; k <= n; k += 1) logs.push(logs[k - 1]! + Math.log(k));
  return logs[n]!;
}
const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * The chance of `both` or more marked things in a draw of `drawn` from `all`, of which `marked` are marked: the upper tail of the
 * hypergeometric distribution (Fisher's exact test, one-sided). All four are whole numbers; `both` ≤ `drawn`, `marked` ≤ `all`.
 */
export function chanceOfTogether(all: number, marked: number, drawn: number, both: number): number {
  const most = Math.min(marked, drawn);
  const ways = logChoose(all, drawn);
  let chance = 0;
  for (let k = Math.max(both, drawn + marked - all, 0); k <= most; k += 1)
    chance += Math.exp(logChoose(marked, k) + logChoose(all - marked, drawn - k) - ways);
  return Math.min(1, chance);
}
