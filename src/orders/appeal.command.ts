/** Appeals against measures (AFL §32 ¶3): filed, accepted, decided. One that is verified lifts its measure in the same transaction, whatever its family. */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands } from '../command/command.js'
import { assertUnmoved, changeLocked, findSeen, type Versioned } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Stored } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { yieldsOrder } from './desk-issue.command.js'
import { afterEnd, reckonCase } from './effect.store.js'
import { families } from './family.rules.js'
import { checkTexts } from './input.rules.js'
import { type LockedOrder, lockOrder, lockRow, mayTake, takeStep } from './order.store.js'
import { appeal } from './order.table.js'
import { isEnd, type OrderAction } from './step.rules.js'

const yieldsAppeal = { appeal: { type: 'Appeal', many: false }, ...yieldsOrder } as const

const nextRemedy = '不服该决定的，可以依法申请行政复议或者提起行政诉讼。 Administrative reconsideration or litigation (AFL §48).'

const fileAppeal: Command<{ readonly orderId: string; readonly appellantName: string; readonly grounds: string }> = {
  yields: yieldsAppeal,
  async handle(call) {
    const { orderId, appellantName, grounds } = call.input
    const findings = new Findings()
    checkTexts(findings, [['input.appellantName', appellantName, 'name', true], ['input.grounds', grounds, 'grounds', true]])
    findings.assertNone()
    const [, { row }] = await Promise.all([callingOfficer(call), lockOrder(call, orderId, null, 'input.orderId')])
    // An institution files for its own customer: against what it carries out itself.
    if (call.actor === 'INSTITUTION' && row.addresseeId !== call.agency) throw refused('input.orderId', 'order-not-yours-or-absent', 'NOT_FOUND')
    if (row.status === 'DRAFT' || isEnd(families[row.family].steps, row.status)) throw refused('input.orderId', 'step-not-lawful', 'ILLEGAL_TRANSITION')
    const [open] = await call.tx.find(appeal, "t.order_id = $1 and t.status in ('FILED', 'ACCEPTED', 'VERIFYING') limit 1", [row.id])
    if (open) throw refused('input.orderId', 'appeal-open-once', 'CONFLICT')
    const id = newId('appeal')
    const name = call.disguise('personName', appellantName)
    await call.tx.insert(appeal, [{ id, orderId: row.id, addresseeId: row.addresseeId, status: 'FILED', filedAt: toInstant(call.now), decidedAt: null, appellantName: name.clear, appellantNameMask: name.mask, grounds, decision: null, acceptedAt: null, nextRemedy: null, filedById: call.agency, version: 1 }])
    return { appeal: id, order: row.id }
  },
}

interface Standing {
  readonly order: LockedOrder
  readonly filed: Stored<typeof appeal>
}

/** The appeal, locked after its order, and undecided. Throws RefusedError. */
async function undecided(call: Call<Versioned>): Promise<Standing> {
  const { id, version } = call.input
  const found = await findSeen(call, 'Appeal', id, async (): Promise<Standing | null> => {
    const [known] = await call.tx.find(appeal, 't.id = $1', [id])
    const order = known ? await lockRow(call, known.orderId) : null
    const [filed] = order ? await call.tx.find(appeal, 't.id = $1 for no key update', [id]) : []
    return order && filed ? { order, filed } : null
  })
  assertUnmoved(found.filed, version)
  if (found.filed.decidedAt !== null) throw refused('input.id', 'appeal-decided', 'ILLEGAL_TRANSITION')
  return found
}

const acceptAppeal: Command<Versioned> = {
  yields: yieldsAppeal,
  async handle(call) {
    const [, { order, filed }] = await Promise.all([callingOfficer(call), undecided(call)])
    if (filed.status !== 'FILED') throw refused('input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION')
    await changeLocked(call.tx, appeal, filed, { status: 'ACCEPTED', acceptedAt: toInstant(call.now) })
    return { appeal: filed.id, order: order.row.id }
  },
}

/** In this order: what has not taken effect is withdrawn, what holds is lifted, what was carried out is restored. */
const undoing: readonly OrderAction[] = ['WITHDRAW', 'LIFT', 'RESTORE']

const decideAppeal: Command<Versioned & { readonly outcome: 'UPHELD' | 'LIFTED'; readonly decision: string; readonly nextRemedy?: string | null }> = {
  yields: yieldsAppeal,
  async handle(call) {
    const { outcome, decision } = call.input
    const findings = new Findings()
    checkTexts(findings, [['input.decision', decision, 'decision', true], ['input.nextRemedy', call.input.nextRemedy, 'remedy']])
    findings.assertNone()
    const [, { order, filed }] = await Promise.all([callingOfficer(call), undecided(call)])
    if (filed.status === 'FILED') throw refused('input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION')
    if (outcome === 'LIFTED') await undo(call, order)
    await changeLocked(call.tx, appeal, filed, { status: outcome, decidedAt: toInstant(call.now), decision, nextRemedy: outcome === 'UPHELD' ? call.input.nextRemedy?.trim() || nextRemedy : null })
    return { appeal: filed.id, order: order.row.id }
  },
}

/** Lifts the measure. One that has ended by itself, or is over at this instant, needs no step. */
async function undo(call: Call, order: LockedOrder): Promise<void> {
  const { row } = order
  const action = undoing.find((each) => mayTake(call, order, each))
  if (!action) {
    const isOver = isEnd(families[row.family].steps, row.status) || (row.expiresAt !== null && new Date(row.expiresAt) <= call.now)
    if (!isOver) throw refused('input.outcome', 'step-not-lawful', 'ILLEGAL_TRANSITION')
    return
  }
  const done = await takeStep(call, order, action)
  await afterEnd(call, done, true)
  await reckonCase(call, row.caseId)
  if (row.family === 'RETURN_OF_FUNDS') await call.announce('order.failed', { orderId: row.id })
}

export const appealCommands: Commands = { 'Mutation.fileAppeal': fileAppeal, 'Mutation.acceptAppeal': acceptAppeal, 'Mutation.decideAppeal': decideAppeal }
