/**
 * What of a month's counts may leave for those who see only statistics. Pure, but for the draw.
 *
 * A count below five is not told, none included. What is not told must not be worked out either: the month's sum and the counts beside it are told, so their difference is the sum of what is not.
 * Hence at least two counts of a month are untold, if any is, and they come to four at least: as far as what is told goes, each of them may be any number from 0 to 4. Where the small ones
 * do not come to that, one more count is left untold, drawn by lot: any rule that chose it by its size, or by its place beside the small one, would tell of both to whoever reads the rule.
 * A month of fewer than five in all is not told at all, in no dimension.
 */

export const smallestTold = 5

/** Whether each count of one month and dimension is told, and whether their sum is. `draw(n)` is a whole number from 0 below n. */
export function suppress(counts: readonly number[], draw: (below: number) => number): { readonly told: readonly boolean[]; readonly isSumTold: boolean } {
  const sum = counts.reduce((total, each) => total + each, 0)
  if (sum < smallestTold) return { told: counts.map(() => false), isSumTold: false }
  const told = counts.map((count) => count >= smallestTold)
  const small = counts.filter((count) => count < smallestTold)
  const isSafe = small.length === 0 || (small.length > 1 && small.reduce((total, each) => total + each, 0) >= smallestTold - 1)
  if (!isSafe) {
    // The sum is five at least and what is small comes to less than that, so there is one that is not.
    const large = counts.flatMap((count, at) => (count >= smallestTold ? [at] : []))
    told[large[draw(large.length)] as number] = false
  }
  return { told, isSumTold: true }
}
