/** What an answer of an addressee may hold, by the family of its order and what its result code does to it. */
import type { RuleName } from '../law/articles.js'
import { fen } from '../scalars/money.js'
import type { FamilyRules } from './family.rules.js'
import { movedAtMost, transactionsAtMost } from './input.rules.js'
import type { OrderAction } from './step.rules.js'

/** *incoming* – parts of an answer that not every order asks for. */
export interface AnswerParts {
  readonly amount?: string | null
  readonly documentsRequested?: string | null
  readonly holder?: unknown
  readonly balance?: string | null
  readonly transactions?: readonly { readonly amount: string; readonly occurredAt: string }[] | null
  readonly movedTo?: readonly { readonly amount: string; readonly at: string }[] | null
  readonly portedTo?: string | null
}

const withAmount: readonly string[] = ['STOP_PAYMENT', 'FREEZE', 'RETURN_OF_FUNDS', 'RECALL_REQUEST']
const whereFundsMove: readonly string[] = ['STOP_PAYMENT', 'FREEZE']
const done: readonly OrderAction[] = ['TAKE_EFFECT', 'EXECUTE', 'QUEUE', 'RETURN_PART', 'RETURN_ALL']

type Fault = readonly [field: string, rule: RuleName]

/** Every part that is out of place, missing or impossible. `ordered`: the amount of the order. */
export function faultsOfAnswer({ family, target }: Pick<FamilyRules, 'family' | 'target'>, action: OrderAction, code: string, answer: AnswerParts, ordered: string | null, now: Date): readonly Fault[] {
  const faults: Fault[] = []
  const { amount = null, documentsRequested, holder, balance, transactions, movedTo, portedTo } = answer
  const misplaced = (given: unknown, fits: boolean, field: string) => {
    if (given !== null && given !== undefined && !fits) faults.push([field, 'answer-part-not-of-order'])
  }
  const queried = family === 'ACCOUNT_QUERY' && action === 'EXECUTE'
  misplaced(holder, queried, 'input.holder')
  misplaced(transactions, queried, 'input.transactions')
  misplaced(balance, target.includes('account'), 'input.balance')
  misplaced(portedTo, action === 'MISROUTE', 'input.portedTo')
  misplaced(documentsRequested, action === 'ASK_DOCUMENTS', 'input.documentsRequested')
  misplaced(movedTo, whereFundsMove.includes(family), 'input.movedTo')
  misplaced(amount, withAmount.includes(family) && (done.includes(action) || fen(amount ?? '0') === 0n), 'input.amount')
  if (action === 'ASK_DOCUMENTS' && !documentsRequested?.trim()) faults.push(['input.documentsRequested', 'answer-part-not-of-order'])
  if (movedTo?.length && action === 'REJECT') faults.push(['input.movedTo', 'stop-only-matching-account'])
  if (amount !== null && fen(amount) < 0n) faults.push(['input.amount', 'amount-not-positive'])
  if (amount !== null && ordered !== null && fen(amount) > fen(ordered)) faults.push(['input.amount', 'amount-above-order'])
  // A part of what was asked is a sum; what is returned in full is all of it.
  if (code === '1200' && amount === null && done.includes(action)) faults.push(['input.amount', 'amount-missing'])
  if (family === 'RETURN_OF_FUNDS' && action === 'RETURN_ALL' && amount !== null && ordered !== null && fen(amount) < fen(ordered)) faults.push(['input.amount', 'answer-part-not-of-order'])
  if ((movedTo?.length ?? 0) > movedAtMost) faults.push(['input.movedTo', 'list-too-long'])
  if ((transactions?.length ?? 0) > transactionsAtMost) faults.push(['input.transactions', 'list-too-long'])
  for (const [at, each] of (movedTo ?? []).entries()) {
    if (fen(each.amount) <= 0n) faults.push([`input.movedTo.${at}.amount`, 'amount-not-positive'])
    if (new Date(each.at) > now) faults.push([`input.movedTo.${at}.at`, 'payment-in-future'])
  }
  for (const [at, each] of (transactions ?? []).entries()) {
    if (fen(each.amount) <= 0n) faults.push([`input.transactions.${at}.amount`, 'amount-not-positive'])
    if (new Date(each.occurredAt) > now) faults.push([`input.transactions.${at}.occurredAt`, 'payment-in-future'])
  }
  return faults
}
