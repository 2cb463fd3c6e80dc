import { type Contributions, definePolicy, everyRow, F, instrument, M, never, noRow, open, type Operations, ownRows, shut, T, W } from '../policy/define.js'
import { both, either, isNot, leadsToSeen, linked, type RowPredicate, underInstrument } from '../policy/rows.js'
import type { Purpose } from '../policy/vocabulary.js'
import { jointOperation, jointOperationAgency, jointOperationCase, jointOperationCentre, suspect, suspectCase } from './crackdown.table.js'
import type { Arrest, CallCentre, Extradition, JointOperation, Suspect } from './crackdown.view.js'

const basis = 'AFL §27, §37; PIPL §28, §34'
const purposes: readonly Purpose[] = ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'SUPERVISION_AUDIT']

// Who is suspected is the police's alone: no partner, nor whoever warns the public, has a row. Intake learns that there are suspects, and how far they are pursued;
// analysis works with masks and tokens until an instrument of one of the suspect's cases opens them; the auditor's tokens tell the same person again, and not who it is.
// biome-ignore format: a table
export const suspectPolicy = definePolicy<Suspect>({
  type: 'Suspect',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: never,
  covered: linked(suspectCase.suspectId, suspect.id, underInstrument(suspectCase.caseId)),
  purposes,
  //      intake    control   analysis  outreach bank  scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   noRow, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                     in ct an                ou bk cs ca pl au op
    id: /*             */ [F, F, F,                W, W, W, W, W, F, W],
    suspectNumber: /*  */ [F, F, F,                W, W, W, W, W, F, W],
    name: /*           */ [W, F, instrument(F, M), W, W, W, W, W, W, W],
    alias: /*          */ [W, F, instrument(F),    W, W, W, W, W, W, W],
    documentKind: /*   */ [W, F, F,                W, W, W, W, W, F, W],
    documentNumber: /* */ [W, F, instrument(F, T), W, W, W, W, W, T, W],
    role: /*           */ [F, F, F,                W, W, W, W, W, F, W],
    status: /*         */ [F, F, F,                W, W, W, W, W, F, W],
    statusReason: /*   */ [W, F, F,                W, W, W, W, W, W, W],
    recordedAt: /*     */ [F, F, F,                W, W, W, W, W, F, W],
    version: /*        */ [F, F, F,                W, W, W, W, W, F, W],
    cases: /*          */ [F, F, F,                W, W, W, W, W, F, W],
    callCentres: /*    */ [F, F, F,                W, W, W, W, W, F, W],
    arrests: /*        */ [F, F, F,                W, W, W, W, W, F, W],
    extraditions: /*   */ [W, F, F,                W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const callCentrePolicy = definePolicy<CallCentre>({
  type: 'CallCentre',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: never,
  purposes,
  //      intake    control   analysis  outreach bank  scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   noRow, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                      in ct an ou bk cs ca pl au op
    id: /*              */ [F, F, F, W, W, W, W, W, F, W],
    centreNumber: /*    */ [F, F, F, W, W, W, W, W, F, W],
    status: /*          */ [F, F, F, W, W, W, W, W, F, W],
    country: /*         */ [F, F, F, W, W, W, W, W, F, W],
    // Where police are about to go is for those who send them.
    place: /*           */ [W, F, F, W, W, W, W, W, W, W],
    firstKnownAt: /*    */ [F, F, F, W, W, W, W, W, F, W],
    raidedAt: /*        */ [F, F, F, W, W, W, W, W, F, W],
    closedAt: /*        */ [F, F, F, W, W, W, W, W, F, W],
    version: /*         */ [F, F, F, W, W, W, W, W, F, W],
    cases: /*           */ [F, F, F, W, W, W, W, W, F, W],
    suspects: /*        */ [F, F, F, W, W, W, W, W, F, W],
    jointOperations: /* */ [F, F, F, W, W, W, W, W, F, W],
  },
})

/** Operations that have begun, whatever came of them. What was called off while it was a plan may be planned again, and stays one. */
const hadStarted: RowPredicate = (alias) => `${alias}.${jointOperation.startedAt.name} is not null`
const begun = both(isNot(jointOperation.status, ['PLANNED']), either(isNot(jointOperation.status, ['CALLED_OFF']), hadStarted))

// A plan that is known is a plan that fails: those who make it have it, the control and analysis desks. Intake and the auditor see operations that have begun – the auditor's office is to
// judge what was done, and every look at a plan is on the log meanwhile. `own` stands for that here: no agency holds an operation.
// biome-ignore format: a table
export const jointOperationPolicy = definePolicy<JointOperation>({
  type: 'JointOperation',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: begun,
  party: never,
  purposes,
  //      intake   control   analysis  outreach bank  scheme carrier platform auditor operator
  rows: [ownRows, everyRow, everyRow, noRow,   noRow, noRow, noRow, noRow,   ownRows, noRow],
  fields: {
    //                      in ct an ou bk cs ca pl au op
    id: /*              */ [F, F, F, W, W, W, W, W, F, W],
    operationNumber: /* */ [F, F, F, W, W, W, W, W, F, W],
    name: /*            */ [F, F, F, W, W, W, W, W, F, W],
    kind: /*            */ [F, F, F, W, W, W, W, W, F, W],
    status: /*          */ [F, F, F, W, W, W, W, W, F, W],
    statusReason: /*    */ [W, F, F, W, W, W, W, W, W, W],
    leadAgency: /*      */ [F, F, F, W, W, W, W, W, F, W],
    participants: /*    */ [F, F, F, W, W, W, W, W, F, W],
    plannedAt: /*       */ [F, F, F, W, W, W, W, W, F, W],
    startedAt: /*       */ [F, F, F, W, W, W, W, W, F, W],
    endedAt: /*         */ [F, F, F, W, W, W, W, W, F, W],
    version: /*         */ [F, F, F, W, W, W, W, W, F, W],
    cases: /*           */ [F, F, F, W, W, W, W, W, F, W],
    callCentres: /*     */ [F, F, F, W, W, W, W, W, F, W],
    arrests: /*         */ [F, F, F, W, W, W, W, W, F, W],
  },
})

/** Ties of operations that the caller sees: asked of the operation's own row-level security, so a tie never tells of a plan. */
export const ofSeenOperation = {
  agency: leadsToSeen(jointOperation.id, jointOperationAgency.operationId),
  case: leadsToSeen(jointOperation.id, jointOperationCase.operationId),
  centre: leadsToSeen(jointOperation.id, jointOperationCentre.operationId),
} as const

// biome-ignore format: a table
export const arrestPolicy = definePolicy<Arrest>({
  type: 'Arrest',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: never,
  purposes,
  //      intake    control   analysis  outreach bank  scheme carrier platform auditor operator
  rows: [everyRow, everyRow, everyRow, noRow,   noRow, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                   in ct an ou bk cs ca pl au op
    id: /*           */ [F, F, F, W, W, W, W, W, F, W],
    case: /*         */ [F, F, F, W, W, W, W, W, F, W],
    suspect: /*      */ [F, F, F, W, W, W, W, W, F, W],
    people: /*       */ [F, F, F, W, W, W, W, W, F, W],
    operation: /*    */ [F, F, F, W, W, W, W, W, F, W],
    arrestedAt: /*   */ [F, F, F, W, W, W, W, W, F, W],
    divisionCode: /* */ [F, F, F, W, W, W, W, W, F, W],
    country: /*      */ [F, F, F, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const extraditionPolicy = definePolicy<Extradition>({
  type: 'Extradition',
  basis: 'AFL §37; 引渡法 §47; PIPL §28',
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: never,
  purposes,
  //      intake control   analysis  outreach bank  scheme carrier platform auditor operator
  rows: [noRow, everyRow, everyRow, noRow,   noRow, noRow, noRow, noRow,   everyRow, noRow],
  fields: {
    //                        in ct an ou bk cs ca pl au op
    id: /*                */ [W, F, F, W, W, W, W, W, F, W],
    extraditionNumber: /* */ [W, F, F, W, W, W, W, W, F, W],
    suspect: /*           */ [W, F, F, W, W, W, W, W, F, W],
    case: /*              */ [W, F, F, W, W, W, W, W, F, W],
    requestedFrom: /*     */ [W, F, F, W, W, W, W, W, F, W],
    status: /*            */ [W, F, F, W, W, W, W, W, F, W],
    statusReason: /*      */ [W, F, F, W, W, W, W, W, W, W],
    legalBasis: /*        */ [W, F, F, W, W, W, W, W, F, W],
    requestedAt: /*       */ [W, F, F, W, W, W, W, W, F, W],
    decidedAt: /*         */ [W, F, F, W, W, W, W, W, F, W],
    endedAt: /*           */ [W, F, F, W, W, W, W, W, F, W],
    version: /*           */ [W, F, F, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const crackdownContributions: Contributions = {
  //                               in ct an ou bk cs ca pl au op
  'FraudCase.suspects': /*     */ [F, F, F, W, W, W, W, W, F, W],
  'FraudCase.arrests': /*      */ [F, F, F, W, W, W, W, W, F, W],
  'FraudCase.jointOperations': /**/ [F, F, F, W, W, W, W, W, F, W],
}

// biome-ignore format: a table
export const crackdownOperations: Operations = {
  //                                       intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.suspects': /*                 */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.suspectByNumber': /*          */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.callCentres': /*              */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.jointOperations': /*          */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.jointOperationByNumber': /*   */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.arrests': /*                  */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Query.extraditions': /*             */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    open,   shut],
  'Mutation.recordSuspect': /*         */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.tieSuspectToCase': /*      */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.takeSuspectStep': /*       */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.recordCallCentre': /*      */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.tieCallCentre': /*         */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.advanceCallCentre': /*     */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.planJointOperation': /*    */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.advanceJointOperation': /* */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.recordArrests': /*         */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.requestExtradition': /*    */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.advanceExtradition': /*    */ [shut,  open,   shut,    shut,    shut, shut,  shut,   shut,    shut,   shut],
}
