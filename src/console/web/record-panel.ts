/** One record, whole. */
import { element } from './dom.js'
import { empty, facts, fieldLists, hash, link, notice, outcomeChip, table } from './parts.js'
import { elsewhere } from './place.js'
import type { RecordDetail } from './records.js'
import { counted, number, say } from './speech.js'
import { shanghai } from './times.js'
import type { Context } from './view.js'

export function recordPanel(context: Context, id: string, detail: RecordDetail | null): HTMLElement {
  const { session, place } = context
  const { schema } = session
  const { record: _record, ...list } = place.asked
  const close = link({ ...place, asked: list }, say('Close', '关闭'), { class: 'quiet close' })
  const head = element('header', {}, element('h2', { id: 'record-title', tabindex: '-1' }, say('Record', '记录'), ' ', detail && typeof detail.record.leafIndex === 'number' ? number(detail.record.leafIndex) : ''), close)
  if (!detail) return element('section', { class: 'panel', 'aria-labelledby': 'record-title' }, head, notice('warn', say(`There is no record ${id}, or it is not yours to see. A record appears here about a second after the answer it tells of.`, `没有编号为 ${id} 的记录，或您无权查看。记录在应答约一秒后可查。`)))
  const { record, subjects } = detail
  const agency = record.agencyId ?? null
  return element(
    'section',
    { class: 'panel', 'aria-labelledby': 'record-title' },
    head,
    schema.has('Query', 'recordEvidence') && element('p', { class: 'actions' }, link(elsewhere(place, 'verify', { id }), say('Verify this record', '验证该记录'), { class: 'strong' })),
    facts([
      [say('Recorded (UTC+8)', '留痕时间（UTC+8）'), shanghai(record.recordedAt ?? null, { milliseconds: true })],
      [say('Outcome', '结果'), [outcomeChip(record.outcome), record.refusals?.length ? element('span', { class: 'second mono' }, record.refusals.join(', ')) : null]],
      [say('Agency', '机构'), agency ? link(elsewhere(place, 'agency', { agency }), session.agencyName(agency)) : say('stranger', '身份不明')],
      record.audience ? [say('Audience', '角色'), schema.meaning('Audience', record.audience)] : null,
      schema.has('AccessRecord', 'officer') ? [say('Officer', '经办人'), record.officer ? link(elsewhere(place, 'officer', { officer: record.officer, ...(agency ? { agency } : {}) }), record.officer) : '–'] : null,
      schema.has('AccessRecord', 'client') ? [say('Client', '客户端'), record.client ?? '–'] : null,
      [say('Purpose', '目的'), record.purpose ? schema.meaning('Purpose', record.purpose) : say('none stated', '未声明')],
      [say('Case stated', '所述案件'), record.caseNumber ? link(elsewhere(place, 'log', { case: record.caseNumber }), record.caseNumber) : '–'],
      [say('Instrument stated', '所述法律文书'), record.instrumentNumber ? link(elsewhere(place, 'log', { instrument: record.instrumentNumber }), record.instrumentNumber) : '–'],
      [say('Operation', '操作'), [record.operation ?? say('unnamed', '未命名'), record.kind ? ` · ${schema.meaning('AccessKind', record.kind)}` : '']],
      [say('Document (SHA-256)', '查询文档（SHA-256）'), record.document ? hash(record.document) : '–'],
      [say('Policy version', '策略版本'), record.policyVersion ? hash(record.policyVersion) : '–'],
      [say('Record id', '记录编号'), hash(record.id)],
    ]),
    element('h3', {}, say('Fields, over all rows', '涉及字段（合计）')),
    fieldLists(record),
    subjects && [
      element('h3', {}, say('Rows it tells of', '涉及对象'), ' ', element('span', { class: 'hint' }, subjects.totalCount === null ? say('more than 10,000', '超过 10,000') : counted(subjects.totalCount, 'row', 'rows', '项'))),
      subjects.nodes.length
        ? table(
            say('Rows of this record and the fields of each', '该记录涉及的对象及其字段'),
            [{ head: say('Row', '对象') }, { head: say('Fields', '字段') }],
            subjects.nodes.map((subject) => ({
              cells: [
                [element('span', {}, subject.subjectType ?? ''), element('span', { class: 'second' }, link(elsewhere(place, 'subject', { id: subject.subjectId ?? '' }), hash(subject.subjectId ?? '–'))), subject.holderId ? element('span', { class: 'second' }, say('held by ', '持有方：'), session.agencyName(subject.holderId)) : null],
                fieldLists(subject),
              ],
            })),
          )
        : empty(say('No row: nothing was disclosed of anybody.', '无对象：未披露任何人的数据。')),
      subjects.pageInfo.hasNextPage && empty(say('Only the first 100 are shown here; an export with evidence holds the whole text of the record.', '此处仅显示前 100 项；含证据的导出包含记录全文。')),
    ],
  )
}
