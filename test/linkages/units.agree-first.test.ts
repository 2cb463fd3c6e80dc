/** Cases of two units: neither learns more than that there is something, and whom to contact, until both agree. */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { seedId } from '../../src/database/columns.js'
import { act, look, type Payload, send } from '../command/acting.js'
import { tellReport } from '../command/arranged.js'
import { inTurn } from '../command/in-turn.js'
import { openTestApp, personaOf, type TestApp } from '../support/app.js'
import { casesIn, findLinkages, linkageFields, linkagesOf, paidInto, seriesOf } from './linking.js'

let app: TestApp
const neighbour = seedId('agency', 'next-district')
const { centre } = stories.agencies
/** Headers of the neighbouring unit's analyst, and of its control desk. */
let analyst: Record<string, string>
let control: Record<string, string>
beforeAll(async () => {
  app = await openTestApp()
  await app.owner`insert into agency (id, name, name_english, type, division_code, unit_code, contact_unit, contact_phone, active) values (${neighbour}, '邻区反诈中心', 'Centre of the next district', 'POLICE', '120119', '120119990000', '席位', '96110', true)`
  const header = async (persona: string, subject: string): Promise<Record<string, string>> => {
    await app.owner`insert into officer (id, agency_id, subject, officer_number, name, id_number, phone, approver_level, on_duty, active) select ${seedId('officer', subject)}, ${neighbour}, ${subject}, ${`120119-${subject.length}`}, '某某', id_number, phone, null, false, true from officer where subject = 'zhou.ke'`
    return { authorization: `Bearer ${await app.mint({ ...personaOf(persona), agencyKey: 'next-district', subject })}` }
  }
  analyst = await header('police-analyst', 'next.analyst')
  control = await header('police-control', 'next.desk')
})
afterAll(() => app?.close())

let serial = 9_500
/** A case of that unit that shares an account with whoever names it too. */
async function caseOf(unit: string, account: number, more: Record<string, unknown> = {}): Promise<string> {
  serial += 10
  const { case: made } = await tellReport(app, serial, { payments: [paidInto('harbour', account, serial, `${serial}.00`, 500 - (serial % 400))], ...more })
  await app.owner`update fraud_case set lead_agency_id = ${unit} where id = ${made.id}`
  return made.id
}
const decide = (root: string, headers: Record<string, string>, persona: string, { id, version }: Payload, more = {}) => act(app, persona, root, `linkage { ${linkageFields} }`, { id, version, ...more }, headers).then(({ linkage }) => linkage)
const nothing = { type: null, strength: null, otherCase: null, openedAt: null, evidence: { totalCount: 0, nodes: [] } }

describe('two units', () => {
  let ours: string
  let theirs: string
  let theirOther: string

  it('read that there is something and whom to contact: not what, not which, and not how many', async () => {
    theirs = await caseOf(neighbour, 9_901)
    theirOther = await caseOf(neighbour, 9_901)
    ours = await caseOf(centre, 9_901)
    for (const caseId of [theirs, theirOther, ours]) await findLinkages(app, caseId)
    const own = await linkagesOf(app, 'police-analyst', ours)
    expect(own).toMatchObject([{ ...nothing, state: 'PROPOSED', proposedBy: null, reason: null, version: 1, case: { id: ours }, unit: { id: centre }, contactUnit: { id: neighbour, name: '邻区反诈中心' } }])
    const across = (await linkagesOf(app, 'police-analyst', theirs, analyst)).find(({ contactUnit }) => contactUnit.id === centre)
    expect(across).toMatchObject({ ...nothing, state: 'PROPOSED', case: { id: theirs } })
    // Between the two cases of the neighbour the linkage is open to it, and to nobody else.
    expect((await linkagesOf(app, 'police-analyst', theirs, analyst)).filter(({ otherCase }) => otherCase).map(({ otherCase }) => otherCase.id)).toEqual([theirOther])
    expect(await linkagesOf(app, 'police-analyst', theirs)).toEqual([])
    expect(await linkagesOf(app, 'police-analyst', ours, analyst)).toEqual([])
  })

  it('learn nothing by a filter, a count, a number or a proposal of their own', async () => {
    const [own] = await linkagesOf(app, 'police-analyst', ours)
    const counted = (await look(app, 'police-analyst', '{ caseLinkages(first: 100, filter: { type: { eq: SAME_ACCOUNT } }) { nodes { case { id } } } }')).caseLinkages.nodes
    expect(counted.map((each: Payload) => each.case.id)).not.toContain(ours)
    expect((await look(app, 'police-analyst', 'query N($n: OrderNumber!) { caseLinkageByNumber(linkageNumber: $n) { id } }', { n: own.linkageNumber }, analyst)).caseLinkageByNumber).toBeNull()
    expect((await look(app, 'police-analyst', 'query N($id: ID!) { node(id: $id) { id } }', { id: own.id }, analyst)).node).toBeNull()
    // What is hidden is not told by refusing it again.
    const { linkage } = await act(app, 'police-analyst', 'proposeLinkage', `linkage { ${linkageFields} }`, { caseId: ours, otherCaseId: theirs, type: 'SAME_ACCOUNT', grounds: '研判。 A guess.' })
    expect(linkage).toMatchObject({ ...nothing, id: own.id, version: 1 })
    const others = await send(app, 'police-analyst', 'proposeLinkage', { caseId: theirs, otherCaseId: ours, type: 'SAME_SUSPECT', grounds: 'x' })
    expect(others.body.data.proposeLinkage.userErrors).toMatchObject([{ rule: 'linkage-other-unit', code: 'FORBIDDEN' }])
  })

  it('read both cases and the evidence in the moment in which the second agrees, and not a row earlier', async () => {
    const agreed = await decide('confirmLinkage', {}, 'police-control', (await linkagesOf(app, 'police-analyst', ours))[0])
    expect(agreed).toMatchObject({ ...nothing, state: 'AGREED', decidedBy: 'zhou.ke', version: 2 })
    const stored = await app.owner`select other_case_id, type, strength from case_linkage where unit_id <> contact_unit_id`
    for (const row of stored) expect(row).toEqual({ other_case_id: null, type: null, strength: null })
    expect((await app.owner`select id from linkage_evidence where unit_id = ${centre} and linkage_id in (select id from case_linkage where case_id = ${ours})`).length).toBe(0)

    const across = (await linkagesOf(app, 'police-analyst', theirs, analyst)).find(({ contactUnit }) => contactUnit.id === centre)
    await decide('confirmLinkage', analyst, 'police-analyst', across)
    const open = (await linkagesOf(app, 'police-analyst', ours)).filter(({ openedAt }) => openedAt)
    // The neighbour agreed for one of its cases; of the other nothing is told.
    expect(open).toMatchObject([{ type: 'SAME_ACCOUNT', strength: 'STRONG', state: 'PROPOSED', otherCase: { id: theirs }, version: 1 }])
    expect(open[0].evidence.nodes.map(({ kind }: Payload) => kind)).toEqual(['ACCOUNT', 'GROUNDS'])
    const openThere = (await linkagesOf(app, 'police-analyst', theirs, analyst)).filter(({ otherCase }) => otherCase?.id === ours)
    expect(openThere).toMatchObject([{ type: 'SAME_ACCOUNT', otherCase: { id: ours }, proposedBy: null }])
    expect(openThere[0].evidence.nodes).toEqual(open[0].evidence.nodes)
    expect(await seriesOf(app, 'police-analyst', ours)).toBeUndefined()
  })

  it('make one series when both have confirmed, which both read whole', async () => {
    const here = (await linkagesOf(app, 'police-analyst', ours)).find(({ otherCase }) => otherCase)
    expect(await decide('confirmLinkage', {}, 'police-control', here)).toMatchObject({ state: 'AGREED' })
    expect(await seriesOf(app, 'police-analyst', ours)).toBeUndefined()
    const there = (await linkagesOf(app, 'police-analyst', theirs, analyst)).find(({ otherCase }) => otherCase?.id === ours)
    expect(there.state).toBe('PROPOSED')
    expect(await decide('confirmLinkage', control, 'police-control', there)).toMatchObject({ state: 'CONFIRMED', decidedBy: 'next.desk' })
    const both = [await seriesOf(app, 'police-analyst', ours), await seriesOf(app, 'police-analyst', theirs, analyst)]
    for (const series of both) expect([series.leadCase.id, series.leadUnit.id, casesIn(series)]).toEqual([theirs, neighbour, [ours, theirs].sort()])
    expect((await linkagesOf(app, 'police-analyst', ours)).find(({ otherCase }) => otherCase)).toMatchObject({ state: 'CONFIRMED', decidedBy: 'zhou.ke', version: 3 })
    const { caseLinkages } = await look(app, 'auditor', `{ caseLinkages(first: 100) { nodes { state decidedBy reason case { id } otherCase { id } contactUnit { id } evidence(first: 5) { nodes { kind words account { id } } } } } }`)
    const seen = caseLinkages.nodes.filter((each: Payload) => each.case.id === ours && each.otherCase)
    expect(seen).toMatchObject([{ state: 'CONFIRMED', otherCase: { id: theirs }, reason: null, evidence: { nodes: [{ kind: 'ACCOUNT', words: null, account: null }, { kind: 'GROUNDS', words: null, account: null }] } }])
  })

  it('hold series and linkages of others from the database too', async () => {
    const sql = postgres(app.database.appUrl, { max: 1, prepare: false, onnotice: () => undefined })
    try {
      const as = (agency: string, query: string) =>
        sql.begin(async (tx) => {
          await tx`select set_config('role', 'liandong_police_analysis', true), set_config('app.agency', ${agency}, true), set_config('app.purpose', 'INVESTIGATION', true)`
          return [...(await tx.unsafe(query))]
        })
      const stranger = stories.agencies.harbour
      for (const table of ['case_linkage', 'linkage_evidence', 'case_series', 'case_series_member']) expect(await as(stranger, `select 1 from ${table}`), table).toEqual([])
      expect(await as(neighbour, 'select distinct unit_id from case_linkage')).toEqual([{ unit_id: neighbour }])
      expect((await as(neighbour, 'select case_id from case_series_member')).map((row) => row['case_id']).sort()).toEqual([ours, theirs].sort())
      for (const table of ['linkage_pair', 'linkage_clue']) await expect(as(neighbour, `select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await sql.end()
    }
  })

  it('end it for both by one refusal, of which the other reads that it was, not why', async () => {
    const here = (await linkagesOf(app, 'police-analyst', ours)).find(({ otherCase }) => otherCase)
    expect(await decide('rejectLinkage', {}, 'police-analyst', here, { reason: '查否。 Found untrue.' })).toMatchObject({ state: 'REJECTED', reason: '查否。 Found untrue.', decidedBy: 'shen.yiran' })
    const there = (await linkagesOf(app, 'police-analyst', theirs, analyst)).find(({ otherCase }) => otherCase?.id === ours)
    expect(there).toMatchObject({ state: 'REJECTED', reason: null, decidedBy: null, version: 3 })
    expect(await seriesOf(app, 'police-analyst', ours)).toBeUndefined()
    expect(await seriesOf(app, 'police-analyst', theirs, analyst)).toBeUndefined()
  })

  it('end what was never opened the same way, case by case', async () => {
    const [one, two, here] = [await caseOf(neighbour, 9_902), await caseOf(neighbour, 9_902), await caseOf(centre, 9_902)]
    const second = await caseOf(centre, 9_902)
    for (const caseId of [one, two, here, second]) await findLinkages(app, caseId)
    const across = async (caseId: string) => (await linkagesOf(app, 'police-analyst', caseId, analyst)).find(({ contactUnit }) => contactUnit.id === centre)
    const contact = async (caseId: string) => (await linkagesOf(app, 'police-analyst', caseId)).find(({ contactUnit }) => contactUnit.id === neighbour)
    await decide('rejectLinkage', {}, 'police-analyst', await contact(here), { reason: '非本案。 Not of this case.' })
    // The second case of the centre is still there to be asked for.
    expect(await across(one)).toMatchObject({ ...nothing, state: 'PROPOSED' })
    await decide('rejectLinkage', {}, 'police-analyst', await contact(second), { reason: '非本案。 Not of this case.' })
    for (const caseId of [one, two]) expect(await across(caseId)).toMatchObject({ ...nothing, state: 'REJECTED', reason: null, decidedBy: null, version: 2 })
  })

  it('open at once what is found later between cases that both have agreed for', async () => {
    const [one, here] = [await caseOf(neighbour, 9_903), await caseOf(centre, 9_903)]
    for (const caseId of [one, here]) await findLinkages(app, caseId)
    const sides = async () => [(await linkagesOf(app, 'police-analyst', here)).find(({ otherCase }) => !otherCase), (await linkagesOf(app, 'police-analyst', one, analyst)).find(({ otherCase }) => !otherCase)] as const
    const [ownSide, theirSide] = await sides()
    await Promise.all([decide('confirmLinkage', {}, 'police-control', ownSide), decide('confirmLinkage', analyst, 'police-analyst', theirSide), findLinkages(app, here), findLinkages(app, one)])
    expect((await linkagesOf(app, 'police-analyst', here)).filter(({ otherCase }) => otherCase)).toHaveLength(1)
    await app.owner`insert into involved_url select x, (select id from malicious_url order by id limit 1) from unnest(${[one, here]}::text[]) x`
    await findLinkages(app, one)
    expect((await linkagesOf(app, 'police-analyst', here)).filter(({ otherCase }) => otherCase?.id === one).map(({ type }) => type).sort()).toEqual(['SAME_ACCOUNT', 'SAME_URL_OR_APP'])
  })

  it('are each told of their own refusal alone: what one has refused opens by no agreement of the other, and keeps its reason when the other refuses too', async () => {
    const [one, two, here] = [await caseOf(neighbour, 9_904), await caseOf(neighbour, 9_904), await caseOf(centre, 9_904)]
    for (const caseId of [one, two, here]) await findLinkages(app, caseId)
    const across = async (caseId: string) => (await linkagesOf(app, 'police-analyst', caseId, analyst)).find(({ contactUnit }) => contactUnit.id === centre)
    const contact = async () => (await linkagesOf(app, 'police-analyst', here)).find(({ contactUnit }) => contactUnit.id === neighbour)
    await decide('rejectLinkage', analyst, 'police-analyst', await across(one), { reason: '本单位查否。 Untrue here.' })
    // The neighbour's other case still asks.
    expect(await decide('confirmLinkage', {}, 'police-control', await contact())).toMatchObject({ ...nothing, state: 'AGREED' })
    expect((await linkagesOf(app, 'police-analyst', here)).filter(({ openedAt }) => openedAt)).toEqual([])
    await decide('rejectLinkage', {}, 'police-analyst', await contact(), { reason: '亦查否。 Untrue here too.' })
    expect(await across(one)).toMatchObject({ state: 'REJECTED', reason: '本单位查否。 Untrue here.', decidedBy: 'next.analyst', version: 2 })
    expect(await across(two)).toMatchObject({ ...nothing, state: 'REJECTED', reason: null, decidedBy: null, version: 2 })
  })

  it('never read who of the other unit proposed', async () => {
    const [there, here] = [await caseOf(neighbour, 9_905), await caseOf(centre, 9_906)]
    const { linkage } = await act(app, 'police-analyst', 'proposeLinkage', `linkage { ${linkageFields} }`, { caseId: here, otherCaseId: there, type: 'SAME_DEVICE', grounds: 'IMEI 990000862471854 (fictional)' })
    expect(linkage).toMatchObject({ ...nothing, proposedBy: 'shen.yiran', unit: { id: centre } })
    const [across] = await linkagesOf(app, 'police-analyst', there, analyst)
    expect(across).toMatchObject({ ...nothing, proposedBy: null, contactUnit: { id: centre } })
    await decide('confirmLinkage', {}, 'police-control', linkage)
    await decide('confirmLinkage', analyst, 'police-analyst', across)
    const [ours, theirs] = await Promise.all([linkagesOf(app, 'police-analyst', here), linkagesOf(app, 'police-analyst', there, analyst)].map(async (sides) => (await sides).find(({ otherCase }) => otherCase)))
    expect([ours.type, ours.proposedBy, theirs.type, theirs.proposedBy]).toEqual(['SAME_DEVICE', 'shen.yiran', 'SAME_DEVICE', null])
  })

  it('miss nothing that is found in the moment in which the second agrees', async () => {
    const [one, here] = [await caseOf(neighbour, 9_907), await caseOf(centre, 9_907)]
    for (const caseId of [one, here]) await findLinkages(app, caseId)
    await decide('confirmLinkage', analyst, 'police-analyst', (await linkagesOf(app, 'police-analyst', one, analyst))[0])
    const [own] = await linkagesOf(app, 'police-analyst', here)
    // What the task finds now: an address shared with the neighbour, and a case of the same unit, whose evidence names an account that is held.
    await caseOf(centre, 9_907)
    await app.owner`insert into involved_url select x, (select id from malicious_url order by id limit 1) from unnest(${[one, here]}::text[]) x`
    const account = `select 1 from account where id = (select account_id from involved_account where case_id = '${here}' and role not in ('VICTIM', 'BYSTANDER')) for update`
    await inTurn<unknown>(app, account, [() => findLinkages(app, here), () => decide('confirmLinkage', {}, 'police-control', own)])
    expect((await linkagesOf(app, 'police-analyst', here)).filter(({ otherCase }) => otherCase?.id === one).map(({ type }) => type).sort()).toEqual(['SAME_ACCOUNT', 'SAME_URL_OR_APP'])
  })
})
