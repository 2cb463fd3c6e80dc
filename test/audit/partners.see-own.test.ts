/** Partners see exactly what their own agency did and who read what they hold; the police no more than they must; nobody sees less for an agreement that is suspended. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personas } from '../../src/identity/personas.js'
import { agencyOf, onePerAudience, partners, personaNamed } from '../oracle/standing.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { type ReckonedRecord, type ReckonedSubject, reckonRecords } from './reckoning.js'
import { useAll } from './use.js'

let app: TestApp
let records: ReckonedRecord[]
let subjects: ReckonedSubject[]
beforeAll(async () => {
  app = await openTestApp()
  await useAll(app)
  records = await reckonRecords(app.owner)
  subjects = records.flatMap((each) => each.subjects)
}, 240_000)
afterAll(() => app?.close())

const purpose = { 'x-purpose': 'INVESTIGATION' }
/** Every row of a list, page by page. */
async function all(persona: string, name: string, selection: string, headers: Record<string, string> = purpose): Promise<Record<string, never>[]> {
  const rows: Record<string, never>[] = []
  let after: string | null = null
  do {
    const reply: { body: { data?: Record<string, { nodes: Record<string, never>[]; pageInfo: { hasNextPage: boolean; endCursor: string } } | null> } } = await app.ask(persona, `query A($after: String) { ${name}(first: 100, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`, { after }, headers)
    const page = reply.body.data?.[name]
    if (!page) throw new Error(JSON.stringify(reply.body))
    rows.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return rows
}
const key = (row: { recordId?: string; recordedAt: string; agencyId: string | null; subjectId: string; subjectType: string }) => `${new Date(row.recordedAt).toISOString()} ${row.agencyId} ${row.subjectType} ${row.subjectId}`
const partnerPersonas = personas.filter(({ audience }) => partners.includes(audience))

describe('a partner', () => {
  it.each(partnerPersonas.map((persona) => [persona.key, persona] as const))('%s sees its own records whole, and no other', async (who, persona) => {
    const agency = agencyOf(persona)
    const own = records.filter(({ agencyId }) => agencyId === agency)
    expect(own.length).toBeGreaterThan(20)
    const found = await all(who, 'accessRecords', 'id officer client operation caseNumber agencyId subjectCount clear withheld')
    expect(found.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort())
    for (const row of found) {
      const { officer, client, operation, caseNumber, agencyId, clear, withheld, subjects: told } = own.find(({ id }) => id === row['id']) as ReckonedRecord
      expect(row).toEqual({ id: row['id'], officer, client, operation, caseNumber, agencyId, clear, withheld, subjectCount: told.length })
    }
  })

  it.each(partnerPersonas.map((persona) => [persona.key, persona] as const))('%s sees what it read, and who read what it holds: not for an investigation by the police, and no officer', async (who, persona) => {
    const agency = agencyOf(persona)
    const isSecret = ({ audience, purpose: stated }: ReckonedSubject) => (audience ?? '').startsWith('POLICE_') && stated === 'INVESTIGATION'
    const expected = subjects.filter((subject) => subject.agencyId === agency || (subject.holderId === agency && !isSecret(subject)))
    const found = await all(who, 'subjectAccesses', 'recordedAt agencyId agency { id name } purpose subjectType subjectId clear masked tokens withheld officer holderId record { id officer } disclosure { field disposition }')
    expect(found.map((row) => key(row as never)).sort()).toEqual(expected.map(key).sort())
    const told = expected.filter(({ agencyId }) => agencyId !== agency)
    // The scheme holds nothing that others read.
    if (persona.audience !== 'CARD_SCHEME') expect(told.length, 'read by others').toBeGreaterThan(0)
    for (const row of found as unknown as (ReckonedSubject & { record: { id: string; officer: string } | null; disclosure: { field: string; disposition: string }[] })[]) {
      expect([row.officer, row.holderId]).toEqual([null, null])
      expect(row.disclosure).toContainEqual({ field: 'officer', disposition: 'WITHHELD' })
      // The record behind is theirs where the use was; then they know their officer.
      const mine = row.agencyId === agency
      expect(row.record === null, key(row)).toBe(!mine)
      const same = expected.filter((each) => key(each) === key(row))
      expect(same.some((each) => ['clear', 'masked', 'tokens', 'withheld'].every((list) => JSON.stringify(each[list as 'clear']) === JSON.stringify(row[list as 'clear'])))).toBe(true)
      if (mine) expect(same.map(({ officer }) => officer)).toContain(row.record?.officer)
    }
  })

  it('was kept from reads that would have told it of an investigation', () => {
    const secret = subjects.filter(({ audience, purpose: stated, holderId }) => holderId && (audience ?? '').startsWith('POLICE_') && stated === 'INVESTIGATION')
    for (const who of ['bank-harbour', 'carrier-north', 'platform-chat']) expect(secret.filter(({ holderId }) => holderId === agencyOf(personaNamed(who))).length, who).toBeGreaterThan(0)
  })

  it('keeps its view when its agreements are suspended', async () => {
    const before = [await all('bank-harbour', 'accessRecords', 'id'), await all('bank-harbour', 'subjectAccesses', 'id')]
    await app.owner`update data_sharing_agreement set suspended_at = now() where recipient_id = ${agencyOf(personaNamed('bank-harbour'))}`
    expect([await all('bank-harbour', 'accessRecords', 'id'), await all('bank-harbour', 'subjectAccesses', 'id')]).toEqual(before)
    await app.owner`update data_sharing_agreement set suspended_at = null where recipient_id = ${agencyOf(personaNamed('bank-harbour'))}`
  })

  it('may look only to inquire or to answer a complaint', async () => {
    for (const [stated, open] of [['STOP_LOSS', false], ['RESTITUTION', false], ['INVESTIGATION', true], ['APPEAL', true]] as const) {
      const reply = await app.ask('bank-harbour', '{ accessRecords(first: 1) { nodes { id } } subjectAccesses(first: 1) { nodes { id } } }', {}, { 'x-purpose': stated })
      expect([stated, reply.body.data.accessRecords !== null, reply.body.data.subjectAccesses !== null]).toEqual([stated, open, open])
      if (!open) expect(reply.body.errors.map(({ extensions }: { extensions: { reason: string } }) => extensions.reason)).toEqual(['PURPOSE_MISMATCH', 'PURPOSE_MISMATCH'])
    }
  })

  it('finds no record of another by its id', async () => {
    const other = records.find(({ agencyId }) => agencyId === agencyOf(personaNamed('bank-metro'))) as ReckonedRecord
    expect((await app.ask('bank-harbour', `{ node(id: "${other.id}") { id } }`, {}, purpose)).body.data).toEqual({ node: null })
    expect((await app.ask('bank-metro', `{ node(id: "${other.id}") { id } }`, {}, purpose)).body.data).toEqual({ node: { id: other.id } })
  })
})

describe('the centre', () => {
  it('sees at two desks what it did, and neither who of it nor about whom', async () => {
    const own = records.filter(({ agencyId }) => agencyId === agencyOf(personaNamed('police-control')))
    for (const who of ['police-control', 'police-analyst']) {
      const found = await all(who, 'accessRecords', 'id officer client purpose caseNumber subjects(first: 1) { nodes { id } }')
      expect(found.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort())
      for (const row of found) expect([row['officer'], row['client'], row['subjects']]).toEqual([null, null, null])
      for (const [document, code] of [['{ accessRecords(first: 1, filter: { officer: { eq: "lin.qiao" } }) { nodes { id } } }', 'FORBIDDEN_ARGUMENT'], ['{ accessRecords(first: 1) { countBy(field: officer) { value count } } }', 'FORBIDDEN_ARGUMENT'], ['{ subjectAccesses(first: 1) { nodes { id } } }', 'FORBIDDEN'], ['{ recordEvidence(id: "event_0") { body } }', 'FORBIDDEN']] as const) {
        expect((await app.ask(who, document, {}, purpose)).body.errors[0].extensions.code, `${who} ${document}`).toBe(code)
      }
    }
  })

  it('is shut to it elsewhere, and to the operator', async () => {
    for (const persona of onePerAudience.filter(({ audience }) => ['POLICE_INTAKE', 'POLICE_OUTREACH', 'OPERATOR'].includes(audience))) {
      for (const document of ['{ accessRecords(first: 1) { nodes { id } } }', '{ subjectAccesses(first: 1) { nodes { id } } }']) expect((await app.ask(persona.key, document)).body.errors[0].extensions.code, persona.key).toBe('FORBIDDEN')
      const [some] = records
      expect((await app.ask(persona.key, `{ node(id: "${some?.id}") { id } }`)).body.data.node).toBeNull()
    }
  })
})

describe('the auditor', () => {
  it('sees every record, and among them its own', async () => {
    const reply = await app.ask('auditor', 'query WhoWatches { accessRecords(first: 2) { nodes { id officer } } }')
    await app.project()
    const own = await app.ask('auditor', '{ accessRecords(first: 1, filter: { operation: { eq: "WhoWatches" } }) { nodes { id audience purpose officer outcome clear subjects(first: 5) { nodes { subjectType subjectId clear } } } } }')
    const [row] = own.body.data.accessRecords.nodes
    expect(row).toMatchObject({ id: reply.body.extensions.accessRecord.id, audience: 'AUDITOR', purpose: 'SUPERVISION_AUDIT', officer: personaNamed('auditor').subject, outcome: 'DISCLOSED', clear: ['AccessRecord.id', 'AccessRecord.officer'] })
    const seen = reply.body.data.accessRecords.nodes.map(({ id }: { id: string }) => ({ subjectType: 'AccessRecord', subjectId: id, clear: ['id', 'officer'] }))
    expect(row.subjects.nodes).toEqual(expect.arrayContaining(seen))
    expect(row.subjects.nodes).toHaveLength(2)
  })
})
