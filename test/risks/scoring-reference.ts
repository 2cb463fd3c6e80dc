/**
 * What the stated rules say, told once more from their words, without windows that slide: every window is looked at on its own, and money that passed through is matched
 * fen by fen along augmenting paths. Nothing of `src/risks` is asked.
 */

/** A rule that holds: points, what was observed as a number, from and until. */
export interface Told {
  readonly rule: string
  readonly weight: number
  readonly count: number
  readonly from: number | null
  readonly until: number | null
}

const hours = (many: number): number => many * 3_600_000
const days = (many: number): number => hours(24 * many)

interface Marked {
  readonly key: string
  readonly at: number
}

/** Of every window that ends at a mark: distinct keys within; the first that has the most. */
function most(marks: readonly Marked[], span: number): Omit<Told, 'rule' | 'weight'> | null {
  const windows = [...new Set(marks.map(({ at }) => at))].sort((a, b) => a - b).map((until) => {
    const within = marks.filter(({ at }) => at <= until && at >= until - span)
    return { count: new Set(within.map(({ key }) => key)).size, from: Math.min(...within.map(({ at }) => at)), until }
  })
  const best = Math.max(0, ...windows.map(({ count }) => count))
  return windows.find(({ count }) => count === best) ?? null
}

/** Of every credit: distinct payees within the span after it; the first that has the most. */
function mostAfter(credits: readonly number[], debits: readonly Marked[], span: number): Omit<Told, 'rule' | 'weight'> | null {
  const windows = [...credits].sort((a, b) => a - b).map((from) => {
    const within = debits.filter(({ at }) => at >= from && at <= from + span)
    return { count: new Set(within.map(({ key }) => key)).size, from, until: Math.max(from, ...within.map(({ at }) => at)) }
  })
  const best = Math.max(0, ...windows.map(({ count }) => count))
  return best === 0 ? null : (windows.find(({ count }) => count === best) ?? null)
}

/** The most fen that can have left within the span of coming in: a greatest matching of single fen that came in to single fen that left. */
export function matched(credits: readonly { readonly fen: bigint; readonly at: number }[], debits: readonly { readonly fen: bigint; readonly at: number }[], span: number): number {
  const single = (sums: readonly { readonly fen: bigint; readonly at: number }[]): readonly number[] => sums.flatMap(({ fen, at }) => Array.from({ length: Number(fen) }, () => at))
  const [came, went] = [single(credits), single(debits)]
  const taken = new Map<number, number>()
  const seek = (nth: number, tried: Set<number>): boolean => {
    for (const [other, at] of went.entries()) {
      if (tried.has(other) || at < (came[nth] as number) || at > (came[nth] as number) + span) continue
      tried.add(other)
      const holder = taken.get(other)
      if (holder === undefined || seek(holder, tried)) {
        taken.set(other, nth)
        return true
      }
    }
    return false
  }
  return came.filter((_, nth) => seek(nth, new Set())).length
}

type One = Omit<Told, 'rule' | 'weight'> | null
const holds = (rule: string, weight: number, found: One, keeps: (count: number) => boolean): Told[] => (found && keeps(found.count) ? [{ rule, weight, ...found }] : [])
const least = (limit: number) => (count: number) => count >= limit
const times = (at: readonly number[]): One => (at.length ? { count: at.length, from: [...at].sort((a, b) => a - b)[0] as number, until: [...at].sort((a, b) => b - a)[0] as number } : null)
const age = (from: number | null | undefined, until: number | null | undefined): One => (from === null || from === undefined || until === null || until === undefined || from > until ? null : { count: Math.trunc((until - from) / days(1)), from, until })

/** Reasons by open facts, and by all: what holds by open facts holds by all, with the observation by all where there is one. */
export interface Both {
  readonly open: readonly Told[]
  readonly full: readonly Told[]
}
const both = (open: readonly Told[], more: readonly Told[]): Both => ({ open, full: [...open.map((each) => more.find(({ rule }) => rule === each.rule) ?? each), ...more.filter(({ rule }) => open.every((each) => each.rule !== rule))] })

export interface TheAccount {
  readonly openedAt: number | null
  readonly holderOpenings: readonly number[]
  readonly casesSince: readonly number[]
  readonly payments: readonly { readonly at: number; readonly payer: string | null; readonly caseId: string }[]
  readonly entries: readonly { readonly at: number; readonly direction: 'IN' | 'OUT'; readonly fen: bigint; readonly counterparty: string; readonly fromInvolved: boolean }[]
}

export function tellOfAccount({ openedAt, holderOpenings, casesSince, payments, entries }: TheAccount): Both {
  const came = entries.filter((entry) => entry.direction === 'IN')
  const went = entries.filter((entry) => entry.direction === 'OUT')
  const earliest = (at: readonly number[]): number | undefined => [...at].sort((a, b) => a - b)[0]
  const near = openedAt === null ? [] : holderOpenings.filter((at) => at >= openedAt - days(5) && at <= openedAt + days(5)).map((at, nth) => ({ at, key: `${nth}` }))
  const open = [
    ...holds('FAN_IN', 25, most(payments.map(({ at, payer, caseId }) => ({ at, key: payer === null ? `case ${caseId}` : payer })), days(1)), least(5)),
    ...holds('NEW_ACCOUNT', 15, age(openedAt, earliest(payments.map(({ at }) => at))), (count) => count < 30),
    ...holds('SEVERAL_CARDS', 25, most(near, days(5)), least(3)),
    ...holds('ACCOUNT_IN_CASES', 20, times(casesSince), least(2)),
  ]
  const payers = [...payments.flatMap(({ at, payer }) => (payer === null ? [] : [{ at, key: payer }])), ...came.map(({ at, counterparty }) => ({ at, key: counterparty }))]
  const total = Number(came.reduce((sum, { fen }) => sum + fen, 0n))
  const share = total && went.length ? { count: Math.trunc((matched(came, went, hours(1)) * 100) / total), from: earliest(came.map(({ at }) => at)) as number, until: Math.max(...went.map(({ at }) => at)) } : null
  return both(open, [
    ...(came.length ? holds('FAN_IN', 25, most(payers, days(1)), least(5)) : []),
    ...holds('FAN_OUT', 25, mostAfter([...came, ...payments].map(({ at }) => at), went.map(({ at, counterparty }) => ({ at, key: counterparty })), days(1)), least(5)),
    ...holds('PASS_THROUGH', 30, share, least(70)),
    ...holds('NEW_ACCOUNT', 15, age(openedAt, earliest([...payments, ...came.filter(({ fromInvolved }) => fromInvolved)].map(({ at }) => at))), (count) => count < 30),
  ])
}

export interface TheNumber {
  readonly firstSeenAt: number
  readonly portedAt: readonly number[]
  readonly casesSince: readonly number[]
  readonly activatedAt: number | null
  readonly outgoing: readonly { readonly at: number; readonly seconds: number; readonly reporter: string | null }[]
}

export function tellOfNumber({ firstSeenAt, portedAt, casesSince, activatedAt, outgoing }: TheNumber): Both {
  const lastPorted = [...portedAt].filter((at) => at <= firstSeenAt).sort((a, b) => b - a)[0]
  const reached = outgoing.filter(({ reporter }) => reporter !== null)
  const called = times(reached.map(({ at }) => at))
  return both(
    [...holds('PORTED_BEFORE_USE', 25, age(lastPorted, firstSeenAt), (count) => count < 30), ...holds('NUMBER_IN_CASES', 35, times(casesSince), least(2))],
    [
      ...holds('NEWLY_ACTIVATED', 20, age(activatedAt, firstSeenAt), (count) => count < 30),
      ...holds('SHORT_CALLS', 25, most(outgoing.filter(({ seconds }) => seconds <= 30).map(({ at }, nth) => ({ at, key: `${nth}` })), days(1)), least(30)),
      ...holds('CALLED_VICTIMS', 40, called && { ...called, count: new Set(reached.map(({ reporter }) => reporter)).size }, least(2)),
    ],
  )
}

export interface ThePerson {
  readonly payments: readonly { readonly at: number; readonly accountId: string }[]
  readonly ageBand: string
  readonly highAccounts: ReadonlySet<string>
  readonly highByAllFacts: ReadonlySet<string>
  readonly calls: readonly { readonly at: number; readonly seconds: number }[]
}

export function tellOfPerson({ payments, ageBand, highAccounts, highByAllFacts, calls }: ThePerson): Both {
  const accounts = payments.map(({ accountId }) => accountId).filter((accountId, nth, all) => all.indexOf(accountId) === nth)
  const again = accounts.map((accountId) => most(payments.filter((payment) => payment.accountId === accountId).map(({ at }, nth) => ({ at, key: `${nth}` })), days(1)) as NonNullable<One>)
  const mostAgain = again.find(({ count }) => count === Math.max(...again.map((each) => each.count))) ?? null
  const into = (high: ReadonlySet<string>): One => {
    const found = times(payments.filter(({ accountId }) => high.has(accountId)).map(({ at }) => at))
    return found && { ...found, count: accounts.filter((accountId) => high.has(accountId)).length }
  }
  const sorted = <T extends { readonly at: number }>(each: readonly T[]): readonly T[] => [...each].sort((a, b) => a.at - b.at)
  const pairs = sorted(payments).flatMap(({ at: paid }) =>
    sorted(calls).map(({ at, seconds }) => {
      const apart = paid < at ? at - paid : paid > at + seconds * 1_000 ? paid - at - seconds * 1_000 : 0
      return { count: Math.ceil(apart / 60_000), from: Math.min(paid, at), until: Math.max(paid, at) }
    }),
  )
  const closest = pairs.find(({ count }) => count === Math.min(...pairs.map((each) => each.count))) ?? null
  return both(
    [...holds('REPEATED_PAYMENTS', 25, mostAgain, least(2)), ...holds('PAID_TO_HIGH', 30, into(highAccounts), least(1)), ...(ageBand === 'FROM_60' ? [{ rule: 'AGED_60', weight: 10, count: 60, from: null, until: null }] : [])],
    [...holds('CALL_AT_PAYMENT', 60, closest, (count) => count <= 30), ...holds('PAID_TO_HIGH', 30, into(highByAllFacts), least(1))],
  )
}
