/** Who saw one subject – a person, an account, a number, a case – and what of it. */
import { element } from './dom.js'
import { countedBars, empty, facts, field, fieldCounts, fieldLists, hash, input, link, notice, searchLine, spanFields, table } from './parts.js'
import { asking, elsewhere } from './place.js'
import { countAccesses, findAccesses, type SubjectAccess } from './records.js'
import { type Filter, subjectFilter } from './searches.js'
import type { Session } from './session.js'
import { type Access, sightingsOf } from './sightings.js'
import { counted, say } from './speech.js'
import { statementTools } from './statement-form.js'
import { shanghai } from './times.js'
import type { Context, Shown, View } from './view.js'

const pageRows = 100
/** Accesses that are put together by agency and officer; beyond them only the latest are. */
const mostGrouped = 500
const rowId = /^[a-z]+(?:_[a-z]+)*_[0-9a-z]{26}$/

export const subjectView: View = async (context) => {
  const { session, place } = context
  const asked = place.asked['id'] ?? ''
  const title = say('Who saw …', '谁查看过…')
  const id = await idOf(session, asked)
  const form = subjectForm(context)
  if (!asked) return { title, content: [form, await mostSeen(context)] }
  if (!id) return { title, content: [form, notice('warn', say(`“${asked}” is neither an id of a row nor the number of a case you may see.`, `“${asked}”既不是对象标识，也不是您可见的案件编号。`))] }
  return seen(context, form, id)
}

/** The number of a case stands for the case. Null where it is neither. */
async function idOf(session: Session, asked: string): Promise<string | null> {
  if (rowId.test(asked)) return asked
  if (!asked || !session.schema.has('Query', 'caseByNumber')) return null
  const answer = await session.ask<{ caseByNumber: { id: string } | null }>('query ConsoleCase($number: CaseNumber!) { caseByNumber(caseNumber: $number) { id } }', { number: asked }).catch(() => null)
  return answer?.caseByNumber?.id ?? null
}

async function gather(session: Session, filter: Filter): Promise<{ accesses: readonly SubjectAccess[]; total: number | null; whole: boolean }> {
  const accesses: SubjectAccess[] = []
  let after: string | null = null
  for (;;) {
    const page: Awaited<ReturnType<typeof findAccesses>> = await findAccesses(session, { filter, first: pageRows, after })
    accesses.push(...page.nodes)
    after = page.pageInfo.endCursor
    if (!page.pageInfo.hasNextPage || accesses.length >= mostGrouped) return { accesses, total: page.totalCount, whole: !page.pageInfo.hasNextPage }
  }
}

async function seen(context: Context, form: HTMLElement, id: string): Promise<Shown> {
  const { session, place } = context
  const { schema } = session
  const filter = { ...subjectFilter({ ...place.asked, id }) }
  const [{ accesses, total, whole }, earliest, counts] = await Promise.all([gather(session, filter), findAccesses(session, { filter, first: 1, order: 'RECORDED_AT_ASC' }), countAccesses(session, filter, ['agencyId', 'purpose'])])
  const type = accesses[0]?.subjectType ?? ''
  const totalText = total === null ? say('more than 10,000 accesses', '超过 10,000 次访问') : counted(total, 'access', 'accesses', '次访问')
  const withOfficer = schema.has('SubjectAccess', 'officer')
  return {
    title: say(`Who saw this ${type || 'row'}`, `谁查看过该 ${type || '对象'}`),
    told: totalText,
    // A case is nobody who could be told.
    tools: type !== 'FraudCase' && statementTools(context, id),
    content: [
      form,
      facts([
        [say('Row', '对象'), [type, ' ', hash(id)]],
        [say('Accesses', '访问次数'), totalText],
        [say('First (UTC+8)', '首次（UTC+8）'), shanghai(earliest.nodes[0]?.recordedAt ?? null)],
        [say('Last (UTC+8)', '最近（UTC+8）'), shanghai(accesses[0]?.recordedAt ?? null)],
      ], 'across'),
      accesses.length === 0
        ? empty(say('The log tells of no access to it that is yours to see.', '日志中没有您可见的访问记录。'))
        : [
            element('h2', {}, say('By agency and officer', '按机构与经办人')),
            !whole && notice('plain', say(`Put together from the latest ${accesses.length} accesses; narrow the time to see others.`, `仅汇总最近 ${accesses.length} 次访问，请缩小时间范围查看其余。`)),
            table(
              say('Who saw it, and the best they saw', '查看者及其所见'),
              [{ head: say('Agency', '机构') }, ...(withOfficer ? [{ head: say('Officer', '经办人') }] : []), { head: say('Times', '次数'), kind: 'number' }, { head: say('First (UTC+8)', '首次（UTC+8）'), kind: 'time' }, { head: say('Last (UTC+8)', '最近（UTC+8）'), kind: 'time' }, { head: say('Fields, at best', '字段（最高披露）') }],
              sightingsOf(accesses as readonly Access[]).map(({ agencyId, officer, times, first, last, fields }) => ({
                cells: [
                  agencyId ? link(asking(place, { agency: agencyId }), session.agencyName(agencyId)) : say('stranger', '身份不明'),
                  ...(withOfficer ? [officer ? link(elsewhere(place, 'officer', { officer, ...(agencyId ? { agency: agencyId } : {}) }), officer) : '–'] : []),
                  times,
                  shanghai(first),
                  shanghai(last),
                  fieldLists(fields),
                ],
              })),
            ),
            counts['purpose'] !== undefined && countedBars(say('By purpose', '按目的'), counts['purpose'], (value) => schema.meaning('Purpose', value), (value) => asking(place, { purpose: value })),
            element('h2', {}, say('Every access', '逐次访问')),
            accessTable(context, accesses),
          ],
    ],
  }
}

/** Accesses to rows, wherever they are listed. */
export function accessTable({ session, place }: Context, accesses: readonly SubjectAccess[], { withSubject = false } = {}): HTMLElement {
  const { schema } = session
  const withOfficer = schema.has('SubjectAccess', 'officer')
  return table(
    say('Accesses, times in Shanghai (UTC+8)', '访问，时间为上海时间（UTC+8）'),
    [{ head: say('Time (UTC+8)', '时间（UTC+8）'), kind: 'time' }, ...(withSubject ? [{ head: say('Row', '对象') }] : []), { head: say('Agency', '机构') }, ...(withOfficer ? [{ head: say('Officer', '经办人') }] : []), { head: say('Purpose', '目的') }, { head: say('Fields', '字段') }],
    accesses.map((access) => ({
      cells: [
        access.record ? link(elsewhere(place, 'log', { record: access.record.id }), shanghai(access.recordedAt)) : shanghai(access.recordedAt),
        ...(withSubject ? [[element('span', {}, access.subjectType ?? ''), element('span', { class: 'second' }, link(elsewhere(place, 'subject', { id: access.subjectId ?? '' }), hash(access.subjectId ?? '–')))]] : []),
        session.agencyName(access.agencyId),
        ...(withOfficer ? [access.officer ?? '–'] : []),
        access.purpose ? schema.meaning('Purpose', access.purpose) : '–',
        withSubject ? fieldCounts(access) : fieldLists(access),
      ],
    })),
  )
}

const subjectForm = (context: Context): HTMLElement =>
  searchLine(context, say('Look', '查看'), [
    field(say('Id of a row, or number of a case', '对象标识或案件编号'), input('id', context.place.asked['id'] ?? '', { placeholder: 'account_… · victim_… · telecom_number_…', class: 'mono', required: '' }), { className: 'wide' }),
    ...spanFields(context.place),
  ])

/** Where to begin, when nobody is asked about. */
async function mostSeen(context: Context) {
  const { session, place } = context
  const [latest, counts] = await Promise.all([findAccesses(session, { filter: {}, first: 20 }), countAccesses(session, {}, ['subjectType', 'agencyId'])])
  return [
    element('p', { class: 'lead' }, say('Ids stand in every record of the log. Names and numbers do not: the log holds no values.', '标识见于日志的每条记录；日志不含姓名、号码等数据值。')),
    counts['agencyId'] !== undefined && countedBars(say('Accesses to rows, by agency that looked', '按查询机构统计的访问'), counts['agencyId'], (value) => session.agencyName(value), (value) => elsewhere(place, 'agency', { agency: value })),
    element('h2', {}, say('Latest accesses', '最近访问')),
    latest.nodes.length ? accessTable(context, latest.nodes, { withSubject: true }) : empty(say('The log tells of none that is yours to see.', '日志中没有您可见的访问。')),
  ]
}
