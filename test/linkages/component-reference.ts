/** Components as a map is walked: from each case to its neighbours, until there are no more. Shares nothing with the rules. */
export function referenceComponents(cases: readonly string[], ties: readonly (readonly [string, string])[]): string[][] {
  const seen: string[] = []
  const found: string[][] = []
  for (const start of cases) {
    if (seen.includes(start)) continue
    const component = [start]
    for (let at = 0; at < component.length; at += 1) {
      for (const [one, other] of ties) {
        const next = one === component[at] ? other : other === component[at] ? one : null
        if (next !== null && cases.includes(next) && !component.includes(next)) component.push(next)
      }
    }
    seen.push(...component)
    found.push(component.sort())
  }
  return found.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
}
