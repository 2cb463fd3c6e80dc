import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf, planSeries, type Standing, type Tie } from '../../src/linkages/component.rules.js'
import { decideLinkage, doesNumberTie, faultOfText, isWidelyShared, latestAtMost, type LinkageState, type LinkageType, pairsOf, strengthOf, textSize, tiedTo } from '../../src/linkages/linkage.rules.js'
import { referenceComponents } from './component-reference.js'

/** In order, as a dictionary has it. */
const named = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${String(at).padStart(3, '0')}`)
const inOrder = (sets: readonly (readonly string[])[]): string[][] => sets.map((set) => [...set].sort()).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
const runs = 1_000

describe('components', () => {
  it('equal the reference on random graphs', () => {
    const graph = fc.integer({ min: 1, max: 24 }).chain((count) => fc.tuple(fc.shuffledSubarray(named(count), { minLength: count }), fc.array(fc.tuple(fc.constantFrom(...named(count + 2)), fc.constantFrom(...named(count + 2))), { maxLength: 40 })))
    fc.assert(
      fc.property(graph, ([cases, ties]) => {
        expect(inOrder(componentsOf(cases, ties))).toEqual(referenceComponents(cases, ties))
      }),
      { numRuns: 2 * runs },
    )
  })
})

interface Told extends Standing {
  readonly ended: boolean
}

/** The series as the store keeps them: each decision reckons those of its two cases and leaves the others alone. */
class Book {
  readonly ties: Tie[] = []
  readonly series: Told[] = []
  private at = 0
  constructor(readonly reportedAt: ReadonlyMap<string, number>) {}

  confirm(one: string, other: string): void {
    if (one !== other) this.ties.push([one, other])
    this.reckon(one, other)
  }
  withdraw(nth: number): void {
    const [tie] = this.ties.splice(nth % Math.max(1, this.ties.length), 1)
    if (tie) this.reckon(...tie)
  }
  choose(one: string): void {
    const at = this.series.findIndex(({ ended, cases }) => !ended && cases.includes(one))
    if (at >= 0) this.series[at] = { ...(this.series[at] as Told), leadCaseId: one, isLeadChosen: true }
  }
  private reckon(one: string, other: string): void {
    this.at += 1
    const touched = this.series.filter(({ ended, cases }) => !ended && (cases.includes(one) || cases.includes(other)))
    const cases = [...new Set([...touched.flatMap((each) => each.cases), one, other])]
    const plan = planSeries(cases.map((id) => ({ id, reportedAt: this.reportedAt.get(id) as number })), this.ties.filter(([a, b]) => cases.includes(a) && cases.includes(b)), touched)
    for (const { id, ...rest } of plan.series) {
      const known = this.series.findIndex((each) => each.id === id)
      if (known >= 0) this.series[known] = { ...(this.series[known] as Told), ...rest }
      else this.series.push({ ...rest, id: `s${String(this.series.length).padStart(3, '0')}`, formedAt: this.at, ended: false })
    }
    for (const { id, joinedId } of plan.ended) {
      const known = this.series.findIndex((each) => each.id === id)
      const before = this.series[known] as Told
      // Who ends in another is not older than it.
      if (joinedId !== null) expect((this.series.find((each) => each.id === joinedId) as Told).formedAt).toBeLessThanOrEqual(before.formedAt)
      this.series[known] = { ...before, cases: [], ended: true }
    }
    expect([...plan.alone, ...plan.series.flatMap((each) => each.cases)].sort()).toEqual([...cases].sort())
  }
}

describe('series', () => {
  const steps = fc.array(fc.record({ kind: fc.constantFrom('confirm', 'confirm', 'confirm', 'withdraw', 'withdraw', 'choose'), a: fc.nat(11), b: fc.nat(11) }), { maxLength: 40 })
  it('are the components of what is confirmed, after any decisions in any order', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }), (told, times) => {
        const cases = named(12)
        const book = new Book(new Map(cases.map((each, at) => [each, times[at] as number])))
        for (const { kind, a, b } of told) {
          const open = book.series.filter(({ ended }) => !ended).map((each) => ({ ...each }))
          if (kind === 'confirm') book.confirm(cases[a] as string, cases[b] as string)
          else if (kind === 'withdraw') book.withdraw(a)
          else book.choose(cases[a] as string)
          const now = book.series.filter(({ ended }) => !ended)
          expect(inOrder(now.map((each) => each.cases))).toEqual(referenceComponents(cases, book.ties).filter((set) => set.length > 1))
          for (const { cases: members, leadCaseId, isLeadChosen } of now) {
            expect(members).toContain(leadCaseId)
            const first = [...members].sort((x, y) => (book.reportedAt.get(x) as number) - (book.reportedAt.get(y) as number) || (x < y ? -1 : 1))[0]
            if (!isLeadChosen) expect(leadCaseId).toBe(first)
          }
          // A chosen lead case stays one where its series goes on with it.
          for (const before of open.filter((each) => each.isLeadChosen)) {
            const after = now.find(({ id }) => id === before.id)
            if (kind !== 'choose' && after?.cases.includes(before.leadCaseId)) expect([after.leadCaseId, after.isLeadChosen]).toEqual([before.leadCaseId, true])
          }
        }
      }),
      { numRuns: runs },
    )
  })
})

describe('a series whose lead case has left', () => {
  const cases = named(6).map((id, reportedAt) => ({ id, reportedAt }))
  const [lead, a, b, c, d, e] = named(6) as [string, string, string, string, string, string]
  const standing = { id: 's', formedAt: 0, leadCaseId: lead, isLeadChosen: true, cases: named(6) }
  it('goes on with the largest part that is left, the first of two as large; of the other a new one is formed', () => {
    expect(planSeries(cases, [[a, b], [c, d], [d, e]], [standing])).toEqual({ alone: [lead], ended: [], series: [{ id: null, cases: [a, b], leadCaseId: a, isLeadChosen: false }, { id: 's', cases: [c, d, e], leadCaseId: c, isLeadChosen: false }] })
    expect(planSeries(cases, [[a, b], [c, d]], [standing]).series.map(({ id }) => id)).toEqual(['s', null])
  })
})

describe('what a case is tied to', () => {
  /** Cases come to have things in any order, each growth has its task, and tasks run late, twice and in any order. */
  const world = fc.record({
    count: fc.integer({ min: 2, max: 70 }),
    things: fc.integer({ min: 1, max: 4 }),
    seed: fc.infiniteStream(fc.nat(1_000_000)),
  })
  it('is little, and holds together what shares a thing as if each were tied to each', () => {
    fc.assert(
      fc.property(world, ({ count, things, seed }) => {
        const draw = (below: number): number => (seed.next().value as number) % below
        const cases = named(count)
        const holders = Array.from({ length: things }, () => new Set<string>())
        const waiting: string[] = []
        const ties: Tie[] = []
        const run = (caseId: string): void => {
          for (const set of holders) {
            if (!set.has(caseId)) continue
            const others = [...set].filter((each) => each !== caseId).sort()
            const tied = tiedTo({ latest: others.slice(-latestAtMost), first: others[0] ?? null })
            expect(tied.length).toBeLessThanOrEqual(latestAtMost + 1)
            expect(isWidelyShared({ latest: others.slice(-latestAtMost), first: others[0] ?? null })).toBe(others.length > 20)
            ties.push(...tied.map((each): Tie => [caseId, each]))
          }
        }
        for (let growths = count + draw(count); growths > 0; growths -= 1) {
          const grown = cases[draw(count)] as string
          // Mostly the first: a hub.
          ;(holders[draw(3) === 0 ? draw(things) : 0] as Set<string>).add(grown)
          waiting.push(grown)
          while (waiting.length > 0 && draw(60) === 0) run(waiting.splice(draw(waiting.length), 1)[0] as string)
        }
        while (waiting.length > 0) run(waiting.splice(draw(waiting.length), 1)[0] as string)
        const all = holders.flatMap((set) => [...set].flatMap((one) => [...set].filter((other) => other > one).map((other): Tie => [one, other])))
        expect(referenceComponents(cases, ties)).toEqual(referenceComponents(cases, all))
      }),
      { numRuns: 300 },
    )
  })

  it('makes one pair of two cases and a type, as strong as the strongest of what they share, and none of a case with what it was merged into', () => {
    const leadOf = (caseId: string) => ({ caseId: caseId === 'm' ? 'a' : caseId, unitId: 'u' })
    const crowd = Array.from({ length: 20 }, (_, at) => `x${at}`)
    const shared = (thing: string, latest: readonly string[], first: string) => ({ type: 'SAME_NUMBER' as const, kind: 'NUMBER' as const, thing, latest, first, isDoubtful: false })
    const pairs = pairsOf('b', [shared('n1', ['a', 'm'], 'a'), shared('n2', [...crowd.slice(1), 'a'], 'z'), shared('n3', ['b'], 'b')], leadOf)
    expect(pairs.filter(({ lowCaseId, highCaseId }) => lowCaseId === 'a' && highCaseId === 'b')).toEqual([expect.objectContaining({ strength: 'MODERATE', clues: [expect.objectContaining({ thing: 'n1' }), expect.objectContaining({ thing: 'n2' })] })])
    expect(pairs.find(({ highCaseId }) => highCaseId === 'z')).toMatchObject({ lowCaseId: 'b', strength: 'WEAK' })
    expect(pairsOf('m', [shared('n1', ['a'], 'a')], leadOf)).toEqual([])
  })
})

describe('rules of linkages', () => {
  it('say how much each type says', () => {
    const said: Readonly<Record<LinkageType, string>> = { SAME_ACCOUNT: 'STRONG MODERATE', SAME_FUND_CHAIN: 'STRONG MODERATE', SAME_SUSPECT: 'STRONG MODERATE', SAME_DEVICE: 'STRONG MODERATE', SAME_NUMBER: 'MODERATE WEAK', SAME_IM_ACCOUNT: 'MODERATE WEAK', SAME_URL_OR_APP: 'MODERATE WEAK', SAME_MODUS_OPERANDI: 'WEAK WEAK' }
    for (const [type, grades] of Object.entries(said)) expect(`${strengthOf(type as LinkageType, false)} ${strengthOf(type as LinkageType, true)}`).toBe(grades)
  })

  it('tie no case by a number that the fraud only showed', () => {
    for (const kind of ['MOBILE', 'FIXED', 'VIRTUAL', 'IOT', 'FOREIGN'] as const) {
      expect([null, 'SIM_BOX', 'GOIP', 'IMSI_CATCHER', 'CALLER_ID_SPOOFING'].map((abuse) => doesNumberTie({ kind, abuse, isShortCode: false }))).toEqual([true, true, true, true, false])
      expect(doesNumberTie({ kind, abuse: null, isShortCode: true })).toBe(false)
    }
  })

  it('take a text of a thousand characters, and no longer one', () => {
    expect(['x'.repeat(textSize), 'x'.repeat(textSize + 1), ' '].map(faultOfText)).toEqual([null, 'text-too-long', 'text-missing'])
  })

  it('decide as told here', () => {
    const states = ['PROPOSED', 'AGREED', 'CONFIRMED', 'REJECTED'] as const
    const others = [null, ...states.flatMap((state) => [{ state, isOwnUnits: true }, { state, isOwnUnits: false }])]
    for (const state of states) for (const other of others) for (const proposedBy of [null, 'me', 'you']) for (const decidedBy of [null, 'me', 'you']) {
      const facts = { state: state as LinkageState, other, proposedBy, decidedBy }
      expect(decideLinkage('REJECT', facts, 'me')).toBe(state === 'REJECTED' ? 'linkage-step' : 'REJECTED')
      const confirmed = decideLinkage('CONFIRM', facts, 'me')
      if (state === 'AGREED' || state === 'CONFIRMED') expect(confirmed).toBe('linkage-step')
      else if (proposedBy === 'me') expect(confirmed).toBe('linkage-four-eyes')
      else if (state === 'REJECTED' && decidedBy === 'me') expect(confirmed).toBe('linkage-four-eyes')
      // Nobody confirms for another unit, nor what is not open yet.
      else expect(confirmed).toBe(other?.isOwnUnits || other?.state === 'AGREED' ? 'CONFIRMED' : 'AGREED')
    }
  })
})
