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
  partyRows,
  shut,
  T,
  W,
} from '../policy/define.js'
import { heldBy, linked, underInstrument } from '../policy/rows.js'
import { involvedOnlineAccount, involvedUrl, maliciousUrl, onlineAccount } from './online.table.js'
import type { MaliciousUrl, OnlineAccount } from './online.view.js'

/** Rows of the link tables whose case the caller takes part in. */
export const accountInCallersCase = linked(caseParty.caseId, involvedOnlineAccount.caseId, heldBy(caseParty.agencyId))
export const urlInCallersCase = linked(caseParty.caseId, involvedUrl.caseId, heldBy(caseParty.agencyId))

// biome-ignore format: a table
export const onlineAccountPolicy = definePolicy<OnlineAccount>({
  type: 'OnlineAccount',
  basis: 'AFL §22, §26',
  group: 'ONLINE',
  underAgreement: true,
  own: heldBy(onlineAccount.platformId),
  party: linked(involvedOnlineAccount.onlineAccountId, onlineAccount.id, accountInCallersCase),
  covered: linked(involvedOnlineAccount.onlineAccountId, onlineAccount.id, underInstrument(involvedOnlineAccount.caseId)),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach bank scheme carrier platform   auditor   operator
  rows: [everyRow, everyRow, everyRow, noRow, noRow, noRow, noRow,  partyRows, everyRow, noRow],
  fields: {
    //                       intake         control        analysis       ou bk cs ca platform   au op
    id: /*               */ [F,             F,             F,             W, W, W, W, F,         F, W],
    handle: /*           */ [F,             F,             F,             W, W, W, W, own(F, T), T, W],
    nickname: /*         */ [F,             F,             F,             W, W, W, W, own(F),    W, W],
    service: /*          */ [F,             F,             F,             W, W, W, W, F,         F, W],
    status: /*           */ [F,             F,             F,             W, W, W, W, F,         F, W],
    platform: /*         */ [F,             F,             F,             W, W, W, W, F,         F, W],
    firstSeenAt: /*      */ [F,             F,             F,             W, W, W, W, F,         F, W],
    registeredPhone: /*  */ [instrument(F), instrument(F), instrument(F), W, W, W, W, own(F),    W, W],
    lastLoginAddress: /* */ [instrument(F), instrument(F), instrument(F), W, W, W, W, own(F),    W, W],
    cases: /*            */ [F,             F,             F,             W, W, W, W, F,         F, W],
  },
})

// biome-ignore format: a table
export const maliciousUrlPolicy = definePolicy<MaliciousUrl>({
  type: 'MaliciousUrl',
  basis: 'AFL §26',
  group: 'ONLINE',
  underAgreement: true,
  // Nobody on the platform holds an address.
  own: never,
  party: linked(involvedUrl.urlId, maliciousUrl.id, urlInCallersCase),
  purposes: ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'APPEAL', 'SUPERVISION_AUDIT'],
  //      intake    control   analysis  outreach  bank       scheme carrier   platform  auditor   operator
  rows: [everyRow, everyRow, everyRow, everyRow, partyRows, noRow, everyRow, everyRow, everyRow, noRow],
  fields: {
    //                  in ct an ou bk cs ca pl au op
    id: /*          */ [F, F, F, F, F, W, F, F, F, W],
    url: /*         */ [F, F, F, F, M, W, F, F, M, W],
    kind: /*        */ [F, F, F, F, F, W, F, F, F, W],
    status: /*      */ [F, F, F, F, F, W, F, F, F, W],
    firstSeenAt: /* */ [F, F, F, F, F, W, F, F, F, W],
    blockedAt: /*   */ [F, F, F, F, F, W, F, F, F, W],
    hostedIn: /*    */ [F, F, F, W, W, W, F, F, F, W],
    cases: /*       */ [F, F, F, F, F, W, F, F, F, W],
  },
})

// biome-ignore format: a table
export const onlineContributions: Contributions = {
  //                                in ct an ou bk cs ca pl au op
  'FraudCase.onlineAccounts': /**/ [F, F, F, W, W, W, W, F, F, W],
  'FraudCase.urls': /*          */ [F, F, F, F, F, W, F, F, F, W],
}

// biome-ignore format: a table
export const onlineOperations: Operations = {
  //                            intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.onlineAccounts': /**/ [open,  open,   open,    shut,    shut, shut, shut,   open,    open,   shut],
  'Query.urls': /*          */ [open,  open,   open,    open,    open, shut, open,   open,    open,   shut],
}
