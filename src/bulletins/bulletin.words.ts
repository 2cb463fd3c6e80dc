import { words } from '../scalars/words.js'

export const trendSteps = words('TrendStep', 'Length of a period, by the calendar of Asia/Shanghai.', '统计周期，按北京时间。', {
  DAY: ['A day', '日'],
  WEEK: ['A week, from Monday', '周（自周一起）'],
  MONTH: ['A month', '月'],
})
/** The method of a fraud is its type: what officers write of how it was done is free text, and no two write the same. */
export const trendDimensions = words('TrendDimension', 'What cases are told apart by.', '统计维度。', {
  FRAUD_TYPE: ['Method of the fraud, as public security organs count it', '诈骗类型（作案手法）'],
  DIVISION: ['Division of the case', '案件所属行政区划'],
  CHANNEL: ['How the first report of the case reached the centre', '首次报警渠道'],
  AGE_BAND: ['Age of the victims: victims are counted, not cases', '被害人年龄段，以被害人计数'],
})

export const analysisReportKinds = words('AnalysisReportKind', 'Kind of analysis report.', '研判报告种类。', {
  ALERT: ['Something that is happening now', '预警'],
  SERIES: ['Cases that belong together', '串并案研判'],
  TYPOLOGY: ['How a kind of fraud is done', '手法研判'],
  PERIODIC: ['What a period has brought', '定期态势'],
})
export const analysisReportStatuses = words('AnalysisReportStatus', 'State of an analysis report.', '研判报告状态。', {
  DRAFT: ['Drafted; nobody outside the police sees it', '草稿，仅公安机关可见'],
  PUBLISHED: ['Published to its readers', '已发布'],
  WITHDRAWN: ['Withdrawn, with the reason', '已撤回并说明理由'],
})
export const readerships = words('Readership', 'Whom an analysis report is published to.', '研判报告发布范围。', {
  POLICE_ONLY: ['The desks of the centre and the auditor', '中心各席位及审计'],
  ALL_PARTNERS: ['The police, banks, the card scheme, carriers and platforms', '公安机关、银行、卡组织、运营商及互联网平台'],
})
export const confidences = words('Confidence', 'How sure the analysts are of what they say.', '研判结论可信度。', { LOW: ['Low', '低'], MEDIUM: ['Medium', '中'], HIGH: ['High', '高'] })
export const sourceGrades = words('SourceGrade', 'How far the source is trusted (4x4).', '来源可靠性（4x4 评估）。', {
  A: ['No doubt, or a source that has always been reliable', '可靠无疑或历来可靠'],
  B: ['Reliable in most instances', '多数情况可靠'],
  C: ['Unreliable in most instances', '多数情况不可靠'],
  X: ['Cannot be assessed', '无法评估'],
})
export const informationGrades = words('InformationGrade', 'How the information is known (4x4).', '信息准确性（4x4 评估）。', {
  GRADE_1: ['1: known to be accurate', '1：确认准确'],
  GRADE_2: ['2: known to the source itself', '2：来源亲历'],
  GRADE_3: ['3: heard by the source, and supported by what is recorded', '3：来源转述，有记录佐证'],
  GRADE_4: ['4: heard by the source, and not supported', '4：来源转述，无佐证'],
})
