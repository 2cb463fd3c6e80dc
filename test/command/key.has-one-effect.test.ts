/** One key, one effect, one answer (90): whoever hears nothing asks again, and nothing happens twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { claimDays } from '../../src/command/claim.js'
import { newId } from '../../src/database/columns.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { act, documentOf, everything, expectRefused, type Input, look, said, send } from './acting.js'
import { answer, ordersOf, report, tellReport } from './arranged.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const made = 'report { id incidentNumber } case { id caseNumber } orders { id orderNumber status version } outreach { id }'
const key = (): string => newId('request')
const under = (own: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({ 'idempotency-key': own, ...more })
const tell = (own: string, nth: number, more: Input = {}): Promise<Reply> => send(app, 'police-intake', 'reportIncident', report(nth, more), made, under(own))
/** The bytes of `data`, and of the errors where there are any. */
const answered = ({ text }: Reply): string => text.slice(0, text.lastIndexOf(',"extensions":{'))
const codeOf = ({ status, body }: Reply): string => `${status} ${body.errors?.[0]?.extensions.code}`
const recordId = ({ body }: Reply): string => body.extensions.accessRecord.id
const count = async (table: string): Promise<number> => Number((await app.owner.unsafe(`select count(*)::int as n from ${table}`))[0]?.['n'])

/** A request as it is, with no header but those named. */
async function bare(query: string, variables: Input, headers: readonly (readonly [string, string])[]): Promise<Reply> {
  const response = await fetch(app.url, {
    method: 'POST',
    headers: [['content-type', 'application/json'], ['authorization', `Bearer ${await app.token('police-intake')}`], ['x-purpose', 'INTAKE'], ...headers] as [string, string][],
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  return { status: response.status, text, headers: {}, body: JSON.parse(text) }
}

/** A stop at Harbour Bank, on its way. */
async function stopAtHarbour(nth: number): Promise<{ readonly id: string; readonly version: number; readonly caseId: string }> {
  const told = await tellReport(app, nth)
  const stop = (await ordersOf(app, told.case.id)).find(({ family }) => family === 'STOP_PAYMENT')
  return { id: stop.id, version: stop.version, caseId: told.case.id }
}

describe('a mutation without a key of the right shape', () => {
  it.each<readonly [string, readonly (readonly [string, string])[]]>([
    ['no key', []],
    ['an empty one', [['idempotency-key', '']]],
    ['seven characters', [['idempotency-key', 'abcdefg']]],
    ['a hundred and twenty-nine', [['idempotency-key', 'k'.repeat(129)]]],
    ['a blank within', [['idempotency-key', 'abcd efgh ijkl']]],
    ['letters beyond ASCII', [['idempotency-key', 'cl\u00e9-cl\u00e9-cl\u00e9']]],
    ['two keys', [['idempotency-key', 'first-key-1'], ['idempotency-key', 'second-key-2']]],
  ])('is refused, and told which header it lacks: %s', async (_name, headers) => {
    const before = await everything(app.owner)
    const reply = await bare(documentOf(app, 'reportIncident', made), { input: report(1000) }, headers)
    expect([reply.status, reply.body.data], reply.text).toEqual([400, undefined])
    expect(reply.body.errors).toHaveLength(1)
    expect(reply.body.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'idempotency-key' })
    expect(reply.body.errors[0].extensions.text).toEqual({ en: expect.stringContaining('idempotency-key'), zh: expect.stringContaining('idempotency-key') })
    expect(await app.recordOf(reply)).toMatchObject({ outcome: 'REFUSED', kind: 'mutation', subjects: [], refusals: [{ code: 'BAD_USER_INPUT', coordinate: 'idempotency-key' }] })
    expect(await everything(app.owner)).toEqual(before)
  })

  it('does not stand in the way of a query, nor of the shortest and the longest key', async () => {
    expect((await bare('{ viewer { agencyId } }', {}, [])).status).toBe(200)
    for (const [at, own] of ['8-chars!', '~'.repeat(128)].entries()) expect((await tell(own, 1010 + at * 10)).body.data.reportIncident.report.id).toBeTruthy()
  })
})

describe('a repeated request', () => {
  it('is answered byte for byte as the first was, changes no row, and leaves a record of its own that tells the same', async () => {
    const [own, input, reports] = [key(), report(1100), await count('incident_report')]
    const ask = () => send(app, 'police-intake', 'reportIncident', input, made, under(own))
    const first = await ask()
    expect(first.body.data.reportIncident.orders).toHaveLength(1)
    const one = await app.recordOf(first)
    expect(one).toMatchObject({ outcome: 'DISCLOSED', kind: 'mutation' })
    expect(one.subjects).toHaveLength(3)
    const [after, records] = [await everything(app.owner), await count('access_log.record')]
    for (let time = 0; time < 3; time++) {
      const again = await ask()
      expect(answered(again)).toBe(answered(first))
      expect(recordId(again)).not.toBe(recordId(first))
      const two = await app.recordOf(again)
      expect({ ...two, id: one['id'], time: one['time'], variables: one['variables'] }).toEqual(one)
    }
    expect(await everything(app.owner)).toEqual(after)
    expect(await count('incident_report')).toBe(reports + 1)
    expect(await count('access_log.record')).toBe(records + 3)
  })

  it('with another input, document, purpose, officer or mutation is a conflict, and does nothing', async () => {
    const [own, input] = [key(), report(1140)]
    await send(app, 'police-control', 'reportIncident', input, made, under(own))
    const before = await everything(app.owner)
    const others: Reply[] = [
      await send(app, 'police-control', 'reportIncident', { ...input, narrative: '另一内容。 Another.' }, made, under(own)),
      await send(app, 'police-control', 'reportIncident', input, `${made} duplicateOf { id }`, under(own)),
      await send(app, 'police-control', 'reportIncident', input, made, under(own, { 'x-purpose': 'INVESTIGATION' })),
      await send(app, 'police-chief', 'reportIncident', input, made, under(own)),
      await send(app, 'police-intake', 'reportIncident', input, made, under(own)),
      await send(app, 'police-control', 'recordArrests', { caseId: newId('fraud_case'), people: 1, arrestedAt: '2026-01-01T00:00:00Z' }, '__typename', under(own)),
    ]
    for (const reply of others) {
      expect([codeOf(reply), reply.body.data], reply.text).toEqual(['422 CONFLICT', undefined])
      expect(reply.body.errors[0].extensions).toMatchObject({ field: 'idempotency-key' })
      expect(await app.recordOf(reply)).toMatchObject({ outcome: 'REFUSED', subjects: [], refusals: [{ code: 'CONFLICT' }] })
    }
    expect(await everything(app.owner)).toEqual(before)
  })

  it('of another agency is another request', async () => {
    const own = key()
    const stop = await stopAtHarbour(1160)
    const bank = await send(app, 'bank-harbour', 'acknowledgeOrder', { id: stop.id, version: stop.version }, 'order { id status }', under(own))
    const desk = await send(app, 'police-intake', 'reportIncident', report(1190), made, under(own))
    expect(bank.body.data.acknowledgeOrder.order.status).toBe('DELIVERED')
    expect(desk.body.data.reportIncident.report.id).toBeTruthy()
    expect((await app.owner`select agency_id from command_claim where key = ${own} order by agency_id`).map((row) => row['agency_id'])).toEqual([agencies.centre, agencies.harbour].sort())
  })
})

describe('a hundred at once', () => {
  it('are one execution, and all of them are answered the same', async () => {
    const [own, input] = [key(), report(1200)]
    const before = { reports: await count('incident_report'), orders: await count('control_order'), records: await count('access_log.record') }
    const replies = await Promise.all(Array.from({ length: 100 }, () => send(app, 'police-intake', 'reportIncident', input, made, under(own))))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(replies.map(answered)).size).toBe(1)
    expect(replies[0]?.body.data.reportIncident.orders).toHaveLength(1)
    expect(await count('incident_report')).toBe(before.reports + 1)
    expect(await count('control_order')).toBe(before.orders + 1)
    expect(new Set(replies.map(recordId)).size).toBe(100)
    expect(await count('access_log.record')).toBe(before.records + 100)
  }, 60_000)

  it('of two requests under one key: one of the two takes effect, and every other one is a conflict', async () => {
    const own = key()
    const inputs = [report(1220), report(1240)]
    const before = await count('incident_report')
    const replies = await Promise.all(Array.from({ length: 40 }, (_, at) => send(app, 'police-intake', 'reportIncident', inputs[at % 2] as Input, made, under(own))))
    const [won, lost] = [replies.filter(({ status }) => status === 200), replies.filter(({ status }) => status === 422)]
    expect([won.length, lost.length]).toEqual([20, 20])
    expect(new Set(won.map(answered)).size).toBe(1)
    expect(new Set(replies.flatMap((reply, at) => (reply.status === 200 ? [at % 2] : []))).size).toBe(1)
    expect(await count('incident_report')).toBe(before + 1)
  }, 60_000)
})

describe('a key whose request was refused', () => {
  it('is free: the corrected request takes effect under it, and is then what the key stands for', async () => {
    const own = key()
    const before = await everything(app.owner)
    const wrong = await tell(own, 1300, { narrative: ' ' })
    await expectRefused(app, 'reportIncident', wrong, [said('input.narrative', 'text-missing')], 'blank')
    expect(await everything(app.owner)).toEqual(before)
    const right = await tell(own, 1300)
    expect(right.body.data.reportIncident.userErrors).toEqual([])
    expect(codeOf(await tell(own, 1300, { narrative: ' ' }))).toBe('422 CONFLICT')
  })

  it('is free also where the document was refused before any command', async () => {
    const own = key()
    expect(codeOf(await send(app, 'police-outreach', 'reportIncident', report(1310), made, under(own)))).toBe('403 FORBIDDEN')
    expect((await tell(own, 1310)).body.data.reportIncident.report.id).toBeTruthy()
  })
})

describe('after the world has moved on', () => {
  const seen = 'order { id orderNumber status version expiresAt history(first: 20) { nodes { id action toStatus } } } feedback { id resultCode amount remark }'
  let own: string
  let input: Input
  let first: Reply
  const again = (): Promise<Reply> => send(app, 'bank-harbour', 'answerOrder', input, seen, under(own))
  const suspend = (at: string | null) => app.owner`update data_sharing_agreement set suspended_at = ${at} where agreement_number = 'DSA-HARBOUR'`

  beforeAll(async () => {
    const { id, version, caseId } = await stopAtHarbour(1400)
    own = key()
    input = { id, version, resultCode: '0000', remark: '已止付。 Stopped.' }
    first = await again()
    expect(first.body.data.answerOrder).toMatchObject({ order: { status: 'IN_FORCE' }, feedback: { amount: '50000.00' } })
    const [order] = await ordersOf(app, caseId)
    await act(app, 'police-control', 'extendStopPayment', 'order { status }', { id, version: order.version, reason: '尚在核查。 Being verified.' })
  })

  it('the first answer is given again, with the state of that time, and its record tells what it tells', async () => {
    const now = await look(app, 'bank-harbour', 'query O($id: ID!) { node(id: $id) { ... on ControlOrder { status history(first: 20) { nodes { id } } } } }', { id: input['id'] })
    expect(now.node.status).toBe('EXTENDED')
    expect(now.node.history.nodes.length).toBeGreaterThan(first.body.data.answerOrder.order.history.nodes.length)
    const before = await everything(app.owner)
    const reply = await again()
    expect(answered(reply)).toBe(answered(first))
    const [one, two] = [await app.recordOf(first), await app.recordOf(reply)]
    expect({ subjects: two.subjects, patterns: two.patterns, outcome: two['outcome'] }).toEqual({ subjects: one.subjects, patterns: one.patterns, outcome: 'DISCLOSED' })
    expect(await everything(app.owner)).toEqual(before)
  })

  it('nothing of it is disclosed to a bank whose agreement has been suspended since, and all of it once that is over', async () => {
    await suspend('2020-01-01T00:00:00Z')
    const reply = await again()
    expect(reply.body.data.answerOrder).toEqual({ order: null, feedback: null, userErrors: [] })
    const { order, feedback } = first.body.data.answerOrder
    for (const value of [order.id, order.orderNumber, order.expiresAt, feedback.id, feedback.remark, feedback.amount]) expect(reply.text).not.toContain(value)
    expect(await app.recordOf(reply)).toMatchObject({ outcome: 'DISCLOSED', subjects: [] })
    await suspend(null)
    expect(answered(await again())).toBe(answered(first))
  })

  it('an answer kept under another policy is not repeated: the caller reads what it may read today', async () => {
    const [kept] = await app.owner<{ marks: string }[]>`select marks from command_claim where key = ${own}`
    expect(kept?.marks).toMatch(/^[0-9a-f]{64} "/)
    await app.owner`update command_claim set marks = ${'0'.repeat(64)} || substr(marks, 65) where key = ${own}`
    const reply = await again()
    expect(reply.body.data.answerOrder.order.status).toBe('EXTENDED')
    expect(reply.body.data.answerOrder.feedback).toEqual(first.body.data.answerOrder.feedback)
    await app.owner`update command_claim set marks = ${kept?.marks as string} where key = ${own}`
    expect(answered(await again())).toBe(answered(first))
  })

  it('one who may not call the mutation any more is not answered at all', async () => {
    const reply = await send(app, 'card-scheme', 'answerOrder', input, seen, under(own))
    expect([codeOf(reply), reply.body.data]).toEqual(['403 FORBIDDEN', undefined])
  })
})

describe('a key is remembered for thirty days', () => {
  const day = 86_400_000
  const kept = async (own: string): Promise<boolean> => (await app.owner`select 1 from command_claim where key = ${own}`).length > 0
  const sweep = (): Promise<void> => (app.clock['sweep-claims'] as (payload: unknown) => Promise<void>)({})

  it('and not for one more: then it is free', async () => {
    const [own, input] = [key(), report(1500)]
    const first = await send(app, 'police-intake', 'reportIncident', input, made, under(own))
    await app.shiftClock(claimDays * day - 60_000)
    await sweep()
    expect(await kept(own)).toBe(true)
    expect(answered(await send(app, 'police-intake', 'reportIncident', input, made, under(own)))).toBe(answered(first))
    await app.shiftClock(claimDays * day + 60_000)
    await sweep()
    expect(await kept(own)).toBe(false)
    const [before, next] = [await count('incident_report'), await tell(own, 1510)]
    expect(next.body.data.reportIncident.report.id).not.toBe(first.body.data.reportIncident.report.id)
    expect(await count('incident_report')).toBe(before + 1)
    // Taken by the platform's clock, as everything is: moved ahead, it is new.
    await sweep()
    expect(await kept(own)).toBe(true)
    await app.shiftClock(0)
  })

  it('many old ones go in batches, the oldest first, and nobody else is kept waiting', async () => {
    await app.owner`insert into command_claim (agency_id, key, fingerprint, coordinate, claimed_at) select ${agencies.centre}, 'old-key-' || n, '', 'Mutation.x', now() - interval '40 days' - n * interval '1 minute' from generate_series(1, 1200) n`
    const left = async () => Number((await app.owner`select count(*)::int as n from command_claim where key like 'old-key-%'`)[0]?.['n'])
    const [fresh, waiting] = [key(), async () => Number((await app.owner`select count(*)::int as n from graphile_worker._private_jobs where key = 'sweep-claims on'`)[0]?.['n'])]
    await tell(fresh, 1520)
    // A claim that another transaction holds is passed over.
    await app.owner.begin(async (tx) => {
      await tx`select 1 from command_claim where key = 'old-key-1200' for update`
      await sweep()
      expect(await left()).toBe(700)
      expect(await waiting()).toBe(1)
    })
    expect(await kept('old-key-1200')).toBe(true)
    expect(await kept('old-key-1199')).toBe(false)
    expect(await kept('old-key-1')).toBe(true)
    await sweep()
    await sweep()
    expect(await left()).toBe(0)
    expect(await kept(fresh)).toBe(true)
  })
})

it('the answer of a bank stands where the bank asks twice with two keys: the second is told that the order has moved', async () => {
  const { id, version } = await stopAtHarbour(1600)
  await answer(app, 'bank-harbour', id, { resultCode: '0000' })
  const reply = await send(app, 'bank-harbour', 'answerOrder', { id, version, resultCode: '0000' })
  await expectRefused(app, 'answerOrder', reply, [said('input.version', 'version-moved', 'CONFLICT')], 'second key')
})
