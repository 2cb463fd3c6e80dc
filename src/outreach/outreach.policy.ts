import { type Contributions, definePolicy, everyRow, F, M, never, noRow, open, type Operations, ownRows, shut, T, W } from '../policy/define.js'
import { either, heldBy } from '../policy/rows.js'
import { outreachRecord } from './outreach.table.js'
import type { OutreachAttempt, OutreachRecord } from './outreach.view.js'

// biome-ignore format: a table
export const outreachRecordPolicy = definePolicy<OutreachRecord>({
  type: 'OutreachRecord',
  basis: 'AFL §26 ¶2, §34',
  group: 'OUTREACH',
  underAgreement: true,
  /** The carrier that sends the message, and the agency whose alert began it. */
  own: either(heldBy(outreachRecord.carrierId), heldBy(outreachRecord.alertedById)),
  party: never,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach  bank     scheme carrier  platform auditor   operator
  rows: [everyRow, everyRow, everyRow, everyRow, ownRows, noRow, ownRows, ownRows, everyRow, noRow],
  fields: {
    //                     in ct an ou bk cs ca pl au op
    id: /*             */ [F, F, F, F, F, W, F, F, F, W],
    outreachNumber: /* */ [F, F, F, F, F, W, F, F, F, W],
    riskLevel: /*      */ [F, F, F, F, F, W, W, F, F, W],
    status: /*         */ [F, F, F, F, F, W, W, F, F, W],
    fraudType: /*      */ [F, F, F, F, F, W, W, F, F, W],
    createdAt: /*      */ [F, F, F, F, F, W, F, F, F, W],
    alertedBy: /*      */ [F, F, F, F, F, W, W, F, F, W],
    assignedUnit: /*   */ [F, F, F, F, F, W, W, W, F, W],
    carrier: /*        */ [F, F, F, F, W, W, F, W, F, W],
    divisionCode: /*   */ [F, F, F, F, F, W, W, W, F, W],
    scriptVersion: /*  */ [F, F, F, F, W, W, F, W, F, W],
    grounds: /*        */ [F, F, F, F, W, W, W, W, W, W],
    victimName: /*     */ [F, F, M, F, F, W, W, W, W, W],
    victimPhone: /*    */ [F, F, M, F, F, W, F, W, T, W],
    victimAddress: /*  */ [F, F, W, F, W, W, W, W, W, W],
    lossAvoided: /*    */ [F, F, F, F, F, W, W, W, F, W],
    closedAt: /*       */ [F, F, F, F, F, W, W, F, F, W],
    contactDueAt: /*   */ [F, F, F, F, W, W, W, W, F, W],
    escalatedAt: /*    */ [F, F, F, F, W, W, W, W, F, W],
    protectiveMeasure:    [F, F, W, F, W, W, W, W, W, W],
    visitConsent: /*   */ [F, F, W, F, W, W, W, W, F, W],
    feedback: /*       */ [F, F, F, F, F, W, W, F, W, W],
    version: /*        */ [F, F, F, F, W, W, W, W, F, W],
    case: /*           */ [F, F, F, F, F, W, W, W, F, W],
    attempts: /*       */ [F, F, F, F, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const outreachAttemptPolicy = definePolicy<OutreachAttempt>({
  type: 'OutreachAttempt',
  basis: 'AFL §34',
  group: 'OUTREACH',
  underAgreement: true,
  // Attempts stay inside the centre: whoever raised the alert is told the state of the record.
  own: never,
  party: never,
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach  bank scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, everyRow, noRow, noRow, noRow, noRow, everyRow, noRow],
  fields: {
    //                    in ct an ou bk cs ca pl au op
    id: /*            */ [F, F, F, F, W, W, W, W, F, W],
    record: /*        */ [F, F, F, F, W, W, W, W, F, W],
    sequence: /*      */ [F, F, F, F, W, W, W, W, F, W],
    channel: /*       */ [F, F, F, F, W, W, W, W, F, W],
    attemptedAt: /*   */ [F, F, F, F, W, W, W, W, F, W],
    officer: /*       */ [F, F, W, F, W, W, W, W, F, W],
    scriptVersion: /* */ [F, F, F, F, W, W, W, W, F, W],
    outcome: /*       */ [F, F, F, F, W, W, W, W, F, W],
    note: /*          */ [F, F, W, F, W, W, W, W, W, W],
  },
})

// biome-ignore format: a table
export const outreachContributions: Contributions = {
  //                                  in ct an ou bk cs ca pl au op
  'FraudCase.outreachRecords': /* */ [F, F, F, F, F, W, W, W, F, W],
}

// biome-ignore format: a table
export const outreachOperations: Operations = {
  //                                     intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.outreachRecords': /*        */ [open,  open,   open,    open,    open, shut, open,   open,    open,   shut],
  'Query.outreachRecordByNumber': /* */ [open,  open,   open,    open,    open, shut, open,   open,    open,   shut],
  'Mutation.raiseAlert': /*         */ [open,  shut,   open,    open,    open, shut, open,   open,    shut,   shut],
  'Mutation.assignOutreach': /*     */ [shut,  shut,   shut,    open,    shut, shut, shut,   shut,    shut,   shut],
  'Mutation.recordAttempt': /*      */ [shut,  shut,   shut,    open,    shut, shut, shut,   shut,    shut,   shut],
  'Mutation.escalateOutreach': /*   */ [shut,  shut,   shut,    open,    shut, shut, shut,   shut,    shut,   shut],
  'Mutation.closeOutreach': /*      */ [shut,  shut,   shut,    open,    shut, shut, shut,   shut,    shut,   shut],
}
