/** A command, its answer and its access record are one transaction: all of them are there, or none (31, 32, 36, 38, 64). */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { mobileNumber } from '../../seeds/numbers.js'
import { newId } from '../../src/database/columns.js'
import { type CuttableProxy, openProxy } from '../access-log/cuttable-proxy.js'
import { disclosuresOfRecord, readAnswer, withTellings } from '../access-log/disclosed.js'
import { expectedLeaf, storedRecords } from '../access-log/stored.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { act, documentOf, everything, expectRefused, type Input, look, type Payload, said, send } from './acting.js'
import { answer, daysOn, ordersOf, report, tellReport } from './arranged.js'

let app: TestApp
let proxy: CuttableProxy
beforeAll(async () => {
  proxy = await openProxy(inject('ownerUrl'))
  app = await openTestApp({ statementTimeoutMs: 1_500, via: proxy.via })
})
afterAll(async () => {
  await app?.close()
  await proxy?.cut()
})

const made = 'report { id incidentNumber } case { id caseNumber } orders { id orderNumber }'
const under = (key: string): Record<string, string> => ({ 'idempotency-key': key })
const tell = (key: string, input: Input): Promise<Reply> => send(app, 'police-intake', 'reportIncident', input, made, under(key))
const records = async (): Promise<number> => Number((await app.owner`select count(*)::int as n from access_log.record`)[0]?.['n'])
const reports = async (): Promise<number> => Number((await app.owner`select count(*)::int as n from incident_report`)[0]?.['n'])
const codes = ({ body }: Reply): string[] => (body.errors ?? []).map((error: { extensions: { code: string } }) => error.extensions.code)
const stopAtHarbour = async (nth: number): Promise<Payload> => {
  const told = await tellReport(app, nth)
  return (await ordersOf(app, told.case.id)).find(({ family }: Payload) => family === 'STOP_PAYMENT')
}

describe('the record of a mutation', () => {
  const alert = (nth: number): Input => ({ riskLevel: 'LOW', fraudType: 'BRUSHING_REBATE', victimName: '彭小云', victimPhone: mobileNumber('142', nth), divisionCode: '120104', grounds: '反复尝试。 Again and again.' })
  const whole = 'orderNumber status amount operatorName operatorPhone investigatorIdNumber account { number holderName holdingBank { name } } case { caseNumber narrative victims(first: 5) { nodes { name idNumber } } } history(first: 9) { nodes { action note agency { name } } }'

  it.each<readonly [string, string, string, () => Promise<Input>]>([
    ['police-intake', 'reportIncident', `report { incidentNumber narrative reporterName } case { caseNumber } orders { ${whole} } outreach { victimName }`, async () => report(5000, { atRisk: [{ name: '彭小飞', phone: mobileNumber('142', 5001), riskLevel: 'LOW', grounds: '同群。' }] })],
    ['bank-harbour', 'reportIncident', 'report { incidentNumber narrative reporterName callTaker } case { caseNumber narrative } orders { id } outreach { id }', async () => report(5010, { channel: 'BANK_BRANCH', investigatorNumber: null })],
    ['carrier-north', 'raiseAlert', 'record { riskLevel victimName victimPhone grounds case { id } }', async () => alert(5021)],
    ['police-analyst', 'raiseAlert', 'record { riskLevel victimName victimPhone victimAddress grounds }', async () => alert(5022)],
    ['bank-harbour', 'acknowledgeOrder', `order { ${whole} }`, async () => {
      const { id, version } = await stopAtHarbour(5030)
      return { id, version }
    }],
    ['bank-harbour', 'answerOrder', `order { ${whole} feedback(first: 5) { nodes { remark } } } feedback { resultCode amount movedAmount order { id } }`, async () => {
      const { id, version } = await stopAtHarbour(5040)
      return { id, version, resultCode: '0000', remark: '已止付。' }
    }],
    ['police-control', 'draftInstrument', 'instrument { instrumentNumber type scope attachments(first: 3) { nodes { fileName sha256 content } } case { caseNumber } }', async () => ({ caseId: (await tellReport(app, 5050)).case.id, type: 'QUERY_NOTICE', validUntil: daysOn(9), attachments: [{ kind: 'OTHER', fileName: 'a.txt', mediaType: 'text/plain', content: 'QUJD' }] })],
  ])('of %s %s tells what its payload discloses, no more and no less, and is of its kind', async (persona, root, selection, input) => {
    const variables = { input: await input() }
    const text = withTellings(app.graph.schema, documentOf(app, root, selection))
    const reply = await app.ask(persona, text, variables)
    expect(reply.body.data[root].userErrors, reply.text).toEqual([])
    const told = readAnswer(text, variables, reply.body.data)
    const record = await app.recordOf(reply)
    expect(told.contradictions).toEqual([])
    expect([...told.disclosures].sort()).toEqual([...disclosuresOfRecord(record)].sort())
    expect(told.disclosures.size).toBeGreaterThan(3)
    expect(record).toMatchObject({ outcome: 'DISCLOSED', kind: 'mutation', operation: 'Act' })
    expect((record['refusals'] as { code: string }[]).map(({ code }) => code).sort()).toEqual(codes(reply).sort())
  })

  it('is written by the very transaction that writes the rows, and its leaf is that of its bytes', async () => {
    const reply = await tell(newId('request'), report(5100))
    const { id } = reply.body.data.reportIncident.report
    const [same] = await app.owner`
      select r.txid::text::bigint % 4294967296 = i.xmin::text::bigint as report, r.txid::text::bigint % 4294967296 = o.xmin::text::bigint as stop
      from access_log.record r, incident_report i join control_order o on o.case_id = i.case_id where r.id = ${reply.body.extensions.accessRecord.id} and i.id = ${id}`
    expect(same).toEqual({ report: true, stop: true })
    const stored = (await storedRecords(app.owner)).find((each) => each.id === reply.body.extensions.accessRecord.id)
    expect(reply.body.extensions.accessRecord.leaf).toBe(expectedLeaf(stored as NonNullable<typeof stored>))
    expect(stored?.leaf.toString('hex')).toBe(reply.body.extensions.accessRecord.leaf)
  })

  it('of a repeated key is a record of its own, of the same rows and fields', async () => {
    const [key, input] = [newId('request'), report(5105)]
    const [first, second] = [await tell(key, input), await tell(key, input)]
    expect(second.body.extensions.accessRecord.id).not.toBe(first.body.extensions.accessRecord.id)
    const [a, b] = [await app.recordOf(first), await app.recordOf(second)]
    expect({ outcome: b['outcome'], subjects: b.subjects, patterns: b.patterns }).toEqual({ outcome: 'DISCLOSED', subjects: a.subjects, patterns: a.patterns })
  })

  it('of a refused one says REFUSED with each field, and holds no subject; where it cannot be written, the refusal is not told', async () => {
    const input = { ...report(5110), narrative: '', currency: 'x' }
    const reply = await tell(newId('request'), input)
    await expectRefused(app, 'reportIncident', reply, [said('input.currency', 'currency-shape'), said('input.narrative', 'text-missing')], 'two faults')
    await app.owner`revoke insert (id, salt, body, leaf) on access_log.record from liandong_recorder`
    const silent = await tell(newId('request'), input)
    await app.owner`grant insert (id, salt, body, leaf) on access_log.record to liandong_recorder`
    expect([silent.status, Object.keys(silent.body), codes(silent)]).toEqual([503, ['errors'], ['UNAVAILABLE']])
    expect(silent.text).not.toContain('text-missing')
  })
})

describe('where the record cannot be written, nothing of the command is there', () => {
  const broken: Readonly<Record<string, readonly [set: string, reset: string]>> = {
    "the caller's role may not insert": ['revoke insert (id, salt, body, leaf) on access_log.record from liandong_police_intake', 'grant insert (id, salt, body, leaf) on access_log.record to liandong_police_intake'],
    'nobody may insert': ['revoke insert (id, salt, body, leaf) on access_log.record from liandong_police_intake, liandong_recorder', 'grant insert (id, salt, body, leaf) on access_log.record to liandong_police_intake, liandong_recorder'],
    'the insert fails': ['create function refuse() returns trigger language plpgsql as $$ begin raise exception \'no\'; end $$; create trigger refuse before insert on access_log.record for each row execute function refuse()', 'drop trigger refuse on access_log.record; drop function refuse()'],
    'the commit itself fails': ['create function refuse() returns trigger language plpgsql as $$ begin raise exception \'no\'; end $$; create constraint trigger refuse after insert on access_log.record deferrable initially deferred for each row execute function refuse()', 'drop trigger refuse on access_log.record; drop function refuse()'],
    'the commit fails for the rows': ['create function refuse() returns trigger language plpgsql as $$ begin raise exception \'no\'; end $$; create constraint trigger refuse after insert on incident_report deferrable initially deferred for each row execute function refuse()', 'drop trigger refuse on incident_report; drop function refuse()'],
  }
  it.each(Object.entries(broken))('%s; the key is free, and the same request takes effect afterwards', async (_name, [set, reset]) => {
    const [key, input] = [newId('request'), report(5200 + Object.keys(broken).indexOf(_name) * 10)]
    const before = await everything(app.owner)
    const kept = await records()
    await app.owner.unsafe(set)
    const reply = await tell(key, input).finally(() => app.owner.unsafe(reset))
    expect([reply.status, reply.body.data, codes(reply)], reply.text).toEqual([503, undefined, ['UNAVAILABLE']])
    expect(await everything(app.owner)).toEqual(before)
    // What failed may be recorded as having failed; as disclosed it is not.
    const added = (await app.owner<{ body: string }[]>`select body from access_log.record order by recorded_at desc limit ${(await records()) - kept}`).map(({ body }) => JSON.parse(body))
    for (const record of added) expect(record).toMatchObject({ outcome: 'FAILED', subjects: [] })
    const again = await tell(key, input)
    expect(again.body.data.reportIncident.userErrors).toEqual([])
  })

  it.each(Object.entries(broken).slice(0, 4))('%s: a read by the same caller, and the answer to a repeated key, say the same', async (name, [set, reset]) => {
    const [key, input] = [newId('request'), report(5260 + Object.keys(broken).indexOf(name) * 10)]
    const first = await tell(key, input)
    await app.owner.unsafe(set)
    const replies = await Promise.all([tell(newId('request'), report(5800 + Object.keys(broken).indexOf(name) * 10)), tell(key, input), app.ask('police-intake', '{ cases(first: 1) { nodes { id } } }')]).finally(() => app.owner.unsafe(reset))
    const [fresh, again, read] = replies.map(({ status, body }) => ({ status, keys: Object.keys(body), path: Boolean(body.errors[0].path), error: { ...body.errors[0], path: null, extensions: { ...body.errors[0].extensions, errorId: null } } }))
    expect(fresh).toEqual(read)
    expect(again).toEqual(read)
    expect((await tell(key, input)).body.data).toEqual(first.body.data)
  })

  it('a fault of the command itself stays a fault of ours', async () => {
    const [key, input, before] = [newId('request'), report(5290), await everything(app.owner)]
    await app.owner.unsafe("create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$; create trigger refuse before insert on incident_report for each row execute function refuse()")
    const reply = await tell(key, input).finally(() => app.owner.unsafe('drop trigger refuse on incident_report; drop function refuse()'))
    expect([reply.status, reply.body.data, codes(reply)], reply.text).toEqual([500, undefined, ['INTERNAL_SERVER_ERROR']])
    expect(await everything(app.owner)).toEqual(before)
  })

  it('the log is locked for longer than a statement may take', async () => {
    const [key, input, before] = [newId('request'), report(5300), await everything(app.owner)]
    const reply = await app.owner.begin(async (tx) => {
      await tx`lock table access_log.record in access exclusive mode`
      return tell(key, input)
    })
    expect([reply.status, codes(reply)]).toEqual([503, ['UNAVAILABLE']])
    expect(await everything(app.owner)).toEqual(before)
    expect((await tell(key, input)).body.data.reportIncident.userErrors).toEqual([])
  })

  it('the answer of the commit is lost: rows and record are both there or both not, and the key tells which, once', async () => {
    let lostOnes = 0
    for (let round = 0; round < 5; round++) {
      const [key, input, before] = [newId('request'), report(5400 + round * 10), { reports: await reports(), records: await records() }]
      const asked = tell(key, input)
      await sleep(round * 6)
      proxy.loseAnswers()
      const reply = await asked
      await proxy.mend()
      await sleep(100)
      if (reply.status === 503) {
        lostOnes++
        expect(reply.text).not.toContain('incidentNumber')
      }
      const there = (await reports()) - before.reports
      const [claimed] = await app.owner`select 1 from command_claim where key = ${key}`
      expect(claimed !== undefined).toBe(there === 1)
      const told = (await app.owner<{ body: string }[]>`select body from access_log.record order by recorded_at desc limit ${(await records()) - before.records}`).map(({ body }) => JSON.parse(body)).filter(({ outcome }) => outcome === 'DISCLOSED')
      expect(told).toHaveLength(there)
      let again = await tell(key, input)
      for (let tries = 0; again.status === 503 && tries < 50; tries++) {
        await sleep(100)
        again = await tell(key, input)
      }
      expect(again.body.data.reportIncident.report.id).toBeTruthy()
      expect(await reports()).toBe(before.reports + 1)
    }
    expect(lostOnes).toBeGreaterThan(0)
  }, 60_000)
})

describe('one document, one mutation', () => {
  const two = (root: string) => `mutation Two($a: ReportIncidentInput!, $b: ReportIncidentInput!) { one: reportIncident(input: $a) { userErrors { rule } } two: ${root}(input: $b) { userErrors { rule } } }`
  it('several of them are refused whole, however they are put', async () => {
    const before = await everything(app.owner)
    const [a, b] = [report(5500), report(5510)]
    const documents = [two('reportIncident'), `mutation Two($a: ReportIncidentInput!, $b: ReportIncidentInput!) { ...One ... on Mutation { two: reportIncident(input: $b) { userErrors { rule } } } } fragment One on Mutation { reportIncident(input: $a) { userErrors { rule } } }`]
    for (const document of documents) {
      const reply = await app.ask('police-intake', document, { a, b })
      expect([reply.status, reply.body.data, codes(reply)], reply.text).toEqual([400, undefined, ['BAD_USER_INPUT']])
      expect(reply.body.errors[0].extensions.text).toEqual({ en: expect.stringContaining('one mutation'), zh: expect.stringContaining('一个变更') })
      expect(await app.recordOf(reply)).toMatchObject({ outcome: 'REFUSED', kind: 'mutation', subjects: [] })
    }
    expect(await everything(app.owner)).toEqual(before)
  })

  it('one that is left out is none; one said twice is one', async () => {
    const before = await reports()
    const [a, b] = [report(5520), report(5530)]
    const reply = await app.ask('police-intake', 'mutation($a: ReportIncidentInput!, $b: ReportIncidentInput!, $no: Boolean!) { __typename reportIncident(input: $a) { report { id } } reportIncident(input: $a) { report { status } } two: reportIncident(input: $b) @include(if: $no) { report { id } } }', { a, b, no: false })
    expect(reply.body.data, reply.text).toEqual({ __typename: 'Mutation', reportIncident: { report: { id: expect.any(String), status: 'PUSHED_TO_CONTROL' } } })
    expect(await reports()).toBe(before + 1)
  })
})

describe('a payload', () => {
  const asked = 'order { id status layer operatorPhone operatorName amount } feedback { id amount }'

  it('says null, and FIELD_NOT_ENTITLED once, for what the caller may read in no row; the command takes effect all the same', async () => {
    const { id, version } = await stopAtHarbour(5600)
    const reply = await send(app, 'bank-harbour', 'answerOrder', { id, version, resultCode: '0000' }, asked)
    expect(reply.body.data.answerOrder.order).toMatchObject({ status: 'IN_FORCE', layer: null, operatorPhone: null, amount: '50000.00' })
    expect(reply.body.errors.map((error: Payload) => [error.extensions.code, error.extensions.coordinate]).sort()).toEqual([['FIELD_NOT_ENTITLED', 'ControlOrder.layer'], ['FIELD_NOT_ENTITLED', 'ControlOrder.operatorPhone']])
    expect(await app.recordOf(reply)).toMatchObject({ outcome: 'DISCLOSED', refusals: [{ coordinate: 'ControlOrder.layer' }, { coordinate: 'ControlOrder.operatorPhone' }] })
  })

  it('says null for a whole object that the purpose does not open', async () => {
    const { id } = await stopAtHarbour(5610)
    await answer(app, 'bank-harbour', id, { resultCode: '0000' })
    const reply = await send(app, 'police-control', 'fileAppeal', { orderId: id, appellantName: '薛小达', grounds: '无关。' }, 'appeal { id } order { id }')
    expect(reply.body.data.fileAppeal).toEqual({ appeal: null, order: { id }, userErrors: [] })
    expect(reply.body.errors.map((error: Payload) => [error.extensions.code, error.extensions.coordinate])).toEqual([['FIELD_NOT_ENTITLED', 'AppealPayload.appeal']])
    expect(await app.owner`select count(*)::int as n from appeal where order_id = ${id}`).toMatchObject([{ n: 1 }])
  })

  it('in reject mode is not begun: FIELD_NOT_ENTITLED, nothing written, and the key is free', async () => {
    const { id, version } = await stopAtHarbour(5620)
    const [key, before] = [newId('request'), await everything(app.owner)]
    const reject = { ...under(key), 'x-entitlement-mode': 'reject' }
    const reply = await send(app, 'bank-harbour', 'answerOrder', { id, version, resultCode: '0000' }, asked, reject)
    expect([reply.status, reply.body.data, codes(reply)]).toEqual([403, undefined, ['FIELD_NOT_ENTITLED']])
    expect(await app.recordOf(reply)).toMatchObject({ outcome: 'REFUSED', mode: 'reject', kind: 'mutation', subjects: [] })
    expect(await everything(app.owner)).toEqual(before)
    const right = await send(app, 'bank-harbour', 'answerOrder', { id, version, resultCode: '0000' }, 'order { id status }', reject)
    expect(right.body.data.answerOrder.order.status).toBe('IN_FORCE')
  })

  it('masks, and keeps back, exactly as a read by the same caller does', async () => {
    const fields = 'id riskLevel victimName victimPhone victimAddress grounds feedback protectiveMeasure'
    for (const persona of ['police-analyst', 'police-outreach', 'bank-harbour', 'carrier-south', 'platform-chat']) {
      const reply = await send(app, persona, 'raiseAlert', { riskLevel: 'LOW', fraudType: 'BRUSHING_REBATE', victimName: '彭小云', victimPhone: mobileNumber('143', 5_700), divisionCode: '120104', grounds: `来自 ${persona}` }, `record { ${fields} }`)
      const { record } = reply.body.data.raiseAlert
      const read = await app.ask(persona, `query R($id: ID!) { node(id: $id) { ... on OutreachRecord { ${fields} } } }`, { id: record.id })
      expect(record, persona).toEqual(read.body.data.node)
      expect(codes(reply).length, persona).toBe(codes(read).length)
      if (persona === 'police-analyst') expect(record.victimName).not.toBe('彭小云')
    }
    const { id, version } = await stopAtHarbour(5710)
    const order = `id account { number holderName } case { narrative victims(first: 5) { nodes { name idNumber phone customerOf { name } } } involvedAccounts(first: 9) { nodes { account { number holderName holdingBank { name } } } } }`
    const payload = (await send(app, 'bank-harbour', 'acknowledgeOrder', { id, version }, `order { ${order} }`)).body.data.acknowledgeOrder.order
    expect(payload).toEqual((await look(app, 'bank-harbour', `query O($id: ID!) { node(id: $id) { ... on ControlOrder { ${order} } } }`, { id })).node)
    expect(payload.case.narrative).toBeNull()
    expect(payload.case.involvedAccounts.nodes.map(({ account }: Payload) => account.number).filter((number: string) => /^\d{19}$/.test(number))).toEqual([payload.account.number])
  })

  it('holds what its command made in the order that the input told it', async () => {
    const told = await act(app, 'police-intake', 'reportIncident', 'orders { family account { id } addressee { id } }', report(5800, { payments: [], suspectAccounts: [5801, 5802, 5803].map((nth) => ({ number: report(nth).payments ? (report(nth)['payments'] as Payload[])[0].creditAccount.number : '' })) }))
    expect(told.orders.map(({ addressee }: Payload) => addressee.id)).toEqual([agencies.harbour, agencies.harbour, agencies.harbour])
    const rows = await app.owner<{ id: string }[]>`select id from account_identity where number in ${app.owner([5801, 5802, 5803].map((nth) => (report(nth)['payments'] as Payload[])[0].creditAccount.number))} order by number`
    expect(told.orders.map(({ account }: Payload) => account.id)).toEqual(rows.map(({ id }) => id))
  })
})
