/** A right that ends, ends with the commit that ends it: the next request, and the next page of a walk under way, disclose nothing under it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Persona, personas } from '../../src/identity/personas.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { disclosureFile } from '../support/disclosure-file.js'
import { curatedOperations } from '../support/operations.js'
import { fieldsOf, listFieldsOf, wholeSelection } from './documents.js'
import { inTurn } from './observed.js'
import { agencyOf, partners as partnerAudiences, personaNamed } from './standing.js'

const file = disclosureFile()
const partners = personas.filter(({ audience }) => partnerAudiences.includes(audience))
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await app.owner`create table kept as select * from data_sharing_agreement`
})
afterAll(() => app?.close())
/** Every agreement as the stories have it. */
const restore = () =>
  app.owner`update data_sharing_agreement a set covers = k.covers, purposes = k.purposes, valid_from = k.valid_from, valid_until = k.valid_until, suspended_at = k.suspended_at from kept k where k.id = a.id`
beforeEach(restore)

/** Lists of a partner whose rows stand under an agreement; they hold rows while it is in force. */
const listsOf = ({ audience, purposes }: Persona) => listFieldsOf('Query').filter(({ name, type }) => file.gates.get(`Query.${name}`)?.get(audience) === 'yes' && file.needsAgreement(type, audience) && file.typeOf(type).purposes.includes(purposes[0]))
const ask = (persona: Persona, after: Readonly<Record<string, string | null>> = {}, first = 1): Promise<Reply> =>
  app.ask(persona.key, `{ ${listsOf(persona).map(({ name }) => `${name}(first: ${first}${after[name] ? `, after: "${after[name]}"` : ''}) { totalCount pageInfo { hasNextPage endCursor } nodes { id disclosure { field } } }`).join(' ')} }`)
const idsOf = (value: unknown): string[] => [...JSON.stringify(value ?? null).matchAll(/"id":"([a-z_]+_[0-9a-z]{26})"/g)].map(([, id]) => id as string)

const endings: Readonly<Record<string, (agency: string, purpose: string) => Promise<unknown>>> = {
  'is suspended': (agency) => app.owner`update data_sharing_agreement set suspended_at = now() where recipient_id = ${agency}`,
  'runs out': (agency) => app.owner`update data_sharing_agreement set valid_until = now() where recipient_id = ${agency}`,
  'no longer serves the purpose': (agency, purpose) => app.owner`update data_sharing_agreement set purposes = array_remove(purposes, ${purpose}) where recipient_id = ${agency}`,
  'no longer covers the data': (agency) => app.owner`update data_sharing_agreement set covers = '{AGENCIES}' where recipient_id = ${agency}`,
  'is put off': (agency) => app.owner`update data_sharing_agreement set valid_from = now() + interval '1 day' where recipient_id = ${agency}`,
}

describe('an agreement', () => {
  for (const [what, end] of Object.entries(endings)) {
    it(`that ${what} discloses no row to the next request, nor to the next page`, async () => {
      for (const persona of partners) {
        const before = await ask(persona)
        const cursors = Object.fromEntries(Object.entries(before.body.data as Record<string, { pageInfo: { endCursor: string | null } }>).map(([name, page]) => [name, page.pageInfo.endCursor]))
        const continued = await ask(persona, cursors)
        expect(idsOf(before.body.data).length, persona.key).toBeGreaterThan(0)
        await end(agencyOf(persona), persona.purposes[0])
        for (const reply of [await ask(persona), await ask(persona, cursors)]) {
          expect(reply.status, persona.key).toBe(200)
          expect(idsOf(reply.body.data), persona.key).toEqual([])
          for (const page of Object.values(reply.body.data as Record<string, { totalCount: number }>)) expect(page, persona.key).toMatchObject({ totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] })
          expect((await app.recordOf(reply)).subjects, persona.key).toEqual([])
        }
        await restore()
        const again = await ask(persona, cursors)
        expect(again.body.data, persona.key).toEqual(continued.body.data)
      }
    }, 180_000)
  }

  it('that ends for one agency changes nothing for another of the same audience', async () => {
    const [harbour, metro] = [personaNamed('bank-harbour'), personaNamed('bank-metro')]
    const before = await ask(metro, {}, 50)
    await endings['is suspended']?.(agencyOf(harbour), '')
    expect((await ask(metro, {}, 50)).body.data).toEqual(before.body.data)
    expect(idsOf((await ask(harbour, {}, 50)).body.data)).toEqual([])
  })

  it('that ends leaves the institutions, the agreement itself and nothing else, by every way in', async () => {
    for (const persona of partners) {
      const held = idsOf((await ask(persona, {}, 20)).body.data)
      await endings['is suspended']?.(agencyOf(persona), '')
      const replies = [
        ...(await inTurn(curatedOperations, ({ text, variables }) => app.ask(persona.key, text, variables))),
        ...(await inTurn(held, (id) => app.ask(persona.key, 'query($id: ID!) { node(id: $id) { id } }', { id }))),
        await app.ask(persona.key, `{ agencies(first: 20) { nodes { ${wholeSelection('Agency', 1, 5)} } } dataSharingAgreements(first: 20) { nodes { ${wholeSelection('DataSharingAgreement', 1, 5)} } } }`),
      ]
      for (const reply of replies) {
        const left = reply.body.data ? idsOf(reply.body.data).filter((id) => !/^(agency|data_sharing_agreement)_/.test(id)) : []
        expect(left, persona.key).toEqual([])
        expect((await app.recordOf(reply)).subjects.filter((subject) => !/:(agency|data_sharing_agreement)_/.test(subject)), persona.key).toEqual([])
      }
      await restore()
    }
  }, 180_000)

  it('that ends amid a hundred requests discloses nothing to those sent after its commit', async () => {
    const persona = personaNamed('bank-harbour')
    let ended = false
    const sent: Promise<{ after: boolean; count: number }>[] = []
    // Once the first of them are answered, however busy the machine is.
    let answered = (): void => undefined
    const ending = new Promise<void>((resolve) => (answered = resolve)).then(async () => {
      await endings['is suspended']?.(agencyOf(persona), '')
      ended = true
    })
    while (sent.length < 100 || !ended) {
      const after = ended
      sent.push(ask(persona, {}, 5).then((reply) => (answered(), { after, count: idsOf(reply.body.data).length })))
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    for (let more = 0; more < 30; more++) sent.push(ask(persona, {}, 5).then((reply) => ({ after: true, count: idsOf(reply.body.data).length })))
    await ending
    const seen = await Promise.all(sent)
    expect(seen.some(({ count }) => count > 0)).toBe(true)
    expect(seen.filter(({ after, count }) => after && count > 0)).toEqual([])
  }, 180_000)
})

describe('a legal instrument', () => {
  const document = '{ accounts(first: 30) { nodes { id balance transactions(first: 5) { nodes { id amount } } } } }'
  const headers = { 'x-purpose': 'INVESTIGATION', 'x-legal-instrument': 'QUERY-2019-0001' }
  const endingsOfIt: Readonly<Record<string, () => Promise<unknown>>> = {
    revoked: () => app.owner`update legal_instrument set revoked_at = now() where instrument_number = 'QUERY-2019-0001'`,
    'past its term': () => app.owner`update legal_instrument set valid_until = now() where instrument_number = 'QUERY-2019-0001'`,
    "another agency's": () => app.owner`update legal_instrument set issuing_unit_id = ${agencyOf(personaNamed('auditor'))} where instrument_number = 'QUERY-2019-0001'`,
  }
  for (const [what, end] of Object.entries(endingsOfIt)) {
    it(`opens what it opens, and nothing to the next request once it is ${what}`, async () => {
      await app.owner`create table paper as select * from legal_instrument`
      try {
        for (const key of ['police-control', 'police-analyst']) {
          const open = await app.ask(key, document, {}, headers)
          expect(open.body.data.accounts.nodes.filter(({ balance }: { balance: string | null }) => balance !== null).length, key).toBeGreaterThan(0)
          expect(open.text, key).toContain('"amount":"')
        }
        await end()
        for (const key of ['police-control', 'police-analyst']) {
          const shut = await app.ask(key, document, {}, headers)
          expect([shut.status, shut.body.errors[0].extensions.code, shut.body.data], key).toEqual([400, 'BAD_USER_INPUT', undefined])
          const without = await app.ask(key, document, {}, { 'x-purpose': 'INVESTIGATION' })
          expect(without.body.data.accounts.nodes.every(({ balance, transactions }: { balance: null; transactions: null }) => balance === null && transactions === null), key).toBe(true)
        }
      } finally {
        await app.owner`update legal_instrument i set revoked_at = p.revoked_at, valid_until = p.valid_until, issuing_unit_id = p.issuing_unit_id from paper p where p.id = i.id`
        await app.owner`drop table paper`
      }
    })
  }

  it('leaves fields of every other right as they were', () => {
    // The instrument opens fields; it takes none away.
    for (const type of file.types.keys()) {
      for (const field of fieldsOf(type)) {
        if (field.name === 'disclosure') continue
        for (const audience of ['POLICE_INTAKE', 'POLICE_CONTROL', 'POLICE_ANALYSIS', 'POLICE_OUTREACH']) {
          for (const purpose of file.claimable.get(audience) as readonly string[]) {
            const [without, under] = [false, true].map((instrument) => file.decide(type, field.name, audience, { relation: 'other', purpose, instrument }).level)
            if (without === 'F') expect(under, `${audience} ${type}.${field.name}`).toBe('F')
          }
        }
      }
    }
  })
})
