/** Cases, reports and victims as commands make them; for this slice and later ones. */
import type { Officer } from '../agencies/agency.store.js'
import type { Appointment, Call } from '../command/command.js'
import { Findings, refused } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import type { Transaction } from '../database/transaction.js'
import { addTerm, toInstant } from '../law/calendar.js'
import { newCaseNumber, newNumber } from '../law/number.js'
import { termAt } from '../law/terms.js'
import { checkDocument, type Document, keepDocuments } from './attachment.store.js'
import { caseParty, fraudCase, incidentReport, legalInstrument, victim, victimIdentity } from './case.table.js'

type NewCase = typeof fraudCase.$inferInsert
type NewIncident = typeof incidentReport.$inferInsert
type NewVictim = typeof victim.$inferInsert

/** When the clock looks whether a case has been decided on; asking again moves it. */
export const reviewAppointment = (caseId: string, at: Date): Appointment => ({ task: 'review-due', payload: { caseId }, at, key: `review:${caseId}` })

/** A case under review, with the clock set to the end of the review (公通字〔2015〕32号). `unitCode`: twelve digits of the unit whose number it bears. */
export async function openCase(
  call: Call,
  row: Pick<NewCase, 'fraudType' | 'divisionCode' | 'lossAmount' | 'currency' | 'narrative' | 'summary' | 'modusOperandi' | 'leadAgencyId'> & { readonly unitCode: string },
): Promise<{ readonly id: string; readonly caseNumber: string }> {
  const { tx, now } = call
  const { unitCode, ...told } = row
  const [id, caseNumber, due] = [newId('fraud_case'), newCaseNumber('A', unitCode, now), addTerm(now, termAt('FILING_REVIEW', now))]
  await Promise.all([
    tx.insert(fraudCase, [{ ...told, id, caseNumber, status: 'UNDER_REVIEW', reportedAt: toInstant(now), stoppedAmount: '0.00', returnedAmount: '0.00', handlingCode: 'H0', reviewDueAt: toInstant(due) }]),
    call.appoint([reviewAppointment(id, due)]),
  ])
  return { id, caseNumber }
}

/** A report as it came in. Reporter and telephone are kept with mask and digest. */
export async function recordIncident(
  { tx, now, disguise }: Call,
  row: Pick<NewIncident, 'channel' | 'receivingUnitId' | 'callTaker' | 'fraudType' | 'narrative' | 'divisionCode' | 'lossAmount' | 'currency' | 'reporterName' | 'reporterPhone'> & {
    readonly status: 'RECEIVED' | 'PUSHED_TO_CONTROL' | 'DUPLICATE'
    readonly caseId: string | null
    readonly reportedById: string | null
    readonly threePartyCallStartedAt: string | null
    readonly duplicateOfId?: string | null
    readonly unitCode: string
  },
): Promise<{ readonly id: string }> {
  const { unitCode, reporterName, reporterPhone, duplicateOfId = null, ...told } = row
  const [id, name, phone] = [newId('incident_report'), disguise('personName', reporterName), disguise('mobile', reporterPhone)]
  await tx.insert(incidentReport, [
    {
      ...told,
      id,
      incidentNumber: newCaseNumber('J', unitCode, now),
      receivedAt: toInstant(now),
      reporterName: name.clear,
      reporterNameMask: name.mask,
      reporterPhone: phone.clear,
      reporterPhoneMask: phone.mask,
      reporterPhoneDigest: phone.digest,
      duplicateOfId,
    },
  ])
  return { id }
}

/** Somebody who lost money, and apart from it who that is. */
export async function recordVictim(
  { tx, now, disguise }: Call,
  row: Pick<NewVictim, 'caseId' | 'ageBand' | 'lossAmount' | 'currency'> & { readonly customerOfId: string | null; readonly name: string; readonly idNumber: string; readonly phone: string },
): Promise<{ readonly id: string }> {
  const { caseId, customerOfId, ageBand, lossAmount, currency } = row
  const [id, name, idNumber, phone] = [newId('victim'), disguise('personName', row.name), disguise('residentId', row.idNumber), disguise('mobile', row.phone)]
  await Promise.all([
    tx.insert(victim, [
      { id, caseId, customerOfId, ageBand, lossAmount, currency, nameMask: name.mask, idNumberMask: idNumber.mask, idNumberDigest: idNumber.digest, phoneMask: phone.mask, phoneDigest: phone.digest, recordedAt: toInstant(now) },
    ]),
    tx.insert(victimIdentity, [{ id, caseId, customerOfId, name: name.clear, idNumber: idNumber.clear, phone: phone.clear }]),
  ])
  return { id }
}

/** Agencies that take part in a case from here on; those that do already stay. */
export const addParties = (tx: Transaction, caseId: string, agencyIds: readonly string[]): Promise<void> => tx.insert(caseParty, [...new Set(agencyIds)].map((agencyId) => ({ caseId, agencyId })), 'existing')

/**
 * The request that emergency stops go out on (银发〔2016〕86号 二(一)2): approved by the chief on duty and issued by the chief's unit, in force for as long as two stops last.
 * `application`: the form the victim signed; what is wrong with it is refused at `application`. Throws RefusedError where the chief drafts it too.
 */
export async function stopRequest(
  call: Call,
  { caseId, chief, drafter, amountLimit, application }: { readonly caseId: string; readonly chief: Officer; readonly drafter: Officer; readonly amountLimit: string | null; readonly application?: Omit<Document, 'kind'> | null },
): Promise<{ readonly id: string; readonly number: string }> {
  const { tx, now } = call
  if (chief.id === drafter.id) throw refused('authorization', 'approver-not-drafter', 'FORBIDDEN')
  const findings = new Findings()
  const paper = application ? checkDocument({ ...application, kind: 'STOP_PAYMENT_APPLICATION' }, 'input.application', findings) : null
  findings.assertNone()
  const [id, number, stop, stops] = [newId('legal_instrument'), newNumber('DOC', now), termAt('STOP_PAYMENT_TERM', now), termAt('STOP_PAYMENT_COUNT', now)]
  await Promise.all([
    tx.insert(legalInstrument, [
      {
        id,
        instrumentNumber: number,
        type: 'STOP_PAYMENT_REQUEST',
        caseId,
        issuingUnitId: chief.agencyId,
        approverName: chief.name,
        approverLevel: chief.approverLevel ?? 'COUNTY',
        amountLimit,
        draftedById: drafter.id,
        approvedAt: toInstant(now),
        validFrom: toInstant(now),
        validUntil: toInstant(addTerm(now, { ...stop, amount: stop.amount * stops.amount })),
      },
    ]),
    paper ? keepDocuments(call, { id, caseId }, [paper]) : null,
  ])
  return { id, number }
}
