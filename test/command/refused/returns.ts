/** The return of what a freeze holds, from application to the bank's order. */
import { agencies } from '../../../seeds/agencies.js'
import { act } from '../acting.js'
import { controlsOwn, investigator } from '../arranged.js'
import { bad, type Bad, type Entry, type World } from './table.js'
import { elsewhere } from './world.js'

const noReturn = { id: { told: ['return-absent', 'NOT_FOUND'] } } as const
const it = (more: Record<string, unknown> = {}) => (w: World) => ({ id: w['return'].id, version: w['return'].version, ...more })
const keep = (w: World, payload: { restitution: unknown }) => (w['return'] = payload.restitution)
const set = (assignment: string, back: string) => ({ while: (w: World): readonly [string, string] => [`update restitution set ${assignment} where id = '${w['return'].id}'`, `update restitution set ${back} where id = '${w['return'].id}'`] })
const inState = (state: string, back: string, rule: 'step-not-lawful' = 'step-not-lawful'): Bad => bad(`one that is ${state}`, {}, ['input.id', rule, 'ILLEGAL_TRANSITION'], set(`status = '${state}'`, `status = '${back}'`))
/** Another unit froze: it decides. */
const elsewhereFrozen = bad('what another unit froze', {}, ['input.id', 'return-freezing-unit', 'FORBIDDEN'], set(`freezing_unit_id = '${elsewhere}'`, `freezing_unit_id = '${agencies.centre}'`))
const lapsed = (w: World): readonly [string, string] => [`update control_order set expires_at = now() where id = '${w['freeze']}'`, `update control_order set expires_at = now() + interval '150 days' where id = '${w['freeze']}'`]
const untold = (w: World): readonly [string, string] => [`update control_order set held_amount = null where id = '${w['freeze']}'`, `update control_order set held_amount = 80000 where id = '${w['freeze']}'`]
const fields = 'restitution { id version status }'
const trace = (w: World, more: Record<string, unknown> = {}) => ({ traces: [{ victimId: w['victim'], ...more }] })

export const returnRefusals: readonly Entry[] = [
  {
    root: 'applyRestitution',
    by: 'police-control',
    good: (w) => ({ freezeOrderId: w['freeze'], grounds: '被害人申请返还。 The victim applies.', secondOfficerNumber: investigator }),
    absent: { freezeOrderId: { told: ['order-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { grounds: 2_000 },
    bad: [
      bad('one officer who signs twice', { secondOfficerNumber: controlsOwn }, ['input.secondOfficerNumber', 'return-two-officers']),
      bad('an unknown second officer', { secondOfficerNumber: '120116-9999' }, ['input.secondOfficerNumber', 'officer-unknown']),
      bad('of a stop', (w) => ({ freezeOrderId: w['stop3'] }), ['input.freezeOrderId', 'return-needs-live-freeze']),
      bad('of a freeze that has ended', (w) => ({ freezeOrderId: w['freeze3'] }), ['input.freezeOrderId', 'return-needs-live-freeze']),
      bad('of a freeze whose term is over', {}, ['input.freezeOrderId', 'return-needs-live-freeze'], { while: lapsed }),
      bad('of what nobody has told the amount of', {}, ['input.freezeOrderId', 'return-amount-unknown'], { while: untold }),
      bad('by a unit that neither filed nor froze', {}, ['input.freezeOrderId', 'return-unit', 'FORBIDDEN'], {
        while: (w) => [`update control_order set issuing_unit_id = '${elsewhere}' where id = '${w['freeze']}'; update fraud_case set lead_agency_id = '${elsewhere}' where id = '${w['caseId']}'`, `update control_order set issuing_unit_id = '${agencies.centre}' where id = '${w['freeze']}'; update fraud_case set lead_agency_id = '${agencies.centre}' where id = '${w['caseId']}'`],
      }),
    ],
    yields: fields,
    after: async (w, payload) => {
      keep(w, payload)
      const [victim] = await w.app.owner<{ id: string }[]>`select id from victim where case_id = ${w['caseId']}`
      w['victim'] = victim?.id
      // The case was filed elsewhere: the papers have to be handed over.
      await w.app.owner`update restitution set filing_unit_id = ${elsewhere} where id = ${w['return'].id}`
    },
  },
  {
    root: 'handOverRestitution',
    by: 'police-control',
    good: it({ toUnitId: agencies.centre }),
    absent: noReturn,
    bad: [
      bad('a second return of the same freeze', (w) => ({ id: undefined, version: undefined, toUnitId: undefined, freezeOrderId: w['freeze'], grounds: '再次。 Again.', secondOfficerNumber: investigator }), ['input.freezeOrderId', 'return-open-once', 'CONFLICT'], { root: 'applyRestitution' }),
      bad('the method set before the papers are handed over', { toUnitId: undefined, method: 'PRO_RATA' }, ['input.id', 'return-handover-first', 'ILLEGAL_TRANSITION'], { root: 'setRestitutionMethod' }),
      bad('to a unit that did not freeze', { toUnitId: elsewhere }, ['input.toUnitId', 'return-handover-target']),
      bad('to nobody', { toUnitId: 'x' }, ['input.toUnitId', 'return-handover-target']),
      bad('where one unit filed and froze', {}, ['input.id', 'return-handover-target', 'ILLEGAL_TRANSITION'], set(`filing_unit_id = '${agencies.centre}'`, `filing_unit_id = '${elsewhere}'`)),
      bad('by a unit that neither filed nor froze', {}, ['input.id', 'return-unit', 'FORBIDDEN'], set(`freezing_unit_id = '${elsewhere}'`, `freezing_unit_id = '${agencies.centre}'`)),
      inState('SUBMITTED', 'APPLIED'),
    ],
    yields: fields,
    after: keep,
  },
  {
    root: 'setRestitutionMethod',
    by: 'police-control',
    good: it({ method: 'PRO_RATA' }),
    absent: noReturn,
    bad: [
      elsewhereFrozen, inState('SUBMITTED', 'HANDED_OVER'), inState('RETURNED', 'HANDED_OVER'),
      bad('of a freeze whose term is over', {}, ['input.id', 'return-needs-live-freeze'], { while: lapsed }),
      bad('of what nobody has told the amount of', {}, ['input.id', 'return-amount-unknown'], { while: untold }),
      bad('to a victim of another case', (w) => ({ traces: [{ victimId: w['otherVictim'] }] }), ['input.traces.0.victimId', 'return-victim-outside-case', 'NOT_FOUND']),
      bad('to nobody', { traces: [{ victimId: '' }] }, ['input.traces.0.victimId', 'return-victim-outside-case', 'NOT_FOUND']),
      bad('twice to one victim', (w) => ({ traces: [...trace(w).traces, ...trace(w).traces] }), ['input.method', 'return-method']),
      bad('credits told apart, and not how much', (w) => ({ method: 'TIMESTAMP_TRACED', ...trace(w) }), ['input.traces', 'return-traced-amount']),
      bad('credits told apart of nothing', (w) => ({ method: 'TIMESTAMP_TRACED', ...trace(w, { amount: '0.00' }) }), ['input.traces', 'return-traced-amount']),
      bad('a traced amount in proportion', (w) => trace(w, { amount: '1.00' }), ['input.traces', 'return-traced-amount']),
      bad('more than is frozen', (w) => ({ method: 'TIMESTAMP_TRACED', ...trace(w, { amount: '80000.01' }) }), ['input.traces', 'return-shares-exceed']),
      bad('to an account of a suspect', (w) => trace(w, { accountId: w['account2'] }), ['input.traces.0.accountId', 'return-account-not-victims']),
      bad('to an account of nobody', (w) => trace(w, { accountId: 'x' }), ['input.traces.0.accountId', 'return-account-not-victims']),
      bad('to a victim who paid from nowhere', (w) => trace(w), ['input.traces.0.accountId', 'return-account-unknown'], {
        while: (w) => [`create table kept_debits as select id, debit_account_id from reported_payment where case_id = '${w['caseId']}'; update reported_payment set debit_account_id = null where case_id = '${w['caseId']}'`, 'update reported_payment p set debit_account_id = k.debit_account_id from kept_debits k where k.id = p.id; drop table kept_debits'],
      }),
      bad('to a victim who lost another currency', (w) => trace(w), ['input.traces.0.victimId', 'return-currency'], { while: (w) => [`update victim set currency = 'USD' where id = '${w['victim']}'`, `update victim set currency = 'CNY' where id = '${w['victim']}'`] }),
      bad('to a victim who has lost nothing', (w) => trace(w), ['input.traces', 'return-nothing-to-share'], { while: (w) => [`update victim set loss_amount = 0 where id = '${w['victim']}'`, `update victim set loss_amount = 230000 where id = '${w['victim']}'`] }),
    ],
    yields: fields,
    after: keep,
  },
  {
    root: 'publishNotice',
    by: 'police-control',
    good: it(),
    absent: noReturn,
    bad: [
      elsewhereFrozen, inState('TRACED', 'METHOD_SET'),
      bad('of a single deposit', {}, ['input.id', 'return-method', 'ILLEGAL_TRANSITION'], set("method = 'SINGLE_DEPOSIT'", "method = 'PRO_RATA'")),
      bad('submitted before it was published', {}, ['input.id', 'return-notice-first', 'ILLEGAL_TRANSITION'], { root: 'submitRestitution' }),
    ],
    yields: fields,
    after: keep,
  },
  {
    root: 'fileObjection',
    by: 'police-control',
    good: (w) => ({ restitutionId: w['return'].id, objectorName: '骆小谦', grounds: '份额有误。 My share is wrong.' }),
    absent: { restitutionId: { told: ['return-absent', 'NOT_FOUND'] } },
    texts: { objectorName: 100, grounds: 2_000 },
    bad: [
      bad('after the notice', {}, ['input.restitutionId', 'return-notice-not-running', 'ILLEGAL_TRANSITION'], set('notice_until = now()', "notice_until = now() + interval '30 days'")),
      bad('before the notice', {}, ['input.restitutionId', 'return-notice-not-running', 'ILLEGAL_TRANSITION'], set("status = 'METHOD_SET'", "status = 'PUBLIC_NOTICE'")),
      bad('submitted while the notice runs', (w) => ({ ...it()(w), restitutionId: undefined, objectorName: undefined, grounds: undefined }), ['input.id', 'return-notice-running', 'ILLEGAL_TRANSITION'], { root: 'submitRestitution' }),
    ],
    yields: `objection { id } ${fields}`,
    after: (w, payload) => Object.assign(w, { objection: payload.objection.id, return: payload.restitution }),
  },
  {
    root: 'decideObjection',
    by: 'police-control',
    good: (w) => ({ id: w['objection'], outcome: 'REJECTED', decision: '份额无误。 It is right.' }),
    absent: noReturn,
    texts: { decision: 2_000 },
    bad: [
      elsewhereFrozen,
      bad('decided already', {}, ['input.id', 'return-objection-decided', 'ILLEGAL_TRANSITION'], { while: (w) => [`update restitution_objection set outcome = 'REJECTED' where id = '${w['objection']}'`, `update restitution_objection set outcome = 'OPEN' where id = '${w['objection']}'`] }),
      bad('submitted with an objection open', (w) => ({ ...it()(w), outcome: undefined, decision: undefined }), ['input.id', 'return-objection-open', 'ILLEGAL_TRANSITION'], { root: 'submitRestitution', ...set('notice_until = now()', "notice_until = now() + interval '30 days'") }),
    ],
    yields: `objection { id } ${fields}`,
    after: async (w, payload) => {
      keep(w, payload)
      await w.app.owner`update restitution set notice_until = now() where id = ${w['return'].id}`
    },
  },
  { root: 'submitRestitution', by: 'police-control', good: it(), absent: noReturn, bad: [elsewhereFrozen, inState('APPLIED', 'PUBLIC_NOTICE'), inState('APPROVED', 'PUBLIC_NOTICE')], yields: fields, after: keep },
  {
    root: 'approveRestitution',
    by: 'police-chief',
    good: it(),
    absent: noReturn,
    bad: [
      bad('by an officer without rank', {}, ['authorization', 'return-needs-city-level', 'FORBIDDEN'], { by: 'police-control' }),
      bad('by a chief of county level', {}, ['authorization', 'return-needs-city-level', 'FORBIDDEN'], { subject: 'cheng.yuan' }),
      ...['first_officer_id', 'second_officer_id', 'submitted_by_id'].map((column) => bad(`by the chief who is its ${column}`, {}, ['authorization', 'approver-not-drafter', 'FORBIDDEN'], set(`${column} = (select id from officer where subject = 'qin.chuan')`, `${column} = (select id from officer where subject = '${column === 'second_officer_id' ? 'du.heng' : 'zhou.ke'}')`))),
      inState('METHOD_SET', 'SUBMITTED'), inState('DECIDED', 'SUBMITTED'),
    ],
    yields: fields,
    after: keep,
  },
  {
    root: 'decideRestitution',
    by: 'police-control',
    good: (w) => ({ ...it()(w), instrumentNumber: w['decisionPaper'].number, investigatorNumber: investigator }),
    absent: noReturn,
    bad: [
      elsewhereFrozen, inState('SUBMITTED', 'APPROVED'), inState('BANK_EXECUTING', 'APPROVED'),
      bad('the same officer twice', { investigatorNumber: controlsOwn }, ['input.investigatorNumber', 'two-officers']),
      bad('an unknown second officer', { investigatorNumber: '' }, ['input.investigatorNumber', 'officer-unknown']),
      bad('of a freeze whose term is over', {}, ['input.id', 'return-needs-live-freeze'], { while: lapsed }),
      bad('more than is held by now', {}, ['input.id', 'return-shares-exceed'], { while: (w) => [`update control_order set held_amount = 1 where id = '${w['freeze']}'`, `update control_order set held_amount = 80000 where id = '${w['freeze']}'`] }),
      bad('no such paper', { instrumentNumber: 'NOBODY-1' }, ['input.instrumentNumber', 'instrument-missing']),
      bad("another case's paper", (w) => ({ instrumentNumber: w['otherPaper'].number }), ['input.instrumentNumber', 'instrument-other-case']),
      bad('a paper of another kind', (w) => ({ instrumentNumber: w['freezePaper'].number }), ['input.instrumentNumber', 'instrument-kind']),
      bad('a paper of county level', (w) => ({ instrumentNumber: w['lowDecisionPaper'].number }), ['input.instrumentNumber', 'return-needs-city-level']),
      bad('a paper of less', (w) => ({ instrumentNumber: w['smallDecisionPaper'].number }), ['input.instrumentNumber', 'instrument-amount']),
    ],
    yields: `orders { id version } ${fields}`,
    after: (w, payload) => Object.assign(w, { returnOrder: payload.orders[0], return: payload.restitution }),
  },
  {
    root: 'answerOrder',
    by: 'bank-harbour',
    purpose: 'RESTITUTION',
    good: (w) => ({ id: w['returnOrder'].id, version: w['returnOrder'].version, resultCode: '0000' }),
    bad: [
      bad('done, and not in full', { amount: '1.00' }, ['input.amount', 'answer-part-not-of-order']),
      bad('a part, and not how much', { resultCode: '1200' }, ['input.amount', 'amount-missing']),
      bad('more than was ordered', { amount: '80000.01' }, ['input.amount', 'amount-above-order']),
      bad('a code of another order', { resultCode: '1301' }, ['input.resultCode', 'result-code-not-of-family']),
    ],
    yields: 'order { id status }',
    after: async (w) => act(w.app, 'police-control', 'fileAppeal', 'appeal { id }', { orderId: w['discipline'], appellantName: '孔', grounds: '有误。 Wrong.' }, { 'x-purpose': 'APPEAL' }),
  },
]
