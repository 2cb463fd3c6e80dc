/**
 * Three independent layers: pre-check and guard, the compiled statement, the database. Each is asked alone, with the other two out of the way,
 * and still hands out nothing that schema/disclosure.md does not allow. Here: pre-check and guard.
 */
import type { GraphQLFieldResolver, GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LiandongError } from '../../src/errors.js'
import { guardRoots } from '../../src/policy/guards.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { disclosureFile, relations } from '../support/disclosure-file.js'
import { fieldsOf, isLeaf, leastDocument, listFieldsOf } from './documents.js'
import { onePerAudience } from './standing.js'

const file = disclosureFile()

describe('pre-check and guard alone', () => {
  let app: TestApp
  let statements = 0
  beforeAll(async () => {
    app = await openTestApp({
      // No database stands behind reads: whatever reaches it is an answer refused too late.
      reads: (pool) => ({
        run: () => {
          statements++
          return Promise.reject(new Error('no read may come here'))
        },
        close: () => pool.close(),
      }),
    })
  })
  afterAll(() => app?.close())

  it('refuses every shut operation, before any statement', async () => {
    statements = 0
    let refused = 0
    for (const persona of onePerAudience) {
      for (const [coordinate, gates] of file.gates) {
        if (gates.get(persona.audience) !== '–') continue
        const { text, variables } = leastDocument(coordinate)
        const reply = await app.ask(persona.key, text, variables)
        expect([reply.status, reply.body.errors[0].extensions.code, reply.body.data], `${persona.key} ${coordinate}`).toEqual([403, 'FORBIDDEN', undefined])
        refused++
      }
    }
    expect(refused).toBeGreaterThanOrEqual(400)
    expect(statements).toBe(0)
    const [{ n }] = (await app.owner`select count(*)::int as n from command_claim`) as unknown as [{ n: number }]
    expect(n).toBe(0)
  })

  it('refuses strangers, missing purposes, and in reject mode every field that is never readable, before any statement', async () => {
    statements = 0
    const code = async (...asked: Parameters<TestApp['ask']>) => (await app.ask(...asked)).body.errors[0].extensions.code
    expect(await code(null, '{ cases(first: 1) { nodes { id } } }')).toBe('UNAUTHENTICATED')
    expect(await code('bank-harbour', '{ cases(first: 1) { nodes { id } } }', {}, { 'x-purpose': 'OUTREACH' })).toBe('PURPOSE_REQUIRED')
    let refused = 0
    for (const persona of onePerAudience) {
      for (const { name, type } of listFieldsOf('Query')) {
        if (file.gates.get(`Query.${name}`)?.get(persona.audience) !== 'yes') continue
        for (const field of fieldsOf(type)) {
          const seen = relations.filter((relation) => file.sees(type, persona.audience, { relation, purpose: persona.purposes[0], instrument: false }))
          if (!isLeaf(field) || !seen.length || seen.some((relation) => file.decide(type, field.name, persona.audience, { relation, purpose: persona.purposes[0], instrument: false }).level !== '–')) continue
          expect(await code(persona.key, `{ ${name}(first: 1) { nodes { ${field.name} } } }`, {}, { 'x-entitlement-mode': 'reject' }), `${persona.key} ${type}.${field.name}`).toBe('FIELD_NOT_ENTITLED')
          refused++
        }
      }
    }
    expect(refused).toBeGreaterThan(60)
    expect(statements).toBe(0)
    // What is allowed does come through, to the database that is not there.
    expect(await code('bank-harbour', '{ cases(first: 1) { nodes { id } } }')).toBe('UNAVAILABLE')
    expect(statements).toBe(1)
  })

  it('lets the guard refuse by itself what a pre-check passed over', async () => {
    const schema = guardRoots(app.graph.schema, app.graph.policy)
    let refused = 0
    for (const persona of onePerAudience) {
      const charter = app.graph.policy.charter(persona.audience, persona.purposes[0], false)
      for (const [coordinate, gates] of file.gates) {
        const [type, fieldName] = coordinate.split('.') as [string, string]
        const parentType = schema.getType(type) as GraphQLObjectType
        const resolve = parentType.getFields()[fieldName]?.resolve as GraphQLFieldResolver<unknown, unknown>
        let reached = false
        const context = { grant: { charter }, read: () => ((reached = true), 'read'), write: () => ((reached = true), 'written'), whoAmI: () => ((reached = true), 'read'), explain: () => ((reached = true), 'read') }
        const told: unknown = await Promise.resolve(resolve(undefined, {}, context, { fieldName, parentType, path: { key: 'x' } } as never)).catch((error: unknown) => error)
        if (gates.get(persona.audience) !== '–') continue
        expect([reached, (told as LiandongError).code], `${persona.key} ${coordinate}`).toEqual([false, 'FORBIDDEN'])
        refused++
      }
    }
    expect(refused).toBeGreaterThanOrEqual(400)
  })
})
