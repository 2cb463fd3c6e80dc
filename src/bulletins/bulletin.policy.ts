import { definePolicy, everyRow, F, never, noRow, open, type Operations, type Rows, shut, W } from '../policy/define.js'
import { linked, type RowPredicate } from '../policy/rows.js'
import { purposes } from '../policy/vocabulary.js'
import { analysisFigure, analysisReport } from './bulletin.table.js'
import type { AnalysisFigure, AnalysisReport } from './bulletin.view.js'

const basis = 'AFL §6, §34; PIPL §6, §51'
/** What was handed to partners: published, to all of them, and not withdrawn since. */
const handedOut: RowPredicate = (alias) => `(${alias}.${analysisReport.status.name} = 'PUBLISHED' and ${alias}.${analysisReport.readership.name} = 'ALL_PARTNERS')`

/** No partner holds a report; it is one of those that it was handed to. */
const asReader: Rows = { relations: ['party'], print: 'party' }

// The grade goes with the product (4x4); who wrote it, and what it rests on, do not. The auditor learns that there is a report, who answers for it, and what was told of its figures; not what it says.
// biome-ignore format: a table
export const analysisReportPolicy = definePolicy<AnalysisReport>({
  type: 'AnalysisReport',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: handedOut,
  purposes,
  //      intake    control   analysis  outreach  bank      scheme    carrier   platform  auditor   operator
  rows: [everyRow, everyRow, everyRow, everyRow, asReader, asReader, asReader, asReader, everyRow, noRow],
  fields: {
    //                       in ct an ou bk cs ca pl au op
    id: /*               */ [F, F, F, F, F, F, F, F, F, W],
    reportNumber: /*     */ [F, F, F, F, F, F, F, F, F, W],
    kind: /*             */ [F, F, F, F, F, F, F, F, F, W],
    status: /*           */ [F, F, F, F, F, F, F, F, F, W],
    readership: /*       */ [F, F, F, F, F, F, F, F, F, W],
    title: /*            */ [F, F, F, F, F, F, F, F, W, W],
    titleZh: /*          */ [F, F, F, F, F, F, F, F, W, W],
    text: /*             */ [F, F, F, F, F, F, F, F, W, W],
    textZh: /*           */ [F, F, F, F, F, F, F, F, W, W],
    // The countermeasure desk reads no narrative of a case, nor what was made of several.
    assessment: /*       */ [F, F, F, W, W, W, W, W, W, W],
    periodFrom: /*       */ [F, F, F, F, F, F, F, F, F, W],
    periodUntil: /*      */ [F, F, F, F, F, F, F, F, F, W],
    confidence: /*       */ [F, F, F, F, F, F, F, F, F, W],
    sourceGrade: /*      */ [F, F, F, F, F, F, F, F, F, W],
    informationGrade: /* */ [F, F, F, F, F, F, F, F, F, W],
    issuingUnit: /*      */ [F, F, F, F, F, F, F, F, F, W],
    authorName: /*       */ [F, F, F, W, W, W, W, W, F, W],
    approverName: /*     */ [F, F, F, W, W, W, W, W, F, W],
    // The one before is withdrawn, and no partner's any more.
    supersedes: /*       */ [F, F, F, F, W, W, W, W, F, W],
    draftedAt: /*        */ [F, F, F, F, F, F, F, F, F, W],
    publishedAt: /*      */ [F, F, F, F, F, F, F, F, F, W],
    withdrawnAt: /*      */ [F, F, F, F, W, W, W, W, F, W],
    withdrawalReason: /* */ [F, F, F, F, W, W, W, W, F, W],
    version: /*          */ [F, F, F, W, W, W, W, W, F, W],
    figures: /*          */ [F, F, F, F, F, F, F, F, F, W],
  },
})

// The countermeasure desk lists every case and may count them; what they lost it does not read one by one, nor here.
// biome-ignore format: a table
export const analysisFigurePolicy = definePolicy<AnalysisFigure>({
  type: 'AnalysisFigure',
  basis,
  group: 'CASES',
  underAgreement: true,
  own: never,
  party: linked(analysisReport.id, analysisFigure.reportId, handedOut),
  purposes,
  //      intake    control   analysis  outreach  bank      scheme    carrier   platform  auditor   operator
  rows: [everyRow, everyRow, everyRow, everyRow, asReader, asReader, asReader, asReader, everyRow, noRow],
  fields: {
    //                     in ct an ou bk cs ca pl au op
    id: /*             */ [F, F, F, F, F, F, F, F, F, W],
    report: /*         */ [F, F, F, F, F, F, F, F, F, W],
    position: /*       */ [F, F, F, F, F, F, F, F, F, W],
    dimension: /*      */ [F, F, F, F, F, F, F, F, F, W],
    key: /*            */ [F, F, F, F, F, F, F, F, F, W],
    periodFrom: /*     */ [F, F, F, F, F, F, F, F, F, W],
    periodUntil: /*    */ [F, F, F, F, F, F, F, F, F, W],
    count: /*          */ [F, F, F, F, W, W, W, W, W, W],
    lossAmount: /*     */ [F, F, F, W, W, W, W, W, W, W],
    isRising: /*       */ [F, F, F, F, W, W, W, W, W, W],
    publishedCount: /* */ [F, F, F, F, F, F, F, F, F, W],
    isSuppressed: /*   */ [F, F, F, F, F, F, F, F, F, W],
  },
})

// Trends are live and exact: whoever asked day by day would learn by differences of a single case. Hence they are for desks that read every case one by one, and for nobody who sees only statistics.
// biome-ignore format: a table
export const bulletinOperations: Operations = {
  //                                       intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.fraudTrends': /*              */ [open,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Query.analysisReports': /*          */ [open,  open,   open,    open,    open, open,  open,   open,    open,   shut],
  'Query.analysisReportByNumber': /*   */ [open,  open,   open,    open,    open, open,  open,   open,    open,   shut],
  'Mutation.draftAnalysisReport': /*   */ [shut,  shut,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.reviseAnalysisReport': /*  */ [shut,  shut,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.publishAnalysisReport': /* */ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
  'Mutation.withdrawAnalysisReport': /**/ [shut,  open,   open,    shut,    shut, shut,  shut,   shut,    shut,   shut],
}
