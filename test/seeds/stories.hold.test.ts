import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { seedStories, stories, tellStories } from '../../seeds/index.js'
import { seedShapes } from '../../seeds/tables.js'
import { seedId } from '../../src/database/columns.js'
import { personas } from '../../src/identity/personas.js'
import { withoutAgreement } from '../../src/policy/purposes.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { testPlatformKey } from '../support/platform-key.js'
import { expectClockStill, expectConsistent, expectDisguised, expectIdentifiersValid, expectLawful } from './row-rules.js'

let database: TestDatabase
let sql: postgres.Sql

beforeAll(async () => {
  database = await createDatabase({ template: inject('storiesTemplate') })
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await sql.end({ timeout: 1 })
  await database.drop()
})

const digest = async (): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(Object.values(seedShapes).map(async ({ name }) => [name, (await sql.unsafe(`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t`))[0]?.sum])))

describe('the stories', () => {
  it('leave no table empty', async () => {
    for (const { name } of Object.values(seedShapes)) expect((await sql.unsafe(`select count(*)::int as n from ${name}`))[0]?.n, name).toBeGreaterThan(0)
  })

  it('told again change nothing, and are told alike every time', async () => {
    const before = await digest()
    expect(await seedStories(sql, { digestKey: testPlatformKey })).toEqual(stories)
    expect(await digest()).toEqual(before)
    expect([...tellStories({ digestKey: testPlatformKey }).rows]).toEqual([...tellStories({ digestKey: testPlatformKey }).rows])
  })

  it('hold identifiers that are valid, canonical and nobody’s', () => expectIdentifiersValid(sql))
  it('hold the masks and digests that the policy makes', () => expectDisguised(sql))
  it('agree with themselves, and name as parties exactly those who hold something', () => expectConsistent(sql))
  it('hold orders that came by lawful steps to where they stand', () => expectLawful(sql))
  it('leave the clock nothing to do', () => expectClockStill(sql))
})

describe('the forged invoice mail', () => {
  it('took US$970,000.00 in four transfers, all of which came back', async () => {
    const { companyAccountId: account, caseId } = stories.invoiceMail
    const rows = await sql`select direction, count(*)::int as times, sum(amount) as total, min(currency) as currency from account_transaction where account_id = ${account} group by direction order by direction`
    expect([...rows]).toEqual([
      { direction: 'IN', times: 1, total: '970000.00', currency: 'USD' },
      { direction: 'OUT', times: 4, total: '970000.00', currency: 'USD' },
    ])
    expect([...(await sql`select loss_amount, stopped_amount, returned_amount, status from fraud_case where id = ${caseId}`)]).toEqual([{ loss_amount: '970000.00', stopped_amount: '970000.00', returned_amount: '970000.00', status: 'CLOSED' }])
    expect([...(await sql`select family, sum(amount) as total from control_order where case_id = ${caseId} and amount is not null group by family order by family`)]).toEqual([
      { family: 'RECALL_REQUEST', total: '970000.00' },
      { family: 'RETURN_OF_FUNDS', total: '970000.00' },
    ])
  })
})

describe('the impersonated police', () => {
  it('took CNY 7,920,000.00, and every fen of it is accounted for', async () => {
    const { caseId, accounts } = stories.impersonatedPolice
    const [paid] = await sql`select sum(amount) as total from account_transaction where account_id = ${accounts.victim} and direction = 'OUT'`
    expect(paid).toEqual({ total: '7920000.00' })
    const [gone] = await sql`select sum(amount) as total, max(occurred_at) - min(occurred_at) < interval '1 hour' as soon from account_transaction where account_id = ${accounts.abroad} and direction = 'IN'`
    expect(gone).toEqual({ total: '7740000.00', soon: true })
    const [rest] = await sql`
      select sum(case direction when 'IN' then amount else -amount end) as total from account_transaction
      where account_id in (select account_id from involved_account where case_id = ${caseId} and layer between 1 and 3)`
    expect(rest).toEqual({ total: '80000.00' })
    const [stopped] = await sql`select sum(f.amount) as total from order_feedback f join control_order o on o.id = f.order_id where o.case_id = ${caseId} and o.family = 'STOP_PAYMENT'`
    expect(stopped).toEqual({ total: '80000.00' })
    const [told] = await sql`select loss_amount, stopped_amount, fraud_type from fraud_case where id = ${caseId}`
    expect(told).toEqual({ loss_amount: '7920000.00', stopped_amount: '80000.00', fraud_type: 'LAW_ENFORCEMENT_IMPERSONATION' })
  })

  it('used a number that North Carrier gave out and South Carrier serves', async () => {
    const [number] = await sql`select original_carrier_id, current_carrier_id from telecom_number where id = ${stories.impersonatedPolice.numbers.ported}`
    expect(number).toEqual({ original_carrier_id: stories.agencies.north, current_carrier_id: stories.agencies.south })
  })

  it('sent the measure astray before it reached the carrier of today', async () => {
    const [row] = await sql`select f.status as astray, o.status, o.addressee_id from control_order o join control_order f on f.id = o.follows_id where o.id = ${stories.impersonatedPolice.orders.numberSouth}`
    expect(row).toEqual({ astray: 'MISROUTED', status: 'EXECUTED', addressee_id: stories.agencies.south })
  })

  it('ended in the arrest of twelve people, all before the case was solved', async () => {
    const [row] = await sql`select sum(a.people)::int as people, bool_and(a.arrested_at <= c.solved_at) as before from arrest a join fraud_case c on c.id = a.case_id where c.id = ${stories.impersonatedPolice.caseId}`
    expect(row).toEqual({ people: 12, before: true })
  })

  it('has three instruments in force today and one that ran out', async () => {
    const rows = await sql`select instrument_number, valid_from <= now() and valid_until > now() and revoked_at is null as in_force from legal_instrument where case_id = ${stories.impersonatedPolice.caseId} order by 1`
    expect([...rows]).toEqual([
      { instrument_number: 'EVIDENCE-2019-0001', in_force: true },
      { instrument_number: 'EVIDENCE-2019-0002', in_force: false },
      { instrument_number: 'FREEZE-2019-0001', in_force: true },
      { instrument_number: 'QUERY-2019-0001', in_force: true },
    ])
  })
})

describe('the mule ring', () => {
  it('shares accounts at three banks among three cases', async () => {
    const rows = await sql`
      select a.holding_bank_id as bank, count(*)::int as cases from involved_account i join account a on a.id = i.account_id
      where i.case_id = any(${stories.muleRing.caseIds as unknown as string[]}::text[]) and i.layer > 0 and a.id = any(${Object.values(stories.muleRing.accounts)}::text[])
      group by a.id, a.holding_bank_id having count(*) > 1`
    expect(new Set(rows.map(({ bank }) => bank))).toEqual(new Set([stories.agencies.harbour, stories.agencies.metro, stories.agencies.delta]))
    expect(Math.max(...rows.map(({ cases }) => cases))).toBe(3)
  })

  it('balances: nothing comes from nowhere in any story', async () => {
    const rows = await sql`
      select t.account_id, sum(case direction when 'IN' then amount else -amount end) as rest from account_transaction t
      where exists (select 1 from involved_account i where i.account_id = t.account_id and i.layer > 0) group by 1 having sum(case direction when 'IN' then amount else -amount end) < 0`
    expect([...rows]).toEqual([])
  })
})

describe('the stop at Harbour Bank', () => {
  it('was extended once, and ended by itself after 96 hours', async () => {
    const [order] = await sql`select status, extensions, stop_ordinal, version, ended_at - effective_at = interval '96 hours' as ended, platform_tx_code from control_order where id = ${stories.muleRing.orders.stopHarbour}`
    expect(order).toEqual({ status: 'EXPIRED', extensions: 1, stop_ordinal: 1, version: 7, ended: true, platform_tx_code: '100105' })
    const events = await sql`select action, actor from order_event where order_id = ${stories.muleRing.orders.stopHarbour} order by version`
    expect(events.map(({ action, actor }) => `${action} ${actor}`)).toEqual(['ISSUE CONTROL', 'ACKNOWLEDGE INSTITUTION', 'TAKE_EFFECT INSTITUTION', 'EXTEND CONTROL', 'ACKNOWLEDGE INSTITUTION', 'EXPIRE CLOCK', 'ACKNOWLEDGE INSTITUTION'])
  })
})

describe('the return of what Metro Bank holds', () => {
  it('is shared in proportion to the losses, to the fen, among the victims of the joined cases', async () => {
    const shares = await sql`
      select i.name, s.loss_amount, s.share_amount, v.case_id = s.case_id and b.id = s.account_id and b.number = s.account_number and a.holding_bank_id = s.payee_bank_id as own
      from restitution_share s join victim v on v.id = s.victim_id join victim_identity i on i.id = v.id join account a on a.id = s.account_id join account_identity b on b.id = a.id
      where s.restitution_id = ${stories.muleRing.restitutionId} order by s.share_amount desc`
    expect([...shares]).toEqual([
      { name: '傅国庆', loss_amount: '412500.00', share_amount: '48072.44', own: true },
      { name: '田小雨', loss_amount: '86000.00', share_amount: '10022.38', own: true },
      { name: '季乐乐', loss_amount: '37800.00', share_amount: '4405.18', own: true },
    ])
  })

  it('rests on a freeze that holds so much, was on notice for thirty days, and waits for one objection', async () => {
    const [row] = await sql`
      select r.status, r.frozen_amount = o.held_amount and o.status = 'IN_FORCE' and o.account_id = r.account_id and o.addressee_id = r.holding_bank_id as held, r.notice_until - r.notice_from = interval '30 days' as notice,
        (select merged_into_id from fraud_case where id = o.case_id) = r.case_id as joined, r.first_officer_id <> r.second_officer_id as two
      from restitution r join control_order o on o.id = r.freeze_order_id where r.id = ${stories.muleRing.restitutionId}`
    expect(row).toEqual({ status: 'OBJECTED', held: true, notice: true, joined: true, two: true })
    const objections = await sql`select outcome, filed_at between r.notice_from and r.notice_until as in_time from restitution_objection b join restitution r on r.id = b.restitution_id where r.id = ${stories.muleRing.restitutionId} order by outcome`
    expect([...objections]).toEqual([{ outcome: 'OPEN', in_time: true }, { outcome: 'REJECTED', in_time: true }])
  })
})

describe('the over-frozen seller', () => {
  it('appeals, and the freeze is lifted', async () => {
    const [row] = await sql`select p.status as appeal, o.status as freeze, a.holding_bank_id as bank, p.decided_at - p.filed_at <= interval '4 days' as soon from appeal p join control_order o on o.id = p.order_id join account a on a.id = o.account_id where p.id = ${stories.overFrozenSeller.appealId}`
    expect(row).toEqual({ appeal: 'LIFTED', freeze: 'LIFTED', bank: stories.agencies.delta, soon: true })
  })
})

describe('potential victims', () => {
  it('stand at three levels of risk', async () => {
    expect((await sql`select risk_level from outreach_record order by 1`).map((row) => row.risk_level)).toEqual(['HIGH', 'LOW', 'MEDIUM'])
  })
})

describe('every persona', () => {
  const partners = personas.filter(({ audience }) => !withoutAgreement.includes(audience))

  it.each(personas.map((persona) => [persona.key, persona] as const))('%s is an officer of an agency that exists', async (_, { agencyKey, subject, officer }) => {
    const rows = await sql`select a.active, o.active as serves, o.name from agency a join officer o on o.agency_id = a.id and o.subject = ${subject} where a.id = ${seedId('agency', agencyKey)}`
    expect([...rows]).toEqual([{ active: true, serves: true, name: officer.zh }])
  })

  it('of the centre has chiefs to turn to, one of them on duty, and a second investigator', async () => {
    const rows = await sql`select subject, approver_level, on_duty from officer where agency_id = ${stories.agencies.centre} and (approver_level is not null or subject = 'du.heng') order by subject`
    expect([...rows]).toEqual([
      { subject: 'cheng.yuan', approver_level: 'COUNTY', on_duty: false },
      { subject: 'du.heng', approver_level: null, on_duty: false },
      { subject: 'qin.chuan', approver_level: 'CITY', on_duty: true },
    ])
    expect([...(await sql`select subject from officer where agency_id <> ${stories.agencies.centre} and (approver_level is not null or on_duty)`)]).toEqual([])
  })

  it.each(partners.map((persona) => [persona.key, persona] as const))('%s has one agreement in force for each purpose it states', async (_, { agencyKey, purposes }) => {
    const rows = await sql<{ purposes: string[] }[]>`select purposes from data_sharing_agreement where recipient_id = ${seedId('agency', agencyKey)} and valid_from <= now() and valid_until > now() and suspended_at is null`
    expect(rows).toHaveLength(1)
    expect(rows[0]?.purposes).toEqual(expect.arrayContaining([...purposes]))
  })

  it.each(partners.map(({ key, agencyKey }) => [key, seedId('agency', agencyKey)] as const))('%s takes part in a case, holds or receives something in it, and is a stranger to another', async (_, agencyId) => {
    const [cases] = await sql<{ party: number; other: number }[]>`
      select count(*) filter (where p.agency_id is not null)::int as party, count(*) filter (where p.agency_id is null)::int as other
      from fraud_case c left join case_party p on p.case_id = c.id and p.agency_id = ${agencyId}`
    expect(cases?.party).toBeGreaterThan(0)
    expect(cases?.other).toBeGreaterThan(0)
    const [orders] = await sql<{ own: number; other: number }[]>`select count(*) filter (where addressee_id = ${agencyId} or routed_by_id = ${agencyId})::int as own, count(*)::int as other from control_order`
    expect(orders?.own).toBeGreaterThan(0)
    expect(orders?.other).toBeGreaterThan(orders?.own ?? 0)
  })

  it.each(['harbour-bank', 'metro-bank', 'delta-bank'])('of %s sees own accounts, accounts of shared cases, and knows of none of the others', async (key) => {
    const bank = seedId('agency', key)
    const [row] = await sql<{ own: number; party: number; other: number }[]>`
      select count(*) filter (where own)::int as own, count(*) filter (where party and not own)::int as party, count(*) filter (where not party and not own)::int as other
      from (select holding_bank_id = ${bank} as own, exists (select 1 from involved_account i join case_party p on p.case_id = i.case_id where i.account_id = a.id and p.agency_id = ${bank}) as party from account a) as seen`
    for (const count of Object.values(row ?? {})) expect(count).toBeGreaterThan(0)
  })

  it.each(['north-carrier', 'south-carrier'])('of %s sees own numbers, numbers of shared cases, and knows of none of the others', async (key) => {
    const carrier = seedId('agency', key)
    const [row] = await sql<{ own: number; party: number; other: number }[]>`
      select count(*) filter (where own)::int as own, count(*) filter (where party and not own)::int as party, count(*) filter (where not party and not own)::int as other
      from (select coalesce(current_carrier_id = ${carrier}, false) as own, exists (select 1 from involved_number i join case_party p on p.case_id = i.case_id where i.number_id = n.id and p.agency_id = ${carrier}) as party from telecom_number n) as seen`
    for (const count of Object.values(row ?? {})) expect(count).toBeGreaterThan(0)
  })

  it('can be shown a suspended agreement and a former version, of Delta Bank alone', async () => {
    const rows = await sql`select agreement_number, version, suspended_at is not null as suspended, valid_until < now() as former from data_sharing_agreement where suspended_at is not null or valid_until < now() order by 1, 2`
    expect([...rows]).toEqual([
      { agreement_number: 'DSA-DELTA', version: 1, suspended: false, former: true },
      { agreement_number: 'DSA-DELTA-PILOT', version: 1, suspended: true, former: false },
    ])
  })
})
