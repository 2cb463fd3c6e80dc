import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { Decimal, Instant, OrderNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { AnalysisFigureArguments, analysisFigureCountFields, analysisReportCountFields } from './bulletin.inputs.js'
import { analysisReportKinds, analysisReportStatuses, confidences, informationGrades, readerships, sourceGrades, trendDimensions } from './bulletin.words.js'

/** *disclosed to* the police whole; to partners once it is published to all of them; to the auditor without what it says. */
@ObjectType({ implements: Node, description: bilingual('What the analysis desk says (研判报告), with how sure it is and how its sources are graded (4x4).', '研判报告，附可信度及来源分级（4x4）。') })
export class AnalysisReport extends Node {
  @Field(() => OrderNumber, told('Number.', '编号。'))
  reportNumber!: string | null
  @Field(() => analysisReportKinds.type, told('Kind.', '种类。'))
  kind!: string | null
  @Field(() => analysisReportStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => readerships.type, told('Whom it is, or is to be, published to.', '发布范围。'))
  readership!: string | null
  @Field(() => String, told('Title in English; null where it is in Chinese alone.', '英文标题；仅有中文时为空。'))
  title!: string | null
  @Field(() => String, told('Title in Chinese; null where it is in English alone.', '中文标题；仅有英文时为空。'))
  titleZh!: string | null
  @Field(() => String, told('Text in English.', '英文正文。'))
  text!: string | null
  @Field(() => String, told('Text in Chinese.', '中文正文。'))
  textZh!: string | null
  @Field(() => String, told('For the police alone: what it rests on, and what is to be done.', '仅供公安机关：研判依据与工作建议。'))
  assessment!: string | null
  @Field(() => Instant, told('Beginning of the period it is about, included.', '所述期间起点（含）。'))
  periodFrom!: string | null
  @Field(() => Instant, told('End of that period, not included.', '所述期间终点（不含）。'))
  periodUntil!: string | null
  @Field(() => confidences.type, told('How sure the analysts are.', '可信度。'))
  confidence!: string | null
  @Field(() => sourceGrades.type, told('How far the source is trusted.', '来源可靠性。'))
  sourceGrade!: string | null
  @Field(() => informationGrades.type, told('How the information is known.', '信息准确性。'))
  informationGrade!: string | null
  @Field(() => Agency, told('Unit that it is from.', '出具单位。'))
  issuingUnit!: Agency | null
  @Field(() => String, told('Officer who drafted it.', '起草民警。'))
  authorName!: string | null
  @Field(() => String, told('Officer who published it, never its author; a chief where partners read it.', '发布民警，不得为起草人；向合作机构发布的须为负责人。'))
  approverName!: string | null
  @Field(() => AnalysisReport, told('Report whose place it takes.', '所替代的报告。'))
  supersedes!: AnalysisReport | null
  @Field(() => Instant, told('When it was drafted, and its figures were reckoned.', '起草时间，统计数据以此时为准。'))
  draftedAt!: string | null
  @Field(() => Instant, told('When it was published.', '发布时间。'))
  publishedAt!: string | null
  @Field(() => Instant, told('When it was withdrawn.', '撤回时间。'))
  withdrawnAt!: string | null
  @Field(() => String, told('Why it was withdrawn; an arrow and a number where another report took its place.', '撤回理由；由其他报告替代时为箭头及其编号。'))
  withdrawalReason!: string | null
  @Field(() => Int, told('One more with each step; give it with the next.', '版本号，每次变更加一，下次操作时须提供。'))
  version!: number | null
  @Field(() => AnalysisFigureConnection, told('Its figures, by dimension, month and key.', '统计数据，按维度、月份、取值排列。'))
  figures(@Args(() => AnalysisFigureArguments) _arguments: AnalysisFigureArguments): AnalysisFigureConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police whole; to whoever sees only statistics what may be told without telling of a single case. */
@ObjectType({ implements: Node, description: bilingual('A count of one key in one month, as it was when the report was drafted.', '某一取值在某月的统计数，以起草时为准。') })
export class AnalysisFigure extends Node {
  @Field(() => AnalysisReport, told('The report.', '研判报告。'))
  report!: AnalysisReport | null
  @Field(() => Int, told('Its place in the report; tells nothing of the count.', '在报告中的序号，与数值无关。'))
  position!: number | null
  @Field(() => trendDimensions.type, told('What cases are told apart by.', '统计维度。'))
  dimension!: string | null
  @Field(() => String, told("ALL for the month's sum; else a word of the dimension, or a division code. OTHER: divisions of fewer than five cases in the twelve months before. UNKNOWN: cases that no report led to.", 'ALL 为当月合计；否则为该维度的取值或行政区划代码。OTHER 为此前十二个月不足五件的区划合计；UNKNOWN 为无警情的案件。'))
  key!: string | null
  @Field(() => Instant, told('Beginning of the month.', '月份起点（含）。'))
  periodFrom!: string | null
  @Field(() => Instant, told('End of the month.', '月份终点（不含）。'))
  periodUntil!: string | null
  @Field(() => Int, told('The count: cases reported, or for age bands their victims.', '统计数：报案案件数；按年龄段时为被害人数。'))
  count!: number | null
  @Field(() => Decimal, told('What they lost, in CNY.', '损失金额（人民币）。'))
  lossAmount!: string | null
  @Field(() => Boolean, told('Whether it rises against the twelve months before (FraudTrends.test); null where nothing can be said, and of sums.', '是否高于此前十二个月的基线（见 FraudTrends.test）；无法判断及合计为空。'))
  isRising!: boolean | null
  @Field(() => Int, told('The same count, where it is told; null where it is suppressed, and until the report is published to partners. Counts below five are suppressed, none included, and as many more, drawn by lot, as it takes that none can be worked out; of a month below five in all, the sum too.', '公布的统计数；被抑制或尚未向合作机构发布时为空。不足五的（含零）不公布，并随机另行抑制足以防止倒推的数；当月合计不足五的，合计亦不公布。'))
  publishedCount!: number | null
  @Field(() => Boolean, told('Whether it is suppressed; null until the report is published to partners.', '是否被抑制；尚未向合作机构发布时为空。'))
  isSuppressed!: boolean | null
}

export const AnalysisReportConnection = connectionOf(AnalysisReport, 'AnalysisReport', analysisReportCountFields.type)
export type AnalysisReportConnection = InstanceType<typeof AnalysisReportConnection>
export const AnalysisFigureConnection = connectionOf(AnalysisFigure, 'AnalysisFigure', analysisFigureCountFields.type)
export type AnalysisFigureConnection = InstanceType<typeof AnalysisFigureConnection>

const theReport = told('The report, as you may see it.', '您可见的研判报告。')

/** *disclosed to* the analysis desk. */
@ObjectType({ description: bilingual('The report that was drafted.', '起草的研判报告。') })
export class DraftAnalysisReportPayload {
  @Field(() => AnalysisReport, theReport)
  report!: AnalysisReport | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the analysis desk. */
@ObjectType({ description: bilingual('The report that was revised.', '修改的研判报告。') })
export class ReviseAnalysisReportPayload {
  @Field(() => AnalysisReport, theReport)
  report!: AnalysisReport | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that published. */
@ObjectType({ description: bilingual('The report that was published.', '发布的研判报告。') })
export class PublishAnalysisReportPayload {
  @Field(() => AnalysisReport, theReport)
  report!: AnalysisReport | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that withdrew. */
@ObjectType({ description: bilingual('The report that was withdrawn.', '撤回的研判报告。') })
export class WithdrawAnalysisReportPayload {
  @Field(() => AnalysisReport, theReport)
  report!: AnalysisReport | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
