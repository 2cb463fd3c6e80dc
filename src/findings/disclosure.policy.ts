import { definePolicy, everyRow, F, type Line, never, noRow, open, type Operations, type Rows, shut, W } from '../policy/define.js'
import type { DisclosureEntry, DisclosureStatement, HeldDisclosure } from './disclosure.view.js'

/** The auditor answers the person concerned for all institutions, and hands the text over. No institution learns from it what another one read. */
//                           intake control analysis outreach bank  scheme carrier platform auditor   operator
const rows: Line<Rows> = [noRow, noRow, noRow, noRow, noRow, noRow, noRow, noRow, everyRow, noRow]
const told = { basis: 'PIPL §44, §45, §50', group: 'AGENCIES', underAgreement: false, own: never, party: never, purposes: ['SUPERVISION_AUDIT'], rows } as const

// biome-ignore format: a table
export const disclosureStatementPolicy = definePolicy<DisclosureStatement>({
  type: 'DisclosureStatement',
  ...told,
  fields: {
    //                      in ct an ou bk cs ca pl au op
    id: /*              */ [W, W, W, W, W, W, W, W, F, W],
    statementNumber: /* */ [W, W, W, W, W, W, W, W, F, W],
    subjectType: /*     */ [W, W, W, W, W, W, W, W, F, W],
    subjectId: /*       */ [W, W, W, W, W, W, W, W, F, W],
    periodFrom: /*      */ [W, W, W, W, W, W, W, W, F, W],
    periodUntil: /*     */ [W, W, W, W, W, W, W, W, F, W],
    language: /*        */ [W, W, W, W, W, W, W, W, F, W],
    requestNumber: /*   */ [W, W, W, W, W, W, W, W, F, W],
    identityCheck: /*   */ [W, W, W, W, W, W, W, W, F, W],
    issuedAt: /*        */ [W, W, W, W, W, W, W, W, F, W],
    issuedBy: /*        */ [W, W, W, W, W, W, W, W, F, W],
    text: /*            */ [W, W, W, W, W, W, W, W, F, W],
    textHash: /*        */ [W, W, W, W, W, W, W, W, F, W],
    supplements: /*     */ [W, W, W, W, W, W, W, W, F, W],
    releaseDueAt: /*    */ [W, W, W, W, W, W, W, W, F, W],
    entries: /*         */ [W, W, W, W, W, W, W, W, F, W],
    heldBack: /*        */ [W, W, W, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const disclosureEntryPolicy = definePolicy<DisclosureEntry>({
  type: 'DisclosureEntry',
  ...told,
  fields: {
    //                in ct an ou bk cs ca pl au op
    id: /*        */ [W, W, W, W, W, W, W, W, F, W],
    statement: /* */ [W, W, W, W, W, W, W, W, F, W],
    day: /*       */ [W, W, W, W, W, W, W, W, F, W],
    agencyId: /*  */ [W, W, W, W, W, W, W, W, F, W],
    agency: /*    */ [W, W, W, W, W, W, W, W, F, W],
    purpose: /*   */ [W, W, W, W, W, W, W, W, F, W],
    basis: /*     */ [W, W, W, W, W, W, W, W, F, W],
    clear: /*     */ [W, W, W, W, W, W, W, W, F, W],
    masked: /*    */ [W, W, W, W, W, W, W, W, F, W],
    tokens: /*    */ [W, W, W, W, W, W, W, W, F, W],
    times: /*     */ [W, W, W, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const heldDisclosurePolicy = definePolicy<HeldDisclosure>({
  type: 'HeldDisclosure',
  ...told,
  basis: 'PIPL §18, §35; AFL §5',
  fields: {
    //                 in ct an ou bk cs ca pl au op
    id: /*         */ [W, W, W, W, W, W, W, W, F, W],
    statement: /*  */ [W, W, W, W, W, W, W, W, F, W],
    case: /*       */ [W, W, W, W, W, W, W, W, F, W],
    day: /*        */ [W, W, W, W, W, W, W, W, F, W],
    agencyId: /*   */ [W, W, W, W, W, W, W, W, F, W],
    agency: /*     */ [W, W, W, W, W, W, W, W, F, W],
    purpose: /*    */ [W, W, W, W, W, W, W, W, F, W],
    basis: /*      */ [W, W, W, W, W, W, W, W, F, W],
    clear: /*      */ [W, W, W, W, W, W, W, W, F, W],
    masked: /*     */ [W, W, W, W, W, W, W, W, F, W],
    tokens: /*     */ [W, W, W, W, W, W, W, W, F, W],
    times: /*      */ [W, W, W, W, W, W, W, W, F, W],
    releaseBy: /*  */ [W, W, W, W, W, W, W, W, F, W],
    releasedIn: /* */ [W, W, W, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const disclosureOperations: Operations = {
  //                                          intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.disclosureStatements': /*        */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  'Query.disclosureStatementByNumber': /* */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  'Mutation.issueDisclosureStatement': /* */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
}
