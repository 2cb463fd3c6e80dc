/** What a case shares with others, by walks of indexes: of each thing the latest cases that have it and the first, however many there are. Nothing is counted, and no table scanned. */
import type { Transaction } from '../database/transaction.js'
import { doesNumberTie, type EvidenceKind, isNumberDoubtful, latestAtMost, type Leading, type LinkageType, type NumberFacts, type Shared } from './linkage.rules.js'

/** Things of one kind that are looked up for a case, and rows of one thing that a walk reads from either end. */
const thingsAtMost = 500
const rowsAtMost = 100

/** Parts of an account that say nothing of who did it: victims' own accounts tie nobody, nor do those that were touched by chance. */
const passive = "('VICTIM', 'BYSTANDER')"

/** `walk`: rows of the thing from either end, as `case_id`; `holds`: which of them count. */
const bothEnds = (walk: (direction: 'desc' | 'asc') => string, holds = 'true'): string =>
  (['desc', 'asc'] as const)
    .map((direction) => `(select w.case_id as other, ${direction === 'asc'} as "isFirst" from (select x.*, row_number() over () as nth from (${walk(direction)} limit ${rowsAtMost}) x) w where w.case_id <> $1 and ${holds} group by w.case_id order by min(w.nth) limit ${direction === 'desc' ? latestAtMost : 1})`)
    .join(' union all ')

const byLink = (table: string, thing: string) => (direction: 'desc' | 'asc'): string => `select l.case_id from ${table} l where l.${thing} = t.thing order by l.case_id ${direction}`
const byInvolvement = (direction: 'desc' | 'asc'): string => `select l.case_id, l.role from involved_account l where l.account_id = t.thing order by l.added_at ${direction}`
const byTrail = (direction: 'desc' | 'asc'): string => `select l.case_id, l.trail_id from fund_flow_node l where l.account_id = t.thing order by l.id ${direction}`

const latestTrailOf = (caseId: string): string => `(select f.id from fund_trail f where f.case_id = ${caseId} order by f.traced_at desc, f.id desc limit 1)`
const involved = `select v.account_id as thing from involved_account v where v.case_id = $1 and v.role not in ${passive} order by v.layer, v.id limit ${thingsAtMost}`
/** Accounts that the money of the case came to, by its latest trail, and that play no part in it. */
const reached = `select n.account_id as thing from fund_flow_node n where n.trail_id = ${latestTrailOf('$1')} and not exists (select 1 from involved_account v where v.case_id = $1 and v.account_id = n.account_id) order by n.layer, n.id limit ${thingsAtMost}`
const isOfLatestTrail = `w.trail_id = ${latestTrailOf('w.case_id')} and not exists (select 1 from involved_account v where v.case_id = w.case_id and v.account_id = t.thing)`

const found = (things: string, ends: string): string => `select t.*, h.other, h."isFirst" from (${things}) t cross join lateral (${ends}) h`

interface Walk {
  readonly type: LinkageType
  readonly kind: EvidenceKind
  /** Takes the case. Rows: `thing`, `other`, `isFirst`; of numbers what is known of them. */
  readonly sql: string
}

export const walks: readonly Walk[] = [
  { type: 'SAME_ACCOUNT', kind: 'ACCOUNT', sql: found(involved, bothEnds(byInvolvement, `w.role not in ${passive}`)) },
  // Money of both came to the account, and it plays a part in one of them at most.
  { type: 'SAME_FUND_CHAIN', kind: 'REACHED_ACCOUNT', sql: found(`(${involved}) union all (${reached})`, bothEnds(byTrail, isOfLatestTrail)) },
  { type: 'SAME_FUND_CHAIN', kind: 'REACHED_ACCOUNT', sql: found(reached, bothEnds(byInvolvement, `w.role not in ${passive}`)) },
  {
    type: 'SAME_NUMBER',
    kind: 'NUMBER',
    sql: found(`select v.number_id as thing, k.kind, k.abuse, not starts_with(i.msisdn, '+') as "isShortCode" from involved_number v join telecom_number k on k.id = v.number_id join telecom_number_identity i on i.id = v.number_id where v.case_id = $1 order by v.number_id desc limit ${thingsAtMost}`, bothEnds(byLink('involved_number', 'number_id'))),
  },
  { type: 'SAME_IM_ACCOUNT', kind: 'IM_ACCOUNT', sql: found(`select v.online_account_id as thing from involved_online_account v where v.case_id = $1 order by v.online_account_id desc limit ${thingsAtMost}`, bothEnds(byLink('involved_online_account', 'online_account_id'))) },
  { type: 'SAME_URL_OR_APP', kind: 'URL', sql: found(`select v.url_id as thing from involved_url v where v.case_id = $1 order by v.url_id desc limit ${thingsAtMost}`, bothEnds(byLink('involved_url', 'url_id'))) },
  { type: 'SAME_SUSPECT', kind: 'SUSPECT', sql: found(`select v.suspect_id as thing from suspect_case v join suspect s on s.id = v.suspect_id and s.status <> 'CLEARED' where v.case_id = $1 order by v.suspect_id desc limit ${thingsAtMost}`, bothEnds(byLink('suspect_case', 'suspect_id'))) },
]

type Found = Partial<NumberFacts> & { readonly thing: string; readonly other: string; readonly isFirst: boolean }
type Row = Readonly<Record<string, string | number | boolean | null>>

/** What the case shares with others, thing by thing. */
export async function sharedOf(tx: Transaction, caseId: string): Promise<readonly Shared[]> {
  const answers = await Promise.all(walks.map(({ sql }) => tx.query<Row>(sql, [caseId]) as unknown as Promise<readonly Found[]>))
  return answers.flatMap((rows, nth) => {
    const { type, kind } = walks[nth] as Walk
    const things = new Map<string, { isDoubtful: boolean; latest: string[]; first: string | null }>()
    for (const row of rows) {
      const facts = row.kind === undefined ? null : (row as NumberFacts)
      if (facts && !doesNumberTie(facts)) continue
      const known = things.get(row.thing) ?? { isDoubtful: facts !== null && isNumberDoubtful(facts), latest: [], first: null }
      things.set(row.thing, row.isFirst ? { ...known, first: row.other } : { ...known, latest: [...known.latest, row.other] })
    }
    return [...things].map(([thing, rest]): Shared => ({ type, kind, thing, ...rest }))
  })
}

/** Mergers that are followed from a case to the one it has become part of. */
const mergersAtMost = 10

export const leadSql = `with recursive up(id, at, depth) as (
    select c.id, c.id, 0 from fraud_case c where c.id in (select json_array_elements_text($1::text::json))
    union all select u.id, c.merged_into_id, u.depth + 1 from up u join fraud_case c on c.id = u.at where c.merged_into_id is not null and u.depth < ${mergersAtMost})
  select distinct on (u.id) u.id, u.at as lead, c.lead_agency_id as unit from up u join fraud_case c on c.id = u.at order by u.id, u.depth desc`

/** By case: the one that it was merged into at last, or itself, with the unit that leads it. Ids of no case are left out. */
export async function leadsOf(tx: Transaction, caseIds: readonly string[]): Promise<ReadonlyMap<string, Leading>> {
  const rows = await tx.query<{ id: string; lead: string; unit: string }>(leadSql, [JSON.stringify([...new Set(caseIds)])])
  return new Map(rows.map(({ id, lead, unit }) => [id, { caseId: lead, unitId: unit }]))
}
