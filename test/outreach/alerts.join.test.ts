/** One person of whom many tell is one record: the gravest risk and the soonest end count, and nobody learns of another's alert. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { mobileNumber } from '../../seeds/numbers.js'
import { act, type Payload } from '../command/acting.js'
import { report } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const minute = 60_000
const raise = async (persona: string, nth: number, riskLevel: 'HIGH' | 'MEDIUM' | 'LOW', grounds = '同群。 In the same group.'): Promise<string> =>
  (await act(app, persona, 'raiseAlert', 'record { id }', { riskLevel, fraudType: 'BRUSHING_REBATE', victimName: '彭小云', victimPhone: mobileNumber('142', nth), divisionCode: '120104', grounds })).record.id
const rowOf = async (id: string): Promise<Payload> => (await app.owner`select * from outreach_record where id = ${id}`)[0]
/** Minutes from the platform's time to when somebody has to have been reached, by the record and by its appointment. */
async function dueIn(id: string): Promise<{ readonly row: number; readonly jobs: readonly number[] }> {
  const minutes = (at: Date): number => Math.round((at.getTime() - Date.now()) / minute)
  const jobs = await app.owner<{ run_at: Date }[]>`select run_at from graphile_worker._private_jobs where key = ${`outreach:${id}`}`
  return { row: minutes((await rowOf(id)).contact_due_at), jobs: jobs.map(({ run_at: at }) => minutes(at)) }
}
const clock = (id: string): Promise<void> => (app.clock['escalate-outreach'] as (payload: unknown) => Promise<void>)({ outreachId: id })
const step = async (root: string, id: string, more: Record<string, unknown> = {}): Promise<void> => void (await act(app, 'police-outreach', root, 'record { id }', { id, version: (await rowOf(id)).version, ...more }))
const call = (id: string, outcome: string): Promise<void> => step('recordAttempt', id, { channel: 'CALL', outcome, scriptVersion: 'brushing/3' })

describe('a second alert for one telephone', () => {
  it('that tells of more joins the record: its level rises, its end comes nearer with its appointment, and both grounds stand', async () => {
    const id = await raise('police-analyst', 8100, 'LOW', '同群。')
    expect(await dueIn(id)).toEqual({ row: 24 * 60, jobs: [24 * 60] })
    expect(await raise('police-intake', 8100, 'HIGH', '正在汇款。')).toBe(id)
    expect(await rowOf(id)).toMatchObject({ risk_level: 'HIGH', grounds: '同群。\n正在汇款。', version: 2 })
    expect(await dueIn(id)).toEqual({ row: 15, jobs: [15] })
  })

  it('that tells of less lowers nothing and puts nothing off; the very same one again changes nothing', async () => {
    const id = await raise('police-analyst', 8110, 'HIGH')
    const before = await rowOf(id)
    expect(await raise('police-outreach', 8110, 'LOW')).toBe(id)
    expect(await raise('police-analyst', 8110, 'HIGH')).toBe(id)
    expect(await rowOf(id)).toEqual(before)
    expect(await dueIn(id)).toEqual({ row: 15, jobs: [15] })
  })

  it('by another institution is a record of its own; a desk joins the first, and who has been helped is alerted anew', async () => {
    const first = await raise('bank-harbour', 8120, 'LOW')
    const other = await raise('bank-delta', 8120, 'LOW')
    expect(other).not.toBe(first)
    expect(await raise('bank-harbour', 8120, 'MEDIUM')).toBe(first)
    expect(await raise('police-analyst', 8120, 'MEDIUM')).toBe(first)
    expect((await rowOf(other)).risk_level).toBe('LOW')
    await app.owner`update outreach_record set closed_at = now() where id = ${first}`
    expect(await raise('bank-harbour', 8120, 'LOW')).not.toBe(first)
  })

  it('that comes with a report ties the record to the case', async () => {
    const id = await raise('police-analyst', 8130, 'LOW')
    const told = await act(app, 'police-intake', 'reportIncident', 'case { id } outreach { id }', report(8140, { atRisk: [{ name: '彭小云', phone: mobileNumber('142', 8130), address: '临港路9号', riskLevel: 'LOW', grounds: '同群。 In the same group.' }] }))
    expect(told.outreach).toEqual([{ id }])
    expect(await rowOf(id)).toMatchObject({ case_id: told.case.id, victim_address: '临港路9号' })
  })
})

describe('an alert of an institution', () => {
  it('goes to the police unit of the division, else to one of its city, else of its province', async () => {
    const units = { own: '130281', city: '130203', province: '130501' }
    // Of ids, that of the farthest comes first.
    for (const [nth, [name, division]] of Object.entries(units).entries()) await app.owner`insert into agency (id, name, name_english, type, division_code, contact_unit, contact_phone, active) values (${`agency_7zzzzzzzzzzzzzzzzzzzzzzzz${9 - nth}`}, ${name}, ${name}, 'POLICE', ${division}, '席位', '96110', true)`
    const unitOf = async (nth: number): Promise<string> => {
      const { record } = await act(app, 'bank-harbour', 'raiseAlert', 'record { id }', { riskLevel: 'LOW', fraudType: 'BRUSHING_REBATE', victimName: '彭小云', victimPhone: mobileNumber('142', nth), divisionCode: '130281', grounds: '同群。' })
      const [unit] = await app.owner`select name from agency where id = ${(await rowOf(record.id)).assigned_unit_id}`
      return unit?.['name']
    }
    for (const [nth, name] of Object.keys(units).entries()) {
      expect(await unitOf(8150 + nth)).toBe(name)
      await app.owner`update agency set active = false where name = ${name}`
    }
    expect(await unitOf(8155)).toBe('临港市反诈中心')
  })
})

describe('nobody reached in time', () => {
  const inAnHour = async <T>(ask: () => Promise<T>): Promise<T> => {
    await app.shiftClock(61 * minute)
    return ask().finally(() => app.shiftClock(0))
  }

  it.each(['CREATED', 'ASSIGNED', 'CONTACTING', 'UNREACHABLE'])('a record that is %s is found by the sweep, and escalated by the clock', async (status) => {
    const id = await raise('police-analyst', 8200 + status.length * 10, 'HIGH')
    await app.owner`update outreach_record set status = ${status} where id = ${id}`
    await clock(id)
    expect((await rowOf(id)).status).toBe(status)
    await inAnHour(() => (app.clock['sweep-outreach'] as (payload: unknown) => Promise<void>)({}))
    expect(await rowOf(id)).toMatchObject({ status: 'ESCALATED', risk_level: 'HIGH', version: 2 })
  })

  it('who was spoken to is not escalated, whatever came of it; a call that found nobody does not count', async () => {
    const [spoken, missed] = [await raise('police-analyst', 8330, 'HIGH'), await raise('police-analyst', 8340, 'HIGH')]
    for (const [id, outcome] of [[spoken, 'DISBELIEVED'], [missed, 'NO_ANSWER']] as const) {
      await step('assignOutreach', id)
      await call(id, outcome)
    }
    // Somebody was spoken to, and later calls found nobody.
    await call(spoken, 'NO_ANSWER')
    await app.owner`update outreach_record set status = 'UNREACHABLE' where id = ${spoken}`
    await inAnHour(async () => {
      await clock(spoken)
      await clock(missed)
    })
    expect(await rowOf(spoken)).toMatchObject({ status: 'UNREACHABLE', escalated_at: null })
    expect(await rowOf(missed)).toMatchObject({ status: 'ESCALATED' })
  })

  it('attempts are numbered one after another, each by whoever made it', async () => {
    const id = await raise('police-analyst', 8320, 'LOW')
    await step('assignOutreach', id)
    for (const outcome of ['NO_ANSWER', 'NO_ANSWER', 'REACHED']) await call(id, outcome)
    const rows = await app.owner`select sequence, outcome, officer from outreach_attempt where outreach_id = ${id} order by sequence`
    expect(rows.map(({ sequence, outcome }) => `${sequence} ${outcome}`)).toEqual(['1 NO_ANSWER', '2 NO_ANSWER', '3 REACHED'])
    expect(new Set(rows.map(({ officer }) => officer))).toEqual(new Set(['顾曼']))
  })
})

describe('money that is gone already', () => {
  it('is a report from here on, in a case of its own under review', async () => {
    const id = await raise('bank-harbour', 8400, 'LOW')
    await step('assignOutreach', id)
    await call(id, 'REACHED')
    await step('closeOutreach', id, { result: 'ALREADY_LOST', feedback: '已汇款。 Has paid.' })
    const row = await rowOf(id)
    expect(row).toMatchObject({ status: 'ALREADY_LOST', case_id: expect.any(String) })
    const reports = await app.owner`select status, reporter_phone, receiving_unit_id, channel from incident_report where case_id = ${row.case_id}`
    expect(reports).toMatchObject([{ status: 'RECEIVED', reporter_phone: mobileNumber('142', 8400), receiving_unit_id: agencies.centre, channel: 'OTHER_AGENCY' }])
    expect(await app.owner`select status, lead_agency_id from fraud_case where id = ${row.case_id}`).toMatchObject([{ status: 'UNDER_REVIEW', lead_agency_id: agencies.centre }])
  })
})
