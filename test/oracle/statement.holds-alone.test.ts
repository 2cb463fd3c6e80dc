/**
 * Three independent layers: pre-check and guard, the compiled statement, the database. Each is asked alone, with the other two out of the way,
 * and still hands out nothing that schema/disclosure.md does not allow. Here: the compiled statement.
 */
import { type OperationDefinitionNode, parse } from 'graphql'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bindingOf } from '../../src/corridor/binding.js'
import type { Graph } from '../../src/corridor/schema.js'
import { openSessionPool, type SessionPool } from '../../src/database/session-pool.js'
import { LiandongError } from '../../src/errors.js'
import type { Viewer } from '../../src/identity/viewer.js'
import type { Charter } from '../../src/policy/charter.js'
import { makeGrant } from '../../src/policy/grant.js'
import type { Audience, Purpose } from '../../src/policy/vocabulary.js'
import { Planner } from '../../src/statement/plan.js'
import { testGraph } from '../support/app.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { disclosureFile } from '../support/disclosure-file.js'
import { usedStories } from '../support/used-stories.js'
import { keyedRoots, listFieldsOf, wholePage, wholeSelection } from './documents.js'
import { agencyOf, instrumentsInForce, lookers } from './standing.js'

const file = disclosureFile()
const inForce = 'QUERY-2019-0001'

describe('the compiled statement alone', () => {
  let database: TestDatabase
  let owner: postgres.Sql
  let reads: SessionPool
  let graph: Graph
  let instruments: ReadonlyMap<string, string>
  beforeAll(async () => {
    graph = await testGraph()
    database = await createDatabase({ template: await usedStories() })
    owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined, fetch_types: false })
    instruments = await instrumentsInForce(owner)
    reads = openSessionPool({ url: database.appUrl, size: 2, applicationName: 'test fences', statementTimeoutMs: 15_000 })
  })
  afterAll(async () => {
    await reads?.close()
    await owner?.end({ timeout: 1 })
    await database?.drop()
  })

  /** Gates all open: neither pre-check nor guard is asked. */
  const ungated = (charter: Charter): Charter => ({ ...charter, operations: new Map([...charter.operations.keys()].map((coordinate) => [coordinate, { open: true, demands: [], print: 'yes' }])) })

  it('answers the owner, whom no row-level security holds, exactly as it answers the role', async () => {
    const keys = await owner<{ name: string; value: string }[]>`
      select 'accountByNumber' as name, number as value from account_identity union all select 'caseByNumber', case_number from fraud_case
      union all select 'incidentReportByNumber', incident_number from incident_report union all select 'legalInstrumentByNumber', instrument_number from legal_instrument
      union all select 'orderByNumber', order_number from control_order union all select 'restitutionByNumber', restitution_number from restitution union all select 'fundTrailByNumber', trail_number from fund_trail union all select 'analysisReportByNumber', report_number from analysis_report union all select 'caseLinkageByNumber', linkage_number from case_linkage union all select 'caseSeriesByNumber', series_number from case_series union all select 'suspectByNumber', suspect_number from suspect union all select 'jointOperationByNumber', operation_number from joint_operation union all select 'riskScoreByNumber', risk_number from risk_score union all select 'outreachRecordByNumber', outreach_number from outreach_record
      union all select 'telecomNumberByMsisdn', msisdn from telecom_number_identity union all select 'disclosureStatementByNumber', statement_number from disclosure_statement`
    const documents = [
      ...listFieldsOf('Query').map(({ name, type }) => `{ ${name}(first: 40) { ${wholePage(type, 1, 3)} } }`),
      ...keyedRoots().map(({ name, type, field }) => {
        const all = keys.filter((key) => key.name === name)
        const values = all.filter((_, at) => at % Math.ceil(all.length / 6) === 0)
        expect(values.length, name).toBeGreaterThan(0)
        return `{ ${values.map(({ value }, at) => `a${at}: ${name}(${field}: "${value}") { ${wholeSelection(type, 0)} }`).join(' ')} }`
      }),
    ].map((text) => parse(text))
    const counting = listFieldsOf('Query').flatMap(({ name, counts }) => counts.map((field) => parse(`{ ${name}(first: 1) { totalCount countBy(field: ${field}) { value count } } }`)))
    const faults: string[] = []
    let answers = 0
    let telling = 0
    const planner = new Planner(graph.atlas, 1_000_000)
    for (const persona of lookers) {
      for (const purpose of file.claimable.get(persona.audience) as Purpose[]) {
        for (const instrument of instruments.has(`${agencyOf(persona)} ${inForce}`) ? [false, true] : [false]) {
          const charter = ungated(graph.policy.charter(persona.audience, purpose, instrument))
          const viewer: Viewer = { kind: 'viewer', audience: persona.audience, agency: agencyOf(persona), officer: persona.subject, client: 'test', purpose, caseNumber: null, instrumentNumber: instrument ? inForce : null }
          const grant = makeGrant(charter, viewer, instrument ? (instruments.get(`${viewer.agency} ${inForce}`) ?? null) : null, Buffer.alloc(32, 7))
          const runs = [...documents, ...(purpose === persona.purposes[0] && !instrument ? counting : [])].flatMap((document) => {
            const operation = document.definitions[0] as OperationDefinitionNode
            const planned = refusable(() => planner.plan(document, operation, {}, charter))
            return planned ? planned.plan.roots.flatMap((root) => (root.kind === 'statement' ? [{ plan: root.plan, values: planned.values }] : [])) : []
          })
          await Promise.all(
            runs.map(async ({ plan, values }) => {
              const parameters = plan.parameters.map((parameter) => parameter({ grant, values }))
              const [[asOwner], [asRole]] = await Promise.all([owner.unsafe(plan.select, parameters), reads.run(bindingOf(grant), plan.select, parameters)])
              answers++
              if (asRole?.['m']) telling++
              if (['j', 'm', 'g'].some((part) => asOwner?.[part] !== asRole?.[part])) faults.push(`${persona.key} ${purpose} ${instrument} ${plan.coordinate}: ${differing(String(asOwner?.['j']), String(asRole?.['j']))}`)
            }),
          )
        }
      }
    }
    expect(faults).toEqual([])
    expect(answers).toBeGreaterThan(1_000)
    expect(telling).toBeGreaterThan(600)
  }, 300_000)

  it('names no column of a withheld field, with the gates open', () => {
    // Named here by hand, from the file: columns that an audience has no use for on any row.
    const never: Partial<Record<Audience, readonly string[]>> = {
      BANK: ['narrative', 'modus_operandi', 'risk_status', 'traced_amount', 'operator_phone', 'operator_id_number', 'victim_address', 'phone_mask', 'hosted_in'],
      CARD_SCHEME: ['holder_id_number', 'narrative', 'loss_amount', 'balance', 'counterparty_name', 'instrument_number', 'reason_shown'],
      CARRIER: ['narrative', 'loss_amount', 'victim_name', 'operator_phone', 'reporter_name', 'age_band'],
      PLATFORM: ['narrative', 'loss_amount', 'victim_name', 'victim_phone', 'operator_phone', 'reporter_phone'],
      AUDITOR: ['narrative', 'holder_name', 'balance', 'handle_mask', 'victim_name', 'nickname', 'contact_phone'],
    }
    const planner = new Planner(graph.atlas, 1_000_000)
    for (const [audience, absent] of Object.entries(never)) {
      for (const purpose of file.claimable.get(audience) as Purpose[]) {
        const charter = ungated(graph.policy.charter(audience as Audience, purpose, false))
        for (const { name, type } of listFieldsOf('Query')) {
          const document = parse(`{ ${name}(first: 5) { ${wholePage(type, 1, 2)} } }`)
          const planned = refusable(() => planner.plan(document, document.definitions[0] as OperationDefinitionNode, {}, charter))
          for (const root of planned?.plan.roots ?? []) {
            if (root.kind !== 'statement') continue
            // The number of an instrument that the caller stated itself is in its own records, wherever they are reached from.
            const withheld = absent.filter((column) => !['AccessRecord', 'SubjectAccess', 'Finding'].includes(type) || column !== 'instrument_number')
            expect(withheld.filter((column) => new RegExp(`\\.${column}\\b`).test(root.plan.select)), `${audience} ${purpose} ${name}`).toEqual([])
          }
        }
      }
    }
  })

  /** A plan; null where the compiler refuses to make one, which it may. */
  function refusable<T>(make: () => T): T | null {
    try {
      return make()
    } catch (refusal) {
      if (refusal instanceof LiandongError) return null
      throw refusal
    }
  }
  const differing = (a: string, b: string): string => {
    let at = 0
    while (at < a.length && a[at] === b[at]) at++
    return `…${a.slice(Math.max(0, at - 60), at + 80)} | ${b.slice(at, at + 80)}`
  }
})
