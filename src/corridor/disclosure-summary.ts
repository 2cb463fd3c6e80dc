/** `extensions.disclosure`: what the response carries and what it leaves out, by coordinate; never silent, always short. */
import type { WithholdReason } from '../policy/vocabulary.js'
import type { Disclosed } from './context.js'

/** Coordinates told at most; `truncated` says when there were more. */
const coordinateLimit = 50

interface Told {
  readonly coordinate: string
  readonly disposition: 'MASKED' | 'TOKEN' | 'WITHHELD'
  readonly reason: WithholdReason | null
  count: number
}

export function disclosureOf({ patterns, counts, denials, lapsed }: Disclosed) {
  let clear = 0
  let objects = 0
  const told = new Map<string, Told>()
  const add = (coordinate: string, disposition: Told['disposition'], reason: WithholdReason | null, count: number) => {
    const key = `${coordinate}|${disposition}|${reason}`
    const known = told.get(key)
    if (known) known.count += count
    else told.set(key, { coordinate, disposition, reason, count })
  }
  for (const [mark, count] of counts) {
    const pattern = patterns[mark]
    if (!pattern) continue
    objects += count
    clear += pattern.clear.length * count
    for (const field of pattern.masked) add(`${pattern.type}.${field}`, 'MASKED', null, count)
    for (const field of pattern.tokens) add(`${pattern.type}.${field}`, 'TOKEN', null, count)
    for (const { field, reason } of pattern.withheld) add(`${pattern.type}.${field}`, 'WITHHELD', reason, count)
  }
  for (const { coordinate, reason } of denials) if (![...told.values()].some((each) => each.coordinate === coordinate)) told.set(coordinate, { coordinate, disposition: 'WITHHELD', reason, count: 0 })
  for (const type of lapsed) told.set(type, { coordinate: type, disposition: 'WITHHELD', reason: 'EXPIRED_GRANT', count: 0 })
  const all = [...told.values()].sort((a, b) => (a.coordinate < b.coordinate ? -1 : a.coordinate > b.coordinate ? 1 : 0))
  const sum = (disposition: Told['disposition']) => all.reduce((total, each) => total + (each.disposition === disposition ? each.count : 0), 0)
  return { objects, clear, masked: sum('MASKED'), tokens: sum('TOKEN'), withheld: sum('WITHHELD'), coordinates: all.slice(0, coordinateLimit), truncated: all.length > coordinateLimit }
}
