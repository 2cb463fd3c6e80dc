/** Scoring by the stated rules. */
import { bad, type Entry } from './table.js'

export const riskRefusals: readonly Entry[] = [
  {
    root: 'assessRisk',
    by: 'police-analyst',
    good: (w) => ({ caseId: w['caseId'] }),
    absent: { caseId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    bad: [
      bad('of nothing', { caseId: null }, ['input', 'risk-one-subject']),
      bad('of two at once', (w) => ({ accountId: w['account1'] }), ['input', 'risk-one-subject']),
      bad('of an account that nobody may see', { caseId: null, accountId: 'account_7zzzzzzzzzzzzzzzzzzzzzzzzz' }, ['input.accountId', 'record-not-yours-or-absent', 'NOT_FOUND']),
      bad('of a number that nobody may see', { caseId: null, numberId: 'telecom_number_7zzzzzzzzzzzzzzzzzzzzzzzzz' }, ['input.numberId', 'record-not-yours-or-absent', 'NOT_FOUND']),
      bad('of the victim’s own account', async (w) => ({ caseId: null, accountId: (await w.app.owner`select account_id as id from involved_account where case_id = ${w['caseId']} and role = 'VICTIM' limit 1`)[0]?.['id'] }), ['input.accountId', 'risk-not-suspect']),
      bad('of an account whose only case was revoked', (w) => ({ caseId: null, accountId: w['otherAccount'] }), ['input.accountId', 'risk-not-suspect'], { while: (w) => [`update fraud_case set status = 'REVOKED' where id = '${w['otherCase']}'`, `update fraud_case set status = 'UNDER_REVIEW' where id = '${w['otherCase']}'`] }),
      bad('of a number whose only case was revoked', (w) => ({ caseId: null, numberId: w['otherNumber'] }), ['input.numberId', 'risk-not-suspect'], { while: (w) => [`update fraud_case set status = 'REVOKED' where id = '${w['otherCase']}'`, `update fraud_case set status = 'UNDER_REVIEW' where id = '${w['otherCase']}'`] }),
    ],
    yields: 'scores { id } alerts { id }',
  },
]
