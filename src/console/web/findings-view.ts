/** What looks like misuse: each finding with why it is one, the records that fired, and what was decided. */
import { type Child, element } from './dom.js'
import { decisionForms, searchNowTool } from './finding-decisions.js'
import { recordTable } from './log-view.js'
import { chip, choices, empty, facts, field, hash, link, notice, paging, searchLine, select, type Shape, table } from './parts.js'
import { elsewhere } from './place.js'
import { type AccessRecord, type Page, recordSelection } from './records.js'
import type { Filter } from './searches.js'
import type { Session } from './session.js'
import { counted, number, say } from './speech.js'
import { shanghai } from './times.js'
import type { Context, View } from './view.js'

interface Decision {
  readonly id: string
  readonly step: string
  readonly decidedAt: string
  readonly officer: string
  readonly words: string
}

export interface Finding {
  readonly id: string
  readonly findingNumber: string | null
  readonly rule: string
  readonly severity: string
  readonly status: string
  readonly officer?: string | null
  readonly agencyId: string | null
  readonly subjectType?: string | null
  readonly subjectId?: string | null
  readonly windowFrom: string
  readonly windowUntil: string
  readonly foundAt: string
  readonly measured: string
  readonly measuredZh: string
  readonly threshold: string
  readonly thresholdZh: string
  readonly recordCount: number | null
  readonly measure?: string | null
  readonly version?: number | null
  readonly records?: Page<AccessRecord> | null
  readonly decisions?: { readonly nodes: readonly Decision[] } | null
}

const listed = ['id', 'findingNumber', 'rule', 'severity', 'status', 'officer', 'agencyId', 'subjectType', 'subjectId', 'windowFrom', 'windowUntil', 'foundAt', 'measured', 'measuredZh', 'threshold', 'thresholdZh', 'recordCount', 'measure', 'version']
const selection = ({ schema }: Session): string => schema.shown('Finding', listed).join(' ')
/** Question of the address → field of the filter. */
const questions = { rule: 'rule', severity: 'severity', status: 'status', agency: 'agencyId', officer: 'officer' } as const
const rowsOfPage = 50

export const findingsView: View = async (context) => {
  const chosen = context.place.asked['finding']
  return chosen ? one(context, chosen) : list(context)
}

const filterOf = ({ session, place }: Context): Filter =>
  Object.fromEntries(Object.entries(questions).flatMap(([question, name]) => (place.asked[question] && session.schema.has('FindingFilter', name) ? [[name, { eq: place.asked[question] }]] : [])))

async function list(context: Context): ReturnType<View> {
  const { session, place } = context
  const { schema } = session
  const answer = await session.ask<{ findings: Page<Finding> | null }>(
    `query ConsoleFindings($first: Int!, $after: String, $filter: FindingFilter) { findings(first: $first, after: $after, filter: $filter) { totalCount nodes { ${selection(session)} } pageInfo { hasNextPage endCursor } } }`,
    { first: rowsOfPage, after: place.asked['after'] ?? null, filter: filterOf(context) },
  )
  const page = answer.findings
  const total = page?.totalCount === null ? say('more than 10,000 findings', '超过 10,000 条线索') : counted(page?.totalCount ?? 0, 'finding', 'findings', '条线索')
  const withOfficer = schema.has('Finding', 'officer')
  return {
    title: say('Findings', '线索'),
    told: total,
    tools: schema.has('Mutation', 'searchForFindings') && searchNowTool(context),
    content: [
      element('p', { class: 'lead' }, say('A finding is a question, not a verdict. Rules are judged every ten minutes; those that look at a whole day, when the day is over.', '线索是待核实的问题，不是结论。规则每十分钟判定一次；以整日为准的规则于当日结束后判定。')),
      listForm(context),
      element('p', { class: 'totals' }, element('strong', {}, total)),
      page?.nodes.length
        ? table(
            say('Findings', '线索'),
            [{ head: say('Finding', '线索') }, { head: say('Severity', '程度') }, { head: say('State', '状态') }, { head: withOfficer ? say('Officer', '经办人') : say('Agency', '机构') }, { head: say('Measured', '测量结果') }, { head: say('Found (UTC+8)', '发现时间（UTC+8）'), kind: 'time' }, { head: say('Records', '记录数'), kind: 'number' }],
            page.nodes.map((finding) => ({
              cells: [
                [link(elsewhere(place, 'findings', { finding: finding.id }), schema.meaning('FindingRule', finding.rule)), element('span', { class: 'second mono' }, finding.findingNumber)],
                severityChip(session, finding.severity),
                statusChip(session, finding.status),
                withOfficer ? [finding.officer, element('span', { class: 'second' }, session.agencyName(finding.agencyId))] : session.agencyName(finding.agencyId),
                say(finding.measured, finding.measuredZh),
                shanghai(finding.foundAt),
                number(finding.recordCount ?? 0),
              ],
            })),
          )
        : empty(say('No finding matches.', '没有匹配的线索。')),
      page && paging(place, page),
    ],
  }
}

function listForm(context: Context): HTMLElement {
  const { session, place } = context
  const { schema } = session
  const value = (question: string) => place.asked[question] ?? ''
  const any = (vocabulary: string) => choices(schema, vocabulary)
  return searchLine(context, say('Search', '检索'), [
    field(say('State', '状态'), select('status', value('status'), any('FindingStatus'))),
    field(say('Severity', '程度'), select('severity', value('severity'), any('FindingSeverity'))),
    field(say('Rule', '规则'), select('rule', value('rule'), any('FindingRule')), { className: 'wide' }),
    schema.has('FindingFilter', 'agencyId') && field(say('Agency', '机构'), select('agency', value('agency'), [['', say('any', '不限')], ...session.agencies.map(({ id }) => [id, session.agencyName(id)] as const)])),
  ])
}

async function one(context: Context, id: string): ReturnType<View> {
  const { session, place } = context
  const { schema } = session
  const decisions = schema.has('Finding', 'decisions') ? 'decisions(first: 100) { nodes { id step decidedAt officer words } }' : ''
  const records = schema.has('Finding', 'records') ? `records(first: 100) { totalCount nodes { ${recordSelection(session)} } pageInfo { hasNextPage endCursor } }` : ''
  const answer = await session.ask<{ node: Finding | null }>(`query ConsoleFinding($id: ID!) { node(id: $id) { ... on Finding { ${selection(session)} ${decisions} ${records} } } }`, { id })
  const finding = answer.node
  const back = link(elsewhere(place, 'findings'), say('All findings', '全部线索'), { class: 'quiet' })
  if (!finding?.id) return { title: say('Findings', '线索'), tools: back, content: notice('warn', say(`There is no finding ${id}, or it is not yours to see.`, `没有编号为 ${id} 的线索，或您无权查看。`)) }
  const name = schema.meaning('FindingRule', finding.rule)
  return {
    title: name,
    told: `${schema.meaning('FindingSeverity', finding.severity)}, ${schema.meaning('FindingStatus', finding.status)}`,
    tools: back,
    content: [
      element('p', { class: 'lead' }, schema.reason('FindingRule', finding.rule)),
      facts(
        [
          [say('State', '状态'), statusChip(session, finding.status)],
          [say('Severity', '程度'), severityChip(session, finding.severity)],
          [say('Number', '编号'), hash(finding.findingNumber ?? '–')],
          finding.officer ? [say('Officer', '经办人'), link(elsewhere(place, 'officer', { officer: finding.officer, ...(finding.agencyId ? { agency: finding.agencyId } : {}) }), finding.officer)] : null,
          [say('Agency', '机构'), finding.agencyId ? link(elsewhere(place, 'agency', { agency: finding.agencyId }), session.agencyName(finding.agencyId)) : '–'],
        ],
        'across',
      ),
      facts([
        [say('Measured', '测量结果'), element('strong', {}, say(finding.measured, finding.measuredZh))],
        [say('Counts from', '阈值'), say(finding.threshold, finding.thresholdZh)],
        [say('Window (UTC+8)', '期间（UTC+8）'), `${shanghai(finding.windowFrom)} – ${shanghai(finding.windowUntil)}`],
        [say('Found (UTC+8)', '发现时间（UTC+8）'), shanghai(finding.foundAt)],
        finding.subjectId ? [say('Row read', '被查看对象'), [finding.subjectType ?? '', ' ', link(elsewhere(place, 'subject', { id: finding.subjectId }), hash(finding.subjectId))]] : null,
        finding.measure ? [say('What its agency is to do', '要求所属机构采取的措施'), finding.measure] : null,
      ]),
      decisionForms(context, finding),
      finding.decisions && finding.decisions.nodes.length > 0 && [
        element('h2', {}, say('Decisions', '历次决定')),
        table(say('Decisions on this finding', '对该线索的历次决定'), [{ head: say('When (UTC+8)', '时间（UTC+8）'), kind: 'time' }, { head: say('Decision', '决定') }, { head: say('By', '决定人') }, { head: say('Reason or measure', '理由或措施') }], finding.decisions.nodes.map(({ step, decidedAt, officer, words }) => ({ cells: [shanghai(decidedAt), schema.meaning('FindingStep', step), officer, words] }))),
      ],
      finding.records && [
        element('h2', {}, say('The records that fired', '触发的记录'), ' ', element('span', { class: 'hint' }, counted(finding.recordCount ?? 0, 'record', 'records', '条'))),
        finding.records.nodes.length ? recordTable(context, finding.records) : empty(say('None is kept.', '未保留记录。')),
        finding.records.pageInfo.hasNextPage && empty(say('The first 100 are shown.', '此处显示前 100 条。')),
      ],
    ],
  }
}

const severities: Readonly<Record<string, readonly [string, Shape]>> = { LOW: ['plain', 'ring'], MEDIUM: ['warn', 'diamond'], HIGH: ['bad', 'triangle'] }
const severityChip = ({ schema }: Session, severity: string): Child => chip(...(severities[severity] ?? ['plain', 'ring']), schema.meaning('FindingSeverity', severity))

const statuses: Readonly<Record<string, readonly [string, Shape]>> = { OPEN: ['warn', 'ring'], DISMISSED: ['plain', 'cross'], CONFIRMED: ['bad', 'tick'] }
const statusChip = ({ schema }: Session, status: string): Child => chip(...(statuses[status] ?? ['plain', 'ring']), schema.meaning('FindingStatus', status))
