/** One report, and everything it sets going, in one transaction. */
import { involveAccounts, type KnownAccount, resolveAccounts, unknownIdNumber } from '../accounts/account.store.js'
import { reportedPayment } from '../accounts/account.table.js'
import { callingOfficer, chiefOnDuty, type Officer, secondOfficer } from '../agencies/agency.store.js'
import { addParties, openCase, recordIncident, recordVictim, stopRequest } from '../cases/case.store.js'
import { incidentReport } from '../cases/case.table.js'
import type { Call, Command, Commands, Listeners, Outcome } from '../command/command.js'
import { assertUnmoved } from '../command/lock.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { involveOnline, resolveOnlineAccounts, resolveUrls } from '../online/online.store.js'
import { createOrders, holdOn, type NewOrder } from '../orders/order.store.js'
import { alertVictim } from '../outreach/outreach.store.js'
import { outreachRecord } from '../outreach/outreach.table.js'
import { involveNumbers, resolveNumbers } from '../telecom/telecom.store.js'
import { fen, sumOf, yuan } from '../scalars/money.js'
import { checkFacts, checkText, type Facts, isCurrency, isEmpty, measureOf, receivedBy, type ReportedPayment } from './intake.rules.js'
import { activeCarriers, earlierReport, receivingUnit, targetsUnderOrder, toldBefore, type ToldPayment } from './intake.store.js'

interface Report extends Facts {
  readonly channel: 'HOTLINE_110' | 'HOTLINE_96110' | 'WALK_IN' | 'BANK_BRANCH' | 'ONLINE' | 'OTHER_AGENCY'
  readonly threePartyCallStartedAt?: string | null
  readonly fraudType: typeof incidentReport.$inferInsert.fraudType
  readonly divisionCode: string
  readonly narrative: string
  readonly summary?: string | null
  readonly modusOperandi?: string | null
  readonly currency: string
  readonly reporter: { readonly name: string; readonly phone: string; readonly idNumber?: string | null; readonly ageBand: 'UNDER_18' | 'FROM_18_TO_29' | 'FROM_30_TO_44' | 'FROM_45_TO_59' | 'FROM_60' | 'ORGANISATION' }
  readonly investigatorNumber?: string | null
}
interface Addition extends Facts {
  readonly incidentId: string
  readonly version: number
  readonly investigatorNumber?: string | null
}

/** Whose report it is to act on: the unit, its officer, its chief. Of a report by an institution the chief signs for both, and nothing is issued. */
interface Desk {
  readonly unit: { readonly id: string; readonly unitCode: string }
  /** Signs the orders as operator. */
  readonly officer: Officer
  /** Wrote the application down. */
  readonly drafter: Officer
  readonly chief: Officer
  readonly investigator: Officer
  readonly byInstitution: boolean
}

async function deskOf(call: Call, divisionCode: string, investigatorNumber: string | null | undefined): Promise<Desk> {
  const byInstitution = call.actor === 'INSTITUTION'
  if (byInstitution) {
    const unit = await receivingUnit(call.tx, divisionCode)
    if (!unit) throw refused('input.divisionCode', 'unit-unresolved')
    const [drafter, chief] = await Promise.all([callingOfficer(call), chiefOnDuty({ tx: call.tx, agency: unit.id })])
    return { unit, officer: chief, drafter, chief, investigator: chief, byInstitution }
  }
  const [officer, chief, [unit]] = await Promise.all([callingOfficer(call), chiefOnDuty(call), call.tx.query<{ unit: string | null }>('select unit_code as unit from agency where id = $1', [call.agency])])
  if (!unit?.unit) throw refused('authorization', 'officer-unknown', 'FORBIDDEN')
  const investigator = investigatorNumber ? await secondOfficer(call, officer, investigatorNumber, 'input.investigatorNumber') : chief
  return { unit: { id: call.agency, unitCode: unit.unit }, officer, drafter: officer, chief, investigator, byInstitution }
}

/** The facts with everything they name found or made. */
async function resolveFacts(call: Call, facts: Facts, currency: string, findings: Findings) {
  const payments = facts.payments ?? []
  const suspects = facts.suspectAccounts ?? []
  const references = [
    ...payments.map(({ creditAccount }, at) => ({ ...creditAccount, field: `input.payments.${at}.creditAccount`, suspicious: true, currency })),
    ...payments.flatMap(({ debitAccount }, at) => (debitAccount ? [{ ...debitAccount, field: `input.payments.${at}.debitAccount`, suspicious: false, currency }] : [])),
    ...suspects.map((account, at) => ({ ...account, field: `input.suspectAccounts.${at}`, suspicious: true, currency })),
  ]
  const online = (facts.onlineAccounts ?? []).map((each, at) => ({ ...each, field: `input.onlineAccounts.${at}` }))
  const [accounts, numbers, onlineAccounts, urls, carriers] = await Promise.all([
    resolveAccounts(call, references, findings),
    resolveNumbers(call, facts.numbers ?? []),
    resolveOnlineAccounts(call, online, findings),
    resolveUrls(call, facts.urls ?? []),
    activeCarriers(call.tx),
  ])
  return { accounts, numbers, onlineAccounts, urls, carriers }
}
type Resolved = Awaited<ReturnType<typeof resolveFacts>>

const toldIn = (payments: readonly ReportedPayment[], { accounts }: Resolved, currency: string): readonly ToldPayment[] =>
  payments.map(({ amount, currency: own, paidAt, creditAccount }) => ({ creditAccountId: accounts.get(creditAccount.number)?.id as string, amount, currency: own ?? currency, paidAt }))

/** The facts without payments that the case knows: what is told again is one payment still. The case MUST be locked. */
async function freshOf<F extends Facts>({ tx }: Call, caseId: string, facts: F, resolved: Resolved, currency: string): Promise<F & { readonly payments: readonly ReportedPayment[] }> {
  const payments = facts.payments ?? []
  const known = await toldBefore(tx, caseId, toldIn(payments, resolved, currency))
  return { ...facts, payments: payments.filter((_, nth) => !known.has(nth)) }
}

/** Yuan, of payments in the report's own currency. */
const lossOf = (payments: readonly ReportedPayment[], currency: string): string => sumOf(payments.filter((payment) => (payment.currency ?? currency) === currency).map(({ amount }) => amount))

/** What the case lost, and whoever told of it first. */
const raiseLoss = ({ tx }: Call, caseId: string, loss: string): Promise<unknown> =>
  Promise.all([
    tx.query('update fraud_case set loss_amount = loss_amount + $2::text::numeric, version = version + 1 where id = $1', [caseId, loss]),
    tx.query('update victim set loss_amount = loss_amount + $2::text::numeric where id = (select id from victim where case_id = $1 order by recorded_at, id limit 1)', [caseId, loss]),
  ])

/** Payments as rows, involvements, parties, orders and outreach of one call, for a case that stands. Resolves with the ids made. */
async function act(call: Call, desk: Desk, facts: Facts, resolved: Resolved, into: { readonly caseId: string; readonly incidentId: string; readonly currency: string; readonly fraudType: Report['fraudType']; readonly divisionCode: string }, touched: ReadonlySet<string>): Promise<{ readonly orders: readonly string[]; readonly outreach: readonly string[] }> {
  const { tx, now } = call
  const { caseId, incidentId, currency } = into
  const at = toInstant(now)
  const account = (number: string): KnownAccount => resolved.accounts.get(number) as KnownAccount
  const payments = facts.payments ?? []
  const layerOne = receivedBy(payments, currency)
  const total = layerOne.reduce((sum, { amount }) => sum + amount, 0n)
  const victims = new Map(payments.flatMap(({ debitAccount, amount }) => (debitAccount ? [[debitAccount.number, fen(amount)] as const] : [])))
  const suspects = (facts.suspectAccounts ?? []).filter(({ number }) => !layerOne.some((each) => each.number === number))

  const paper = await stopRequest(call, { caseId, chief: desk.chief, drafter: desk.drafter, amountLimit: total > 0n ? yuan(total) : null })
  const signed = { caseId, instrument: paper, issuingUnitId: desk.unit.id, signatures: { operator: desk.officer, investigator: desk.investigator }, status: desk.byInstitution ? ('DRAFT' as const) : ('ISSUED' as const) }
  const measures = (family: NewOrder['family'], measure: NewOrder['measure'], addresseeId: string, target: Partial<NewOrder>): NewOrder => ({ ...signed, family, measure, addresseeId, emergencyLevel: 'URGENT', ...target })
  const held = (target: KnownAccount, amount: string | null, own: string): NewOrder => ({ ...signed, ...holdOn(target), amount, currency: amount === null ? null : own, layer: 1, emergencyLevel: 'CRITICAL' })
  const everybody = (carrierId: string | null) => (carrierId ? [carrierId] : resolved.carriers)
  const orders: NewOrder[] = [
    ...layerOne.map(({ number, amount, currency: own }) => held(account(number), yuan(amount), own)),
    ...suspects.map(({ number }) => held(account(number), null, currency)),
    ...[...resolved.numbers.values()].flatMap(({ id, kind, carrierId }) => everybody(carrierId).map((addressee) => measures('NUMBER_MEASURE', measureOf(kind), addressee, { numberId: id }))),
    ...[...resolved.onlineAccounts.values()].map(({ id, platformId }) => measures('IM_MEASURE', 'TAKEDOWN', platformId, { onlineAccountId: id })),
    ...[...resolved.urls.values()].flatMap((id) => resolved.carriers.map((addressee) => measures('URL_MEASURE', 'BLOCK', addressee, { urlId: id }))),
  ].filter((order) => !touched.has((order.accountId ?? order.numberId ?? order.onlineAccountId ?? order.urlId) as string))
  // An institution drafts what moves money; measures on numbers and addresses wait for the desk's own call.
  const own = desk.byInstitution ? orders.filter(({ family }) => family === 'STOP_PAYMENT' || family === 'RECALL_REQUEST') : orders

  const [, , , , , made, outreach] = await Promise.all([
    tx.insert(reportedPayment, payments.map((payment) => {
      const debit = payment.debitAccount ? account(payment.debitAccount.number) : null
      const credit = account(payment.creditAccount.number)
      return { id: newId('reported_payment'), caseId, incidentId, debitAccountId: debit?.id ?? null, creditAccountId: credit.id, debitBankId: debit?.bankId ?? null, creditBankId: credit.bankId, amount: payment.amount, currency: payment.currency ?? currency, channel: payment.channel as 'ATM', paidAt: payment.paidAt, recordedAt: at }
    })),
    involveAccounts(call, caseId, [
      ...[...victims].map(([number, amount]) => ({ account: account(number), role: 'VICTIM' as const, layer: 0, amount: yuan(amount) })),
      ...layerOne.map(({ number, amount }) => ({ account: account(number), role: 'SUSPECT' as const, layer: 1, amount: yuan(amount) })),
      ...suspects.map(({ number }) => ({ account: account(number), role: 'SUSPECT' as const, layer: 1, amount: '0.00' })),
    ].filter((each, nth, all) => all.findIndex((other) => other.account.id === each.account.id) === nth)),
    involveNumbers(call, caseId, [...resolved.numbers.values()].map(({ id }) => id)),
    involveOnline(call, caseId, [...resolved.onlineAccounts.values()].map(({ id }) => id), [...resolved.urls.values()]),
    addParties(tx, caseId, [...victims.keys()].map((number) => account(number).bankId)),
    createOrders(call, own),
    // One person told twice is one record: the first who is told of counts.
    Promise.all([...new Map([...(facts.atRisk ?? [])].reverse().map((person) => [person.phone, person] as const)).values()].reverse().map((person) => alertVictim(call, { riskLevel: person.riskLevel, fraudType: into.fraudType, victimName: person.name, victimPhone: person.phone, victimAddress: person.address ?? null, divisionCode: into.divisionCode, grounds: person.grounds, caseId, alertedById: call.agency, assignedUnitId: desk.unit.id, scriptVersion: null }))),
    call.announce('case.grown', { caseId }),
  ])
  return { orders: made, outreach }
}

const channelsOfInstitutions = ['BANK_BRANCH', 'ONLINE', 'OTHER_AGENCY']

const reportIncident: Command<Report> = {
  yields: { report: { type: 'IncidentReport', many: false }, duplicateOf: { type: 'IncidentReport', many: false }, case: { type: 'FraudCase', many: false }, orders: { type: 'ControlOrder', many: true }, outreach: { type: 'OutreachRecord', many: true } },
  async handle(call): Promise<Outcome> {
    const { input, now, tx } = call
    const findings = new Findings()
    checkFacts(input, now, findings)
    if (isEmpty(input)) findings.add('input.payments', 'nothing-to-act-on')
    if (!isCurrency(input.currency)) findings.add('input.currency', 'currency-shape')
    if (input.threePartyCallStartedAt && new Date(input.threePartyCallStartedAt) > now) findings.add('input.threePartyCallStartedAt', 'instant-in-future')
    if (call.actor === 'INSTITUTION' && !channelsOfInstitutions.includes(input.channel)) findings.add('input.channel', 'channel-not-yours', 'FORBIDDEN')
    checkText('input.narrative', input.narrative, 'narrative', findings, true)
    checkText('input.summary', input.summary, 'summary', findings)
    checkText('input.modusOperandi', input.modusOperandi, 'modusOperandi', findings)
    checkText('input.reporter.name', input.reporter.name, 'name', findings, true)
    findings.assertNone()

    const [desk, resolved] = await Promise.all([deskOf(call, input.divisionCode, input.investigatorNumber), resolveFacts(call, input, input.currency, findings)])
    findings.assertNone()
    const payments = input.payments ?? []
    const earlier = await earlierReport(tx, toldIn(payments, resolved, input.currency))
    const loss = lossOf(payments, input.currency)
    const reported = {
      channel: input.channel, receivingUnitId: desk.unit.id, unitCode: desk.unit.unitCode, reportedById: desk.byInstitution ? call.agency : null, callTaker: desk.officer.name, threePartyCallStartedAt: input.threePartyCallStartedAt ?? null,
      fraudType: input.fraudType, narrative: input.narrative, divisionCode: input.divisionCode, lossAmount: loss, currency: input.currency, reporterName: input.reporter.name, reporterPhone: input.reporter.phone,
    }
    const into = { currency: input.currency, fraudType: input.fraudType, divisionCode: input.divisionCode }

    if (earlier) {
      const [report, touched] = await Promise.all([recordIncident(call, { ...reported, caseId: earlier.caseId, status: 'DUPLICATE', duplicateOfId: earlier.incidentId }), targetsUnderOrder(tx, earlier.caseId)])
      const fresh = await freshOf(call, earlier.caseId, input, resolved, input.currency)
      await raiseLoss(call, earlier.caseId, lossOf(fresh.payments, input.currency))
      const done = await act(call, desk, fresh, resolved, { ...into, caseId: earlier.caseId, incidentId: report.id }, touched)
      return { report: report.id, duplicateOf: earlier.incidentId, case: earlier.caseId, ...done }
    }

    const debitBank = payments.map(({ debitAccount }) => (debitAccount ? (resolved.accounts.get(debitAccount.number)?.bankId ?? null) : null)).find((bank) => bank !== null) ?? null
    const opened = await openCase(call, { fraudType: input.fraudType, divisionCode: input.divisionCode, lossAmount: loss, currency: input.currency, narrative: input.narrative, summary: input.summary ?? '', modusOperandi: input.modusOperandi ?? '', leadAgencyId: desk.unit.id, unitCode: desk.unit.unitCode })
    const [report] = await Promise.all([
      recordIncident(call, { ...reported, caseId: opened.id, status: desk.byInstitution ? 'RECEIVED' : 'PUSHED_TO_CONTROL' }),
      recordVictim(call, { caseId: opened.id, customerOfId: debitBank, ageBand: input.reporter.ageBand, lossAmount: loss, currency: input.currency, name: input.reporter.name, idNumber: input.reporter.idNumber ?? unknownIdNumber, phone: input.reporter.phone }),
    ])
    const done = await act(call, desk, input, resolved, { ...into, caseId: opened.id, incidentId: report.id }, new Set())
    return { report: report.id, duplicateOf: null, case: opened.id, ...done }
  },
}

const open = ['RECEIVED', 'TRIAGED', 'PUSHED_TO_CONTROL', 'DISPATCHED', 'ACCEPTED', 'CASE_FILED']

const addIncidentFacts: Command<Addition> = {
  yields: reportIncident.yields,
  async handle(call): Promise<Outcome> {
    const { input, now, tx } = call
    const findings = new Findings()
    checkFacts(input, now, findings)
    if (isEmpty(input)) findings.add('input.payments', 'nothing-to-act-on')
    findings.assertNone()
    const seen = await call.visible('IncidentReport', [input.incidentId])
    const [incident] = seen.size ? await tx.find(incidentReport, 't.id = $1 for update', [input.incidentId]) : []
    if (!incident?.caseId) throw refused('input.incidentId', 'record-not-yours-or-absent', 'NOT_FOUND')
    assertUnmoved(incident, input.version)
    if (!open.includes(incident.status)) throw refused('input.incidentId', 'incident-closed', 'ILLEGAL_TRANSITION')

    const { currency, fraudType, divisionCode, caseId } = incident
    const [desk, resolved, touched] = await Promise.all([deskOf(call, divisionCode, input.investigatorNumber), resolveFacts(call, input, currency, findings), targetsUnderOrder(tx, caseId)])
    findings.assertNone()
    const fresh = await freshOf(call, caseId, input, resolved, currency)
    const loss = lossOf(fresh.payments, currency)
    await Promise.all([tx.query('update incident_report set loss_amount = loss_amount + $2::text::numeric, version = version + 1 where id = $1', [incident.id, loss]), raiseLoss(call, caseId, loss)])
    const done = await act(call, desk, fresh, resolved, { caseId, incidentId: incident.id, currency, fraudType, divisionCode }, touched)
    return { report: incident.id, duplicateOf: null, case: caseId, ...done }
  },
}

export const intakeCommands: Commands = { 'Mutation.reportIncident': reportIncident, 'Mutation.addIncidentFacts': addIncidentFacts }

export const intakeListeners: Listeners = {
  /** Outreach came too late: the loss is a report from here on, and the call-taker asks for its facts (AFL §34). */
  async 'outreach.lost'(call, { outreachId = '' }) {
    const { tx } = call
    const [record] = await tx.find(outreachRecord, 't.id = $1', [outreachId])
    if (!record) return
    const [desk] = await Promise.all([deskOf(call, record.divisionCode, null)])
    const caseId = record.caseId ?? (await openCase(call, { fraudType: record.fraudType, divisionCode: record.divisionCode, lossAmount: '0.00', currency: 'CNY', narrative: record.grounds, summary: '', modusOperandi: '', leadAgencyId: desk.unit.id, unitCode: desk.unit.unitCode })).id
    await recordIncident(call, { caseId, channel: 'OTHER_AGENCY', status: 'RECEIVED', receivingUnitId: desk.unit.id, unitCode: desk.unit.unitCode, reportedById: null, callTaker: desk.officer.name, threePartyCallStartedAt: null, fraudType: record.fraudType, narrative: record.grounds, divisionCode: record.divisionCode, lossAmount: '0.00', currency: 'CNY', reporterName: record.victimName, reporterPhone: record.victimPhone })
    await tx.change(outreachRecord, record.id, null, { caseId })
  },
}
