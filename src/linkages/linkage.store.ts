/** Pairs of cases that have something in common, and what each side is shown of them. */
import type { Call } from '../command/command.js'
import { newId } from '../database/columns.js'
import type { Stored, Transaction } from '../database/transaction.js'
import { toInstant } from '../law/calendar.js'
import { newNumber } from '../law/number.js'
import { evidenceOf, type LinkageState, type Pair, sidesOf } from './linkage.rules.js'
import { caseLinkage, linkageClue, linkageEvidence, linkagePair } from './linkage.table.js'

export type LinkageRow = Stored<typeof caseLinkage>
export type PairRow = Stored<typeof linkagePair>

/** Pairs that are opened by one decision; those behind are opened when their cases grow. */
const openedAtOnce = 1_000

const among = (column: string): string => `${column} in (select json_array_elements_text($1::text::json))`
const ids = (rows: readonly { readonly id: string }[]): string => JSON.stringify(rows.map(({ id }) => id))

/** Officer and unit that propose; null: the platform. */
export type Proposer = { readonly officer: string; readonly unitId: string } | null

/** Writes pairs with their clues, once whoever comes and however often, and what their sides may see of them. Pairs MUST come in one order, so that two who write the same wait for each other in turn. */
export async function keepPairs(call: Call, pairs: readonly Pair[], proposer: Proposer): Promise<readonly PairRow[]> {
  if (pairs.length === 0) return []
  const { tx, now } = call
  const foundAt = toInstant(now)
  await tx.insert(linkagePair, pairs.map(({ clues: _, ...pair }) => ({ ...pair, id: newId('linkage_pair'), foundAt, proposedBy: proposer?.officer ?? null, proposingUnitId: proposer?.unitId ?? null })), 'existing')
  const keys = JSON.stringify(pairs.map(({ lowCaseId, highCaseId, type }) => ({ low: lowCaseId, high: highCaseId, type })))
  const rows = await tx.find(linkagePair, '(t.low_case_id, t.high_case_id, t.type) in (select k.low, k.high, k.type from json_to_recordset($1::text::json) as k(low text, high text, type text)) order by t.id for update', [keys])
  const rowOf = new Map(rows.map((row) => [`${row.lowCaseId} ${row.highCaseId} ${row.type}`, row]))
  await tx.insert(linkageClue, pairs.flatMap(({ lowCaseId, highCaseId, type, clues }) => clues.map((clue) => ({ id: newId('linkage_clue'), pairId: (rowOf.get(`${lowCaseId} ${highCaseId} ${type}`) as PairRow).id, ...clue, foundAt }))), 'existing')
  await show(call, rows)
  return rows
}

/** A side that may be told only that there is something. */
interface Contact {
  readonly caseId: string
  readonly unitId: string
  readonly contactUnitId: string
  readonly proposedBy: string | null
}
const contactsOf = (pair: PairRow): readonly [Contact, Contact] => {
  const proposedBy = (unitId: string): string | null => (pair.proposingUnitId === unitId ? pair.proposedBy : null)
  return [
    { caseId: pair.lowCaseId, unitId: pair.lowUnitId, contactUnitId: pair.highUnitId, proposedBy: proposedBy(pair.lowUnitId) },
    { caseId: pair.highCaseId, unitId: pair.highUnitId, contactUnitId: pair.lowUnitId, proposedBy: proposedBy(pair.highUnitId) },
  ]
}
const contactKey = ({ caseId, contactUnitId }: Pick<Contact, 'caseId' | 'contactUnitId'>): string => `${caseId} ${contactUnitId}`

/** Shows of these pairs what may be shown: those of one unit whole, those of two where both have agreed, of the others that there is something. The pairs MUST be locked. */
export async function show(call: Call, pairs: readonly PairRow[]): Promise<void> {
  if (pairs.length === 0) return
  const { tx, now } = call
  const at = toInstant(now)
  const apart = pairs.filter((pair) => pair.openedAt === null && pair.lowUnitId !== pair.highUnitId)
  const contacts = [...new Map(apart.flatMap(contactsOf).map((each) => [contactKey(each), each] as const)).values()].sort((a, b) => (contactKey(a) < contactKey(b) ? -1 : 1))
  await tx.insert(caseLinkage, contacts.map((each) => ({ ...each, id: newId('case_linkage'), linkageNumber: newNumber('LNK', now), state: 'PROPOSED' as const, proposedAt: at })), 'existing')
  // Whoever agrees at this moment is waited for, and then opens nothing that is shown here already.
  const told = contacts.length ? await tx.find(caseLinkage, `t.pair_id is null and ${among('t.case_id')} order by t.id for share`, [JSON.stringify(contacts.map(({ caseId }) => caseId))]) : []
  const agreedKeys = new Set(told.filter(({ state }) => state === 'AGREED').map(contactKey))
  const isOpen = (pair: PairRow): boolean => pair.openedAt !== null || pair.lowUnitId === pair.highUnitId || contactsOf(pair).every((each) => agreedKeys.has(contactKey(each)))
  const open = pairs.filter(isOpen)
  if (open.length === 0) return
  await tx.query(`update linkage_pair t set opened_at = $2::text::timestamptz where t.opened_at is null and ${among('t.id')}`, [ids(open), at])
  await tx.insert(caseLinkage, open.flatMap((pair) => sidesOf(pair, at, () => newNumber('LNK', now), () => newId('case_linkage'))), 'existing')
  const [sides, clues] = await Promise.all([tx.find(caseLinkage, among('t.pair_id'), [ids(open)]), tx.find(linkageClue, `${among('t.pair_id')} order by t.id`, [ids(open)])])
  await tx.insert(linkageEvidence, sides.flatMap((side) => clues.filter(({ pairId }) => pairId === side.pairId).map((clue) => evidenceOf(side, clue, newId('linkage_evidence')))), 'existing')
}

/** The side of the case that its unit reads: of the pair where it is open, else that there is something. */
export const sideOf = async (tx: Transaction, pair: PairRow, caseId: string): Promise<LinkageRow> => {
  const rows = await tx.find(caseLinkage, 't.case_id = $1 and (t.pair_id = $2 or (t.pair_id is null and t.contact_unit_id = $3))', [caseId, pair.id, pair.lowCaseId === caseId ? pair.highUnitId : pair.lowUnitId])
  return (rows.find(({ pairId }) => pairId === pair.id) ?? rows[0]) as LinkageRow
}

export const otherSideOf = async (tx: Transaction, { id, pairId }: LinkageRow): Promise<LinkageRow | null> => (pairId === null ? null : ((await tx.find(caseLinkage, 't.pair_id = $1 and t.id <> $2 for update', [pairId, id]))[0] ?? null))

/** Whether a linkage of that type between the two cases can be read already. */
export const isOpenPair = async (tx: Transaction, { lowCaseId, highCaseId, type }: Pair): Promise<boolean> =>
  (await tx.find(linkagePair, 't.low_case_id = $1 and t.high_case_id = $2 and t.type = $3 and t.opened_at is not null', [lowCaseId, highCaseId, type])).length > 0

/** What is hidden between the case and the unit, locked. */
const hiddenPairs = (tx: Transaction, { caseId, contactUnitId }: LinkageRow): Promise<readonly PairRow[]> =>
  tx.find(linkagePair, `t.opened_at is null and ((t.low_case_id = $1 and t.high_unit_id = $2) or (t.high_case_id = $1 and t.low_unit_id = $2)) order by t.id limit ${openedAtOnce} for update`, [caseId, contactUnitId])

/** The unit agrees: whatever the other has agreed to is open to both from here on. */
export const openAgreed = async (call: Call, contact: LinkageRow): Promise<void> => show(call, await hiddenPairs(call.tx, contact))

/** The unit refuses: for the other unit's cases this is over too, where nothing else of it is left. */
export async function closeContact({ tx, now }: Call, contact: LinkageRow): Promise<void> {
  const pairs = await hiddenPairs(tx, contact)
  const others = pairs.map(({ lowCaseId, highCaseId }) => (lowCaseId === contact.caseId ? highCaseId : lowCaseId))
  await tx.query(
    `update case_linkage l set state = 'REJECTED', decided_at = $4::text::timestamptz, decided_by = null, reason = null, version = l.version + 1
     where l.pair_id is null and l.contact_unit_id = $2 and l.unit_id = $3 and l.state <> 'REJECTED' and ${among('l.case_id')}
       and not exists (select 1 from linkage_pair p join case_linkage x on x.pair_id is null and x.case_id = case when p.low_case_id = l.case_id then p.high_case_id else p.low_case_id end and x.contact_unit_id = $3 and x.state <> 'REJECTED'
         where p.opened_at is null and ((p.low_case_id = l.case_id and p.high_unit_id = $2) or (p.high_case_id = l.case_id and p.low_unit_id = $2)))`,
    [JSON.stringify(others), contact.unitId, contact.contactUnitId, toInstant(now)],
  )
}

/** The other side of a decision goes the same way. Where it is another unit's it bears neither officer nor reason; what that unit had decided to confirm it stays. */
export async function decideOther({ tx, now }: Call, row: LinkageRow, other: LinkageRow, state: LinkageState, officer: string, reason: string | null): Promise<void> {
  const told = row.unitId === other.unitId ? { decidedAt: toInstant(now), decidedBy: officer, reason } : state === 'CONFIRMED' ? {} : { decidedAt: toInstant(now), decidedBy: null, reason: null }
  await tx.change(caseLinkage, other.id, null, { ...told, state, version: other.version + 1 })
}
