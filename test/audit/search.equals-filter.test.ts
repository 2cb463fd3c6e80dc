/** Every search answers what a filter over the bodies of the records answers: rows, their order, pages, counts and groups. */
import { array, assert, asyncProperty, constantFrom, nat, oneof, record, subarray, tuple } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.js'
import { latestFirst, type ReckonedRecord, type ReckonedSubject, reckonRecords } from './reckoning.js'
import { useAll } from './use.js'

let app: TestApp
let records: ReckonedRecord[]
let subjects: (ReckonedSubject & { readonly id: string; readonly leafIndex: number })[]
beforeAll(async () => {
  app = await openTestApp()
  await useAll(app)
  records = await reckonRecords(app.owner)
  const ids = new Map((await app.owner<{ id: string; key: string }[]>`select id, event_id || subject_type || subject_id as key from subject_access`).map(({ id, key }) => [key, id]))
  subjects = records.flatMap((each) => each.subjects.map((subject) => ({ ...subject, leafIndex: each.leafIndex, id: ids.get(`${subject.recordId}${subject.subjectType}${subject.subjectId}`) as string })))
}, 240_000)
afterAll(() => app?.close())

type Row = { readonly id: string; readonly recordedAt: string } & Readonly<Record<string, unknown>>
type Filter = { readonly [field: string]: unknown }

/** A filter as a person reads it. */
function holds(filter: Filter, row: Row): boolean {
  return Object.entries(filter).every(([field, given]) => {
    if (field === 'or') return (given as Filter[]).some((each) => holds(each, row))
    if (field === 'not') return !holds(given as Filter, row)
    const value = row[field]
    return Object.entries(given as Record<string, unknown>).every(([operator, operand]) => {
      switch (operator) {
        case 'eq':
          return value === operand
        case 'in':
          return (operand as unknown[]).includes(value)
        case 'has':
          return (value as string[]).includes(operand as string)
        case 'from':
          return new Date(value as string) >= new Date(operand as string)
        case 'until':
          return new Date(value as string) < new Date(operand as string)
        default:
          throw new Error(operator)
      }
    })
  })
}

interface List {
  readonly name: string
  readonly type: string
  readonly eq: readonly string[]
  readonly lists: readonly string[]
  readonly counts: readonly string[]
  readonly rows: () => readonly Row[]
}
const lists: readonly List[] = [
  { name: 'accessRecords', type: 'AccessRecord', eq: ['agencyId', 'audience', 'officer', 'purpose', 'caseNumber', 'instrumentNumber', 'kind', 'operation', 'outcome'], lists: ['clear', 'masked', 'tokens', 'withheld'], counts: ['agencyId', 'audience', 'officer', 'purpose', 'kind', 'operation', 'outcome', 'policyVersion'], rows: () => records as unknown as Row[] },
  { name: 'subjectAccesses', type: 'SubjectAccess', eq: ['subjectId', 'subjectType', 'agencyId', 'officer', 'purpose', 'holderId'], lists: ['clear', 'masked', 'tokens', 'withheld'], counts: ['agencyId', 'officer', 'purpose', 'subjectType'], rows: () => subjects as unknown as Row[] },
]
const valuesOf = (rows: readonly Row[], field: string): string[] => [...new Set(rows.flatMap((row) => row[field] as string | string[] | null).filter((value): value is string => value !== null))].sort()

/** All pages of a list, each as long as `first` says; what the first page says of counts. */
async function search({ name, type }: List, filter: Filter, { first = 100, order = 'RECORDED_AT_DESC', count = '' } = {}): Promise<{ ids: string[]; total: number | null; groups: Record<string, number> }> {
  const ids: string[] = []
  let [after, total, groups]: [string | null, number | null, Record<string, number>] = [null, null, {}]
  do {
    const asked = after === null ? `totalCount ${count ? `countBy(field: ${count}) { value count }` : ''}` : ''
    const reply = await app.ask('auditor', `query S($filter: ${type}Filter, $after: String) { ${name}(first: ${first}, after: $after, order: ${order}, filter: $filter) { ${asked} nodes { id } pageInfo { hasNextPage endCursor } } }`, { filter, after })
    const page = reply.body.data?.[name]
    if (!page) throw new Error(reply.text)
    if (after === null) [total, groups] = [page.totalCount, Object.fromEntries((page.countBy ?? []).map((each: { value: string | null; count: number }) => [String(each.value), each.count]))]
    ids.push(...page.nodes.map(({ id }: { id: string }) => id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return { ids, total, groups }
}

async function expectEqual(list: List, filter: Filter, options: Parameters<typeof search>[2] = {}): Promise<number> {
  // A record that a search leaves is of the auditor's own and has no place yet.
  const expected = latestFirst(list.rows().filter((row) => holds(filter, row)))
  const found = await search(list, filter, options)
  const what = `${list.name} ${JSON.stringify(filter)} ${JSON.stringify(options)}`
  expect(found.ids, what).toEqual((options.order === 'RECORDED_AT_ASC' ? [...expected].reverse() : expected).map(({ id }) => id))
  expect(found.total, what).toBe(expected.length)
  if (options.count) {
    const groups: Record<string, number> = {}
    for (const row of expected) groups[String(row[options.count])] = (groups[String(row[options.count])] ?? 0) + 1
    expect(found.groups, what).toEqual(groups)
  }
  return expected.length
}

describe.each(lists.map((list) => [list.name, list] as const))('%s', (_name, list) => {
  it('is all of them without a condition, latest first and earliest first, in pages of any size', async () => {
    expect(await expectEqual(list, {})).toBeGreaterThan(250)
    await expectEqual(list, {}, { order: 'RECORDED_AT_ASC', first: 37 })
  })

  it('finds by each condition, for values that rows have and for one that none has', async () => {
    const rows = list.rows()
    let found = 0
    for (const field of list.eq) {
      const values = valuesOf(rows, field)
      expect(values.length, field).toBeGreaterThan(0)
      for (const value of values.filter((_, at) => at % Math.ceil(values.length / 4) === 0)) found += await expectEqual(list, { [field]: { eq: value } }, { count: list.counts[found % list.counts.length] as string })
      await expectEqual(list, { [field]: { in: values.slice(0, 3) } }, { first: 11 })
    }
    for (const field of list.lists) {
      for (const value of valuesOf(rows, field).filter((_, at) => at % 25 === 0)) found += await expectEqual(list, { [field]: { has: value } }, { first: 23, count: list.counts[found % list.counts.length] as string })
      expect(await expectEqual(list, { [field]: { has: 'No.such' } })).toBe(0)
    }
    expect(found).toBeGreaterThan(500)
  }, 240_000)

  it('finds by any of them together: joined, as alternatives, turned round, within a span', async () => {
    const rows = list.rows()
    const times = valuesOf(rows, 'recordedAt')
    const leaf = oneof(
      ...list.eq.map((field) => constantFrom(...valuesOf(rows, field)).map((value): Filter => ({ [field]: { eq: value } }))),
      ...list.lists.flatMap((field) => (valuesOf(rows, field).length ? [constantFrom(...valuesOf(rows, field)).map((value): Filter => ({ [field]: { has: value } }))] : [])),
      tuple(constantFrom(...times), constantFrom(...times)).map(([from, until]): Filter => ({ recordedAt: { from, until } })),
      constantFrom(...times).map((until): Filter => ({ recordedAt: { until } })),
      subarray(valuesOf(rows, list.eq[0] as string), { maxLength: 4 }).map((values): Filter => ({ [list.eq[0] as string]: { in: values } })),
    )
    const joined = array(leaf, { minLength: 1, maxLength: 2 }).map((parts): Filter => Object.assign({}, ...parts))
    const any = oneof(joined, tuple(joined, joined).map(([a, b]): Filter => ({ ...a, or: [b, {}] })), tuple(joined, joined).map(([a, b]): Filter => ({ or: [a, b] })), tuple(joined, joined).map(([a, b]): Filter => ({ ...a, not: b })))
    let found = 0
    await assert(asyncProperty(record({ filter: any, first: constantFrom(7, 50, 100), order: constantFrom('RECORDED_AT_DESC', 'RECORDED_AT_ASC'), count: nat(list.counts.length - 1) }), async ({ filter, first, order, count }) => {
      if ((await expectEqual(list, filter, { first, order, count: list.counts[count] as string })) > 0) found++
    }), { seed: 2022, numRuns: 60 })
    expect(found).toBeGreaterThan(20)
  }, 240_000)
})

describe('what a record tells', () => {
  it('is in its fields, and its subjects lie beneath it', async () => {
    const some = records.filter(({ subjects: of }) => of.length > 1).slice(0, 12)
    for (const expected of some) {
      const reply = await app.ask('auditor', `{ node(id: "${expected.id}") { ... on AccessRecord { leafIndex recordedAt agencyId agency { id } audience officer client purpose caseNumber case { caseNumber } instrumentNumber kind operation document outcome refusals policyVersion subjectCount clear masked tokens withheld subjects(first: 100) { totalCount nodes { subjectType subjectId holderId holder { id } officer purpose agencyId leafIndex clear masked tokens withheld record { id } } } } } }`)
      const { recordedAt, agency, case: found, subjectCount, subjects: of, ...rest } = reply.body.data.node
      const { id: _id, recordedAt: at, subjects: told, ...columns } = expected
      expect(rest).toEqual(columns)
      expect(new Date(recordedAt).toISOString()).toBe(at)
      expect([agency?.id ?? null, found?.caseNumber ?? null, subjectCount, of.totalCount]).toEqual([expected.agencyId, found ? expected.caseNumber : null, told.length, told.length])
      const said = of.nodes.map(({ record: { id }, holder, leafIndex, ...node }: Record<string, unknown> & { record: { id: string }; holder: { id: string } | null }) => ({ ...node, id, holder: holder?.id ?? null, leafIndex }))
      const reckoned = told.map(({ recordId, recordedAt: _at, audience: _audience, holderId, ...subject }) => ({ ...subject, holderId, holder: holderId, id: recordId, leafIndex: expected.leafIndex }))
      const byId = (a: { subjectId: string }, b: { subjectId: string }) => (a.subjectId < b.subjectId ? -1 : 1)
      expect(said.sort(byId)).toEqual(reckoned.sort(byId))
    }
    expect(some.length).toBe(12)
  })
})
