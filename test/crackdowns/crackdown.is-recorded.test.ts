import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { stories } from '../../seeds/index.js'
import { residentId } from '../../seeds/numbers.js'
import { act, look, type Payload, send } from '../command/acting.js'
import { advance, fromNow, paper, tellReport } from '../command/arranged.js'
import { inTurn } from '../command/in-turn.js'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app?.close())

const investigating = { 'x-purpose': 'INVESTIGATION' }
/** A case that is investigated; `nth` as in `report`. */
async function openCase(nth: number): Promise<{ id: string; number: string }> {
  const told = await tellReport(app, nth)
  await advance(app, told.case.id, 'FILE', 'START_INVESTIGATION')
  const [{ number }] = (await app.owner`select case_number as number from fraud_case where id = ${told.case.id}`) as unknown as [{ number: string }]
  return { id: told.case.id, number }
}
const person = (nth: number, birth: string) => ({ name: `曲小${'一二三四五六七'[nth]}`, role: 'CALLER', documentKind: 'RESIDENT_ID', documentNumber: residentId('120118', birth) })
const refusal = (reply: Payload, root: string) => reply.body.data[root].userErrors.map(({ field, rule, code }: Payload) => [field, rule, code])

describe('a suspect', () => {
  it('whom several desks record at once, in several cases, is one, and is tied to all of them', async () => {
    const cases = [await openCase(9_100), await openCase(9_110), await openCase(9_120)]
    const record = (persona: string, at: number, name: string) => act(app, persona, 'recordSuspect', 'suspect { id suspectNumber status version }', { caseId: cases[at]?.id, ...person(0, '19910101'), name }, investigating)
    // Nobody has written when the second looks.
    const first = await inTurn(app, 'lock table suspect in share mode', [() => record('police-control', 0, '曲小一'), () => record('police-analyst', 0, '曲小一')])
    const found = [...first, ...(await Promise.all([record('police-control', 1, '曲 小一'), record('police-analyst', 2, '曲小一'), record('police-control', 2, '曲小一')]))]
    expect(new Set(found.map(({ suspect }) => suspect.id)).size).toBe(1)
    expect(found[0].suspect).toMatchObject({ status: 'WANTED', version: 1 })
    expect(found[0].suspect.suspectNumber).toMatch(/^SUS-\d{8}-[0-9A-Z]{8}$/)
    const ties = await app.owner`select case_id from suspect_case where suspect_id = ${found[0].suspect.id}`
    expect(ties.map((row) => row['case_id']).sort()).toEqual(cases.map(({ id }) => id).sort())
    // Another kind of document is another, and whoever has none is never found again.
    const passport = { ...person(0, '19910101'), documentKind: 'PASSPORT', documentNumber: 'XX0000912' }
    const others = [await act(app, 'police-control', 'recordSuspect', 'suspect { id }', { caseId: cases[0]?.id, ...passport }), ...(await Promise.all([1, 2].map(() => act(app, 'police-control', 'recordSuspect', 'suspect { id }', { caseId: cases[0]?.id, name: '阿成', role: 'OTHER' }))))]
    expect(new Set([found[0].suspect.id, ...others.map(({ suspect }) => suspect.id)]).size).toBe(4)
  })

  it('of one document cannot be written twice, whoever writes', async () => {
    const row = await app.owner`select document_kind, document_number_digest from suspect where document_number_digest is not null limit 1`
    await expect(app.owner`insert into suspect (id, suspect_number, role, status, name_mask, document_kind, document_number_digest, recorded_at) values ('suspect_x', 'SUS-X', 'OTHER', 'WANTED', '*', ${row[0]?.['document_kind']}, ${row[0]?.['document_number_digest']}, now())`).rejects.toMatchObject({ code: '23505' })
  })

  it('keeps what was recorded first when found again', async () => {
    const one = await openCase(9_130)
    const first = await act(app, 'police-control', 'recordSuspect', 'suspect { id name role }', { caseId: one.id, ...person(1, '19920202') }, investigating)
    const again = await act(app, 'police-control', 'recordSuspect', 'suspect { id name role version }', { caseId: stories.impersonatedPolice.caseId, ...person(1, '19920202'), name: '曲大山', role: 'ORGANISER', alias: '老曲' }, investigating)
    expect(again.suspect).toEqual({ ...first.suspect, version: 1 })
    // Tied again, it changes nothing.
    await act(app, 'police-control', 'tieSuspectToCase', 'suspect { id }', { suspectId: first.suspect.id, caseId: one.id })
    expect((await app.owner`select count(*)::int as n from suspect_case where suspect_id = ${first.suspect.id}`)[0]).toEqual({ n: 2 })
  })
})

describe('a crackdown', () => {
  it('goes from the suspect to the figures of the centre, step by step', async () => {
    const [one, two] = [await openCase(9_200), await openCase(9_210)]
    const period = { from: new Date(Date.now() - 600_000).toISOString(), until: new Date(Date.now() + 600_000).toISOString() }
    const figures = async () => (await look(app, 'auditor', 'query F($from: Instant!, $until: Instant!) { centreFigures(from: $from, until: $until) { suspectsArrested suspectsHandedOver callCentresRaided jointOperationsConcluded } }', period)).centreFigures
    const before = await figures()
    const { suspect } = await act(app, 'police-analyst', 'recordSuspect', 'suspect { id }', { caseId: one.id, ...person(2, '19930303') })
    const { callCentre } = await act(app, 'police-analyst', 'recordCallCentre', 'callCentre { id version centreNumber }', { country: 'XX', place: '虚构国。 Nowhere.', firstKnownAt: fromNow(-1_000), caseIds: [one.id], suspectIds: [suspect.id] })
    await app.owner`insert into agency (id, name, name_english, type, division_code, unit_code, contact_unit, contact_phone, active) values ('agency_7zzzzzzzzzzzzzzzzzzzzzzzzz', '邻市反诈中心', 'Centre of the next city', 'POLICE', '130281', '130281990000', '席位', '96110', true)`
    const planned = (await act(app, 'police-control', 'planJointOperation', 'operation { id version status startedAt leadAgency { id } participants(first: 5) { nodes { nameEnglish } } }', { name: '海雾', kind: 'CROSS_BORDER', caseIds: [one.id, two.id, one.id], callCentreIds: [callCentre.id], participantIds: ['agency_7zzzzzzzzzzzzzzzzzzzzzzzzz'] })).operation
    expect(planned).toMatchObject({ status: 'PLANNED', version: 1, startedAt: null, leadAgency: { id: agencies.centre }, participants: { nodes: [{ nameEnglish: 'Centre of the next city' }] } })
    const begun = (await act(app, 'police-control', 'advanceJointOperation', 'operation { id version startedAt }', { id: planned.id, version: 1, step: 'START' })).operation
    expect(begun.startedAt).toEqual(expect.any(String))
    await act(app, 'police-control', 'advanceCallCentre', 'callCentre { status raidedAt }', { id: callCentre.id, version: callCentre.version, step: 'RAID' })
    const caught = { caseId: one.id, suspectIds: [suspect.id, suspect.id], people: 4, arrestedAt: fromNow(-1_000), operationId: planned.id, country: 'XX' }
    // Two desks tell of the same arrest at once: somebody is caught once.
    const told = await Promise.all([send(app, 'police-control', 'recordArrests', caught, 'arrests { people suspect { id status version } operation { id } country }'), send(app, 'police-control', 'recordArrests', caught)])
    const [done] = told.filter((reply) => reply.body.data.recordArrests.userErrors.length === 0)
    expect(told.map((reply) => refusal(reply, 'recordArrests')).sort()).toEqual([[], [['input.suspectIds.0', 'step-not-lawful', 'ILLEGAL_TRANSITION']]])
    if (done?.body.data.recordArrests.arrests) expect(done.body.data.recordArrests.arrests.map(({ people }: Payload) => people)).toEqual([1, 4])
    expect(await app.owner`select people, suspect_id is not null as named from arrest where case_id = ${one.id} order by people`).toEqual([{ people: 1, named: true }, { people: 4, named: false }])
    await act(app, 'police-control', 'advanceJointOperation', 'operation { status endedAt }', { id: planned.id, version: begun.version, step: 'CONCLUDE' })
    const asked = (await act(app, 'police-control', 'requestExtradition', 'extradition { id version status }', { suspectId: suspect.id, caseId: one.id, requestedFrom: 'XX', legalBasis: '互惠原则' })).extradition
    const granted = (await act(app, 'police-control', 'advanceExtradition', 'extradition { version status decidedAt endedAt }', { id: asked.id, version: asked.version, step: 'GRANT' }, investigating)).extradition
    expect(granted).toMatchObject({ status: 'GRANTED', decidedAt: expect.any(String), endedAt: null })
    expect(await figures()).toEqual({ suspectsArrested: before.suspectsArrested + 5, callCentresRaided: before.callCentresRaided + 1, jointOperationsConcluded: before.jointOperationsConcluded + 1, suspectsHandedOver: before.suspectsHandedOver })
    await act(app, 'police-control', 'advanceExtradition', 'extradition { status endedAt }', { id: asked.id, version: granted.version, step: 'HAND_OVER' })
    expect(await figures()).toMatchObject({ suspectsHandedOver: before.suspectsHandedOver + 1 })
    // When it has ended it may be asked for again.
    await act(app, 'police-control', 'requestExtradition', 'extradition { id }', { suspectId: suspect.id, caseId: one.id, requestedFrom: 'XX', legalBasis: '互惠原则' })

    const of = `suspects(first: 5) { totalCount nodes { id } } arrests(first: 5) { totalCount nodes { people operation { id } suspect { id } } } jointOperations(first: 5) { totalCount nodes { id status } }`
    const { node } = await look(app, 'police-analyst', `query Of($id: ID!) { node(id: $id) { ... on FraudCase { ${of} } } }`, { id: one.id })
    expect(node).toMatchObject({ suspects: { totalCount: 1, nodes: [{ id: suspect.id }] }, arrests: { totalCount: 2 }, jointOperations: { totalCount: 1, nodes: [{ id: planned.id, status: 'CONCLUDED' }] } })
    expect((await look(app, 'police-control', `query Of($id: ID!) { node(id: $id) { ... on FraudCase { ${of} } } }`, { id: two.id }, investigating)).node).toMatchObject({ suspects: { totalCount: 0 }, arrests: { totalCount: 0 }, jointOperations: { totalCount: 1 } })
  })
})

describe('who sees what', () => {
  const { suspects, operations, organiserNumber, raidNumber, plannedNumber } = stories.crackdowns
  const identity = `query S($number: OrderNumber!) { suspectByNumber(suspectNumber: $number) { name alias documentKind documentNumber role status cases(first: 5) { totalCount } extraditions(first: 5) { totalCount nodes { status } } disclosure { field disposition reason } } }`
  const told = (found: Payload) => Object.fromEntries(found.disclosure.map(({ field, disposition }: Payload) => [field, disposition]))
  const ask = (persona: string, headers = {}) => look(app, persona, identity, { number: organiserNumber }, headers).then((answer) => answer.suspectByNumber)

  it('who a suspect is the control desk reads, analysis under an instrument of the case, intake never, the auditor as a token', async () => {
    expect(await ask('police-control', investigating)).toMatchObject({ name: '曲山', alias: '老山', documentKind: 'PASSPORT', documentNumber: 'XX0000911', role: 'ORGANISER', status: 'WANTED', cases: { totalCount: 1 }, extraditions: { totalCount: 1, nodes: [{ status: 'REQUESTED' }] } })
    const analysis = await ask('police-analyst')
    expect(analysis).toMatchObject({ name: '曲*', alias: null, documentNumber: expect.stringMatching(/^[0-9a-f]{32}$/) })
    expect(told(analysis)).toMatchObject({ name: 'MASKED', alias: 'WITHHELD', documentNumber: 'TOKEN' })
    const stated = (number: string, caseNumber: string) => ({ 'x-legal-instrument': number, 'x-case-number': caseNumber })
    expect(await ask('police-analyst', stated('QUERY-2019-0001', stories.impersonatedPolice.caseNumber))).toMatchObject({ name: '曲山', alias: '老山', documentNumber: 'XX0000911' })
    // An instrument of a case in which the person is not suspected opens nothing.
    expect(await ask('police-analyst', stated('FREEZE-2020-0001', stories.muleRing.caseNumbers[1]))).toMatchObject({ name: '曲*', alias: null })
    const intake = await ask('police-intake')
    expect(intake).toMatchObject({ name: null, alias: null, documentKind: null, documentNumber: null, role: 'ORGANISER', extraditions: null })
    const auditor = await ask('auditor')
    expect(auditor).toMatchObject({ name: null, alias: null, documentNumber: expect.stringMatching(/^[0-9a-f]{32}$/), status: 'WANTED' })
    expect(auditor.documentNumber).not.toBe(analysis.documentNumber)
  })

  it('a suspect of two cases opens by an instrument of either', async () => {
    const seller = (headers: Record<string, string>) => look(app, 'police-analyst', 'query S($id: ID!) { node(id: $id) { ... on Suspect { name } } }', { id: suspects.accountSeller }, headers).then((answer) => answer.node.name)
    const query = await paper(app, stories.muleRing.caseIds[0], 'QUERY_NOTICE')
    expect(await seller({ 'x-legal-instrument': query.number, 'x-case-number': stories.muleRing.caseNumbers[0] as string })).toBe('薛达')
    expect(await seller({ 'x-legal-instrument': 'QUERY-2019-0001', 'x-case-number': stories.impersonatedPolice.caseNumber })).toBe('薛达')
    expect(await seller({})).toBe('薛*')
  })

  it('a plan is seen by those who make it, in no list, count, tie or case of others', async () => {
    const read = `query O($number: OrderNumber!, $case: ID!, $centre: ID!) { jointOperationByNumber(operationNumber: $number) { status } jointOperations(first: 10) { totalCount nodes { id } countBy(field: status) { value count } }
      case: node(id: $case) { ... on FraudCase { jointOperations(first: 5) { totalCount } } } centre: node(id: $centre) { ... on CallCentre { jointOperations(first: 5) { totalCount nodes { id } } } } }`
    const variables = { number: plannedNumber, case: stories.muleRing.caseIds[0], centre: stories.crackdowns.callCentreIds.home }
    for (const persona of ['police-control', 'police-analyst']) {
      const seen = await look(app, persona, read, variables, investigating)
      expect([seen.jointOperationByNumber?.status, seen.case.jointOperations.totalCount, seen.centre.jointOperations.nodes], persona).toEqual(['PLANNED', 1, [{ id: operations.planned }]])
    }
    for (const persona of ['police-intake', 'auditor']) {
      const seen = await look(app, persona, read, variables)
      expect(seen, persona).toMatchObject({ jointOperationByNumber: null, case: { jointOperations: { totalCount: 0 } }, centre: { jointOperations: { totalCount: 0 } } })
      expect(seen.jointOperations.nodes.map(({ id }: Payload) => id), persona).not.toContain(operations.planned)
      expect(seen.jointOperations.countBy.map(({ value }: Payload) => value), persona).not.toContain('PLANNED')
      expect((await look(app, persona, read, { ...variables, number: raidNumber })).jointOperationByNumber, persona).toEqual({ status: 'CONCLUDED' })
    }
    // What was called off while it was a plan stays one.
    const { operation } = await act(app, 'police-control', 'planJointOperation', 'operation { id version operationNumber }', { name: '未成行', kind: 'CAMPAIGN', caseIds: [stories.muleRing.caseIds[0]] })
    await act(app, 'police-control', 'advanceJointOperation', 'operation { status }', { id: operation.id, version: operation.version, step: 'CALL_OFF', reason: '时机不成熟' })
    expect((await look(app, 'auditor', read, { ...variables, number: operation.operationNumber })).jointOperationByNumber).toBeNull()
  })

  it('where a call centre is intake and the auditor do not read', async () => {
    const place = (persona: string) => look(app, persona, 'query C($id: ID!) { node(id: $id) { ... on CallCentre { country status place suspects(first: 5) { totalCount } } } }', { id: stories.crackdowns.callCentreIds.abroad }, persona === 'police-control' ? investigating : {}).then((answer) => answer.node)
    expect(await place('police-control')).toMatchObject({ country: 'XX', status: 'RAIDED', place: expect.stringContaining('9'), suspects: { totalCount: 2 } })
    for (const persona of ['police-intake', 'auditor']) expect(await place(persona), persona).toMatchObject({ country: 'XX', place: null, suspects: { totalCount: 2 } })
  })

  it('partners, those who warn the public and the operator see none of it, in their schema neither', async () => {
    for (const persona of ['police-outreach', 'bank-harbour', 'card-scheme', 'carrier-north', 'platform-chat', 'operator']) {
      for (const root of ['suspects', 'callCentres', 'jointOperations', 'arrests', 'extraditions']) expect((await app.ask(persona, `{ ${root}(first: 1) { totalCount } }`)).body.errors?.[0]?.extensions.code, `${persona} ${root}`).toBe('FORBIDDEN')
      for (const id of [suspects.organiser, operations.raid, stories.crackdowns.callCentreIds.abroad, stories.crackdowns.extraditionId]) expect((await app.ask(persona, `{ node(id: "${id}") { id } }`)).body.data?.node ?? null, `${persona} ${id}`).toBeNull()
      const { __schema } = await look(app, persona, '{ __schema { types { name } } }')
      expect(__schema.types.map(({ name }: Payload) => name).filter((name: string) => /Suspect|CallCentre|JointOperation|^Arrest|Extradition/.test(name)), persona).toEqual([])
    }
    // A bank of the case reads of it no more than before.
    const reply = await app.ask('bank-harbour', `{ caseByNumber(caseNumber: "${stories.impersonatedPolice.caseNumber}") { caseNumber suspects(first: 1) { totalCount } } }`, {}, { 'x-purpose': 'STOP_LOSS' })
    expect([reply.body.data.caseByNumber.suspects, reply.body.errors?.[0]?.extensions.code]).toEqual([null, 'FIELD_NOT_ENTITLED'])
  })
})
