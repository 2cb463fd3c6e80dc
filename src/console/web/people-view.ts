/** What an officer saw, and what an agency did and holds. */
import { type Child, element } from './dom.js'
import { recordTable } from './log-view.js'
import { countedBars, empty, facts, field, hash, input, link, outcomeWord, searchLine, select, spanFields } from './parts.js'
import { asking, elsewhere, type Place } from './place.js'
import { countAccesses, countRecords, findAccesses, findRecords } from './records.js'
import { recordFilter, subjectFilter } from './searches.js'
import { counted, say } from './speech.js'
import { shanghai } from './times.js'
import { accessTable } from './subject-view.js'
import type { Context, Shown, View } from './view.js'

const latestRows = 20

export const officerView: View = async (context) => {
  const { session, place } = context
  const officer = place.asked['officer'] ?? ''
  const form = searchLine(context, say('Look', '查看'), [field(say('Officer or service account', '经办人或服务账号'), input('officer', officer, { required: '' }), { className: 'wide' }), ...spanFields(place)])
  if (!officer) {
    const counts = await countRecords(session, {}, ['officer'])
    return {
      title: say('Officers', '经办人'),
      content: [form, countedBars(say('Records by officer', '按经办人统计的记录'), counts['officer'], (value) => value, (value) => elsewhere(place, 'officer', { officer: value }))],
    }
  }
  return about(context, { title: say(`What ${officer} saw`, `${officer} 查看过什么`), form, head: [[say('Officer', '经办人'), officer], place.asked['agency'] ? [say('Agency', '机构'), session.agencyName(place.asked['agency'])] : null] })
}

export const agencyView: View = async (context) => {
  const { session, place } = context
  const agency = place.asked['agency'] ?? ''
  const form = searchLine(context, say('Look', '查看'), [field(say('Agency', '机构'), select('agency', agency, [['', say('choose …', '请选择…')], ...session.agencies.map(({ id }) => [id, session.agencyName(id)] as const)]), { className: 'wide' }), ...spanFields(place)])
  if (!agency) {
    const counts = await countRecords(session, {}, ['agencyId'])
    return { title: say('Agencies', '机构'), content: [form, countedBars(say('Records by agency that looked', '按查询机构统计的记录'), counts['agencyId'], (value) => session.agencyName(value), (value) => elsewhere(place, 'agency', { agency: value }))] }
  }
  const held = session.schema.has('SubjectAccessFilter', 'holderId') || agency === session.viewer.agencyId ? await readersOf(context, agency) : null
  return about(context, { title: session.agencyName(agency), form, head: [[say('Agency', '机构'), session.agencyName(agency)], [say('Id', '标识'), hash(agency)]], beneath: held })
}

interface About {
  readonly title: string
  readonly form: HTMLElement
  readonly head: Parameters<typeof facts>[0]
  readonly beneath?: Child
}

/** What was done by whoever the address names: counted, then the latest. */
async function about(context: Context, { title, form, head, beneath }: About): Promise<Shown> {
  const { session, place } = context
  const { schema } = session
  const filter = recordFilter(place.asked)
  const [page, first, counts, seen, rows] = await Promise.all([
    findRecords(session, { filter, first: latestRows }),
    findRecords(session, { filter, first: 1, order: 'RECORDED_AT_ASC' }),
    countRecords(session, filter, ['outcome', 'purpose', 'operation', ...(place.view === 'agency' ? ['officer'] : [])]),
    canCountRows(context) ? countAccesses(session, subjectFilter(place.asked), ['subjectType']) : null,
    canCountRows(context) ? findAccesses(session, { filter: subjectFilter(place.asked), first: 1 }) : null,
  ])
  const total = page.totalCount === null ? say('more than 10,000 records', '超过 10,000 条记录') : counted(page.totalCount, 'record', 'records', '条记录')
  const within = (changes: Readonly<Record<string, string>>): Place => asking(place, changes, 'log')
  return {
    title,
    told: total,
    tools: [link(within({}), say('All records', '全部记录'), { class: 'quiet' }), link(asking(place, {}, 'timeline'), say('Timeline', '时间线'), { class: 'quiet' })],
    content: [
      form,
      facts(
        [
          ...head,
          [say('Records', '记录'), total],
          rows ? [say('Rows read', '读取对象'), rows.totalCount === null ? say('more than 10,000', '超过 10,000') : counted(rows.totalCount, 'access', 'accesses', '次')] : null,
          [say('First (UTC+8)', '首次（UTC+8）'), shanghai(first.nodes[0]?.recordedAt ?? null)],
          [say('Last (UTC+8)', '最近（UTC+8）'), shanghai(page.nodes[0]?.recordedAt ?? null)],
        ],
        'across',
      ),
      page.nodes.length === 0
        ? empty(say('The log tells of nothing that is yours to see.', '日志中没有您可见的记录。'))
        : [
            element(
              'div',
              { class: 'columns' },
              countedBars(say('By outcome', '按结果'), counts['outcome'], outcomeWord, (value) => within({ outcome: value })),
              countedBars(say('By purpose', '按目的'), counts['purpose'], (value) => schema.meaning('Purpose', value), (value) => within({ purpose: value })),
              countedBars(say('By operation', '按操作'), counts['operation'], (value) => value, (value) => within({ operation: value })),
              place.view === 'agency' && counts['officer'] && countedBars(say('By officer', '按经办人'), counts['officer'], (value) => value, (value) => elsewhere(place, 'officer', { officer: value, agency: place.asked['agency'] ?? '' })),
              seen && countedBars(say('Rows read, by type', '读取对象，按类型'), seen['subjectType'], (value) => value, () => null),
            ),
            element('h2', {}, say('Latest records', '最近记录')),
            recordTable(context, page),
          ],
      beneath,
    ],
  }
}

const canCountRows = ({ session, place }: Context): boolean => session.schema.has('Query', 'subjectAccesses') && (place.view === 'agency' || session.schema.has('SubjectAccessFilter', 'officer'))

/** Who looked at what the agency holds. A partner is told of it only where that tells of no investigation. */
async function readersOf(context: Context, agency: string): Promise<Child> {
  const { session, place } = context
  const isAuditor = session.schema.has('SubjectAccessFilter', 'holderId')
  // What a partner is told of beside its own use is of what it holds.
  const filter = isAuditor ? { holderId: { eq: agency } } : { not: { agencyId: { eq: agency } } }
  const [page, counts] = await Promise.all([findAccesses(session, { filter, first: latestRows }), countAccesses(session, filter, ['agencyId', 'purpose'])])
  return [
    element('h2', {}, say('Who read what it holds', '谁读取过其持有的数据')),
    element('p', { class: 'hint' }, isAuditor ? say('Rows of which it was the holder or the addressee when they were read. Partners are not told of reads for a police investigation; here they are.', '读取时其为持有方或接收方的对象。侦查查询不告知外部机构，此处可见。') : say('Rows of which your agency was the holder or the addressee when they were read, and of which you may be told: no read for a police investigation is among them.', '读取时贵单位为持有方或接收方、且可告知贵单位的对象；不含公安侦查查询。')),
    page.nodes.length === 0
      ? empty(say('Nobody, as far as you may be told.', '在可告知范围内，无人读取。'))
      : [
          element('div', { class: 'columns' }, countedBars(say('By agency that looked', '按查询机构'), counts['agencyId'], (value) => session.agencyName(value), (value) => (isAuditor ? elsewhere(place, 'agency', { agency: value }) : null)), countedBars(say('By purpose', '按目的'), counts['purpose'], (value) => session.schema.meaning('Purpose', value), () => null)),
          accessTable(context, page.nodes, { withSubject: true }),
        ],
  ]
}
