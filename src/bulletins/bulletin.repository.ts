import { agency } from '../agencies/agency.table.js'
import { asc, desc, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { analysisFigure, analysisReport } from './bulletin.table.js'

export const analysisReportMapping: TypeMapping = {
  type: 'AnalysisReport',
  table: analysisReport,
  fields: {
    id: stored(analysisReport.id),
    reportNumber: stored(analysisReport.reportNumber),
    kind: stored(analysisReport.kind),
    status: stored(analysisReport.status),
    readership: stored(analysisReport.readership),
    title: stored(analysisReport.title),
    titleZh: stored(analysisReport.titleZh),
    text: stored(analysisReport.text),
    textZh: stored(analysisReport.textZh),
    assessment: stored(analysisReport.assessment),
    periodFrom: stored(analysisReport.periodFrom),
    periodUntil: stored(analysisReport.periodUntil),
    confidence: stored(analysisReport.confidence),
    sourceGrade: stored(analysisReport.sourceGrade),
    informationGrade: stored(analysisReport.informationGrade),
    issuingUnit: one('Agency', analysisReport.issuingUnitId, agency.id),
    authorName: stored(analysisReport.authorName),
    approverName: stored(analysisReport.approverName),
    supersedes: one('AnalysisReport', analysisReport.supersedesId, analysisReport.id),
    draftedAt: stored(analysisReport.draftedAt),
    publishedAt: stored(analysisReport.publishedAt),
    withdrawnAt: stored(analysisReport.withdrawnAt),
    withdrawalReason: stored(analysisReport.withdrawalReason),
    version: stored(analysisReport.version),
    figures: many('AnalysisFigure', analysisReport.id, analysisFigure.reportId),
  },
  orders: { DRAFTED_AT_DESC: desc(analysisReport.draftedAt), DRAFTED_AT_ASC: asc(analysisReport.draftedAt) },
}

export const analysisFigureMapping: TypeMapping = {
  type: 'AnalysisFigure',
  table: analysisFigure,
  fields: {
    id: stored(analysisFigure.id),
    report: one('AnalysisReport', analysisFigure.reportId, analysisReport.id),
    position: stored(analysisFigure.position),
    dimension: stored(analysisFigure.dimension),
    key: stored(analysisFigure.key),
    periodFrom: stored(analysisFigure.periodFrom),
    periodUntil: stored(analysisFigure.periodUntil),
    count: stored(analysisFigure.count),
    lossAmount: stored(analysisFigure.lossAmount),
    isRising: stored(analysisFigure.isRising),
    publishedCount: stored(analysisFigure.publishedCount),
    isSuppressed: stored(analysisFigure.isSuppressed),
  },
  orders: { POSITION_ASC: asc(analysisFigure.position) },
}

export const bulletinRoots: Roots = {
  'Query.analysisReports': { kind: 'list', type: 'AnalysisReport' },
  'Query.analysisReportByNumber': { kind: 'byField', type: 'AnalysisReport', field: 'reportNumber', argument: 'reportNumber' },
}
