import { definePolicy, everyRow, F, type Line, noRow, never, open, type Operations, ownRows, type Rows, shut, W } from '../policy/define.js'
import { heldBy } from '../policy/rows.js'
import { purposes } from '../policy/vocabulary.js'
import { agency, dataSharingAgreement } from './agency.table.js'
import type { Agency, DataSharingAgreement } from './agency.view.js'

export const agencyPolicy = definePolicy<Agency>({
  type: 'Agency',
  basis: 'AFL §6',
  group: 'AGENCIES',
  underAgreement: false,
  own: heldBy(agency.id),
  party: never,
  purposes,
  //      intake    control   analysis  outreach  bank      scheme    carrier   platform  auditor   operator
  rows: [everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow],
  fields: {
    id: /*           */ [F, F, F, F, F, F, F, F, F, F],
    name: /*         */ [F, F, F, F, F, F, F, F, F, F],
    nameEnglish: /*  */ [F, F, F, F, F, F, F, F, F, F],
    type: /*         */ [F, F, F, F, F, F, F, F, F, F],
    divisionCode: /* */ [F, F, F, F, F, F, F, F, F, F],
    unitCode: /*     */ [F, F, F, F, F, F, F, F, F, F],
    cnapsCode: /*    */ [F, F, F, F, F, F, F, F, F, F],
    contactUnit: /*  */ [F, F, F, F, F, F, F, F, F, F],
    contactPhone: /* */ [F, F, F, F, F, F, F, F, W, F],
    active: /*       */ [F, F, F, F, F, F, F, F, F, F],
    agreements: /*   */ [F, F, W, W, F, F, F, F, F, F],
  },
})

const parties: Line<Rows> = [everyRow, everyRow, noRow, noRow, ownRows, ownRows, ownRows, ownRows, everyRow, everyRow]

export const agreementPolicy = definePolicy<DataSharingAgreement>({
  type: 'DataSharingAgreement',
  basis: '网络数据安全管理条例 §12',
  group: 'AGENCIES',
  underAgreement: false,
  own: heldBy(dataSharingAgreement.recipientId),
  party: never,
  purposes,
  rows: parties,
  fields: {
    //                      in ct an ou bk cs ca pl au op
    id: /*              */ [F, F, W, W, F, F, F, F, F, F],
    agreementNumber: /* */ [F, F, W, W, F, F, F, F, F, F],
    version: /*         */ [F, F, W, W, F, F, F, F, F, F],
    provider: /*        */ [F, F, W, W, F, F, F, F, F, F],
    recipient: /*       */ [F, F, W, W, F, F, F, F, F, F],
    covers: /*          */ [F, F, W, W, F, F, F, F, F, F],
    purposes: /*        */ [F, F, W, W, F, F, F, F, F, F],
    legalBasis: /*      */ [F, F, W, W, F, F, F, F, F, F],
    validFrom: /*       */ [F, F, W, W, F, F, F, F, F, F],
    validUntil: /*      */ [F, F, W, W, F, F, F, F, F, F],
    suspendedAt: /*     */ [F, F, W, W, F, F, F, F, F, F],
  },
})

export const agencyOperations: Operations = {
  //                                intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.agencies': /*           */ [open, open, open, open, open, open, open, open, open, open],
  'Query.dataSharingAgreements': /**/ [open, open, shut, shut, open, open, open, open, open, open],
}
