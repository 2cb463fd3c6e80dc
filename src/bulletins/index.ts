import type { Slice } from '../statement/slice.js'
import { bulletinCommands } from './bulletin.command.js'
import { analysisFigurePolicy, analysisReportPolicy, bulletinOperations } from './bulletin.policy.js'
import { analysisFigureMapping, analysisReportMapping, bulletinRoots } from './bulletin.repository.js'
import { BulletinResolver } from './bulletin.resolver.js'
import { bulletinFences } from './bulletin.store.js'
import { publishedMonth } from './bulletin.table.js'
import { AnalysisFigure, AnalysisReport } from './bulletin.view.js'
import { trendRoots } from './trend.repository.js'
import { TrendResolver } from './trend.resolver.js'
import { trendFences } from './trend.store.js'
import { FraudTrends, TrendCell, TrendLoss } from './trend.view.js'

/** What cases come to: trends for the desks that read every case, and reports whose figures tell those who see only statistics of no single one. */
export const bulletins: Slice = {
  name: 'bulletins',
  policies: [analysisReportPolicy, analysisFigurePolicy],
  operations: bulletinOperations,
  mappings: [analysisReportMapping, analysisFigureMapping],
  roots: { ...bulletinRoots, ...trendRoots },
  views: [AnalysisReport, AnalysisFigure, FraudTrends, TrendCell, TrendLoss],
  resolvers: [BulletinResolver, TrendResolver],
  commands: bulletinCommands,
  written: [publishedMonth],
  fences: [...trendFences, ...bulletinFences],
}
