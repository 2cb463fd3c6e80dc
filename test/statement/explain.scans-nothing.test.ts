import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { runSeed } from '../../seeds/cli.js'
import { bindingOf } from '../../src/corridor/binding.js'
import { seedId } from '../../src/database/columns.js'
import { gathered } from '../../src/database/gathered.js'
import { arrayText } from '../../src/database/literal.js'
import { openSessionPool, type SessionPool } from '../../src/database/session-pool.js'
import { LiandongError } from '../../src/errors.js'
import { personas } from '../../src/identity/personas.js'
import { Planner } from '../../src/statement/plan.js'
import { testGraph } from '../support/app.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { curatedOperations } from '../support/operations.js'
import { testPlatformKey } from '../support/platform-key.js'

/** A few dozen rows however large the platform grows: one per institution, and per agreement of two. */
const bounded = ['agency', 'data_sharing_agreement']
const cases = inject('proof') ? 100_000 : 3_000

let database: TestDatabase
let pool: SessionPool

beforeAll(async () => {
  database = await createDatabase({ template: inject('storiesTemplate') })
  await runSeed({ ownerUrl: database.ownerUrl, digestKey: testPlatformKey, cases, progress: null })
  pool = openSessionPool({ url: database.appUrl, size: 1, applicationName: 'explain', statementTimeoutMs: 60_000 })
}, 900_000)
afterAll(async () => {
  await pool?.close()
  await database?.drop()
})

describe(`at ${cases} cases`, () => {
  it.each(curatedOperations.map((operation) => [operation.name, operation] as const))(
    '%s scans no table for anybody',
    async (_name, operation) => {
      const graph = await testGraph()
      const planner = new Planner(graph.atlas, 10_000)
      const document = parse(operation.text)
      const scanned: string[] = []
      let slowest = { ms: 0, who: '' }
      for (const { key, audience, agencyKey, purposes } of personas) {
        for (const instrument of audience.startsWith('POLICE') ? [false, true] : [false]) {
          const charter = graph.policy.charter(audience, purposes[0], instrument)
          const grant = {
            charter,
            agency: seedId('agency', agencyKey),
            purpose: charter.purpose,
            caseNumber: null,
            instrumentNumber: instrument ? 'EVIDENCE-2019-0001' : null,
            instrumentCase: instrument ? seedId('fraud_case', 'impersonated-police') : null,
            tokenKey: testPlatformKey,
          }
          let planned: ReturnType<Planner['plan']>
          try {
            planned = planner.plan(document, document.definitions[0] as never, operation.variables, charter)
          } catch (refusal) {
            if (refusal instanceof LiandongError) continue
            throw refusal
          }
          for (const root of planned.plan.roots) {
            if (root.kind !== 'statement') continue
            const { select, isLookup, parameters: sources } = root.plan
            const parameters = sources.map((parameter) => parameter({ grant, values: planned.values }))
            // As it runs: a look-up may share its statement, and several asked together scan no more than one.
            const [text, given] = isLookup ? [gathered(select, sources.length), parameters.map((value) => arrayText([value, value, value]))] : [select, parameters]
            const rows = await pool.run(bindingOf(grant), `explain (analyze, timing off, format json) /* ${key} ${instrument} */ ${text}`, given)
            const [explained] = JSON.parse(String(rows[0]?.['QUERY PLAN'])) as [{ Plan: PlanNode; 'Execution Time': number }]
            const tables = scansOf(explained.Plan).filter((table) => !bounded.includes(table))
            scanned.push(...tables.map((table) => `${key}${instrument ? ' §' : ''}: ${table}`))
            if (explained['Execution Time'] > slowest.ms) slowest = { ms: explained['Execution Time'], who: key }
          }
        }
      }
      console.log(`${operation.name}: slowest ${slowest.ms.toFixed(1)} ms (${slowest.who})`)
      expect(scanned).toEqual([])
    },
    120_000,
  )
})

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly PlanNode[]
}

const scansOf = (node: PlanNode): string[] => [...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []), ...(node.Plans ?? []).flatMap(scansOf)]
