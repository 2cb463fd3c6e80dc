import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entry, movementsOf, type Payment } from '../../src/trails/movement.rules.js'
import { type Flow, type Movement, type Traced, type TraceMethod, trace } from '../../src/trails/trace.rules.js'
import { referenceMovementsOf, referenceTrace, wavesInOrder } from './tracing-reference.js'

const methods = ['TIME_STAMP', 'FIRST_IN_FIRST_OUT', 'PRO_RATA'] as const
const minute = 60_000
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n)
const byId = <T extends { readonly id: string }>(many: readonly T[]): readonly T[] => [...many].sort((a, b) => (a.id < b.id ? -1 : 1))

/** UTF-16 puts them in an order that neither a dictionary, nor numbers, nor code points would. */
const ids = ['10', '9', 'B', 'a', 'é', 'z', '\u{1f600}', '\uff21', ...Array.from({ length: 32 }, (_, at) => `m${at}`)]
const accountIds = ['b', 'A', 'Z', 'a', '\u{1f4b0}', '\uff22', '10', '9']

const money = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt(1n, 12n) },
  { weight: 2, arbitrary: fc.bigInt(1n, 100_000n) },
  { weight: 1, arbitrary: fc.bigInt(1n, 10n ** 20n - 1n) },
  { weight: 1, arbitrary: fc.constantFrom(7n, 10n ** 20n - 1n) },
)

/** Graphs of any account to any mostly go round; `forward` ones go deep, with a step aside here and there. */
const graph: fc.Arbitrary<readonly Movement[]> = fc.record({ accounts: fc.integer({ min: 2, max: 8 }), instants: fc.integer({ min: 1, max: 4 }), forward: fc.boolean(), most: fc.constantFrom(6, 16, 34) }).chain(({ accounts, instants, forward, most }) => {
  const place = fc.nat(accounts - 1)
  const step = fc.record({
    kind: fc.oneof(
      { weight: 12, arbitrary: fc.constant('transfer' as const) },
      { weight: 4, arbitrary: fc.constant('payment' as const) },
      { weight: 2, arbitrary: fc.constant('exit' as const) },
      { weight: 2, arbitrary: fc.constant('other' as const) },
    ),
    a: place,
    b: place,
    aside: fc.nat(5).map((chance) => chance === 0),
    known: fc.boolean(),
    fen: money,
    at: fc.nat(instants - 1),
  })
  return fc.tuple(fc.array(step, { minLength: most >> 1, maxLength: most, size: 'max' }), fc.shuffledSubarray(ids, { minLength: most, maxLength: most })).map(([steps, named]) =>
    steps.map(({ kind, a, b, aside, known, fen, at }, index): Movement => {
      const id = named[index] as string
      const onward = kind === 'payment' ? 0 : a + 1
      const [from, to] = [a, forward && !aside && onward < accounts ? onward : b].map((each) => accountIds[each] as string) as [string, string]
      if (kind === 'payment') return { id, from: known ? from : null, to, fen, at, isPayment: true }
      return { id, from: kind === 'other' ? null : from, to: kind === 'exit' ? null : to, fen, at, isPayment: false }
    }),
  )
})

/** A payment of an account to itself changes nothing, so it is in no sum. */
const shuffled = <T>(many: fc.Arbitrary<readonly T[]>): fc.Arbitrary<readonly [readonly T[], readonly T[]]> => many.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told], { minLength: told.length })))

describe.each(methods)('a trace by %s', (method) => {
  it('equals the reference', () => {
    fc.assert(
      fc.property(graph, (movements) => {
        expect(trace(movements, method)).toEqual(referenceTrace(movements, method))
      }),
      { numRuns: 3_000 },
    )
  })

  it('does not depend on the order in which movements are told, nor change them', () => {
    fc.assert(
      fc.property(shuffled(graph), ([told, otherwise]) => {
        const before = structuredClone(told)
        expect(trace(Object.freeze(told) as readonly Movement[], method)).toEqual(trace(otherwise, method))
        expect(told).toEqual(before)
      }),
      { numRuns: 700 },
    )
  })

  it('loses no fen and makes none: what victims paid lies somewhere or left', () => {
    fc.assert(
      fc.property(graph, (movements) => {
        const { flows, reached } = trace(movements, method)
        const flowing = (condition: (flow: Flow) => boolean): bigint => sum(flows.filter(condition).map(({ fen }) => fen))
        expect(sum(reached.map(({ recoverableFen, exitedFen }) => recoverableFen + exitedFen))).toBe(sum(movements.filter(({ isPayment }) => isPayment).map(({ fen }) => fen)))
        for (const { account, layer, ...sums } of reached) {
          const [inFen, outFen, exitedFen] = [flowing(({ to }) => to === account), flowing(({ from, to }) => from === account && to !== null), flowing(({ from, to }) => from === account && to === null)] as const
          expect(sums).toEqual({ inFen, outFen, exitedFen, recoverableFen: inFen - outFen - exitedFen })
          expect(sums.recoverableFen >= 0n && inFen > 0n && layer > 0).toBe(true)
        }
        const moved = new Map(movements.map(({ id, fen }) => [id, fen]))
        expect(flows.filter(({ id, fen }) => fen <= 0n || fen > (moved.get(id) ?? 0n))).toEqual([])
        expect(new Set(flows.map(({ id }) => id)).size).toBe(flows.length)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never lets an account give more traced money than it has by then', () => {
    fc.assert(
      fc.property(graph, (movements) => {
        const held = new Map<string, bigint>()
        for (const { from, to, fen } of trace(movements, method).flows) {
          if (from !== null) held.set(from, (held.get(from) ?? 0n) - fen)
          if (to !== null) held.set(to, (held.get(to) ?? 0n) + fen)
          expect([...held].filter(([, amount]) => amount < 0n)).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the graphs that are compared', () => {
  it('are hard ones: moments shared, rings, turns on oneself, exits, and methods that differ', () => {
    const graphs = fc.sample(graph, { numRuns: 1_000, seed: 1 })
    const counted = { waves: 0, rings: 0, itself: 0, exits: 0, deep: 0, differ: 0 }
    for (const movements of graphs) {
      const waves = wavesInOrder(movements)
      const [first, second, third] = methods.map((method) => referenceTrace(movements, method)) as [Traced, Traced, Traced]
      const amounts = [first, second, third].map(({ reached }) => reached.map(({ account, inFen, outFen }) => `${account} ${inFen} ${outFen}`).join())
      if (waves.length > new Set(movements.map(({ at }) => at)).size + 1) counted.waves += 1
      // Where they go round, one goes although it should wait for one that comes later.
      const turn = new Map(waves.flatMap((wave, at) => wave.map(({ id }) => [id, at])))
      const comesFirst = (a: Movement, b: Movement) => (turn.get(a.id) as number) <= (turn.get(b.id) as number)
      if (movements.some((a) => !a.isPayment && a.from !== null && a.from !== a.to && movements.some((b) => b.at === a.at && b.from !== b.to && b.to === a.from && comesFirst(a, b)))) counted.rings += 1
      if (movements.some(({ from, to }) => from === to)) counted.itself += 1
      if (first.flows.some(({ to }) => to === null)) counted.exits += 1
      if (first.reached.some(({ layer }) => layer > 2)) counted.deep += 1
      if (new Set(amounts).size === 3) counted.differ += 1
    }
    for (const [what, count] of Object.entries(counted)) expect(count, what).toBeGreaterThan(100)
  })
})

/** What really moved, as two banks and a victim tell it, each with a clock of its own. */
const jitter = fc.constantFrom(0, 0, 0, 1, -1, 5 * minute, -5 * minute, 10 * minute, -10 * minute, 10 * minute + 1, -10 * minute - 1, 12 * minute, -20 * minute)
const told = fc.record({ id: fc.nat(999), jitter, known: fc.boolean() })
const happening = fc.record({
  a: fc.nat(3),
  b: fc.nat(3),
  fen: fc.constantFrom(5n, 5n, 5n, 6n),
  at: fc.nat(6).map((each) => each * 5 * minute),
  out: fc.option(told, { freq: 3 }),
  in: fc.option(told, { freq: 3 }),
  payment: fc.option(told, { freq: 2 }),
})
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never
interface Report {
  readonly payments: readonly Payment[]
  readonly entries: readonly Entry[]
}
const reportOf = (events: fc.Arbitrary<Happening>): fc.Arbitrary<Report> => fc.array(events, { minLength: 1, maxLength: 12, size: 'max' }).map((happenings) => {
  const payments: Payment[] = []
  const entries: Entry[] = []
  happenings.forEach(({ a, b, fen, at, out, in: into, payment }, index) => {
    const [from, to] = [a, b].map((each) => accountIds[each] as string) as [string, string]
    if (out) entries.push({ id: `${out.id}-o${index}`, account: from, direction: 'OUT', counterparty: out.known ? to : null, fen, at: at + out.jitter })
    if (into) entries.push({ id: `${into.id}-i${index}`, account: to, direction: 'IN', counterparty: into.known ? from : null, fen, at: at + into.jitter })
    if (payment) payments.push({ id: `${payment.id}-p${index}`, from: payment.known ? from : null, to, fen, at: at + payment.jitter })
  })
  return { payments, entries }
})
const report = reportOf(happening)

describe('movements of what was paid and what banks state', () => {
  it('are compared where it is hard: told by both banks, by one and the victim, by all three, by the victim alone, and with an end that one does not know', () => {
    const counted = { both: 0, told: 0, all: 0, alone: 0, named: 0 }
    for (const { payments, entries } of fc.sample(report, { numRuns: 1_000, seed: 1 })) {
      const movements = referenceMovementsOf(payments, entries)
      const [unpaid, paying] = [referenceMovementsOf([], entries), new Set(payments.map(({ id }) => id))]
      if (unpaid.length < entries.length) counted.both += 1
      if (movements.some(({ id, isPayment }) => isPayment && !paying.has(id))) counted.told += 1
      if (unpaid.length < entries.length && movements.length < unpaid.length + payments.length) counted.all += 1
      if (movements.some(({ id }) => paying.has(id))) counted.alone += 1
      if (unpaid.some(({ id, to }) => to !== null && entries.some((entry) => entry.id === id && entry.direction === 'OUT' && entry.counterparty === null))) counted.named += 1
    }
    for (const [what, count] of Object.entries(counted)) expect(count, what).toBeGreaterThan(100)
  })

  it('equal the reference', () => {
    fc.assert(
      fc.property(report, ({ payments, entries }) => {
        expect(byId(movementsOf(payments, entries))).toEqual(byId(referenceMovementsOf(payments, entries)))
      }),
      { numRuns: 4_000 },
    )
  })

  it('do not depend on the order in which either is told, nor change what was told', () => {
    fc.assert(
      fc.property(
        report.chain(({ payments, entries }) => fc.tuple(shuffled(fc.constant(payments)), shuffled(fc.constant(entries)))),
        ([[payments, paymentsOtherwise], [entries, entriesOtherwise]]) => {
          const before = structuredClone([payments, entries])
          expect(byId(movementsOf(payments, entries))).toEqual(byId(movementsOf(paymentsOtherwise, entriesOtherwise)))
          expect([payments, entries]).toEqual(before)
        },
      ),
      { numRuns: 800 },
    )
  })

  it('lose nothing that was told: each is a movement, or one with another of the same amount', () => {
    fc.assert(
      fc.property(report, ({ payments, entries }) => {
        const movements = movementsOf(payments, entries)
        const [outs, ins] = [entries.filter(({ direction }) => direction === 'OUT'), entries.filter(({ direction }) => direction === 'IN')] as const
        const all = new Map([...payments, ...entries].map((each) => [each.id, each]))
        for (const { id, fen, at } of movements) expect([all.get(id)?.fen, all.get(id)?.at]).toEqual([fen, at])
        expect(new Set(movements.map(({ id }) => id)).size).toBe(movements.length)
        expect(movements.filter(({ isPayment }) => isPayment)).toHaveLength(payments.length)
        const out = new Map(movements.map((movement) => [movement.id, movement]))
        for (const { id, account } of outs) expect(out.get(id)?.from).toBe(account)
        expect(movements.length <= outs.length + ins.length + payments.length && movements.length >= Math.max(outs.length, ins.length, payments.length)).toBe(true)
      }),
      { numRuns: 800 },
    )
  })

  it('are traced as those of the reference are', () => {
    fc.assert(
      fc.property(report, fc.constantFrom<TraceMethod>(...methods), ({ payments, entries }, method) => {
        expect(trace(movementsOf(payments, entries), method)).toEqual(referenceTrace(referenceMovementsOf(payments, entries), method))
      }),
      { numRuns: 800 },
    )
  })

  it('of one payment alone are traced as the reference does it, and come to what was paid', () => {
    fc.assert(
      fc.property(report, fc.nat(), fc.constantFrom<TraceMethod>(...methods), ({ payments, entries }, nth, method) => {
        const only = payments[nth % Math.max(payments.length, 1)]
        fc.pre(only !== undefined)
        const { id, fen } = only as Payment
        expect(byId(movementsOf(payments, entries, id))).toEqual(byId(referenceMovementsOf(payments, entries, id)))
        const traced = trace(movementsOf(payments, entries, id), method)
        expect(traced).toEqual(referenceTrace(referenceMovementsOf(payments, entries, id), method))
        expect(sum(traced.reached.map(({ recoverableFen, exitedFen }) => recoverableFen + exitedFen))).toBe(fen)
      }),
      { numRuns: 800 },
    )
  })

  it('lose nothing that victims paid to others: all of it is traced, to the fen', () => {
    fc.assert(
      fc.property(reportOf(happening), fc.constantFrom<TraceMethod>(...methods), ({ payments, entries }, method) => {
        const { reached } = trace(movementsOf(payments, entries), method)
        expect(sum(reached.map(({ recoverableFen, exitedFen }) => recoverableFen + exitedFen))).toBe(sum(payments.map(({ fen }) => fen)))
      }),
      { numRuns: 800 },
    )
  })

  it('are one where both banks tell of it ten minutes apart, and two a millisecond later', () => {
    const out: Entry = { id: 'out', account: 'A', direction: 'OUT', counterparty: 'B', fen: 500n, at: 0 }
    const into: Entry = { id: 'in', account: 'B', direction: 'IN', counterparty: 'A', fen: 500n, at: 10 * minute }
    const paid: Payment = { id: 'paid', from: null, to: 'B', fen: 500n, at: -10 * minute }
    const movement: Movement = { id: 'out', from: 'A', to: 'B', fen: 500n, at: 0, isPayment: false }
    expect(movementsOf([], [out, into])).toEqual([movement])
    expect(movementsOf([paid], [out, into])).toEqual([{ ...movement, isPayment: true }])
    expect(byId(movementsOf([{ ...paid, at: paid.at - 1 }], [out, { ...into, at: into.at + 1 }]))).toEqual([
      { ...movement, id: 'in', at: into.at + 1 },
      movement,
      { ...movement, id: 'paid', from: null, at: paid.at - 1, isPayment: true },
    ])
    expect(movementsOf([], [{ ...out, counterparty: null }, into])).toEqual([movement])
    expect(movementsOf([], [out, { ...into, counterparty: null }])).toEqual([movement])
    expect(movementsOf([], [{ ...out, counterparty: null }, { ...into, counterparty: null }])).toHaveLength(2)
  })
})

const moved = (id: string, from: string | null, to: string | null, fen: bigint, at: number): Movement => ({ id, from, to, fen, at, isPayment: false })
const paid = (id: string, to: string, fen: bigint, at: number): Movement => ({ id, from: null, to, fen, at, isPayment: true })
const flowsOf = (movements: readonly Movement[], method: TraceMethod) => trace(movements, method).flows.map(({ id, fen, layer }) => [id, fen, layer])
const leftOf = (movements: readonly Movement[], method: TraceMethod) => trace(movements, method).reached.map(({ account, layer, recoverableFen, exitedFen }) => [account, layer, recoverableFen, exitedFen])

describe('worked examples', () => {
  it('of 100 paid in, 60 of other money after it, and 80 taken: 20 by time-stamp, 80 by first in, 50 in proportion', () => {
    const movements = [paid('p', 'A', 100n, 1), moved('o', null, 'A', 60n, 2), moved('t', 'A', 'B', 80n, 3)]
    expect(flowsOf(movements, 'TIME_STAMP')).toEqual([['p', 100n, 1], ['t', 20n, 2]])
    expect(flowsOf(movements, 'FIRST_IN_FIRST_OUT')).toEqual([['p', 100n, 1], ['t', 80n, 2]])
    expect(flowsOf(movements, 'PRO_RATA')).toEqual([['p', 100n, 1], ['t', 50n, 2]])
    expect(leftOf(movements, 'TIME_STAMP')).toEqual([['A', 1, 80n, 0n], ['B', 2, 20n, 0n]])
    expect(leftOf(movements, 'FIRST_IN_FIRST_OUT')).toEqual([['A', 1, 20n, 0n], ['B', 2, 80n, 0n]])
    expect(leftOf(movements, 'PRO_RATA')).toEqual([['A', 1, 50n, 0n], ['B', 2, 50n, 0n]])
  })

  it('of a lot of both kinds, and of more taken than came in', () => {
    // B gets 10 + 5 with t (20 taken of A's 15: 5 of other money), then 7 of other money, gives 12, and 40 of which 28 nobody saw come in.
    const movements = [paid('p', 'A', 15n, 1), moved('t', 'A', 'B', 20n, 2), moved('o', null, 'B', 7n, 3), moved('u', 'B', 'C', 12n, 4), moved('v', 'B', null, 40n, 5)]
    // 7 other of o, then 5 traced of t.
    expect(flowsOf(movements, 'TIME_STAMP')).toEqual([['p', 15n, 1], ['t', 15n, 2], ['u', 5n, 3], ['v', 10n, 3]])
    // 12 of t's 15 traced.
    expect(flowsOf(movements, 'FIRST_IN_FIRST_OUT')).toEqual([['p', 15n, 1], ['t', 15n, 2], ['u', 12n, 3], ['v', 3n, 3]])
    // 12 × 15 ÷ 27 = 6.67.
    expect(flowsOf(movements, 'PRO_RATA')).toEqual([['p', 15n, 1], ['t', 15n, 2], ['u', 6n, 3], ['v', 9n, 3]])
    expect(leftOf(movements, 'PRO_RATA')).toEqual([['A', 1, 0n, 0n], ['B', 2, 0n, 9n], ['C', 3, 6n, 0n]])
  })

  it('of two payments and two ways out: the last in goes first by time-stamp, the first in by the other', () => {
    const movements = [paid('p', 'A', 30n, 1), moved('o', null, 'A', 30n, 2), paid('q', 'A', 30n, 3), moved('t', 'A', 'B', 45n, 4), moved('u', 'A', 'C', 30n, 5)]
    // 30 of q and 15 of o; then the other 15 of o and 15 of p.
    expect(flowsOf(movements, 'TIME_STAMP').slice(2)).toEqual([['t', 30n, 2], ['u', 15n, 2]])
    // 30 of p and 15 of o; then the other 15 of o and 15 of q.
    expect(flowsOf(movements, 'FIRST_IN_FIRST_OUT').slice(2)).toEqual([['t', 30n, 2], ['u', 15n, 2]])
    // 45 × 60 ÷ 90 = 30; then 30 × 30 ÷ 45 = 20.
    expect(flowsOf(movements, 'PRO_RATA').slice(2)).toEqual([['t', 30n, 2], ['u', 20n, 2]])
    expect(leftOf(movements, 'TIME_STAMP')).toEqual([['A', 1, 15n, 0n], ['B', 2, 30n, 0n], ['C', 2, 15n, 0n]])
  })

  it('of one moment: money comes in before it goes on, and a ring starts at its lowest id', () => {
    const chain = [moved('a', 'C', 'D', 5n, 1), moved('b', 'B', 'C', 5n, 1), paid('c', 'B', 5n, 1)]
    for (const method of methods) expect(flowsOf(chain, method)).toEqual([['c', 5n, 1], ['b', 5n, 2], ['a', 5n, 3]])
    const ring = [moved('x', 'A', 'B', 5n, 1), moved('y', 'B', 'A', 5n, 1), paid('z', 'A', 5n, 1)]
    for (const method of methods) {
      expect(trace(ring, method).flows.map(({ id }) => id)).toEqual(['z', 'x', 'y'])
      expect(trace(ring, method).reached).toEqual([
        { account: 'A', layer: 1, inFen: 10n, outFen: 5n, exitedFen: 0n, recoverableFen: 5n },
        { account: 'B', layer: 2, inFen: 5n, outFen: 5n, exitedFen: 0n, recoverableFen: 0n },
      ])
    }
  })

  it('of the shortest way: a layer is the least, though money came by the longer way first', () => {
    const movements = [paid('p', 'A', 10n, 1), moved('t', 'A', 'B', 5n, 2), moved('u', 'B', 'C', 3n, 3), moved('v', 'A', 'C', 5n, 4), moved('w', 'C', null, 8n, 5)]
    for (const method of methods) expect(flowsOf(movements, method)).toEqual([['p', 10n, 1], ['t', 5n, 2], ['u', 3n, 2], ['v', 5n, 2], ['w', 8n, 3]])
  })
})

/** Ten thousand movements into each of ten layers of a thousand accounts, a prime apart so that they cross. */
const layered = (at: (layer: number, which: number) => number): readonly Movement[] =>
  Array.from({ length: 100_000 }, (_, index): Movement => {
    const [layer, which] = [Math.floor(index / 10_000), index % 10_000]
    const account = (of: number, each: number): string => `account_${of}_${each % 1_000}`
    const fen = BigInt(1_000 + ((which * 7_919) % 997))
    const id = `movement_${(index * 7_919) % 100_000}`
    return layer === 0 ? { id, from: null, to: account(0, which), fen, at: at(0, which), isPayment: true } : { id, from: account(layer - 1, which), to: account(layer, which * 31), fen, at: at(layer, which), isPayment: false }
  })
const padded = (index: number): string => String(index).padStart(6, '0')
const many = (length: number, each: (index: number) => Movement): readonly Movement[] => Array.from({ length }, (_, index) => each(index))

/** Of this process: on a busy machine time passes without it. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
function expectTracedWithin(seconds: number, movements: readonly Movement[], method: TraceMethod, layers: number): void {
  let traced: Traced = { flows: [], reached: [] }
  expect(secondsOf(() => (traced = trace(movements, method)))).toBeLessThan(seconds)
  expect(traced.reached.at(-1)?.layer).toBe(layers)
  expect(sum(traced.reached.map(({ recoverableFen, exitedFen }) => recoverableFen + exitedFen))).toBe(sum(movements.filter(({ isPayment }) => isPayment).map(({ fen }) => fen)))
}

describe('a hundred thousand movements are traced in seconds', () => {
  it.each(methods)('over ten layers, by %s', (method) => {
    expectTracedWithin(5, layered((layer, which) => layer * 10_000 + which), method, 10)
  })

  it.each(methods)('over ten layers, all at one moment, by %s', (method) => {
    expectTracedWithin(5, layered(() => 0), method, 10)
  })

  it('in one line, all at one moment and told backwards', () => {
    expectTracedWithin(5, many(100_000, (at) => (at === 99_999 ? paid('p', padded(at), 9n, 0) : moved(`m${padded(at)}`, padded(at + 1), padded(at), 9n, 0))), 'TIME_STAMP', 100_000)
  })

  it('in pairs that go round, all at one moment', () => {
    const pairs = Array.from({ length: 33_333 }, (_, at) => [paid(`p${at}`, `A${at}`, 9n, 0), moved(`there${at}`, `B${at}`, `A${at}`, 9n, 0), moved(`back${at}`, `A${at}`, `B${at}`, 9n, 0)]).flat()
    expectTracedWithin(5, pairs, 'FIRST_IN_FIRST_OUT', 2)
  })

  it('into one account and out of it again', () => {
    expectTracedWithin(5, many(100_000, (at) => (at < 50_000 ? paid(`p${at}`, 'A', 9n, at) : moved(`m${at}`, 'A', `B${at}`, 9n, at))), 'FIRST_IN_FIRST_OUT', 2)
  })
})

describe('many movements that look alike cost no more than others', () => {
  it('twenty-five thousand out of one account at one moment', () => {
    expectTracedWithin(1.5, many(25_000, (at) => (at === 0 ? paid('p', 'A', 25_000n, 0) : moved(`m${at}`, 'A', `B${at}`, 1n, 0))), 'PRO_RATA', 2)
  })

  it('a hundred and fifty thousand payments at one moment', () => {
    expectTracedWithin(5, many(150_000, (at) => paid(`p${at}`, `A${at % 1_000}`, 9n, 0)), 'PRO_RATA', 1)
  })

  it('fifteen thousand of one amount between two accounts, told by both banks', () => {
    const entries = Array.from({ length: 15_000 }, (_, at) => (['OUT', 'IN'] as const).map((direction): Entry => ({ id: `${direction}${at}`, account: direction === 'OUT' ? 'A' : 'B', direction, counterparty: direction === 'OUT' ? 'B' : 'A', fen: 5n, at: at * minute }))).flat()
    let movements: readonly Movement[] = []
    expect(secondsOf(() => (movements = movementsOf([], entries)))).toBeLessThan(1.5)
    expect(movements).toHaveLength(15_000)
  })
})
