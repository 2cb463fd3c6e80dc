import { caseParty } from '../cases/case.table.js'
import {
  type Contributions,
  definePolicy,
  everyRow,
  F,
  instrument,
  M,
  never,
  noRow,
  open,
  type Operations,
  own,
  ownRows,
  partyRows,
  shut,
  T,
  W,
} from '../policy/define.js'
import { either, heldBy, linked, underInstrument } from '../policy/rows.js'
import { callDetailRecord, involvedNumber, numberPortability, subscriber, telecomNumber } from './telecom.table.js'
import type { CallDetailRecord, NumberPortability, Subscriber, TelecomNumber } from './telecom.view.js'

/** Rows of the link table whose case the caller takes part in. */
export const inCallersCase = linked(caseParty.caseId, involvedNumber.caseId, heldBy(caseParty.agencyId))

// biome-ignore format: a table
export const telecomNumberPolicy = definePolicy<TelecomNumber>({
  type: 'TelecomNumber',
  basis: 'AFL §11, §13',
  group: 'TELECOM',
  underAgreement: true,
  /** The carrier that serves it and the carrier its range belongs to: a ported number concerns both. */
  own: either(heldBy(telecomNumber.currentCarrierId), heldBy(telecomNumber.originalCarrierId)),
  party: linked(involvedNumber.numberId, telecomNumber.id, inCallersCase),
  covered: linked(involvedNumber.numberId, telecomNumber.id, underInstrument(involvedNumber.caseId)),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank     scheme  carrier    platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow,   partyRows, noRow, partyRows, noRow,  everyRow, noRow],
  fields: {
    //                       intake         control        analysis       ou  bk scheme carrier   pl auditor op
    id: /*               */ [F,             F,             F,             W,  F, W,     F,         W, F,      W],
    msisdn: /*           */ [F,             F,             F,             W,  T, W,     own(F, T), W, T,      W],
    kind: /*             */ [F,             F,             F,             W,  F, W,     F,         W, F,      W],
    status: /*           */ [F,             F,             F,             W,  F, W,     F,         W, F,      W],
    abuse: /*            */ [F,             F,             F,             W,  F, W,     F,         W, F,      W],
    originalCarrier: /*  */ [F,             F,             F,             W,  W, W,     F,         W, F,      W],
    currentCarrier: /*   */ [F,             F,             F,             W,  W, W,     F,         W, F,      W],
    divisionCode: /*     */ [F,             F,             F,             W,  W, W,     F,         W, F,      W],
    firstSeenAt: /*      */ [F,             F,             F,             W,  F, W,     F,         W, F,      W],
    subscriber: /*       */ [instrument(F), instrument(F), instrument(F), W,  W, W,     own(F),    W, W,      W],
    portings: /*         */ [F,             F,             F,             W,  W, W,     F,         W, F,      W],
    callRecords: /*      */ [instrument(F), instrument(F), instrument(F), W,  W, W,     own(F),    W, W,      W],
    cases: /*            */ [F,             F,             F,             W,  F, W,     F,         W, F,      W],
  },
})

// biome-ignore format: a table
export const subscriberPolicy = definePolicy<Subscriber>({
  type: 'Subscriber',
  basis: 'CPL §54, PIPL §28',
  group: 'TELECOM',
  underAgreement: true,
  own: heldBy(subscriber.carrierId),
  party: never,
  covered: linked(involvedNumber.numberId, subscriber.numberId, underInstrument(involvedNumber.caseId)),
  purposes: ['STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'APPEAL'],
  //      intake    control   analysis  outreach bank scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow, noRow, noRow, ownRows, noRow,  noRow,  noRow],
  fields: {
    //                  intake         control        analysis       ou bk cs ca pl au op
    id: /*          */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    number: /*      */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    carrier: /*     */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    name: /*        */ [instrument(F), instrument(F), instrument(M), W, W, W, F, W, W, W],
    idNumber: /*    */ [instrument(F), instrument(F), instrument(M), W, W, W, F, W, W, W],
    address: /*     */ [instrument(F), instrument(F), instrument(M), W, W, W, F, W, W, W],
    activatedAt: /* */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    outlet: /*      */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
  },
})

// biome-ignore format: a table
export const numberPortabilityPolicy = definePolicy<NumberPortability>({
  type: 'NumberPortability',
  basis: 'AFL §11',
  group: 'TELECOM',
  underAgreement: true,
  own: either(heldBy(numberPortability.recipientId), heldBy(numberPortability.donorId)),
  party: linked(involvedNumber.numberId, numberPortability.numberId, inCallersCase),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank scheme carrier   platform auditor  operator
  rows: [everyRow, everyRow, everyRow, noRow, noRow, noRow, partyRows, noRow,  everyRow, noRow],
  fields: {
    //                in ct an ou bk cs ca pl au op
    id: /*        */ [F, F, F, W, W, W, F, W, F, W],
    number: /*    */ [F, F, F, W, W, W, F, W, F, W],
    donor: /*     */ [F, F, F, W, W, W, F, W, F, W],
    recipient: /* */ [F, F, F, W, W, W, F, W, F, W],
    portedAt: /*  */ [F, F, F, W, W, W, F, W, F, W],
  },
})

// biome-ignore format: a table
export const callDetailRecordPolicy = definePolicy<CallDetailRecord>({
  type: 'CallDetailRecord',
  basis: 'CPL §54, PIPL §28',
  group: 'TELECOM',
  underAgreement: true,
  own: heldBy(callDetailRecord.carrierId),
  party: never,
  covered: linked(involvedNumber.numberId, callDetailRecord.numberId, underInstrument(involvedNumber.caseId)),
  purposes: ['STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'APPEAL'],
  //      intake    control   analysis  outreach bank scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow, noRow, noRow, ownRows, noRow,  noRow,  noRow],
  fields: {
    //                       intake         control        analysis       ou bk cs ca pl au op
    id: /*               */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    number: /*           */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    carrier: /*          */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    direction: /*        */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    counterpart: /*      */ [instrument(F), instrument(F), instrument(M), W, W, W, F, W, W, W],
    startedAt: /*        */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    durationSeconds: /*  */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
    cellDivisionCode: /* */ [instrument(F), instrument(F), instrument(F), W, W, W, F, W, W, W],
  },
})

// biome-ignore format: a table
export const telecomContributions: Contributions = {
  //                                  in ct an ou bk cs ca pl au op
  'FraudCase.telecomNumbers': /*  */ [F, F, F, W, F, W, F, W, F, W],
}

// biome-ignore format: a table
export const telecomOperations: Operations = {
  //                                     intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.telecomNumbers': /*         */ [open,  open,   open,    shut,    open, shut, open,   shut,    open,   shut],
  'Query.telecomNumberByMsisdn': /*  */ [open,  open,   open,    shut,    shut, shut, open,   shut,    shut,   shut],
}
