/** Tracing money, and drafting by what was traced. */
import { controlsOwn, investigator } from '../arranged.js'
import { bad, type Entry } from './table.js'

export const trailRefusals: readonly Entry[] = [
  {
    root: 'traceFunds',
    by: 'police-control',
    good: (w) => ({ caseId: w['caseId'], method: 'PRO_RATA' }),
    absent: { caseId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] }, paymentId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    bad: [
      bad('of a payment of another case', (w) => ({ paymentId: w['otherPayment'] }), ['input.paymentId', 'trail-payment-elsewhere']),
      bad('of a case that was merged', {}, ['input.caseId', 'trail-case-merged', 'ILLEGAL_TRANSITION'], { while: (w) => [`update fraud_case set merged_into_id = '${w['otherCase']}' where id = '${w['caseId']}'`, `update fraud_case set merged_into_id = null where id = '${w['caseId']}'`] }),
      bad('of payments in no currency of the case', {}, ['input.caseId', 'trail-nothing-paid'], { while: (w) => [`update fraud_case set currency = 'USD' where id = '${w['caseId']}'`, `update fraud_case set currency = 'CNY' where id = '${w['caseId']}'`] }),
    ],
    yields: 'trail { id }',
    after: (w, payload) => Object.assign(w, { trail: payload.trail.id }),
  },
  {
    root: 'draftDownstreamOrders',
    by: 'police-control',
    good: (w) => ({ trailId: w['trail'], investigatorNumber: investigator, emergencyLevel: 'URGENT' }),
    absent: { trailId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    bad: [
      bad('one officer who signs twice', { investigatorNumber: controlsOwn }, ['input.investigatorNumber', 'two-officers']),
      bad('an unknown second officer', { investigatorNumber: '120116-9999' }, ['input.investigatorNumber', 'officer-unknown']),
      bad('by a trail that is not the last', {}, ['input.trailId', 'trail-outdated', 'CONFLICT'], {
        while: (w) => [`insert into fund_trail (id, trail_number, case_id, method, currency, traced_by_name, traced_by_name_mask, traced_at) select 'fund_trail_7zzzzzzzzzzzzzzzzzzzzzzzzz', 'TRL-LATER', case_id, method, currency, traced_by_name, traced_by_name_mask, now() + interval '1 hour' from fund_trail where id = '${w['trail']}'`, "delete from fund_trail where id = 'fund_trail_7zzzzzzzzzzzzzzzzzzzzzzzzz'"],
      }),
    ],
    yields: 'orders { id }',
  },
]
