/**
 * Non-interference: two databases that differ only in what a caller may not know answer it with the same bytes, whatever it asks.
 * Asked are the operations of the explorer and documents made at random: fields, relations, filters, orders, counts, cursors, ids, of its own schema and beyond it.
 */
import { array, assert, asyncProperty, check, nat } from 'fast-check'
import { astFromValue, getNamedType, type GraphQLInputObjectType, print } from 'graphql'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Graph } from '../../src/corridor/schema.js'
import { audienceRole } from '../../src/database/roles.js'
import type { Persona } from '../../src/identity/personas.js'
import type { TypeGrant } from '../../src/policy/charter.js'
import { stories } from '../../seeds/index.js'
import { seedId } from '../../src/database/columns.js'
import { openTestApp, type TestApp, testGraph } from '../support/app.js'
import { disclosureFile, relations } from '../support/disclosure-file.js'
import { curatedOperations } from '../support/operations.js'
import { StoredRows } from '../support/stored-rows.js'
import { usedStories } from '../support/used-stories.js'
import { fieldsOf, filterOn, isLeaf, keyedRoots, type ListField, listFieldsOf, nodeTypes, operatorsOf, orderedField } from './documents.js'
import { type Changes, hiddenChanges } from './hidden-changes.js'
import { observed } from './observed.js'
import { askerOf, lookers, personaNamed, seesRow } from './standing.js'

const file = disclosureFile()
/** Documents made for each persona and each kind of change; and every how many-th of what lies beyond its rights is asked. */
const [runs, stride] = inject('proof') ? [20, 1] : [5, 6]
const choices = array(nat(999), { minLength: 96, maxLength: 96 })

interface Question {
  readonly text: string
  readonly variables: Record<string, unknown>
}

/** How one document is made: the answers to questions of taste, and whether it sorts, filters and counts beyond the persona's rights. */
interface Taste {
  next(below: number): number
  pick<T>(from: readonly T[]): T
  readonly bold: boolean
}

/** Makes documents out of lists of numbers, each the answer to one question of taste; zeros make the smallest. */
class Author {
  private readonly pools = new Map<string, readonly unknown[]>()

  constructor(
    private readonly rows: StoredRows,
    private readonly persona: Persona,
  ) {}

  write(numbers: readonly number[]): Question {
    let at = 0
    const next = (below: number): number => (numbers[at++] ?? 0) % below
    const pick = <T>(from: readonly T[]): T => from[next(from.length)] as T
    const [kind, shut] = [next(10), next(8) === 7]
    const taste: Taste = { next, pick, bold: next(2) === 1 }
    const within = <Root extends { readonly name: string }>(roots: readonly Root[]): readonly Root[] => roots.filter(({ name }) => (file.gates.get(`Query.${name}`)?.get(this.persona.audience) === 'yes') !== shut)
    const [lists, keyed] = [within(listFieldsOf('Query')), within(keyedRoots())]
    if (kind < 6 && lists.length) {
      const list = pick(lists)
      return { text: `{ ${list.name}${this.arguments(list, taste)} { ${this.connection(list, 2, taste)} } }`, variables: {} }
    }
    if (kind < 8 && keyed.length) {
      const { name, type, field } = pick(keyed)
      return { text: `{ ${name}(${field}: ${JSON.stringify(this.value(type, field, taste))}) { ${this.object(type, 2, taste)} } }`, variables: {} }
    }
    const type = pick(nodeTypes())
    return { text: `query Of($id: ID!) { node(id: $id) { id __typename ... on ${type} { ${this.object(type, 1, taste)} } } }`, variables: { id: this.value(type, 'id', taste) } }
  }

  /** Every filter, order and count of a root list that the persona has no right to. */
  beyond(): Question[] {
    return listFieldsOf('Query').flatMap(({ name, type, filter, orders, counts }) => {
      const texts = [
        ...orders.filter((word) => !this.may(type, orderedField(type, word), 'all')).map((word) => `{ ${name}(first: 3, order: ${word}) { nodes { id } } }`),
        ...counts.filter((field) => !this.may(type, field, 'all')).map((field) => `{ ${name}(first: 1) { countBy(field: ${field}) { value count } } }`),
        ...operatorsOf(filter)
          .filter(({ field }) => !this.may(type, field, 'some'))
          .map((operator) => {
            const pool = this.values(type, operator.field)
            const value = [...pool].sort()[Math.floor(pool.length / 2)]
            return `{ ${name}(first: 3, filter: ${print(astFromValue(filterOn(operator, value), filter as GraphQLInputObjectType) as never)}) { totalCount nodes { id } } }`
          }),
      ]
      return texts.map((text) => ({ text, variables: {} }))
    })
  }

  private object(type: string, depth: number, taste: Taste): string {
    const { next, pick } = taste
    const fields = fieldsOf(type).filter(({ name }) => name !== 'disclosure')
    const relations = fields.filter((field) => !isLeaf(field) && (depth > 0 || file.derived.has(`${type}.${field.name}`)))
    const parts = new Set<string>(['id'])
    if (next(3) === 0) parts.add('disclosure { field disposition reason }')
    for (let left = next(8); left > 0; left--) parts.add(pick(fields.filter(isLeaf)).name)
    for (let left = relations.length ? next(4) : 0; left > 0; left--) {
      const field = pick(relations)
      const reckoned = file.derived.get(`${type}.${field.name}`)
      const list = listFieldsOf(type).find(({ name }) => name === field.name)
      if (reckoned) parts.add(`${field.name} { ${reckoned.join(' ')} }`)
      else if (list) parts.add(`f${parts.size}: ${list.name}${this.arguments(list, taste)} { ${this.connection(list, depth - 1, taste)} }`)
      else parts.add(`f${parts.size}: ${field.name} { ${this.object(getNamedType(field.type).name, depth - 1, taste)} }`)
    }
    return [...parts].join(' ')
  }

  private connection(list: ListField, depth: number, taste: Taste): string {
    const { next } = taste
    const parts = ['totalCount']
    const counted = next(3) === 0 ? this.reach(list.counts, (field) => this.may(list.type, field, 'all'), taste) : undefined
    if (counted) parts.push(`countBy(field: ${counted}) { value count }`)
    if (next(2) === 0) parts.push('pageInfo { hasNextPage hasPreviousPage startCursor endCursor }')
    parts.push(next(3) === 0 ? `edges { cursor node { ${this.object(list.type, depth, taste)} } }` : `nodes { ${this.object(list.type, depth, taste)} }`)
    return parts.join(' ')
  }

  private arguments(list: ListField, taste: Taste): string {
    const { next } = taste
    const parts = [`first: ${1 + next(12)}`]
    const order = next(3) === 0 ? this.reach(list.orders, (word) => this.may(list.type, orderedField(list.type, word), 'all'), taste) : undefined
    if (order) parts.push(`order: ${order}`)
    const filter = list.filter && next(3) === 0 ? this.filter(list.type, list.filter, 2, taste) : undefined
    if (list.filter && filter) parts.push(`filter: ${print(astFromValue(filter, list.filter) as never)}`)
    if (next(5) === 0) parts.push(`after: "${Buffer.from(String(this.value(list.type, 'id', taste))).toString('base64')}"`)
    return `(${parts.join(', ')})`
  }

  /** Undefined where the persona may filter by nothing. */
  private filter(type: string, input: GraphQLInputObjectType, depth: number, taste: Taste): Record<string, unknown> | undefined {
    const { next } = taste
    const shape = depth > 0 && input.getFields()['not'] ? next(4) : 3
    const inner = Array.from({ length: [1, 2][shape] ?? 0 }, () => this.filter(type, input, depth - 1, taste)).filter((each) => each !== undefined)
    if (inner.length) return shape === 0 ? { not: inner[0] } : { or: inner }
    const operator = this.reach(operatorsOf(input), ({ field }) => this.may(type, field, 'some'), taste)
    return operator && filterOn(operator, this.value(type, operator.field, taste))
  }

  /** One that the persona has a right to; in a bold document as often one that it has none to. Undefined where there is nothing. */
  private reach<Item>(items: readonly Item[], isOpen: (item: Item) => boolean, { next, pick, bold }: Taste): Item | undefined {
    const open = items.filter(isOpen)
    const shut = bold ? items.filter((item) => !isOpen(item)) : []
    const from = shut.length && (!open.length || next(2) === 1) ? shut : open
    return from.length ? pick(from) : undefined
  }

  /** A stored value, hidden from the persona or not; as often one of a row that it sees. */
  private value(type: string, field: string, { next, pick }: Taste): unknown {
    const seen = this.values(type, field, true)
    return pick(seen.length && next(2) === 1 ? seen : this.values(type, field))
  }

  private values(type: string, field: string, seen = false): readonly unknown[] {
    const key = `${type}.${field} ${seen}`
    let pool = this.pools.get(key)
    if (!pool) {
      const rows = this.rows.ofType(type).filter((row) => !seen || seesRow(file, this.rows, askerOf(this.persona), row))
      const stored = rows.flatMap((row) => (field === 'id' ? row.id : row.clear(field))).filter((value) => value !== null)
      this.pools.set(key, (pool = stored.map((value) => (value instanceof Date ? value.toISOString() : value))))
    }
    return pool
  }

  private may(type: string, field: string, on: 'all' | 'some'): boolean {
    const world = { purpose: this.persona.purposes[0], instrument: false }
    const levels = relations.filter((relation) => file.sees(type, this.persona.audience, { ...world, relation })).map((relation) => file.decide(type, field, this.persona.audience, { ...world, relation }).level)
    return on === 'all' ? levels.length > 0 && levels.every((level) => level === 'F') : levels.includes('F')
  }
}

/** Stops of several accounts that nobody has answered yet, or issued: steps stand open from them, or are kept back by what else was done to the account. The same in every database. */
async function arrange({ owner }: TestApp): Promise<void> {
  for (const model of [stories.impersonatedPolice.orders.stopHarbour, stories.impersonatedPolice.orders.stopMetro, stories.muleRing.orders.stopHarbour, stories.muleRing.orders.stopMetro]) {
    for (const status of ['ISSUED', 'DRAFT']) {
      const id = seedId('control_order', `${status}/${model}`)
      await owner`
        insert into control_order select (json_populate_record(o, json_build_object('id', ${id}::text, 'order_number', ${`ORD-20990101-${id.slice(-8)}`}::text, 'status', ${status}::text, 'effective_at', null, 'expires_at', null, 'stop_ordinal', null, 'extensions', 0, 'awaits_addressee', true))).*
        from control_order o where o.id = ${model}`
    }
  }
}

/** An application that remembers its answers; what it answers includes how many statements it ran. */
class Witness {
  private readonly known = new Map<string, string>()
  private constructor(
    readonly app: TestApp,
    private readonly count: () => number,
  ) {}
  static async open(graph?: Graph): Promise<Witness> {
    let statements = 0
    const app = await openTestApp({ template: await usedStories(), onStatement: (pool) => void (pool === 'reads' && statements++), ...(graph ? { graph } : {}) })
    await arrange(app)
    return new Witness(app, () => statements)
  }
  async ask(persona: Persona, { text, variables }: Question, { remember = false } = {}): Promise<string> {
    const key = `${persona.key} ${text} ${JSON.stringify(variables)}`
    const known = this.known.get(key)
    if (known) return known
    const before = this.count()
    const reply = await this.app.ask(persona.key, text, variables)
    const told = `${this.count() - before} statements\n${observed(reply)}`
    if (remember) this.known.set(key, told)
    return told
  }
}

const phases = ['values', 'rows', 'relations', 'deletions'] as const

/** Each has a database of its own: they answer at the same time. Resolves with what the first said. */
async function compare(base: Witness, other: Witness, persona: Persona, question: Question, what: string): Promise<string> {
  const [expected, told] = await Promise.all([base.ask(persona, question, { remember: true }), other.ask(persona, question)])
  expect(told, what).toBe(expected)
  return expected
}

/** Whether the two answer alike whatever is asked: a property that fast-check tries to break, with the smallest document that does. */
const answersAlike = (base: Witness, other: Witness, persona: Persona, author: Author, note: (answer: string) => void = () => undefined) =>
  asyncProperty(choices, async (numbers) => {
    const question = author.write(numbers)
    note(await compare(base, other, persona, question, `${question.text} ${JSON.stringify(question.variables)}`))
  })

/** Documents of the explorer, but for the figures where they are open: sums over rows of all are told there on purpose. */
const asked = ({ audience }: Persona) => curatedOperations.filter(({ text }) => !text.includes('centreFigures') || file.gates.get('Query.centreFigures')?.get(audience) === '–')

describe('what a caller may not know', () => {
  let base: Witness
  let rows: StoredRows
  beforeAll(async () => {
    base = await Witness.open()
    rows = await StoredRows.read(base.app.owner)
  })
  afterAll(() => base?.app.close())

  it.each(lookers.map((persona) => [persona.key, persona] as const))('changes nothing that %s can observe', async (_key, persona) => {
    const other = await Witness.open()
    try {
      const changes: Changes = await hiddenChanges(other.app.owner, askerOf(persona))
      const author = new Author(rows, persona)
      let [made, answered, put] = [0, 0, 0]
      for (const phase of phases) {
        const changed = (await changes[phase]()).length
        made += changed
        if (changed === 0) continue
        const fixed = [...asked(persona).map(({ text, variables }) => ({ text, variables })), ...(phase === 'values' ? author.beyond().filter((_, at) => at % stride === 0) : [])]
        for (const question of fixed) await compare(base, other, persona, question, `after ${phase}: ${question.text}`)
        await assert(answersAlike(base, other, persona, author, (answer) => (put++, answered += answer.includes('\n200\n') ? 1 : 0)), { seed: 2019, numRuns: runs })
      }
      expect(made).toBeGreaterThan(80)
      // A difference shows in an answer sooner than in a refusal.
      expect(answered / put).toBeGreaterThan(0.3)
    } finally {
      await other.app.close()
    }
  }, 240_000)

  describe('would be found out', () => {
    const bank = personaNamed('bank-harbour')
    /** The house with one cell or one row scope of a bank's changed, and the database opened accordingly. */
    async function leaking(change: (grant: TypeGrant) => TypeGrant, opening: string): Promise<[Witness, Witness]> {
      const graph = await testGraph()
      const charter: Graph['policy']['charter'] = (audience, purpose, instrument) => {
        const whole = graph.policy.charter(audience, purpose, instrument)
        return audience === 'BANK' ? { ...whole, types: new Map(whole.types).set('FraudCase', change(whole.types.get('FraudCase') as TypeGrant)) } : whole
      }
      const leaky: Graph = { ...graph, policy: { ...graph.policy, charter } }
      const pair: [Witness, Witness] = [await Witness.open(leaky), await Witness.open(leaky)]
      for (const { app } of pair) await app.owner.unsafe(opening)
      return pair
    }

    it.each([
      ['a withheld value, were it delivered', (grant: TypeGrant): TypeGrant => ({ ...grant, decide: (field, relation) => (field === 'lossAmount' ? { level: 'full' } : grant.decide(field, relation)) }), `grant select (loss_amount) on fraud_case to ${audienceRole('BANK')}`, 'values'],
      ['a hidden row, were it listed or counted', (grant: TypeGrant): TypeGrant => ({ ...grant, visible: ['own', 'party', 'other'], decide: (field, relation) => grant.decide(field, relation === 'other' ? 'party' : relation) }), `create policy opened on fraud_case for select to ${audienceRole('BANK')} using (true)`, 'rows'],
    ] as const)('%s', async (_what, change, opening, phase) => {
      const [first, second] = await leaking(change, opening)
      try {
        await (await hiddenChanges(second.app.owner, askerOf(bank)))[phase]()
        const found = await check(answersAlike(first, second, bank, new Author(rows, bank)), { seed: 2019, numRuns: 300 })
        expect(found.failed).toBe(true)
      } finally {
        await Promise.all([first.app.close(), second.app.close()])
      }
    }, 240_000)
  })
})
