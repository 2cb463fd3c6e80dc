/** Alerts, and the desk that answers them. */
import { agencies } from '../../../seeds/agencies.js'
import { mobileNumber } from '../../../seeds/numbers.js'
import { bad, type Bad, type Entry, type World } from './table.js'

const noRecord = { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } } as const
const of = (name: string, more: Record<string, unknown> = {}) => (w: World) => ({ id: w[name].id, version: w[name].version, ...more })
const keep = (name: string) => (w: World, payload: { record: unknown }) => Object.assign(w[name], payload.record)
const unit: readonly Bad[] = [
  bad('a unit that is a bank', { unitId: agencies.harbour }, ['input.unitId', 'outreach-unit']),
  bad('a unit that is none', { unitId: 'x' }, ['input.unitId', 'outreach-unit']),
]
const closed = (name: string, field: string): Bad => bad('a record that is closed', {}, [field, 'outreach-step', 'ILLEGAL_TRANSITION'], { while: (w) => [`update outreach_record set closed_at = now() where id = '${w[name].id}'`, `update outreach_record set closed_at = null where id = '${w[name].id}'`] })

export const outreachRefusals: readonly Entry[] = [
  {
    root: 'raiseAlert',
    by: 'bank-harbour',
    good: () => ({ riskLevel: 'MEDIUM', fraudType: 'BRUSHING_REBATE', victimName: '彭小云', victimPhone: mobileNumber('142', 2_300), divisionCode: '120104', grounds: '反复尝试转账。 Tries again and again to pay.' }),
    absent: { caseId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'], prefix: 'fraud_case' } },
    texts: { victimName: 64, victimAddress: 200, grounds: 1_000, scriptVersion: 64 },
    bad: [
      bad('a case it takes no part in', { caseId: '?' }, ['input.caseId', 'record-not-yours-or-absent', 'NOT_FOUND']),
      bad('a case of others', (w) => ({ caseId: w['otherCase'] }), ['input.caseId', 'record-not-yours-or-absent', 'NOT_FOUND'], { by: 'bank-delta' }),
      bad('a blank script', { scriptVersion: ' ' }, ['input.scriptVersion', 'text-missing']),
      bad('where no unit answers', {}, ['input.divisionCode', 'outreach-unit'], { while: () => ["update agency set active = false where type = 'POLICE'", "update agency set active = true where type = 'POLICE'"] }),
    ],
    yields: 'record { id }',
  },
  {
    root: 'assignOutreach',
    by: 'police-outreach',
    good: of('outreach'),
    absent: noRecord,
    bad: [...unit, closed('outreach', 'input.id')],
    yields: 'record { id version }',
    after: keep('outreach'),
  },
  {
    root: 'recordAttempt',
    by: 'police-outreach',
    good: of('outreachLow', { channel: 'CALL', outcome: 'NO_ANSWER', scriptVersion: 'brushing/3' }),
    absent: noRecord,
    texts: { scriptVersion: 64, note: 1_000 },
    bad: [
      closed('outreachLow', 'input.outcome'),
      bad('before anybody has taken it on', {}, ['input.outcome', 'outreach-step', 'ILLEGAL_TRANSITION'], { while: (w) => [`update outreach_record set status = 'CREATED' where id = '${w['outreachLow'].id}'`, `update outreach_record set status = 'ASSIGNED' where id = '${w['outreachLow'].id}'`] }),
      bad('a visit at low risk', { channel: 'VISIT' }, ['input.channel', 'outreach-channel', 'ILLEGAL_TRANSITION']),
      bad('a visit that was declined', { channel: 'VISIT', visitConsent: false }, ['input.channel', 'outreach-channel', 'ILLEGAL_TRANSITION']),
    ],
    yields: 'record { id version } attempt { id }',
    after: keep('outreachLow'),
  },
  {
    root: 'escalateOutreach',
    by: 'police-outreach',
    good: of('outreachLow'),
    absent: noRecord,
    bad: [...unit, closed('outreachLow', 'input.id'), bad('one that was dissuaded', {}, ['input.id', 'outreach-step', 'ILLEGAL_TRANSITION'], { while: (w) => [`update outreach_record set status = 'DISSUADED' where id = '${w['outreachLow'].id}'`, `update outreach_record set status = 'UNREACHABLE' where id = '${w['outreachLow'].id}'`] })],
    yields: 'record { id version }',
    after: keep('outreachLow'),
  },
  {
    root: 'closeOutreach',
    by: 'police-outreach',
    good: of('outreach', { result: 'NOT_A_VICTIM', feedback: '经核实无风险。 No risk.' }),
    absent: noRecord,
    texts: { protectiveMeasure: 500, feedback: 1_000 },
    bad: [
      closed('outreach', 'input.result'),
      bad('dissuaded before anybody was reached', { result: 'DISSUADED' }, ['input.result', 'outreach-step', 'ILLEGAL_TRANSITION']),
      bad('a loss avoided of no victim', { lossAvoided: '5.00' }, ['input.lossAvoided', 'outreach-loss-needs-outcome']),
      bad('a loss avoided of nothing', { result: 'DISSUADED', lossAvoided: '0.00' }, ['input.lossAvoided', 'amount-not-positive']),
      bad('a loss avoided below nothing', { result: 'DISSUADED', lossAvoided: '-1.00' }, ['input.lossAvoided', 'amount-not-positive']),
      bad('high risk given up before it was escalated', { result: 'REFUSED' }, ['input.result', 'outreach-escalate-first', 'ILLEGAL_TRANSITION'], { while: (w) => [`update outreach_record set status = 'REFUSED' where id = '${w['outreach'].id}'`, `update outreach_record set status = 'ASSIGNED' where id = '${w['outreach'].id}'`] }),
    ],
    yields: 'record { id version }',
  },
]
