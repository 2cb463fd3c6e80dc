/** Scores as they are kept: one row more where something is known anew, by open facts and by all apart, so that a new row tells nobody of facts that he may not read. */
import { createHash } from 'node:crypto'
import type { Call } from '../command/command.js'
import { newId } from '../database/columns.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { fullRiskReason, fullRiskScore, riskReason, riskScore } from './risk.table.js'
import { type Assessment, rulesetVersion, type Scored } from './ruleset.rules.js'
import { reasonRow, sayingOf } from './score-row.rules.js'

/** One of them, and the case of a person. */
export type Subject =
  | { readonly subject: 'ACCOUNT'; readonly accountId: string }
  | { readonly subject: 'NUMBER'; readonly numberId: string }
  | { readonly subject: 'PERSON_AT_RISK'; readonly victimId: string; readonly caseId: string }

type Columns = Pick<Stored<typeof riskScore>, 'accountId' | 'numberId' | 'victimId'>
const columnsOf = (subject: Subject): Columns => ({
  accountId: subject.subject === 'ACCOUNT' ? subject.accountId : null,
  numberId: subject.subject === 'NUMBER' ? subject.numberId : null,
  victimId: subject.subject === 'PERSON_AT_RISK' ? subject.victimId : null,
})
const keyOf = (subject: Subject): readonly [column: 'account_id' | 'number_id' | 'victim_id', id: string] =>
  subject.subject === 'ACCOUNT' ? ['account_id', subject.accountId] : subject.subject === 'NUMBER' ? ['number_id', subject.numberId] : ['victim_id', subject.victimId]

/** One assessment at a time of each subject, until the commit. Subjects MUST be given in one order everywhere: accounts, numbers, people, each by id. */
export const lockSubjects = (tx: Transaction, ids: readonly string[]): Promise<unknown> =>
  tx.query("select pg_advisory_xact_lock(hashtextextended('risk ' || k, 0)) from json_array_elements_text($1::text::json) as k", [JSON.stringify(ids)])

/** Equal where the same is known, by the same rules. */
export const fingerprintOf = (scored: Scored): string => createHash('sha256').update(sayingOf(scored)).digest('hex')

export interface Kept {
  readonly id: string
  /** Whether a score by all facts was added. */
  readonly isNew: boolean
}

/** Keeps what is new of an assessment. The subject MUST be locked. */
export async function keepScore({ tx, now }: Call, subject: Subject, { open, full }: Assessment): Promise<Kept> {
  const [column, key] = keyOf(subject)
  const [openPrint, fullPrint, scoredAt] = [fingerprintOf(open), fingerprintOf(full), toInstant(now)]
  const [current] = await tx.find(riskScore, `t.${column} = $1 order by t.scored_at desc, t.id desc limit 1`, [key])
  const stands = current?.fingerprint === openPrint ? current : null
  const [known] = stands ? await tx.find(fullRiskScore, 't.risk_score_id = $1 order by t.scored_at desc, t.id desc limit 1', [stands.id]) : []
  if (stands && known?.fingerprint === fullPrint) return { id: stands.id, isNew: false }
  const id = stands?.id ?? newId('risk_score')
  if (!stands) {
    await tx.insert(riskScore, [{ ...columnsOf(subject), id, riskNumber: newNumber('RSK', now), subject: subject.subject, score: open.score, level: open.level, rulesetVersion, scoredAt, fingerprint: openPrint }])
    await tx.insert(riskReason, open.reasons.map((reason) => ({ ...reasonRow(reason), id: newId('risk_reason'), riskScoreId: id, subject: subject.subject })))
  }
  const fullId = newId('full_risk_score')
  const { accountId, numberId } = columnsOf(subject)
  const covered = { accountId, numberId, caseId: subject.subject === 'PERSON_AT_RISK' ? subject.caseId : null }
  await tx.insert(fullRiskScore, [{ ...covered, id: fullId, riskScoreId: id, score: full.score, level: full.level, scoredAt, fingerprint: fullPrint }])
  await tx.insert(fullRiskReason, full.reasons.map((reason) => ({ ...reasonRow(reason), ...covered, id: newId('full_risk_reason'), fullRiskScoreId: fullId })))
  return { id, isNew: true }
}

/** Of those accounts the ones whose current score is HIGH: by open facts, and by all. */
export async function highAmong(tx: Transaction, accountIds: readonly string[]): Promise<{ readonly open: ReadonlySet<string>; readonly full: ReadonlySet<string> }> {
  if (accountIds.length === 0) return { open: new Set(), full: new Set() }
  const rows = await tx.query<{ id: string; open: boolean; full: boolean }>(
    `select w.id, s.level = 'HIGH' as open, coalesce(f.level = 'HIGH', false) as full from json_array_elements_text($1::text::json) as w(id)
     cross join lateral (select r.id, r.level from risk_score r where r.account_id = w.id order by r.scored_at desc, r.id desc limit 1) s
     left join lateral (select l.level from full_risk_score l where l.risk_score_id = s.id order by l.scored_at desc, l.id desc limit 1) f on true`,
    [JSON.stringify(accountIds)],
  )
  return { open: new Set(rows.filter(({ open }) => open).map(({ id }) => id)), full: new Set(rows.filter(({ full }) => full).map(({ id }) => id)) }
}
