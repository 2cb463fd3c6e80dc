/** Facts to reasons, for each subject: open facts alone, and then with what an instrument opens. Times are milliseconds. */
import { busiest, counted, daysBetween, passedThrough, widest } from './pattern.rules.js'
import { type Assessment, assessed, type Found, minute, reasonOf, riskRules, type RiskRuleName } from './ruleset.rules.js'

const windowOf = (rule: RiskRuleName): number => riskRules[rule].window as number

export interface AccountFacts {
  /** When it was opened; null where nobody has told. */
  readonly openedAt: number | null
  /** Openings of the holder's accounts about that time, its own among them; empty where holder or opening is unknown. */
  readonly holderOpenings: readonly number[]
  /** When it came into each case in which it is no victim's and no bystander's. */
  readonly casesSince: readonly number[]
  /** As reports tell them. Payer: digest of the paying account's number, null where nobody has told it. */
  readonly payments: readonly { readonly at: number; readonly payer: string | null; readonly caseId: string }[]
  /** What its bank has reported; needs an instrument. */
  readonly entries: readonly { readonly at: number; readonly direction: 'IN' | 'OUT'; readonly fen: bigint; readonly counterparty: string; readonly fromInvolved: boolean }[]
}

export function assessAccount({ openedAt, holderOpenings, casesSince, payments, entries }: AccountFacts): Assessment {
  const incoming = entries.filter(({ direction }) => direction === 'IN')
  const outgoing = entries.filter(({ direction }) => direction === 'OUT')
  const paid = payments.map(({ at, payer, caseId }) => ({ at, key: payer ?? `case ${caseId}` }))
  const named = payments.flatMap(({ at, payer }) => (payer === null ? [] : [{ at, key: payer }]))
  const credited = incoming.map(({ at, counterparty }) => ({ at, key: counterparty }))
  const firstOf = (times: readonly number[]): number | null => (times.length ? Math.min(...times) : null)
  const suspicious = payments.map(({ at }) => at)
  const aboutOpening = openedAt === null ? [] : holderOpenings.filter((at) => Math.abs(at - openedAt) <= windowOf('SEVERAL_CARDS'))
  const open = [
    ...reasonOf('FAN_IN', busiest(paid, windowOf('FAN_IN'))),
    ...reasonOf('NEW_ACCOUNT', daysBetween(openedAt, firstOf(suspicious))),
    ...reasonOf('SEVERAL_CARDS', busiest(aboutOpening.map((at, nth) => ({ at, key: String(nth) })), windowOf('SEVERAL_CARDS'))),
    ...reasonOf('ACCOUNT_IN_CASES', counted(casesSince)),
  ]
  const full = [
    ...(incoming.length ? reasonOf('FAN_IN', busiest([...named, ...credited], windowOf('FAN_IN'))) : []),
    ...reasonOf('FAN_OUT', widest([...incoming, ...payments], outgoing.map(({ at, counterparty }) => ({ at, key: counterparty })), windowOf('FAN_OUT'))),
    ...reasonOf('PASS_THROUGH', passedThrough(incoming, outgoing, windowOf('PASS_THROUGH'))),
    ...reasonOf('NEW_ACCOUNT', daysBetween(openedAt, firstOf([...suspicious, ...incoming.flatMap(({ at, fromInvolved }) => (fromInvolved ? [at] : []))]))),
  ]
  return assessed(open, full)
}

export interface NumberFacts {
  readonly firstSeenAt: number
  readonly portedAt: readonly number[]
  /** When each case was reported in which it plays a part. */
  readonly casesSince: readonly number[]
  /** Needs an instrument, as do its calls; null where no carrier has told. */
  readonly activatedAt: number | null
  readonly outgoing: readonly { readonly at: number; readonly seconds: number; readonly reporter: string | null }[]
}

/** Seconds of a call that is short. */
const shortCall = 30

export function assessNumber({ firstSeenAt, portedAt, casesSince, activatedAt, outgoing }: NumberFacts): Assessment {
  const before = portedAt.filter((at) => at <= firstSeenAt)
  const short = outgoing.flatMap(({ at, seconds }, nth) => (seconds <= shortCall ? [{ at, key: String(nth) }] : []))
  const toReporters = outgoing.flatMap(({ at, reporter }) => (reporter === null ? [] : [{ at, key: reporter }]))
  const reporters = counted(toReporters.map(({ at }) => at))
  const open = [...reasonOf('PORTED_BEFORE_USE', daysBetween(before.length ? Math.max(...before) : null, firstSeenAt)), ...reasonOf('NUMBER_IN_CASES', counted(casesSince))]
  const full = [
    ...reasonOf('NEWLY_ACTIVATED', daysBetween(activatedAt, firstSeenAt)),
    ...reasonOf('SHORT_CALLS', busiest(short, windowOf('SHORT_CALLS'))),
    ...reasonOf('CALLED_VICTIMS', reporters && { ...reporters, count: new Set(toReporters.map(({ key }) => key)).size }),
  ]
  return assessed(open, full)
}

export interface PersonFacts {
  /** Reported payments of the person's case; all of them went into suspect accounts. */
  readonly payments: readonly { readonly at: number; readonly accountId: string }[]
  readonly ageBand: string
  /** Accounts scored HIGH by open facts. */
  readonly highAccounts: ReadonlySet<string>
  /** And by all; needs an instrument, as do calls between the person and numbers of the case. */
  readonly highByAllFacts: ReadonlySet<string>
  readonly calls: readonly { readonly at: number; readonly seconds: number }[]
}

export function assessPerson({ payments, ageBand, highAccounts, highByAllFacts, calls }: PersonFacts): Assessment {
  const accounts = [...new Set(payments.map(({ accountId }) => accountId))]
  const repeated = accounts.map((accountId) => busiest(payments.flatMap(({ at, accountId: into }, nth) => (into === accountId ? [{ at, key: String(nth) }] : [])), windowOf('REPEATED_PAYMENTS')))
  const paidInto = (high: ReadonlySet<string>): Found | null => {
    const times = payments.flatMap(({ at, accountId }) => (high.has(accountId) ? [at] : []))
    const found = counted(times)
    return found && { ...found, count: accounts.filter((accountId) => high.has(accountId)).length }
  }
  const open = [
    ...reasonOf('REPEATED_PAYMENTS', repeated.reduce<Found | null>((most, each) => (each && each.count > (most?.count ?? 0) ? each : most), null)),
    ...reasonOf('PAID_TO_HIGH', paidInto(highAccounts)),
    ...(ageBand === 'FROM_60' ? reasonOf('AGED_60', { count: 60, from: null, until: null }) : []),
  ]
  return assessed(open, [...reasonOf('CALL_AT_PAYMENT', nearest(payments, calls)), ...reasonOf('PAID_TO_HIGH', paidInto(highByAllFacts))])
}

/** Whole minutes, begun ones included, between a payment and the call nearest to it; of several the first payment, and of it the first call. From the earlier of call and payment to the later. */
function nearest(payments: PersonFacts['payments'], calls: PersonFacts['calls']): Found | null {
  let best: Found | null = null
  for (const { at: paidAt } of [...payments].sort((a, b) => a.at - b.at)) {
    for (const { at, seconds } of [...calls].sort((a, b) => a.at - b.at)) {
      const apart = Math.max(0, at - paidAt, paidAt - (at + seconds * 1_000))
      const count = Math.ceil(apart / minute)
      if (count < (best?.count ?? Number.POSITIVE_INFINITY)) best = { count, from: Math.min(at, paidAt), until: Math.max(at, paidAt) }
    }
  }
  return best
}
