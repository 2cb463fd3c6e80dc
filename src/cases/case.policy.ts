import { agency } from '../agencies/agency.table.js'
import { definePolicy, everyRow, F, instrument, M, never, noRow, open, type Operations, own, ownRows, partyRows, type Rows, shut, T, W } from '../policy/define.js'
import { either, heldBy, linked, type RowPredicate, underInstrument } from '../policy/rows.js'
import { purposes } from '../policy/vocabulary.js'
import { attachment, caseParty, fraudCase, incidentReport, legalInstrument, victim } from './case.table.js'
import type { Attachment, FraudCase, IncidentReport, LegalInstrument, Victim } from './case.view.js'

/** Rows of the link table that name the caller; what agencies take part in beside it is not told. */
export const namesCaller = heldBy(caseParty.agencyId)

/** For rows that no partner ever holds. With one predicate and no alternative, PostgreSQL can start from the link table. */
const asParty: Rows = { relations: ['party'], print: 'party' }

export const casePolicy = definePolicy<FraudCase>({
  type: 'FraudCase',
  basis: 'AFL §6, §20, §27',
  group: 'CASES',
  underAgreement: true,
  // Cases are led by the police, who see every row; no partner holds one.
  own: never,
  party: linked(caseParty.caseId, fraudCase.id, namesCaller),
  purposes,
  //      intake    control   analysis  outreach  bank     scheme   carrier  platform auditor   operator
  rows: [everyRow, everyRow, everyRow, everyRow, asParty, asParty, asParty, asParty, everyRow, noRow],
  // biome-ignore format: a table
  fields: {
    //                      in ct an ou bk cs ca pl au op
    id: /*              */ [F, F, F, F, F, F, F, F, F, W],
    caseNumber: /*      */ [F, F, F, F, F, F, F, F, F, W],
    fraudType: /*       */ [F, F, F, F, F, F, F, F, F, W],
    status: /*          */ [F, F, F, F, F, W, W, W, F, W],
    reportedAt: /*      */ [F, F, F, F, F, F, F, F, F, W],
    filedAt: /*         */ [F, F, F, F, F, W, W, W, F, W],
    solvedAt: /*        */ [F, F, F, F, W, W, W, W, F, W],
    closedAt: /*        */ [F, F, F, F, W, W, W, W, F, W],
    reviewDueAt: /*     */ [F, F, F, W, W, W, W, W, F, W],
    reviewOverdueAt: /* */ [F, F, F, W, W, W, W, W, F, W],
    transferredTo: /*   */ [F, F, F, W, W, W, W, W, F, W],
    // To a partner it would tell that a case exists in which it may take no part.
    mergedInto: /*      */ [F, F, F, W, W, W, W, W, F, W],
    statusReason: /*    */ [F, F, F, W, W, W, W, W, W, W],
    version: /*         */ [F, F, F, W, W, W, W, W, F, W],
    leadAgency: /*      */ [F, F, F, F, F, F, F, F, F, W],
    divisionCode: /*    */ [F, F, F, F, F, W, F, F, F, W],
    lossAmount: /*      */ [F, F, F, W, W, W, W, W, W, W],
    currency: /*        */ [F, F, F, W, W, W, W, W, W, W],
    stoppedAmount: /*   */ [F, F, F, W, W, W, W, W, W, W],
    returnedAmount: /*  */ [F, F, F, W, W, W, W, W, W, W],
    narrative: /*       */ [F, F, F, W, W, W, W, W, W, W],
    summary: /*         */ [F, F, F, F, W, W, W, W, W, W],
    modusOperandi: /*   */ [F, F, F, F, W, W, W, W, W, W],
    dataLeakSource: /*  */ [F, F, F, W, W, W, W, W, W, W],
    handlingCode: /*    */ [F, F, F, F, F, F, F, F, F, W],
    incidentReports: /* */ [F, F, F, W, F, W, F, F, F, W],
    victims: /*         */ [F, F, F, F, F, W, F, W, F, W],
    legalInstruments: /**/ [F, F, F, W, W, W, W, W, F, W],
    parties: /*         */ [F, F, F, W, W, W, W, W, F, W],
  },
})

export const incidentPolicy = definePolicy<IncidentReport>({
  type: 'IncidentReport',
  basis: 'AFL §26, §27',
  group: 'CASES',
  underAgreement: true,
  own: heldBy(incidentReport.reportedById),
  party: never,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank   scheme carrier  platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow, ownRows, noRow, ownRows, ownRows, everyRow, noRow],
  // biome-ignore format: a table
  fields: {
    //                             in ct an ou bk cs ca pl au op
    id: /*                     */ [F, F, F, W, F, W, F, F, F, W],
    incidentNumber: /*         */ [F, F, F, W, F, W, F, F, F, W],
    channel: /*                */ [F, F, F, W, F, W, F, F, F, W],
    status: /*                 */ [F, F, F, W, F, W, F, F, F, W],
    receivedAt: /*             */ [F, F, F, W, F, W, F, F, F, W],
    receivingUnit: /*          */ [F, F, F, W, F, W, F, F, F, W],
    reportedBy: /*             */ [F, F, F, W, F, W, F, F, F, W],
    callTaker: /*              */ [F, F, W, W, W, W, W, W, F, W],
    threePartyCallStartedAt: /**/ [F, F, F, W, W, W, W, W, F, W],
    fraudType: /*              */ [F, F, F, W, F, W, F, F, F, W],
    narrative: /*              */ [F, F, F, W, W, W, W, W, W, W],
    divisionCode: /*           */ [F, F, F, W, F, W, F, F, F, W],
    lossAmount: /*             */ [F, F, F, W, F, W, W, W, W, W],
    currency: /*               */ [F, F, F, W, F, W, W, W, W, W],
    reporterName: /*           */ [F, F, M, W, F, W, W, W, W, W],
    reporterPhone: /*          */ [F, F, M, W, F, W, T, W, T, W],
    case: /*                   */ [F, F, F, W, F, W, F, F, F, W],
    // Of a duplicate its reporter learns from the status; who told it first may be another institution.
    duplicateOf: /*            */ [F, F, F, W, W, W, W, W, F, W],
    acceptedAt: /*             */ [F, F, F, W, F, W, F, F, F, W],
    // Feedback to whoever reported (AFL §26 ¶2), with the status.
    statusReason: /*           */ [F, F, F, W, F, W, F, F, F, W],
    version: /*                */ [F, F, F, W, W, W, W, W, F, W],
  },
})

const masked = instrument(F, M)
const matched = instrument(F, T)

export const victimPolicy = definePolicy<Victim>({
  type: 'Victim',
  basis: 'AFL §5, §29, §34; PIPL §6, §34',
  group: 'CASES',
  underAgreement: true,
  own: heldBy(victim.customerOfId),
  party: linked(caseParty.caseId, victim.caseId, namesCaller),
  covered: underInstrument(victim.caseId),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'OUTREACH', 'RESTITUTION', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach  bank       scheme carrier    platform auditor operator
  rows: [everyRow, everyRow, everyRow, everyRow, partyRows, noRow, partyRows, noRow, everyRow, noRow],
  // biome-ignore format: a table
  fields: {
    //                in ct an       ou bk         cs ca pl au op
    id: /*        */ [F, F, F,       F, F,         W, F, W, F, W],
    ageBand: /*   */ [F, F, F,       F, W,         W, W, W, W, W],
    lossAmount: /**/ [F, F, F,       W, W,         W, W, W, W, W],
    currency: /*  */ [F, F, F,       W, W,         W, W, W, W, W],
    name: /*      */ [F, F, masked,  F, own(F, M), W, W, W, W, W],
    idNumber: /*  */ [F, F, matched, W, own(F),    W, W, W, T, W],
    // No mask of the phone for banks: masks stand in the main table, whose rows pass for every party of the case.
    phone: /*     */ [F, F, masked,  F, W,         W, T, W, T, W],
    customerOf: /**/ [F, F, F,       W, own(F),    W, W, W, W, W],
    recordedAt: /**/ [F, F, F,       F, F,         W, W, W, F, W],
    case: /*      */ [F, F, F,       F, F,         W, F, W, F, W],
  },
})

/** Rows that every one of the predicates holds for. */
const all =
  (...predicates: readonly RowPredicate[]): RowPredicate =>
  (alias, caller) =>
    `(${predicates.map((predicate) => predicate(alias, caller)).join(' and ')})`

/** Drafts stay within the centre: what is not approved is nothing yet, and must warn nobody. */
const approved: RowPredicate = (alias) => `${alias}.${legalInstrument.approvedAt.name} is not null`

export const instrumentPolicy = definePolicy<LegalInstrument>({
  type: 'LegalInstrument',
  basis: 'AFL §20; 公安机关办理刑事案件程序规定 §239',
  group: 'CASES',
  underAgreement: true,
  // Instruments are issued by the police, who see every row; no partner holds one.
  own: never,
  party: all(approved, linked(caseParty.caseId, legalInstrument.caseId, namesCaller)),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank  scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow, asParty, noRow, asParty, asParty, everyRow, noRow],
  // biome-ignore format: a table
  fields: {
    //                      in ct an ou bk cs ca pl au op
    id: /*              */ [F, F, F, W, F, W, F, F, F, W],
    instrumentNumber: /**/ [F, F, F, W, F, W, F, F, F, W],
    type: /*            */ [F, F, F, W, F, W, F, F, F, W],
    case: /*            */ [F, F, F, W, F, W, F, F, F, W],
    issuingUnit: /*     */ [F, F, F, W, F, W, F, F, F, W],
    approverName: /*    */ [F, F, W, W, F, W, F, F, F, W],
    approverLevel: /*   */ [F, F, F, W, F, W, F, F, F, W],
    approvedAt: /*      */ [F, F, F, W, F, W, F, F, F, W],
    amountLimit: /*     */ [F, F, F, W, W, W, W, W, F, W],
    scope: /*           */ [F, F, F, W, F, W, F, F, W, W],
    interestIncluded: /**/ [F, F, F, W, F, W, F, F, F, W],
    validFrom: /*       */ [F, F, F, W, F, W, F, F, F, W],
    validUntil: /*      */ [F, F, F, W, F, W, F, F, F, W],
    revokedAt: /*       */ [F, F, F, W, F, W, F, F, F, W],
    revocationReason: /**/ [F, F, F, W, W, W, W, W, W, W],
    version: /*         */ [F, F, F, W, W, W, W, W, F, W],
    attachments: /*     */ [F, F, F, W, F, W, F, F, F, W],
  },
})

const ofKind =
  (...kinds: readonly (typeof attachment.kind.enumValues)[number][]): RowPredicate =>
  (alias) =>
    `${alias}.${attachment.kind.name} in (${kinds.map((kind) => `'${kind}'`).join(', ')})`
const holdsMoney: RowPredicate = (alias) => `${alias}.${agency.type.name} in ('BANK', 'PSP')`
/**
 * Papers that speak of money are for those who hold accounts. Identity cards, and the way of the money, which names the account holders of every bank in the case,
 * are in neither list: no partner has a row of one.
 */
const toWhomItIsShown = either(
  all(ofKind('OFFICER_CREDENTIAL'), linked(caseParty.caseId, attachment.caseId, namesCaller)),
  all(ofKind('FREEZING_DOCUMENT', 'STOP_PAYMENT_APPLICATION', 'OTHER'), linked(caseParty.caseId, attachment.caseId, all(namesCaller, linked(agency.id, caseParty.agencyId, holdsMoney)))),
)

export const attachmentPolicy = definePolicy<Attachment>({
  type: 'Attachment',
  basis: 'AFL §20; PIPL §6; 公安机关办理刑事案件程序规定 §239; 银发〔2016〕86号',
  group: 'CASES',
  underAgreement: true,
  // The police keep them and see every row; no partner holds one.
  own: never,
  party: all(linked(legalInstrument.id, attachment.instrumentId, approved), toWhomItIsShown),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank  scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow, asParty, noRow, asParty, asParty, everyRow, noRow],
  // biome-ignore format: a table
  fields: {
    //                in ct an ou bk cs ca pl au op
    id: /*        */ [F, F, F, W, F, W, F, F, F, W],
    instrument: /**/ [F, F, F, W, F, W, F, F, F, W],
    case: /*      */ [F, F, F, W, F, W, F, F, F, W],
    kind: /*      */ [F, F, F, W, F, W, F, F, F, W],
    fileName: /*  */ [F, F, F, W, F, W, F, F, W, W],
    mediaType: /* */ [F, F, F, W, F, W, F, F, F, W],
    sizeBytes: /* */ [F, F, F, W, F, W, F, F, F, W],
    sha256: /*    */ [F, F, F, W, F, W, F, F, F, W],
    content: /*   */ [F, F, W, W, F, W, F, F, W, W],
    addedAt: /*   */ [F, F, F, W, F, W, F, F, F, W],
  },
})

// biome-ignore format: a table
export const caseOperations: Operations = {
  //                                        intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.cases': /*                   */ [open, open, open, open, open, open, open, open, open, shut],
  'Query.caseByNumber': /*            */ [open, open, open, open, open, open, open, open, open, shut],
  'Query.incidentReports': /*         */ [open, open, open, shut, open, shut, open, open, open, shut],
  'Query.incidentReportByNumber': /*  */ [open, open, open, shut, open, shut, open, open, open, shut],
  'Query.legalInstruments': /*        */ [open, open, open, shut, shut, shut, shut, shut, open, shut],
  'Query.legalInstrumentByNumber': /* */ [open, open, open, shut, shut, shut, shut, shut, open, shut],
  'Mutation.advanceIncident': /*      */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.advanceCase': /*          */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.draftInstrument': /*      */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.attachDocument': /*       */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.approveInstrument': /*    */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
  'Mutation.revokeInstrument': /*     */ [open, open, shut, shut, shut, shut, shut, shut, shut, shut],
}
