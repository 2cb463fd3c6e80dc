/** Findings, statements and saved searches: what the auditor may decide, and what nobody may. */
import { agencies } from '../../../seeds/agencies.js'
import { newId } from '../../../src/database/columns.js'
import { fromNow } from '../arranged.js'
import { bad, type Bad, type Entry, type World } from './table.js'

const noRecord = { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } } as const
const auditor = 'jiang.heng'

/** A finding about somebody of Harbour Bank. */
async function found(w: World, status: 'OPEN' | 'DISMISSED' | 'CONFIRMED', decidedBy: string | null): Promise<{ readonly id: string; readonly version: number }> {
  const id = newId('finding')
  await w.app.owner`insert into finding (id, finding_number, rule, severity, status, officer, agency_id, window_from, window_until, found_at, measured, measured_zh, threshold, threshold_zh, record_count, decided_by)
    values (${id}, ${id}, 'ENUMERATION', 'HIGH', ${status}, ${id}, ${agencies.harbour}, '2026-01-05T00:00:00+08:00', '2026-01-06T00:00:00+08:00', now(), 'm', 'm', 't', 't', 1, ${decidedBy})`
  w['finding'] = id
  return { id, version: 1 }
}
const while_ = (set: string, reset: string) => (w: World) => [`update finding set ${set} where id = '${w['finding']}'`, `update finding set ${reset} where id = '${w['finding']}'`] as const
const own: Bad = bad('about who decides', {}, ['input.id', 'finding-not-own', 'FORBIDDEN'], { while: while_(`officer = '${auditor}', agency_id = '${agencies.supervision}'`, `officer = id, agency_id = '${agencies.harbour}'`) })
const decided: readonly Bad[] = ['DISMISSED', 'CONFIRMED'].map((status) => bad(`that is ${status}`, {}, ['input.id', 'finding-step', 'ILLEGAL_TRANSITION'], { while: while_(`status = '${status}'`, "status = 'OPEN'") }))
const statement = (w: World) => ({ subjectId: w['account1'], from: fromNow(-30 * 86_400_000), until: fromNow(-1_000), language: 'ZH', requestNumber: 'REQ-2026/17', identityCheck: '原件核对。 Original seen.' })

export const findingRefusals: readonly Entry[] = [
  { root: 'searchForFindings', by: 'auditor', good: () => ({ reason: '举报。 A complaint.' }), texts: { reason: 500 }, bad: [], yields: 'findings { id }' },
  {
    root: 'dismissFinding',
    by: 'auditor',
    good: async (w) => ({ ...(await found(w, 'OPEN', null)), reason: '有据。 Explained.' }),
    absent: noRecord,
    texts: { reason: 1_000 },
    bad: [
      own,
      ...decided,
      bad('that the same officer dismissed before', {}, ['input.id', 'finding-four-eyes', 'FORBIDDEN'], {
        while: (w) => [
          `insert into finding_decision (id, finding_id, sequence, step, decided_at, officer, words) values ('finding_decision_7zzzzzzzzzzzzzzzzzzzzzzzzz', '${w['finding']}', 1, 'DISMISS', now(), '${auditor}', 'x')`,
          "delete from finding_decision where id = 'finding_decision_7zzzzzzzzzzzzzzzzzzzzzzzzz'",
        ],
      }),
    ],
    yields: 'finding { id status }',
  },
  { root: 'confirmFinding', by: 'auditor', good: async (w) => ({ ...(await found(w, 'OPEN', null)), measure: '培训。 Training.' }), absent: noRecord, texts: { measure: 1_000 }, bad: [own, ...decided], yields: 'finding { id status }' },
  {
    root: 'reopenFinding',
    by: 'auditor',
    good: async (w) => ({ ...(await found(w, 'DISMISSED', auditor)), reason: '新线索。 New facts.' }),
    absent: noRecord,
    texts: { reason: 1_000 },
    bad: [
      own,
      bad('that is open', {}, ['input.id', 'finding-step', 'ILLEGAL_TRANSITION'], { while: while_("status = 'OPEN'", "status = 'DISMISSED'") }),
      bad('that the same officer confirmed', {}, ['input.id', 'finding-four-eyes', 'FORBIDDEN'], { while: while_("status = 'CONFIRMED'", "status = 'DISMISSED'") }),
    ],
    yields: 'finding { id status }',
  },
  {
    root: 'issueDisclosureStatement',
    by: 'auditor',
    good: statement,
    absent: { subjectId: { told: ['statement-of-no-person', 'NOT_FOUND'] } },
    texts: { requestNumber: 40, identityCheck: 500 },
    bad: [
      bad('about a case', (w) => ({ subjectId: w['caseId'] }), ['input.subjectId', 'statement-of-no-person', 'NOT_FOUND']),
      bad('until tomorrow', { until: fromNow(86_400_000) }, ['input.until', 'instant-in-future']),
      bad('that ends as it begins', (w) => ({ from: statement(w).until, until: statement(w).until }), ['input.until', 'statement-period']),
      bad('of more than three years', { from: fromNow(-(3 * 366 + 1) * 86_400_000) }, ['input.until', 'statement-period']),
      ...['abc', 'REQ 17', '请求17号', 'REQ-17-', '<b>17</b>', 'REQ\n17'].map((requestNumber) => bad(`of request ${JSON.stringify(requestNumber)}`, { requestNumber }, ['input.requestNumber', 'request-number-shape'])),
    ],
    yields: 'statement { id }',
  },
  {
    root: 'saveSearch',
    by: 'auditor',
    good: () => ({ name: '夜间查询', address: '/console/log?outcome=REFUSED' }),
    texts: { name: 100, address: 2_000 },
    bad: ['https://elsewhere.example/', '//elsewhere.example', '/graphql', 'console', '/console/../x'].map((address) => bad(`of ${address}`, { address }, ['input.address', 'search-address'])),
    yields: 'search { id }',
    after: (w, payload) => Object.assign(w, { search: payload.search.id }),
  },
  { root: 'deleteSavedSearch', by: 'auditor', good: (w) => ({ id: w['search'] }), absent: noRecord, bad: [], yields: '__typename' },
]
