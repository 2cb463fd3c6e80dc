/** Whatever a command refuses it tells by field, rule and article, in two languages, and writes nothing (threats 65, 66, 76, 90). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/database/columns.js'
import { type RuleName, rules } from '../../src/law/articles.js'
import { onePerAudience } from '../oracle/standing.js'
import { inTurn } from '../oracle/observed.js'
import { openTestApp, personaOf, type TestApp } from '../support/app.js'
import { act, as, everything, expectRefused, look, fieldsOf, type Input, mutationsOf, said, send } from './acting.js'
import { bulletinRefusals } from './refused/bulletins.js'
import { caseRefusals } from './refused/cases.js'
import { crackdownRefusals } from './refused/crackdowns.js'
import { findingRefusals } from './refused/findings.js'
import { intakeRefusals } from './refused/intake.js'
import { issueRefusals } from './refused/issues.js'
import { linkageRefusals } from './refused/linkages.js'
import { outreachRefusals } from './refused/outreach.js'
import { returnRefusals } from './refused/returns.js'
import { riskRefusals } from './refused/risks.js'
import { stepRefusals } from './refused/steps.js'
import { bad, type Bad, type Entry, type World } from './refused/table.js'
import { trailRefusals } from './refused/trails.js'
import { arrange } from './refused/world.js'

const entries: readonly Entry[] = [...intakeRefusals, ...caseRefusals, ...issueRefusals, ...stepRefusals, ...outreachRefusals, ...trailRefusals, ...bulletinRefusals, ...linkageRefusals, ...crackdownRefusals, ...riskRefusals, ...returnRefusals, ...findingRefusals]

let app: TestApp
let w: World
beforeAll(async () => {
  app = await openTestApp()
  w = await arrange(app)
}, 120_000)
afterAll(() => app?.close())

const named = new Set<RuleName>()
/** An input of each mutation that took effect. */
const goods = new Map<string, Input>()

/** What is wrong with any mutation's input alike: whoever calls is nobody, an id names nothing, a version is old, a text is blank or too long or cannot be stored. */
function generic(entry: Entry, good: Input): readonly Bad[] {
  const { root, absent = {}, texts = {} } = entry
  const required = new Set(['ID', 'String'].flatMap((scalar) => fieldsOf(app, root, scalar)).flatMap(({ name, required: must }) => (must ? [name] : [])))
  const ids = Object.entries(absent).flatMap(([field, { told: [rule, code], prefix }]) => {
    const table = prefix ?? String(good[field]).slice(0, -27)
    const values = [newId(table), newId('agency'), 'x', `${String(good[field] ?? newId(table))} `, `${table}_${'i'.repeat(26)}`, ...(required.has(field) ? [''] : [])]
    return values.map((value) => bad(`${field} ${JSON.stringify(value)}`, { [field]: value }, [`input.${field}`, rule, code ?? 'BAD_USER_INPUT']))
  })
  const versions = fieldsOf(app, root, 'Int').some(({ name }) => name === 'version') ? [1, -1, 1_000].map((more) => bad(`version ${more > 0 ? '+' : ''}${more}`, { version: Number(good['version']) + more }, ['input.version', 'version-moved', 'CONFLICT'])) : []
  const words = Object.entries(texts).flatMap(([field, limit]) => [
    ...(required.has(field) ? ['', ' ', '\n\t\u3000'].map((value) => bad(`${field} ${JSON.stringify(value)}`, { [field]: value }, [`input.${field}`, 'text-missing'])) : []),
    bad(`${field} of ${limit + 1}`, { [field]: 'Zq7'.repeat(limit).slice(0, limit + 1) }, [`input.${field}`, 'text-too-long']),
  ])
  const unstored = ['ID', 'String'].flatMap((scalar) => fieldsOf(app, root, scalar)).map(({ name }) => bad(`${name} with U+0000`, { [name]: `${String(good[name] ?? 'word')}\u0000` }, [`input.${name}`, 'text-characters']))
  return [bad('by nobody', {}, ['authorization', 'officer-unknown', 'FORBIDDEN'], { subject: 'no.body' }), ...ids, ...versions, ...words, ...unstored]
}

async function refuse(entry: Entry, good: Input, each: Bad): Promise<void> {
  const name = `${entry.root}: ${each.name}`
  const [by, root] = [each.by ?? entry.by, each.root ?? entry.root]
  const reply = await send(app, by, root, { ...good, ...(await each.with(w)) }, '__typename', { ...(entry.purpose && by === entry.by ? { 'x-purpose': entry.purpose } : {}), ...(each.subject ? await as(app, by, each.subject) : {}) })
  await expectRefused(app, root, reply, each.told.map(([field, rule, code]) => said(field, rule, code)), name)
  for (const [, rule] of each.told) named.add(rule)
}

/** In their order, those for which the owner arranges rows alone. */
const together = (bads: readonly Bad[]): readonly (readonly Bad[])[] => {
  const groups: Bad[][] = []
  for (const [at, each] of bads.entries()) {
    if (at === 0 || each.while || bads[at - 1]?.while) groups.push([each])
    else groups.at(-1)?.push(each)
  }
  return groups
}

/** All of them are refused, each by what is said of it, and together they write nothing. Resolves with what is not so. */
async function refuseAll(entry: Entry, good: Input, bads: readonly Bad[]): Promise<readonly string[]> {
  const faults: string[] = []
  const note = (error: Error): void => void faults.push(error.message.slice(0, 700))
  const before = await everything(app.owner)
  for (const each of bads) await refuse(entry, good, each).catch(note)
  const after = await everything(app.owner)
  const written = Object.keys(after).filter((table) => after[table] !== before[table])
  return written.length ? [...faults, `${entry.root}: ${written.join()} written by one of ${bads.map(({ name }) => name).join(', ')}`] : faults
}

describe('what is wrong is told by field and rule, and nothing is written; what is right then takes effect', () => {
  it.each(entries.map((entry, at) => [`${entry.root}${entries.findIndex(({ root }) => root === entry.root) === at ? '' : ' again'}`, entry] as const))('%s', async (_name, entry) => {
    const good = await entry.good(w)
    goods.set(entry.root, good)
    const faults: string[] = []
    for (const bads of together([...generic(entry, good), ...entry.bad])) {
      const [set, reset] = bads[0]?.while?.(w) ?? []
      if (set) await app.owner.unsafe(set)
      faults.push(...(await refuseAll(entry, good, bads).finally(() => reset && app.owner.unsafe(reset))))
    }
    const before = await everything(app.owner)
    const payload = await act(app, entry.by, entry.root, entry.yields, good, entry.purpose ? { 'x-purpose': entry.purpose } : {}).catch((error: Error) => void faults.push(error.message))
    expect(faults).toEqual([])
    expect(await everything(app.owner)).not.toEqual(before)
    await entry.after?.(w, payload)
  }, 120_000)
})

/** Rules that no refusal of a command names today, each with why. */
const elsewhere: Partial<Record<RuleName, string>> = {
  'freeze-lift-three-days': 'a duty of the desk with a dated term; nothing is refused for it',
}

it('the tables hold every mutation of the schema, and every rule that a refusal can name', () => {
  expect([...new Set(entries.map(({ root }) => root))].sort()).toEqual(mutationsOf(app))
  expect(Object.keys(rules).filter((rule) => !named.has(rule as RuleName) && !(rule in elsewhere)).sort()).toEqual([])
  expect(Object.keys(elsewhere).filter((rule) => named.has(rule as RuleName))).toEqual([])
})

it('every rule says what it is in both languages, by a source, and no value', () => {
  for (const [name, { article, en, zh }] of Object.entries(rules)) {
    expect(article, name).toMatch(/\S/)
    expect(en, name).toMatch(/^[A-Z].*\.$/)
    expect(zh, name).toMatch(/^\p{Script=Han}.*。$/u)
    expect(`${en}${zh}`, name).not.toMatch(/[{}$<>]|\d{5,}/)
  }
})

/** Who may call what, as the work is divided in the centre and with its partners; told here, not read from the policy. */
const desks: Readonly<Record<string, string>> = {
  'police-intake police-control':
    'addIncidentFacts advanceIncident advanceCase draftInstrument attachDocument approveInstrument revokeInstrument issueStopPayment issueNumberMeasure issueOnlineMeasure issueUrlMeasure issueRecallRequest withdrawOrder',
  'police-control':
    'recordArrests issueAccountQuery issueAccountWatch issueFreeze issueDisciplinaryMeasure issueDraftOrder extendStopPayment liftStopPayment renewFreeze liftFreeze liftMeasure restoreMeasure remitFreeze supplyDocuments acceptAppeal decideAppeal applyRestitution handOverRestitution setRestitutionMethod publishNotice fileObjection decideObjection submitRestitution approveRestitution decideRestitution draftDownstreamOrders takeSuspectStep advanceCallCentre planJointOperation advanceJointOperation requestExtradition advanceExtradition',
  'police-control police-analyst': 'traceFunds assessRisk recordSuspect tieSuspectToCase recordCallCentre tieCallCentre proposeLinkage confirmLinkage rejectLinkage chooseLeadCase publishAnalysisReport withdrawAnalysisReport',
  'police-analyst': 'draftAnalysisReport reviseAnalysisReport',
  auditor: 'searchForFindings dismissFinding confirmFinding reopenFinding issueDisclosureStatement saveSearch deleteSavedSearch',
  'police-outreach': 'assignOutreach recordAttempt escalateOutreach closeOutreach',
  'bank-harbour carrier-north platform-chat': 'acknowledgeOrder answerOrder',
  'police-control bank-harbour carrier-north platform-chat': 'fileAppeal',
  'police-intake police-control bank-harbour carrier-north platform-chat': 'reportIncident',
  'police-intake police-analyst police-outreach bank-harbour carrier-north platform-chat': 'raiseAlert',
}
const mayCall = (persona: string, root: string): boolean => Object.entries(desks).some(([who, roots]) => who.split(' ').includes(persona) && roots.split(' ').includes(root))

describe('before any command', () => {
  it('a desk that a mutation is none of is refused in one sentence, whatever the input; its own schema does not have it', async () => {
    expect([...new Set(Object.values(desks).flatMap((roots) => roots.split(' ')))].sort()).toEqual(mutationsOf(app))
    const before = await everything(app.owner)
    let refused = 0
    for (const { key } of onePerAudience) {
      const shown = (await look(app, key, '{ __schema { mutationType { fields { name } } } }')).__schema.mutationType?.fields.map(({ name }: { name: string }) => name) ?? []
      expect([...shown].sort(), key).toEqual(mutationsOf(app).filter((root) => mayCall(key, root)))
      await inTurn(mutationsOf(app).filter((root) => !mayCall(key, root)), async (root) => {
        const reply = await send(app, key, root, goods.get(root) as Input)
        expect([reply.status, reply.body.data, reply.body.errors?.map((error: { extensions: { code: string; operation: string } }) => [error.extensions.code, error.extensions.operation])], `${key} ${root} ${reply.text}`).toEqual([403, undefined, [['FORBIDDEN', `Mutation.${root}`]]])
        expect(await app.recordOf(reply)).toMatchObject({ outcome: 'REFUSED', kind: 'mutation', subjects: [], audience: personaOf(key).audience, refusals: [{ code: 'FORBIDDEN' }] })
        refused++
      })
    }
    expect(refused).toBeGreaterThan(350)
    expect(await everything(app.owner)).toEqual(before)
  }, 120_000)

  it('a field that the input does not have is refused, and never assigned', async () => {
    const before = await everything(app.owner)
    const callerOf = (root: string) => (entries.find((entry) => entry.root === root) as Entry).by
    await inTurn(mutationsOf(app).flatMap((root) => ['status', 'agencyId', 'issuingUnitId', 'orderNumber', '__proto__'].map((field) => ({ root, field }))), async ({ root, field }) => {
      const reply = await app.ask(callerOf(root), `mutation Act($input: ${inputName(root)}!) { ${root}(input: $input) { __typename } }`, JSON.parse(`{"input":${JSON.stringify(goods.get(root)).replace(/}$/, `,"${field}":"ISSUED"}`)}}`))
      expect([reply.status, reply.body.data, reply.body.errors?.[0].extensions.code], `${root} ${field} ${reply.text}`).toEqual([400, undefined, 'BAD_USER_INPUT'])
      expect(reply.text, field).not.toContain('ISSUED')
    })
    expect(await everything(app.owner)).toEqual(before)
  }, 60_000)
})

const inputName = (root: string): string => String(app.graph.schema.getMutationType()?.getFields()[root]?.args[0]?.type).replace('!', '')

it('numbers and instants at the ends of their scalars are taken, or refused by a rule; none is a fault of ours', async () => {
  const extremes: Readonly<Record<string, readonly string[]>> = { Decimal: ['0', '0.01', '-999999999999999999.99', '999999999999999999.99'], Instant: ['0001-01-01T00:00:00+14:00', '1969-12-31T23:59:59.999999Z', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59.999999-12:00'] }
  const told: string[] = []
  for (const root of ['reportIncident', 'draftInstrument', 'recordArrests', 'issueStopPayment', 'issueRecallRequest', 'issueFreeze']) {
    const good = goods.get(root) as Input
    for (const [scalar, values] of Object.entries(extremes)) {
      for (const { name } of fieldsOf(app, root, scalar)) for (const value of values) told.push(await outcome(root, { ...good, ...(root === 'draftInstrument' ? { instrumentNumber: null } : {}), [name]: value }))
    }
    const [payment] = (good['payments'] ?? []) as Input[]
    if (payment) for (const [field, values] of [['amount', extremes['Decimal']], ['paidAt', extremes['Instant']]] as const) for (const value of values as string[]) told.push(await outcome(root, { ...good, payments: [{ ...payment, [field]: value }] }))
  }
  expect(told.filter((line) => !/ (?:took effect|refused)$/.test(line))).toEqual([])
  expect(told.length).toBeGreaterThan(30)

  async function outcome(root: string, input: Input): Promise<string> {
    const reply = await send(app, (entries.find((entry) => entry.root === root) as Entry).by, root, input)
    const errors = reply.body.data?.[root]?.userErrors
    return `${root} ${JSON.stringify(input).slice(0, 300)} ${reply.body.errors || !errors ? reply.text.slice(0, 300) : errors.length ? 'refused' : 'took effect'}`
  }
}, 60_000)
