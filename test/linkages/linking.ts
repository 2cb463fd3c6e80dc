/** Cases that share something, the clock's work on them, and linkages as a desk reads them. */
import { card, minutesAgo } from '../command/arranged.js'
import { type Input, look, type Payload } from '../command/acting.js'
import type { TestApp } from '../support/app.js'

/** A payment into an account of a serial of its own, so that several reports can name it. */
export const paidInto = (bank: 'harbour' | 'metro' | 'delta', account: number, victim: number, amount: string, minutes: number): Input => ({
  amount, paidAt: minutesAgo(minutes), channel: 'MOBILE_BANK', debitAccount: { number: card('metro', victim), holderName: '田小禾' }, creditAccount: { number: card(bank, account), holderName: '薛小达' },
})

interface Job {
  readonly id: string
  readonly payload: { readonly caseId: string }
}
/** What reports and traces have appointed; the clock's own work, done now. Resolves with the cases it was about. */
export async function runAppointed(app: TestApp): Promise<readonly string[]> {
  const jobs = await app.owner<Job[]>`
    select j.id::text, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'find-linkages' order by j.id`
  for (const { id, payload } of jobs) {
    await (app.clock['find-linkages'] as (payload: unknown) => Promise<void>)(payload)
    await app.owner`delete from graphile_worker._private_jobs where id = ${id}`
  }
  return jobs.map(({ payload }) => payload.caseId)
}
export const findLinkages = (app: TestApp, caseId: string): Promise<void> => (app.clock['find-linkages'] as (payload: unknown) => Promise<void>)({ caseId })

export const linkageFields = `id linkageNumber type strength state proposedAt proposedBy openedAt decidedAt decidedBy reason version case { id } otherCase { id caseNumber } unit { id } contactUnit { id name }
  evidence(first: 10) { totalCount nodes { kind words account { id number } telecomNumber { id msisdn } onlineAccount { id handle } url { id url } } }`

/** Linkages of the case, as that caller reads them. */
export const linkagesOf = async (app: TestApp, persona: string, caseId: string, headers: Readonly<Record<string, string>> = {}): Promise<Payload[]> =>
  (await look(app, persona, `query Linkages($id: ID!) { node(id: $id) { ... on FraudCase { linkages(first: 30, order: PROPOSED_AT_ASC) { nodes { ${linkageFields} } } } } }`, { id: caseId }, headers)).node.linkages.nodes

export const seriesOf = async (app: TestApp, persona: string, caseId: string, headers: Readonly<Record<string, string>> = {}): Promise<Payload | undefined> =>
  (await look(app, persona, `query Series($id: ID!) { node(id: $id) { ... on FraudCase { series(first: 2) { nodes { id seriesNumber state isLeadChosen version leadCase { id } leadUnit { id } formedAt joined { id } cases(first: 50) { nodes { id } } } } } } }`, { id: caseId }, headers)).node.series.nodes[0]
export const casesIn = (series: Payload): string[] => series.cases.nodes.map(({ id }: Payload) => id).sort()

/** As `TYPE case`, each once. */
export const told = (linkages: readonly Payload[], name: (caseId: string) => string): string[] => linkages.map(({ type, strength, otherCase }) => `${name(otherCase.id)} ${type} ${strength}`).sort()
