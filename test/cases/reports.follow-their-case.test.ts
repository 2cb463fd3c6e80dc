/** A case and its reports as their steps leave them in the rows: reviews, ends, and what goes with the case. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, type Input, type Payload } from '../command/acting.js'
import { daysOn, investigator, report, tellReport } from '../command/arranged.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const day = 86_400_000
const rowOf = async (table: 'fraud_case' | 'incident_report', id: string): Promise<Payload> => (await app.owner`select * from ${app.owner(table)} where id = ${id}`)[0]
const versionOf = async (table: 'fraud_case' | 'incident_report', id: string): Promise<number> => (await rowOf(table, id)).version
const advance = async (id: string, step: string, more: Input = {}, persona = 'police-control'): Promise<void> => void (await act(app, persona, 'advanceCase', 'case { id }', { id, version: await versionOf('fraud_case', id), step, ...more }))
const handle = async (id: string, step: string, more: Input = {}): Promise<void> => void (await act(app, 'police-control', 'advanceIncident', 'report { id }', { id, version: await versionOf('incident_report', id), step, ...more }))
const clock = (caseId: string): Promise<void> => (app.clock['review-due'] as (payload: unknown) => Promise<void>)({ caseId })
/** Milliseconds from an instant to the end of the review, by the case and by its appointment; the platform's clock is the machine's. */
async function reviewOf(caseId: string, from: Date): Promise<readonly number[]> {
  const jobs = await app.owner<{ run_at: Date }[]>`select run_at from graphile_worker._private_jobs where key = ${`review:${caseId}`}`
  return [(await rowOf('fraud_case', caseId)).review_due_at, ...jobs.map(({ run_at: at }) => at)].map((at) => at.getTime() - from.getTime())
}
/** A report of the same payment, joined to the case, and still open. */
async function anotherReport(nth: number): Promise<string> {
  const again = await act(app, 'police-intake', 'reportIncident', 'report { id } duplicateOf { id }', report(nth, { reporter: { name: '田大禾', phone: '+8613300001234', ageBand: 'FROM_60' } }))
  await app.owner`update incident_report set status = 'DISPATCHED', duplicate_of_id = null where id = ${again.report.id}`
  return again.report.id
}

describe('the review of a case', () => {
  it('is over three days after the first report was accepted, and not sooner for a later one', async () => {
    const told = await tellReport(app, 9000)
    expect(await reviewOf(told.case.id, (await rowOf('incident_report', told.report.id)).received_at)).toEqual([3 * day, 3 * day])
    await app.owner`update fraud_case set review_due_at = review_due_at - interval '1 day' where id = ${told.case.id}`
    await handle(told.report.id, 'ACCEPT')
    const first = await rowOf('incident_report', told.report.id)
    expect(first).toMatchObject({ status: 'ACCEPTED', accepted_at: expect.any(Date) })
    expect(await reviewOf(told.case.id, first.accepted_at)).toEqual([3 * day, 3 * day])
    await handle(await anotherReport(9000), 'ACCEPT')
    expect(await reviewOf(told.case.id, first.accepted_at)).toEqual([3 * day, 3 * day])
  })

  it('that is longer already is not shortened by acceptance', async () => {
    const told = await tellReport(app, 9020)
    await app.owner`update fraud_case set review_due_at = review_due_at + interval '20 days' where id = ${told.case.id}`
    const { review_due_at: before } = await rowOf('fraud_case', told.case.id)
    await handle(told.report.id, 'ACCEPT')
    expect((await rowOf('fraud_case', told.case.id)).review_due_at).toEqual(before)
  })

  it('is extended to seven days, and by a chief to thirty, each from acceptance and with its appointment', async () => {
    const told = await tellReport(app, 9040)
    await handle(told.report.id, 'ACCEPT')
    await app.owner`update incident_report set accepted_at = accepted_at - interval '2 days' where id = ${told.report.id}`
    const { accepted_at: accepted } = await rowOf('incident_report', told.report.id)
    await advance(told.case.id, 'EXTEND_REVIEW')
    expect(await reviewOf(told.case.id, accepted)).toEqual([7 * day, 7 * day])
    await advance(told.case.id, 'EXTEND_REVIEW_COUNTY', {}, 'police-chief')
    expect(await reviewOf(told.case.id, accepted)).toEqual([30 * day, 30 * day])
  })

  it('is marked overdue once it is over and undecided, by a task that came neither early nor after the decision', async () => {
    const [late, filed] = [await tellReport(app, 9060), await tellReport(app, 9070)]
    await clock(late.case.id)
    expect((await rowOf('fraud_case', late.case.id)).review_overdue_at).toBeNull()
    await advance(filed.case.id, 'FILE')
    await app.shiftClock(3 * day + 60_000)
    for (const { case: told } of [late, filed]) await clock(told.id)
    await app.shiftClock(0)
    expect((await rowOf('fraud_case', late.case.id)).review_overdue_at).not.toBeNull()
    expect(await rowOf('fraud_case', filed.case.id)).toMatchObject({ review_overdue_at: null, review_due_at: null })
  })
})

describe('reports that are open', () => {
  it.each<readonly [string, Input, string]>([
    ['FILE', {}, 'CASE_FILED'],
    ['DECLINE_FILING', { reason: '无犯罪事实。 No crime.' }, 'NOT_FILED'],
  ])('go with a case that takes %s, each by a version; one that has ended stays', async (step, more, status) => {
    const nth = 9100 + step.length * 20
    const told = await tellReport(app, nth)
    await handle(told.report.id, 'ACCEPT')
    const [open, ended] = [await anotherReport(nth), await anotherReport(nth)]
    await handle(ended, 'WITHDRAW', { reason: '报案人撤回。 Withdrawn.' })
    const before = await rowOf('incident_report', ended)
    const { accepted_at: accepted, version } = await rowOf('incident_report', told.report.id)
    await advance(told.case.id, step, more)
    expect(await rowOf('incident_report', told.report.id)).toMatchObject({ status, accepted_at: accepted, version: version + 1, status_reason: more['reason'] ?? null })
    // What is filed counts as accepted; what is not filed was never accepted.
    expect(await rowOf('incident_report', open)).toMatchObject({ status, accepted_at: step === 'FILE' ? expect.any(Date) : null })
    expect(await rowOf('incident_report', ended)).toEqual(before)
    expect((await rowOf('fraud_case', told.case.id)).filed_at !== null).toBe(step === 'FILE')
  })
})

describe('the ends of a case', () => {
  it('are told with their reason and instant; solved anew after a suspension, it was solved once', async () => {
    const told = await tellReport(app, 9600)
    for (const step of ['FILE', 'START_INVESTIGATION', 'SOLVE']) await advance(told.case.id, step)
    const { solved_at: solved } = await rowOf('fraud_case', told.case.id)
    await advance(told.case.id, 'SUSPEND', { reason: '暂缓。 Not now.' })
    for (const step of ['RESUME', 'SOLVE']) await advance(told.case.id, step)
    expect(await rowOf('fraud_case', told.case.id)).toMatchObject({ status: 'SOLVED', solved_at: solved, status_reason: '暂缓。 Not now.', closed_at: null })
    for (const step of ['REFER_FOR_PROSECUTION', 'CLOSE']) await advance(told.case.id, step)
    expect(await rowOf('fraud_case', told.case.id)).toMatchObject({ status: 'CLOSED', closed_at: expect.any(Date) })
  })

  it('a case that is merged says into which, and its report is its own still', async () => {
    const [lead, other] = [await tellReport(app, 9620), await tellReport(app, 9630)]
    for (const { case: told } of [lead, other]) await advance(told.id, 'FILE')
    await advance(other.case.id, 'MERGE', { intoCaseId: lead.case.id })
    expect(await rowOf('fraud_case', other.case.id)).toMatchObject({ status: 'MERGED_INTO', merged_into_id: lead.case.id })
    expect(await rowOf('incident_report', other.report.id)).toMatchObject({ case_id: other.case.id, status: 'CASE_FILED' })
  })

  it('arrests are counted in the case they are told of', async () => {
    const told = await tellReport(app, 9640, { investigatorNumber: investigator })
    await advance(told.case.id, 'FILE')
    await act(app, 'police-control', 'recordArrests', 'case { id }', { caseId: told.case.id, people: 4, arrestedAt: new Date(Date.now() - day).toISOString() })
    expect(await app.owner`select people from arrest where case_id = ${told.case.id}`).toMatchObject([{ people: 4 }])
  })
})

describe('a report that tells what was told', () => {
  it('is a duplicate by hand, and takes the case of the first where it has none', async () => {
    const [first, second] = [await tellReport(app, 9700), await tellReport(app, 9710)]
    await app.owner`update incident_report set case_id = null where id = ${second.report.id}`
    await handle(second.report.id, 'MARK_DUPLICATE', { duplicateOfId: first.report.id })
    expect(await rowOf('incident_report', second.report.id)).toMatchObject({ status: 'DUPLICATE', duplicate_of_id: first.report.id, case_id: first.case.id })
  })
})

describe('a document behind a paper', () => {
  it('is kept as it was handed in, with the size and the hash of its bytes, at drafting and later', async () => {
    const told = await tellReport(app, 9720)
    const bytes = Buffer.from('附件一。 A document.')
    const document = { kind: 'OTHER', fileName: 'paper.txt', mediaType: 'text/plain', content: bytes.toString('base64'), sha256: createHash('sha256').update(bytes).digest('hex').toUpperCase() }
    const { instrument } = await act(app, 'police-control', 'draftInstrument', 'instrument { id version }', { caseId: told.case.id, type: 'QUERY_NOTICE', validUntil: daysOn(9), attachments: [document] })
    await act(app, 'police-control', 'attachDocument', 'attachment { id }', { instrumentId: instrument.id, version: instrument.version, attachment: { ...document, sha256: null } })
    const kept = { case_id: told.case.id, size_bytes: bytes.length, sha256: document.sha256.toLowerCase(), content: document.content }
    expect(await app.owner`select case_id, size_bytes, sha256, content from attachment where instrument_id = ${instrument.id}`).toEqual([kept, kept])
  })
})
