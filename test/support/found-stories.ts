/** What auditors have made of the used stories: findings in every state, decisions, statements with what they hold back, searches. Rows as the house writes them. */
import type postgres from 'postgres'
import { agencies } from '../../seeds/agencies.js'
import { seedId } from '../../src/database/columns.js'

const id = (table: string, nth: number): string => seedId(table, `found ${nth}`)

export async function tellFound(owner: postgres.Sql): Promise<void> {
  const [known] = await owner<{ event: string; subject: string; case: string }[]>`select (select id from access_event where officer = 'he.jia' order by leaf_index limit 1) as event, (select subject_id from subject_access where subject_type = 'Account' order by subject_id limit 1) as subject, (select id from fraud_case order by id limit 1) as case`
  for (const [nth, [status, agency]] of ([['OPEN', agencies.harbour], ['DISMISSED', agencies.harbour], ['CONFIRMED', agencies.harbour], ['CONFIRMED', agencies.centre], ['CONFIRMED', agencies.metro]] as const).entries()) {
    const decided = status === 'OPEN' ? null : '2026-02-03T10:00:00+08:00'
    await owner`insert into finding (id, finding_number, rule, severity, status, officer, agency_id, subject_type, subject_id, window_from, window_until, found_at, measured, measured_zh, threshold, threshold_zh, record_count, decided_at, decided_by, reason, measure, version)
      values (${id('finding', nth)}, ${`FND-20260202-0000000${nth}`}, 'REPEAT_TARGET', 'MEDIUM', ${status}, ${`reader.${nth}`}, ${agency}, 'Account', ${known?.subject as string}, ${`2026-01-0${nth + 1}T00:00:00+08:00`}, '2026-01-19T00:00:00+08:00', ${`2026-02-0${nth + 1}T00:00:00+08:00`},
        ${`1${nth} reads on 5 days`}, ${`5 日内查看 1${nth} 次`}, 'from 10 reads on 5 days of a fortnight', '两周内 5 日、10 次以上', ${10 + nth}, ${decided}, ${decided && 'jiang.heng'}, ${decided && '已核实。 Checked.'}, ${decided && '培训。 Training.'}, ${nth + 1})`
    await owner`insert into finding_record values (${id('finding', nth)}, ${known?.event as string})`
    if (decided) await owner`insert into finding_decision (id, finding_id, sequence, step, decided_at, officer, words) values (${id('finding_decision', nth)}, ${id('finding', nth)}, 1, ${status === 'DISMISSED' ? 'DISMISS' : 'CONFIRM'}, ${decided}, 'jiang.heng', '已核实。 Checked.')`
  }
  for (const nth of [0, 1]) {
    await owner`insert into disclosure_statement (id, statement_number, subject_type, subject_id, period_from, period_until, language, request_number, identity_check, issued_at, issued_by, text, text_hash, supplements_id, release_due_at)
      values (${id('disclosure_statement', nth)}, ${`DST-20260202-0000000${nth}`}, 'Account', ${known?.subject as string}, '2025-01-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00', ${nth ? 'EN' : 'ZH'}, 'REQ-2026-1', '原件核对。 Original seen.', ${`2026-02-0${nth + 2}T10:00:00+08:00`}, 'jiang.heng', ${`text ${nth}`}, ${`hash ${nth}`}, ${nth ? id('disclosure_statement', 0) : null}, '2027-06-01T00:00:00+08:00')`
    await owner`insert into disclosure_entry (id, statement_id, day, agency_id, purpose, basis, clear, masked, tokens, times) values (${id('disclosure_entry', nth)}, ${id('disclosure_statement', nth)}, ${`2025-06-0${nth + 1}`}, ${nth ? agencies.metro : agencies.harbour}, 'APPEAL', 'AFL §20', '{账号}', '{户名}', '{证件号码}', ${nth + 1})`
  }
  for (const nth of [0, 1]) {
    await owner`insert into held_disclosure (id, statement_id, case_id, day, agency_id, purpose, basis, clear, masked, tokens, times, release_by, released_in_id)
      values (${id('held_disclosure', nth)}, ${id('disclosure_statement', 0)}, ${known?.case as string}, ${`2025-06-0${nth + 1}`}, ${agencies.centre}, 'INVESTIGATION', 'AFL §20', '{账号}', '{户名}', '{证件号码}', ${nth + 1}, ${`2027-06-0${nth + 1}T00:00:00+08:00`}, ${id('disclosure_statement', 1)})`
  }
  for (const [nth, agency] of [agencies.supervision, agencies.operations].entries()) await owner`insert into saved_search (id, agency_id, name, address, saved_at, saved_by) values (${id('saved_search', nth)}, ${agency}, ${`夜间 ${nth}`}, '/console', ${`2026-02-0${nth + 1}T00:00:00+08:00`}, ${nth ? 'bai.shuo' : 'jiang.heng'})`
}
