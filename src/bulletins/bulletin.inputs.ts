import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { OrderNumberFilter } from '../orders/order.inputs.js'
import { Instant, OrderNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, needed, PageArguments, told, wordFilter } from '../statement/view.js'
import { analysisReportKinds, analysisReportStatuses, confidences, informationGrades, readerships, sourceGrades, trendDimensions } from './bulletin.words.js'

export const analysisReportOrders = words('AnalysisReportOrder', 'Order of analysis reports.', '研判报告排序。', {
  DRAFTED_AT_DESC: ['Last drafted first', '按起草时间倒序'],
  DRAFTED_AT_ASC: ['First drafted first', '按起草时间正序'],
})
export const analysisReportCountFields = words('AnalysisReportCountField', 'Fields that analysis reports can be counted by.', '研判报告分组字段。', {
  kind: ['Kind', '种类'],
  status: ['State', '状态'],
  readership: ['Readers', '发布范围'],
  confidence: ['How sure', '可信度'],
})
export const analysisFigureCountFields = words('AnalysisFigureCountField', 'Fields that figures can be counted by.', '统计数据分组字段。', { dimension: ['What cases are told apart by', '统计维度'] })

const KindFilter = wordFilter('AnalysisReportKind', analysisReportKinds.type)
const StatusFilter = wordFilter('AnalysisReportStatus', analysisReportStatuses.type)
const ReadershipFilter = wordFilter('Readership', readerships.type)
const ConfidenceFilter = wordFilter('Confidence', confidences.type)

@InputType({ description: bilingual('Conditions on analysis reports.', '研判报告筛选条件。') })
export class AnalysisReportFilter {
  @Field(() => OrderNumberFilter, told('Number.', '编号。'))
  reportNumber?: OrderNumberFilter | null
  @Field(() => KindFilter, told('Kind.', '种类。'))
  kind?: InstanceType<typeof KindFilter> | null
  @Field(() => StatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof StatusFilter> | null
  @Field(() => ReadershipFilter, told('Readers.', '发布范围。'))
  readership?: InstanceType<typeof ReadershipFilter> | null
  @Field(() => ConfidenceFilter, told('How sure.', '可信度。'))
  confidence?: InstanceType<typeof ConfidenceFilter> | null
  @Field(() => InstantFilter, told('When it was drafted.', '起草时间。'))
  draftedAt?: InstantFilter | null
  @Field(() => [AnalysisReportFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: AnalysisReportFilter[] | null
  @Field(() => AnalysisReportFilter, told('This does not hold.', '不满足该条件。'))
  not?: AnalysisReportFilter | null
}

@ArgsType()
export class AnalysisReportArguments extends listArguments(AnalysisReportFilter, analysisReportOrders.type) {}
/** Figures come in their place in the report: by dimension, month and key, never by how much they are. */
@ArgsType()
export class AnalysisFigureArguments extends PageArguments {}

@ArgsType()
export class AnalysisReportByNumberArguments {
  @Field(() => OrderNumber, needed('The number.', '编号。'))
  reportNumber!: string
}

const theReport = needed('The report.', '研判报告。')
const theVersion = needed('Version that was read.', '所读版本号。')
const inLanguages = { title: told('Title in English; at most 200 characters. Title and text go together.', '英文标题，最多 200 字符；标题与正文须同时提供。'), titleZh: told('Title in Chinese; at most 200 characters.', '中文标题，最多 200 字符。'), text: told('Text in English; at most 8,000 characters. Names no person, account or number where partners read it.', '英文正文，最多 8000 字符；向合作机构发布的不得含人员、账户或号码。'), textZh: told('Text in Chinese; at most 8,000 characters.', '中文正文，最多 8000 字符。'), assessment: told('For the police alone; at most 8,000 characters.', '仅供公安机关的研判意见，最多 8000 字符。') } as const

@InputType({ description: bilingual('An analysis report to be drafted.', '起草研判报告。') })
export class DraftAnalysisReportInput {
  @Field(() => analysisReportKinds.type, needed('Kind.', '种类。'))
  kind!: string
  @Field(() => readerships.type, needed('Whom it is to be published to.', '发布范围。'))
  readership!: string
  @Field(() => String, inLanguages.title)
  title?: string | null
  @Field(() => String, inLanguages.titleZh)
  titleZh?: string | null
  @Field(() => String, inLanguages.text)
  text?: string | null
  @Field(() => String, inLanguages.textZh)
  textZh?: string | null
  @Field(() => String, inLanguages.assessment)
  assessment?: string | null
  @Field(() => Instant, needed('Beginning of the period it is about, included.', '所述期间起点（含）。'))
  periodFrom!: string
  @Field(() => Instant, needed('End of that period, not included.', '所述期间终点（不含）。'))
  periodUntil!: string
  @Field(() => confidences.type, needed('How sure the analysts are.', '可信度。'))
  confidence!: string
  @Field(() => sourceGrades.type, needed('How far the source is trusted.', '来源可靠性。'))
  sourceGrade!: string
  @Field(() => informationGrades.type, needed('How the information is known.', '信息准确性。'))
  informationGrade!: string
  @Field(() => [trendDimensions.type], told('Figures to be reckoned for each month of the period, which then is of whole months that are over, twelve at most. Frozen from here on.', '按期间内各月统计的维度；此时期间须为已结束的整月，最多十二个月。统计结果自此固定。'))
  figures?: string[] | null
  @Field(() => ID, told('Published report whose place it takes. Figures of the same months are taken over from it as they were told.', '被替代的已发布报告；同月份的统计数据按其原发布结果沿用。'))
  supersedesId?: string | null
}

@InputType({ description: bilingual('A draft to be revised; what is not said stays as it is.', '修改草稿，未填的保持不变。') })
export class ReviseAnalysisReportInput {
  @Field(() => ID, theReport)
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => readerships.type, told('Whom it is to be published to.', '发布范围。'))
  readership?: string | null
  @Field(() => String, inLanguages.title)
  title?: string | null
  @Field(() => String, inLanguages.titleZh)
  titleZh?: string | null
  @Field(() => String, inLanguages.text)
  text?: string | null
  @Field(() => String, inLanguages.textZh)
  textZh?: string | null
  @Field(() => String, inLanguages.assessment)
  assessment?: string | null
  @Field(() => confidences.type, told('How sure the analysts are.', '可信度。'))
  confidence?: string | null
  @Field(() => sourceGrades.type, told('How far the source is trusted.', '来源可靠性。'))
  sourceGrade?: string | null
  @Field(() => informationGrades.type, told('How the information is known.', '信息准确性。'))
  informationGrade?: string | null
}

@InputType({ description: bilingual('A draft to be published.', '发布研判报告。') })
export class PublishAnalysisReportInput {
  @Field(() => ID, theReport)
  id!: string
  @Field(() => Int, theVersion)
  version!: number
}

@InputType({ description: bilingual('A report to be withdrawn.', '撤回研判报告。') })
export class WithdrawAnalysisReportInput {
  @Field(() => ID, theReport)
  id!: string
  @Field(() => Int, theVersion)
  version!: number
  @Field(() => String, needed('Why; at most 1,000 characters.', '理由，最多 1000 字符。'))
  reason!: string
}
