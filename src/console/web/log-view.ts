/** The log: records that match an address, and one of them beside. */
import { type Child, element } from './dom.js'
import { exportTool } from './export-tool.js'
import { activeQuestions, searchForm } from './log-form.js'
import { chip, empty, fieldCounts, link, outcomeChip, outcomeTone, outcomeWord, paging, table } from './parts.js'
import { asking, elsewhere } from './place.js'
import { recordPanel } from './record-panel.js'
import { type AccessRecord, countRecords, type Counts, findRecord, findRecords, mostFirst, type Page } from './records.js'
import { saveTool } from './saved-view.js'
import { recordFilter } from './searches.js'
import { counted, number, say } from './speech.js'
import { shanghai } from './times.js'
import type { Context, View } from './view.js'

const rowsOfPage = 50

export const logView: View = async (context) => {
  const { session, place } = context
  const filter = recordFilter(place.asked)
  const order = place.asked['order'] === 'RECORDED_AT_ASC' ? 'RECORDED_AT_ASC' : 'RECORDED_AT_DESC'
  const chosen = place.asked['record']
  const [page, detail, counts] = await Promise.all([
    findRecords(session, { filter, first: rowsOfPage, after: place.asked['after'] ?? null, order }),
    chosen ? findRecord(session, chosen) : null,
    countRecords(session, filter, ['outcome', 'kind', 'agencyId', 'purpose', 'operation', 'officer']),
  ])
  const total = page.totalCount === null ? say('more than 10,000 records', '超过 10,000 条记录') : counted(page.totalCount, 'record', 'records', '条记录')
  return {
    title: say('Access log', '访问日志'),
    told: total,
    tools: [
      element('button', { type: 'button', class: 'quiet', click: () => context.refresh() }, say('Refresh', '刷新')),
      link(asking(place, {}, 'timeline'), say('Timeline', '时间线'), { class: 'quiet' }),
      saveTool(context),
      exportTool(context, { filter, order, total: page.totalCount }),
      element('button', { type: 'button', class: 'quiet', click: () => print() }, say('Print', '打印')),
    ],
    content: [
      searchForm(context),
      activeQuestions(context),
      counting(context, counts),
      element('p', { class: 'totals' }, element('strong', {}, total), ' ', orderSwitch(context, order), withoutOwn(context)),
      element(
        'div',
        { class: chosen ? 'list-and-detail' : 'list-alone' },
        element('div', { class: 'list' }, page.nodes.length ? recordTable(context, page, chosen) : empty(say('No record matches. Take a condition away, or widen the time.', '没有匹配的记录。请减少条件或放宽时间范围。')), paging(place, page)),
        chosen && recordPanel(context, chosen, detail),
      ),
    ],
  }
}

function orderSwitch({ place }: Context, order: string): Child {
  return order === 'RECORDED_AT_DESC'
    ? [say('latest first', '由新到旧'), ' · ', link(asking(place, { order: 'RECORDED_AT_ASC' }), say('show earliest first', '改为由旧到新'))]
    : [say('earliest first', '由旧到新'), ' · ', link(asking(place, { order: '' }), say('show latest first', '改为由新到旧'))]
}

/** Whoever reads the log writes to it, and soon reads little else. */
function withoutOwn({ session, place }: Context): Child {
  if (!session.schema.has('AccessRecordFilter', 'officer') || place.asked['officer'] || place.asked['except']) return null
  return [' · ', link(asking(place, { except: session.viewer.officer }), say('leave out my own looks', '不含本人查阅'))]
}

/** Rows of records, wherever they are listed. */
export function recordTable(context: Context, { nodes }: Pick<Page<AccessRecord>, 'nodes'>, chosen?: string): HTMLElement {
  const { session, place } = context
  const { schema } = session
  const withOfficer = schema.has('AccessRecord', 'officer')
  const withEvidence = schema.has('Query', 'recordEvidence')
  return table(
    say('Access records, times in Shanghai (UTC+8)', '访问记录，时间为上海时间（UTC+8）'),
    [
      { head: say('Time (UTC+8)', '时间（UTC+8）'), kind: 'time' },
      { head: say('Who', '何人') },
      { head: say('Why', '何故') },
      { head: say('What', '何事') },
      { head: say('Outcome', '结果') },
      { head: say('Fields', '字段') },
      { head: say('Rows', '对象数'), kind: 'number' },
      { head: say('Place', '序号'), kind: 'number' },
      ...(withEvidence ? [{ head: say('Proof', '证明'), kind: 'action' as const }] : []),
    ],
    nodes.map((record) => ({
      current: record.id === chosen,
      cells: [
        link({ ...place, view: 'log', asked: { ...(place.view === 'log' ? place.asked : {}), record: record.id } }, shanghai(record.recordedAt ?? null), { class: 'row-link', 'aria-current': record.id === chosen ? 'true' : null, 'data-record': record.id }),
        [
          record.agencyId ? link(elsewhere(place, 'agency', { agency: record.agencyId }), session.agencyName(record.agencyId)) : element('em', {}, say('stranger', '身份不明')),
          withOfficer && record.officer && element('span', { class: 'second' }, link(elsewhere(place, 'officer', { officer: record.officer, ...(record.agencyId ? { agency: record.agencyId } : {}) }), record.officer)),
        ],
        [record.purpose ? schema.meaning('Purpose', record.purpose) : say('none stated', '未声明'), (record.caseNumber || record.instrumentNumber) && element('span', { class: 'second mono' }, [record.caseNumber, record.instrumentNumber].filter(Boolean).join(' · '))],
        [record.operation ?? say('unnamed', '未命名'), element('span', { class: 'second' }, record.kind ? schema.meaning('AccessKind', record.kind) : '–')],
        [outcomeChip(record.outcome), record.refusals?.length ? element('span', { class: 'second mono' }, record.refusals.join(', ')) : null],
        fieldCounts(record),
        number(record.subjectCount ?? 0),
        typeof record.leafIndex === 'number' ? number(record.leafIndex) : '–',
        ...(withEvidence ? [link(elsewhere(place, 'verify', { id: record.id }), [say('Verify', '验证'), element('span', { class: 'unseen' }, ` ${record.id}`)], { class: 'row-tool' })] : []),
      ],
    })),
    { className: 'records' },
  )
}

const questionOf: Readonly<Record<string, string>> = { outcome: 'outcome', kind: 'kind', agencyId: 'agency', purpose: 'purpose', operation: 'operation', officer: 'officer' }
/** Values of a field that are told at once: about a line of them. */
const countsShown: Readonly<Record<string, number>> = { outcome: 4, kind: 3, officer: 6 }
const countsUsuallyShown = 4

/** What the records that match consist of; each count narrows the search to itself. */
function counting({ session, place }: Context, counts: Counts): Child {
  const { schema } = session
  const text: Readonly<Record<string, (value: string) => Child>> = {
    outcome: outcomeWord,
    kind: (value) => schema.meaning('AccessKind', value),
    agencyId: (value) => session.agencyName(value),
    purpose: (value) => schema.meaning('Purpose', value),
    operation: (value) => value,
    officer: (value) => value,
  }
  const names: Readonly<Record<string, string>> = { outcome: say('Outcome', '结果'), kind: say('Kind', '类别'), agencyId: say('Agency', '机构'), purpose: say('Purpose', '目的'), operation: say('Operation', '操作'), officer: say('Officer', '经办人') }
  const groups = Object.entries(counts).flatMap(([field, found]) => {
    const question = questionOf[field]
    if (!question || place.asked[question]) return []
    const values = mostFirst(found ?? []).filter((each) => each.value !== null)
    const shown = values.slice(0, countsShown[field] ?? countsUsuallyShown).map(({ value, count }) =>
      element('li', {}, link(asking(place, { [question]: value as string }), [field === 'outcome' ? chip(...outcomeTone(value as string), outcomeWord(value as string)) : element('span', {}, text[field]?.(value as string)), element('span', { class: 'figure' }, number(count))], { class: 'count-link' })),
    )
    // One value that all share tells nothing that the rows do not.
    if (values.length === 1) return []
    const rest = values.length - shown.length
    return [
      element('div', { class: `count-row of-${field}` }, element('dt', {}, names[field]), element('dd', {}, found === null ? element('span', { class: 'hint' }, say('More than 10,000 match: narrow the search to have them counted.', '匹配超过 10,000 条，请缩小范围后统计。')) : shown.length ? element('ul', { role: 'list' }, shown, rest > 0 && element('li', { class: 'hint' }, say(`and ${rest} more`, `另 ${rest} 项`))) : element('span', { class: 'hint' }, say('none', '无')))),
    ]
  })
  return groups.length ? element('dl', { class: 'counting', 'aria-label': say('What the matching records consist of', '匹配记录的构成') }, groups) : null
}
