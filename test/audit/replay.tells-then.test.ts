/** What an agency could have seen: today it is what it does see; on another day, by the agreements and the version of the policy of that day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { keepPolicyVersion } from '../../src/corridor/replay.js'
import { openSessionPool, type SessionPool } from '../../src/database/session-pool.js'
import type { CompiledPolicy, TypeGrant } from '../../src/policy/charter.js'
import { agencyOf, askerOf, onePerAudience, personaNamed, relationOf } from '../oracle/standing.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { disclosureFile } from '../support/disclosure-file.js'
import { StoredRows } from '../support/stored-rows.js'

const file = disclosureFile()
const { impersonatedPolice: teacher } = stories
let app: TestApp
let pool: SessionPool
beforeAll(async () => {
  app = await openTestApp()
  pool = openSessionPool({ url: app.database.appUrl, size: 1, applicationName: 'test versions', statementTimeoutMs: 15_000 })
  await keepPolicyVersion(pool, app.graph.policy)
})
afterAll(async () => {
  await pool?.close()
  await app?.close()
})

interface Replay {
  readonly audience: string
  readonly relation: string | null
  readonly policyVersion: string | null
  readonly underInstrument: boolean
  readonly needsAgreement: boolean
  readonly agreementNumber: string | null
  readonly visible: boolean
  readonly reason: string | null
  readonly fields: { readonly field: string; readonly relation: string; readonly disposition: string; readonly reason: string | null }[]
}
const text = `query Then($agency: ID!, $audience: Audience, $coordinate: String!, $id: ID, $purpose: Purpose!, $instrument: String, $at: Instant!) {
  accessReplay(agencyId: $agency, audience: $audience, coordinate: $coordinate, id: $id, purpose: $purpose, instrument: $instrument, at: $at) {
    audience relation policyVersion underInstrument needsAgreement agreementNumber visible reason fields { field relation disposition reason } } }`
const ask = (variables: Record<string, unknown>, who = 'auditor') => app.ask(who, text, { at: now(), ...variables })
const replay = async (variables: Record<string, unknown>): Promise<Replay> => {
  const { body } = await ask(variables)
  if (!body.data?.accessReplay) throw new Error(JSON.stringify(body))
  return body.data.accessReplay
}
const now = (): string => new Date().toISOString()
const bank = agencyOf(personaNamed('bank-metro'))
const asBank = { agency: bank, coordinate: 'Account', purpose: 'STOP_LOSS' }

describe('today', () => {
  it('is what each audience is answered: field by field, of own rows, rows as a party and others', async () => {
    const rows = await StoredRows.read(app.owner)
    let [compared, hidden] = [0, 0]
    for (const persona of onePerAudience) {
      const asker = askerOf(persona)
      for (const type of ['Account', 'FraudCase', 'ControlOrder', 'TelecomNumber', 'Victim', 'Agency']) {
        for (const relation of ['own', 'party', 'other']) {
          const row = rows.ofType(type).find((each) => relationOf(asker, each) === relation)
          if (!row) continue
          const told = await replay({ agency: asker.agency, audience: asker.audience, coordinate: type, id: row.id, purpose: asker.purpose })
          const leaves = [...file.typeOf(type).cells.keys()].filter((field) => !file.targets.has(`${type}.${field}`) && !file.derived.has(`${type}.${field}`))
          const { body } = await app.ask(persona.key, `{ node(id: "${row.id}") { ... on ${type} { ${leaves.join(' ')} disclosure { field disposition reason } } } }`)
          expect(told.relation).toBe(relation)
          if (body.data.node === null) {
            hidden++
            expect([told.visible, told.fields.every(({ disposition }) => disposition === 'WITHHELD')], `${persona.key} ${row.id}`).toEqual([false, true])
            continue
          }
          const expected = body.data.node.disclosure.map((each: { field: string }) => ({ ...each, relation }))
          expect(told.fields.filter(({ field }) => leaves.includes(field)).sort((a, b) => (a.field < b.field ? -1 : 1)), `${persona.key} ${type} ${relation}`).toEqual(expected.sort((a: { field: string }, b: { field: string }) => (a.field < b.field ? -1 : 1)))
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(40)
    expect(hidden).toBeGreaterThan(15)
  }, 120_000)

  it('counts an instrument that was in force, and no other', async () => {
    const police = { agency: agencyOf(personaNamed('police-control')), audience: 'POLICE_CONTROL', coordinate: 'Account.balance', id: teacher.accounts.firstHarbour, purpose: 'INVESTIGATION' }
    expect(await replay({ ...police, instrument: 'QUERY-2019-0001' })).toMatchObject({ underInstrument: true, relation: 'party', fields: [{ field: 'balance', disposition: 'CLEAR' }] })
    expect(await replay({ ...police, instrument: 'QUERY-2019-0001', at: '2010-01-01T00:00:00Z' })).toMatchObject({ policyVersion: null, visible: false, fields: [] })
    expect(await replay({ ...police, instrument: 'NONE' })).toMatchObject({ underInstrument: false, relation: 'other', fields: [{ disposition: 'WITHHELD', reason: 'NEEDS_LEGAL_INSTRUMENT' }] })
    expect(await replay({ ...police, agency: bank, audience: 'BANK', instrument: 'QUERY-2019-0001' })).toMatchObject({ underInstrument: false })
  })

  it('tells every relation where no row is named, and refuses what there is not', async () => {
    const told = await replay(asBank)
    expect(new Set(told.fields.map(({ relation }) => relation))).toEqual(new Set(['own', 'party', 'other']))
    expect(told.fields.filter(({ field }) => field === 'number').map(({ relation, disposition }) => [relation, disposition])).toEqual([['own', 'CLEAR'], ['party', 'TOKEN'], ['other', 'WITHHELD']])
    for (const wrong of [{ coordinate: 'Nothing' }, { coordinate: 'Account.nothing' }, { agency: 'agency_00000000000000000000000000' }, { audience: 'CARRIER' }, { agency: agencyOf(personaNamed('police-control')) }]) expect((await ask({ ...asBank, ...wrong })).body.errors[0].extensions.code, JSON.stringify(wrong)).toBe('BAD_USER_INPUT')
    for (const who of ['bank-metro', 'police-control', 'operator']) expect((await ask(asBank, who)).body.errors[0].extensions.code, who).toBe('FORBIDDEN')
    expect(await replay({ ...asBank, id: 'account_00000000000000000000000000' })).toMatchObject({ relation: null })
    expect(await replay({ ...asBank, purpose: 'OUTREACH' })).toMatchObject({ visible: false, reason: 'PURPOSE_MISMATCH' })
  })

  it('is recorded, with the row that was asked about', async () => {
    const record = await app.recordOf(await ask({ ...asBank, id: teacher.accounts.firstMetro }))
    expect([record.subjects, record.patterns['c0']?.type]).toEqual([[`c0:${teacher.accounts.firstMetro}`], 'AccessReplay'])
  })
})

describe('another day', () => {
  it('goes by the agreements in force then', async () => {
    const own = { ...asBank, id: teacher.accounts.firstMetro, coordinate: 'Account.number' }
    const before = now()
    const asked = async () => (await app.ask('bank-metro', `{ node(id: "${teacher.accounts.firstMetro}") { ... on Account { number } } }`)).body.data.node
    expect(await asked()).not.toBeNull()
    const found = await replay(own)
    expect(found).toMatchObject({ needsAgreement: true, visible: true, relation: 'own', reason: null, fields: [{ disposition: 'CLEAR' }] })
    expect((await app.owner`select 1 from data_sharing_agreement where agreement_number = ${found.agreementNumber} and recipient_id = ${bank}`).length).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await app.owner`update data_sharing_agreement set suspended_at = now() where recipient_id = ${bank}`
    expect(await asked()).toBeNull()
    expect(await replay(own)).toMatchObject({ visible: false, reason: 'EXPIRED_GRANT', agreementNumber: null, relation: 'own', fields: [{ disposition: 'WITHHELD', reason: 'EXPIRED_GRANT' }] })
    expect(await replay({ ...own, at: before })).toEqual({ ...found })
    await app.owner`update data_sharing_agreement set suspended_at = null where recipient_id = ${bank}`
    expect(await replay(own)).toMatchObject({ visible: true, agreementNumber: found.agreementNumber })
  })

  it('goes by the version of the policy in force then', async () => {
    const own = { ...asBank, id: teacher.accounts.firstMetro, coordinate: 'Account.number' }
    const { policy } = app.graph
    const before = now()
    /** The same policy, but banks see no account number: another version. */
    const stricter: CompiledPolicy = {
      ...policy,
      version: 'stricter',
      charter: (audience, purpose, instrument) => {
        const charter = policy.charter(audience, purpose, instrument)
        const grant = charter.types.get('Account') as TypeGrant
        return audience !== 'BANK' ? charter : { ...charter, types: new Map(charter.types).set('Account', { ...grant, decide: (field, relation) => (field === 'number' ? { level: 'withheld', reason: 'NOT_ENTITLED' } : grant.decide(field, relation)) }) }
      },
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
    await keepPolicyVersion(pool, stricter)
    await keepPolicyVersion(pool, stricter)
    expect(await replay(own)).toMatchObject({ policyVersion: 'stricter', fields: [{ disposition: 'WITHHELD', reason: 'NOT_ENTITLED' }] })
    expect(await replay({ ...own, at: before })).toMatchObject({ policyVersion: policy.version, fields: [{ disposition: 'CLEAR' }] })
    await new Promise((resolve) => setTimeout(resolve, 20))
    // A version that comes back is in force again, and the days between stay what they were.
    const between = now()
    await keepPolicyVersion(pool, policy)
    expect(await replay(own)).toMatchObject({ policyVersion: policy.version, fields: [{ disposition: 'CLEAR' }] })
    expect(await replay({ ...own, at: between })).toMatchObject({ policyVersion: 'stricter' })
    expect((await app.owner`select version from access_log.policy_version order by since`).map(({ version }) => version)).toEqual([policy.version, 'stricter', policy.version])
  })

  it('stays what it was: kept versions can be neither changed nor taken away', async () => {
    for (const text_ of ["update access_log.policy_version set version = 'x'", 'delete from access_log.policy_version', 'truncate access_log.policy_version']) await expect(app.owner.unsafe(text_)).rejects.toThrow(/append-only/)
  })
})
