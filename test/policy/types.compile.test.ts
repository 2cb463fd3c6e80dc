import 'reflect-metadata'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { Field, ObjectType } from 'type-graphql'
import { describe, expect, it } from 'vitest'
import { account, accountIdentity } from '../../src/accounts/account.table.js'
import { fraudCase } from '../../src/cases/case.table.js'
import { composeGraph } from '../../src/corridor/schema.js'
import { type Cell, definePolicy, everyRow, F, forPurpose, instrument, type Line, M, never, noRow, own, shut, T, type TypePolicy, W } from '../../src/policy/define.js'
import { slices } from '../../src/slices.js'
import { desc, one, stored, type TypeMapping } from '../../src/statement/mapping.js'
import type { Slice } from '../../src/statement/slice.js'
import { Node } from '../../src/statement/view.js'

/** The house with one slice of it replaced. */
const house = (name: string, change: (slice: Slice) => Slice): readonly Slice[] => slices.map((slice) => (slice.name === name ? change(slice) : slice))
const withPolicy = (slice: Slice, type: string, change: (policy: TypePolicy) => TypePolicy): Slice => ({ ...slice, policies: slice.policies.map((policy) => (policy.type === type ? change(policy) : policy)) })
const withMapping = (slice: Slice, type: string, change: (mapping: TypeMapping) => TypeMapping): Slice => ({ ...slice, mappings: slice.mappings.map((mapping) => (mapping.type === type ? change(mapping) : mapping)) })
const withCell = (type: string, field: string, audience: number, cell: Cell) => (slice: Slice) =>
  withPolicy(slice, type, (policy) => ({ ...policy, fields: { ...policy.fields, [field]: (policy.fields[field] as Line<Cell>).map((each, at) => (at === audience ? cell : each)) as unknown as Line<Cell> } }))
const without = <T extends object>(record: T, key: string): T => Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T

const [intake, , analysis, , bank] = [0, 1, 2, 3, 4]
const gates: Slice['operations']['Query.cases'] = [shut, shut, shut, shut, shut, shut, shut, shut, shut, shut]

const anyLine: Line<Cell> = [F, F, F, F, F, F, F, F, F, W]

describe('a house that is not whole does not boot', () => {
  const faults: readonly (readonly [name: string, house: readonly Slice[], says: string | RegExp])[] = [
    ['a field without a line', house('cases', (slice) => withPolicy(slice, 'Victim', (policy) => ({ ...policy, fields: without(policy.fields, 'phone') }))), 'Victim.phone has no line in the policy'],
    ['a line without a field', house('cases', (slice) => withPolicy(slice, 'Victim', (policy) => ({ ...policy, fields: { ...policy.fields, rumour: anyLine } }))), 'Victim.rumour has a line but no field'],
    ['a field without a mapping', house('cases', (slice) => withMapping(slice, 'Victim', (mapping) => ({ ...mapping, fields: without(mapping.fields, 'phone') }))), 'Victim.phone has no mapping'],
    ['a mapping without a field', house('cases', (slice) => withMapping(slice, 'Victim', (mapping) => ({ ...mapping, fields: { ...mapping.fields, rumour: stored(fraudCase.narrative) } }))), 'Victim.rumour has a mapping but no field'],
    ['a type without a policy', house('cases', (slice) => ({ ...slice, policies: slice.policies.filter(({ type }) => type !== 'Attachment') })), 'Attachment has no policy'],
    ['a policy without a line for id', house('cases', (slice) => withPolicy(slice, 'Victim', (policy) => ({ ...policy, fields: without(policy.fields, 'id') }))), 'Victim has no line for id'],
    ['a type written twice', house('cases', (slice) => ({ ...slice, policies: [...slice.policies, ...slice.policies] })), 'FraudCase is written twice'],
    ['a contributed field with two lines', house('accounts', (slice) => ({ ...slice, contributions: { ...slice.contributions, 'FraudCase.narrative': anyLine } })), 'FraudCase.narrative has two lines'],
    ['a contribution to a type that is not there', house('accounts', (slice) => ({ ...slice, contributions: { ...slice.contributions, 'Ghost.name': anyLine } })), 'Ghost.name contributes to a type without a policy'],
    ['an operation without a gate', house('cases', (slice) => ({ ...slice, operations: without(slice.operations, 'Query.cases') })), 'Query.cases has no gate'],
    ['a gate without an operation', house('cases', (slice) => ({ ...slice, operations: { ...slice.operations, 'Query.rumours': gates } })), 'Query.rumours has a gate but is not in the schema'],
    ['an operation with two gates', house('accounts', (slice) => ({ ...slice, operations: { ...slice.operations, 'Query.cases': gates } })), 'Query.cases has two gates'],
    ['a value clear on own rows alone that stands beside what others read', house('accounts', withCell('Account', 'riskStatus', bank, own(F))), /cannot hold these cells[\s\S]*Account\.riskStatus for BANK/],
    ['a value under an instrument, of a type that does not say what an instrument covers', house('cases', withCell('FraudCase', 'narrative', analysis, instrument(F))), 'FraudCase has a cell that an instrument opens, and does not say which rows an instrument covers'],
    ['a value under an instrument that stands beside what is read without', house('cases', withCell('Victim', 'ageBand', analysis, instrument(F))), /Victim\.ageBand for POLICE_ANALYSIS: victim\.age_band is granted/],
    ['a value for one purpose that stands beside what is read for another', house('cases', withCell('FraudCase', 'lossAmount', intake, forPurpose(['STOP_LOSS'], F))), /FraudCase\.lossAmount for POLICE_INTAKE/],
    ['a mask where none is stored', house('cases', withCell('FraudCase', 'summary', bank, M)), 'FraudCase.summary for BANK: no mask is stored'],
    ['a token where no digest is stored', house('cases', withCell('FraudCase', 'summary', bank, T)), 'FraudCase.summary for BANK: no digest is stored'],
    ['a relation that is masked', house('cases', withCell('FraudCase', 'victims', bank, M)), 'FraudCase.victims for BANK: a relation is full or withheld, not mask'],
    ['an order by a column that may be empty', house('cases', (slice) => withMapping(slice, 'FraudCase', (mapping) => ({ ...mapping, orders: { ...mapping.orders, CLOSED: desc(fraudCase.closedAt) } }))), 'FraudCase order CLOSED is by a column that may be null'],
    ['an order by a column that no field shows', house('accounts', (slice) => withMapping(slice, 'Account', (mapping) => ({ ...mapping, orders: { ...mapping.orders, DIGEST: desc(account.numberDigest) } }))), /which no field shows/],
    ['an order that is not mapped', house('accounts', (slice) => withMapping(slice, 'Account', (mapping) => ({ ...mapping, orders: {} }))), 'Account has no order OPENED_AT_DESC'],
    ['a relation mapped to another type', house('accounts', (slice) => withMapping(slice, 'Account', (mapping) => ({ ...mapping, fields: { ...mapping.fields, holdingBank: one('FraudCase', account.holdingBankId, fraudCase.id) } }))), 'Account.holdingBank is mapped to FraudCase but is Agency'],
    ['a filter on what is no stored value', house('accounts', (slice) => withMapping(slice, 'Account', (mapping) => ({ ...mapping, fields: { ...mapping.fields, number: one('Agency', accountIdentity.holdingBankId, account.id) } }))), 'AccountFilter.number filters no stored value'],
  ]
  for (const [name, broken, says] of faults) {
    it(name, async () => {
      await expect(composeGraph(broken)).rejects.toThrow(says)
    })
  }

  it('tells every fault at once', async () => {
    const broken = house('cases', (slice) => ({ ...withPolicy(slice, 'Victim', (policy) => ({ ...policy, fields: without(without(policy.fields, 'phone'), 'name') })), operations: without(slice.operations, 'Query.cases') }))
    await expect(composeGraph(broken)).rejects.toThrow(/Victim\.name has no line[\s\S]*Victim\.phone has no line[\s\S]*Query\.cases has no gate/)
  })

  it('the whole house does', async () => {
    const graph = await composeGraph([...slices])
    expect(graph.policy.types.size).toBe(slices.flatMap(({ policies }) => policies).length)
  })

  // Last, because a class that is a node joins every schema made after it.
  it('a deniable field that is not nullable', async () => {
    const bare = pgTable('bare_thing', { id: text('id').primaryKey(), secret: text('secret').notNull() })
    @ObjectType({ implements: Node })
    class BareThing extends Node {
      @Field(() => String)
      secret!: string
    }
    const policy = definePolicy<BareThing>({
      type: 'BareThing',
      basis: 'none',
      group: 'CASES',
      underAgreement: false,
      own: never,
      party: never,
      purposes: ['INTAKE'],
      rows: [everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, noRow],
      fields: { id: anyLine, secret: anyLine },
    })
    const slice: Slice = { name: 'bare', policies: [policy], operations: {}, mappings: [{ type: 'BareThing', table: bare, fields: { id: stored(bare.id), secret: stored(bare.secret) }, orders: {} }], roots: {}, views: [BareThing], resolvers: [] }
    await expect(composeGraph([...slices, slice])).rejects.toThrow(/^The graph is not whole:\nBareThing\.secret can be withheld and must be nullable$/)
    await expect(composeGraph(slices)).rejects.toThrow('BareThing has no policy')
  })
})
