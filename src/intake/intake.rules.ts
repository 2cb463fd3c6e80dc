/** What a report asks for, before anybody is asked: pure. */
import type { Findings } from '../command/refusal.js'
import { fen, isPositive } from '../scalars/money.js'
import type { OrderMeasure } from '../orders/family.rules.js'
import type { KnownTelecomNumber } from '../telecom/telecom.store.js'

/** *incoming* – as the schema has checked it. */
export interface ReportedAccount {
  readonly number: string
  readonly bankId?: string | null
  readonly holderName?: string | null
}
export interface ReportedPayment {
  readonly amount: string
  readonly currency?: string | null
  readonly paidAt: string
  readonly channel: string
  readonly debitAccount?: ReportedAccount | null
  readonly creditAccount: ReportedAccount
}
export interface AtRisk {
  readonly name: string
  readonly phone: string
  readonly address?: string | null
  readonly riskLevel: 'HIGH' | 'MEDIUM' | 'LOW'
  readonly grounds: string
}
export interface Facts {
  readonly payments?: readonly ReportedPayment[] | null
  readonly suspectAccounts?: readonly ReportedAccount[] | null
  readonly numbers?: readonly string[] | null
  readonly onlineAccounts?: readonly { readonly service: 'QQ' | 'WECHAT'; readonly handle: string }[] | null
  readonly urls?: readonly string[] | null
  readonly atRisk?: readonly AtRisk[] | null
}

/** Of each kind in one call; a longer list is told in several. */
export const factsLimit = 20

const sizes = { name: 64, address: 200, grounds: 1_000, narrative: 4_000, summary: 1_000, modusOperandi: 1_000 } as const

/** Adds what is wrong with the facts by themselves: sizes, amounts, times. */
export function checkFacts(facts: Facts, now: Date, findings: Findings): void {
  for (const kind of ['payments', 'suspectAccounts', 'numbers', 'onlineAccounts', 'urls', 'atRisk'] as const) {
    if ((facts[kind]?.length ?? 0) > factsLimit) findings.add(`input.${kind}`, 'list-too-long')
  }
  facts.payments?.forEach((payment, at) => {
    const field = `input.payments.${at}`
    if (!isPositive(payment.amount)) findings.add(`${field}.amount`, 'amount-not-positive')
    if (new Date(payment.paidAt) > now) findings.add(`${field}.paidAt`, 'payment-in-future')
    if (payment.currency && !isCurrency(payment.currency)) findings.add(`${field}.currency`, 'currency-shape')
    checkText(`${field}.creditAccount.holderName`, payment.creditAccount.holderName, 'name', findings)
    checkText(`${field}.debitAccount.holderName`, payment.debitAccount?.holderName, 'name', findings)
  })
  facts.suspectAccounts?.forEach((account, at) => {
    checkText(`input.suspectAccounts.${at}.holderName`, account.holderName, 'name', findings)
  })
  facts.atRisk?.forEach((person, at) => {
    checkText(`input.atRisk.${at}.name`, person.name, 'name', findings, true)
    checkText(`input.atRisk.${at}.address`, person.address, 'address', findings)
    checkText(`input.atRisk.${at}.grounds`, person.grounds, 'grounds', findings, true)
  })
}

export function checkText(field: string, value: string | null | undefined, kind: keyof typeof sizes, findings: Findings, needed = false): void {
  if (needed && !value?.trim()) findings.add(field, 'text-missing')
  if (value && value.length > sizes[kind]) findings.add(field, 'text-too-long')
}

export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text)

export const isEmpty = (facts: Facts): boolean => [facts.payments, facts.suspectAccounts, facts.numbers, facts.onlineAccounts, facts.urls, facts.atRisk].every((list) => !list?.length)

/** Local numbers are suspended, virtual ones blocked, those from elsewhere intercepted (域外号码由本地运营商拦截). */
export const measureOf = (kind: KnownTelecomNumber['kind']): OrderMeasure => (kind === 'VIRTUAL' ? 'BLOCK' : kind === 'FOREIGN' ? 'INTERCEPT' : 'SUSPEND')

export interface LayerOne {
  readonly number: string
  readonly currency: string
  /** Fen. */
  amount: bigint
}

/** What each layer-1 account received, by number and currency, in the order told. */
export function receivedBy(payments: readonly ReportedPayment[], currency: string): readonly LayerOne[] {
  const received = new Map<string, LayerOne>()
  for (const payment of payments) {
    const own = payment.currency ?? currency
    const key = `${payment.creditAccount.number} ${own}`
    const known = received.get(key)
    if (known) known.amount += fen(payment.amount)
    else received.set(key, { number: payment.creditAccount.number, currency: own, amount: fen(payment.amount) })
  }
  return [...received.values()]
}
