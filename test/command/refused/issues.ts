/** Orders that a desk issues. */
import { agencies } from '../../../seeds/agencies.js'
import { answer, controlsOwn, daysOn, investigator } from '../arranged.js'
import { bad, type Bad, type Entry, type World } from './table.js'

const onCase = (paper: string, more: (w: World) => Record<string, unknown>) => (w: World) => ({ caseId: w['caseId'], instrumentNumber: w[`${paper}Paper`].number, investigatorNumber: investigator, ...more(w) })
const noCase = { caseId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } } as const
const account = { accountId: { told: ['account-outside-case', 'NOT_FOUND'] } } as const
const texts = { note: 500, instrumentNumber: 64, investigatorNumber: 64 }
/** A paper of a kind that carries no order of these. */
const kind = (paper: string) => bad('a paper of another kind', (w) => ({ instrumentNumber: w[`${paper}Paper`].number }), ['input.instrumentNumber', 'instrument-kind'])

const officers: readonly Bad[] = [
  bad('the same officer twice', { investigatorNumber: controlsOwn }, ['input.investigatorNumber', 'two-officers']),
  bad('an unknown second officer', { investigatorNumber: '120116-9999' }, ['input.investigatorNumber', 'officer-unknown']),
  bad('a second officer of a bank', { investigatorNumber: '120116-0101' }, ['input.investigatorNumber', 'officer-unknown']),
  bad('a second officer who has left', {}, ['input.investigatorNumber', 'officer-unknown'], { while: () => ["update officer set active = false where subject = 'du.heng'", "update officer set active = true where subject = 'du.heng'"] }),
  bad('an officer who has left', {}, ['authorization', 'officer-unknown', 'FORBIDDEN'], { while: () => ["update officer set active = false where subject = 'zhou.ke'", "update officer set active = true where subject = 'zhou.ke'"] }),
  bad('no such paper', { instrumentNumber: 'NOBODY-1' }, ['input.instrumentNumber', 'instrument-missing']),
  bad("another case's paper", (w) => ({ instrumentNumber: w['otherPaper'].number }), ['input.instrumentNumber', 'instrument-other-case']),
]
const papers: readonly Bad[] = [
  bad('a paper that nobody has approved', (w) => ({ instrumentNumber: w['unapprovedPaper'].number }), ['input.instrumentNumber', 'instrument-not-approved']),
  bad('a revoked paper', (w) => ({ instrumentNumber: w['revokedPaper'].number }), ['input.instrumentNumber', 'instrument-not-in-force']),
  bad('a paper of later', (w) => ({ instrumentNumber: w['laterPaper'].number }), ['input.instrumentNumber', 'instrument-not-in-force']),
  bad('a paper whose term is over', {}, ['input.instrumentNumber', 'instrument-not-in-force'], { while: (w) => [`update legal_instrument set valid_until = now() where id = '${w['queryPaper'].id}'`, `update legal_instrument set valid_until = now() + interval '200 days' where id = '${w['queryPaper'].id}'`] }),
  bad("another unit's paper", {}, ['input.instrumentNumber', 'instrument-missing'], { while: (w) => [`update legal_instrument set issuing_unit_id = '${agencies.supervision}' where id = '${w['queryPaper'].id}'`, `update legal_instrument set issuing_unit_id = '${agencies.centre}' where id = '${w['queryPaper'].id}'`] }),
]
const outside = bad("another case's account", (w) => ({ accountId: w['otherAccount'] }), ['input.accountId', 'account-outside-case', 'NOT_FOUND'])
const foreign = bad('an account abroad', (w) => ({ accountId: w['accountAbroad'] }), ['input.accountId', 'foreign-account-recalled'])
const amounts = [
  bad('an amount of nothing', { amount: '0' }, ['input.amount', 'amount-not-positive']),
  bad('an amount below nothing', { amount: '-1.00' }, ['input.amount', 'amount-not-positive']),
  bad('an amount above the paper', { amount: '500000.01' }, ['input.instrumentNumber', 'instrument-amount']),
]

export const issueRefusals: readonly Entry[] = [
  {
    root: 'issueAccountQuery',
    by: 'police-control',
    good: onCase('query', (w) => ({ accountId: w['account1'] })),
    absent: { ...noCase, ...account },
    texts,
    bad: [...officers, ...papers, outside, foreign, kind('number')],
    yields: 'order { id }',
    after: (w, { order }) => Object.assign(w, { query: order.id }),
  },
  {
    root: 'issueAccountWatch',
    by: 'police-control',
    good: onCase('query', (w) => ({ accountId: w['account1'] })),
    absent: { ...noCase, ...account },
    texts,
    bad: [...officers, ...papers, outside, foreign, kind('stop')],
    yields: 'order { id }',
    after: async (w, { order }) => Object.assign(w, { watch: order.id, watched: await answer(w.app, 'bank-harbour', order.id, { resultCode: '0000' }) }),
  },
  {
    root: 'issueStopPayment',
    by: 'police-control',
    good: onCase('stop', (w) => ({ accountId: w['account2'] })),
    absent: { ...noCase, ...account },
    texts,
    bad: [...officers, outside, foreign, kind('query'), ...amounts],
    yields: 'order { id }',
    after: (w, { order }) => Object.assign(w, { stopAgain: order.id }),
  },
  {
    root: 'issueFreeze',
    by: 'police-control',
    good: onCase('freeze', (w) => ({ accountId: w['account1'], follows: w['stop1'] })),
    absent: { ...noCase, ...account, follows: { told: ['order-not-yours-or-absent', 'NOT_FOUND'] } },
    texts,
    bad: [
      ...officers, outside, foreign, kind('stop'), ...amounts,
      bad('a year, on a paper of county level', (w) => ({ term: 'ONE_YEAR', instrumentNumber: w['countyPaper'].number }), ['input.instrumentNumber', 'freeze-approver-level']),
      bad('what the stop holds, above the paper', (w) => ({ instrumentNumber: w['smallPaper'].number }), ['input.instrumentNumber', 'instrument-amount']),
      bad('in a case under review, after a stop', (w) => ({ caseId: w['otherCase'], accountId: w['otherAccount'] }), ['input.caseId', 'filing-before-freeze', 'ILLEGAL_TRANSITION']),
      bad('in a case under review', (w) => ({ caseId: w['otherCase'], accountId: w['otherAccount'], follows: null }), ['input.caseId', 'freeze-needs-filed-case', 'ILLEGAL_TRANSITION']),
      bad('after a stop of another account', (w) => ({ follows: w['stop2'] }), ['input.follows', 'order-not-yours-or-absent', 'NOT_FOUND']),
      bad('after what is no stop', (w) => ({ follows: w['watch'] }), ['input.follows', 'order-not-yours-or-absent', 'NOT_FOUND']),
      bad('after a stop whose term is over', {}, ['input.follows', 'stop-term-over', 'ILLEGAL_TRANSITION'], { while: (w) => [`update control_order set expires_at = now() where id = '${w['stop1']}'`, `update control_order set expires_at = now() + interval '40 hours' where id = '${w['stop1']}'`] }),
      bad('after a stop that has ended', {}, ['input.follows', 'stop-term-over', 'ILLEGAL_TRANSITION'], { while: (w) => [`update control_order set status = 'EXPIRED' where id = '${w['stop1']}'`, `update control_order set status = 'IN_FORCE' where id = '${w['stop1']}'`] }),
      bad('of an amount that nobody knows', { follows: null }, ['input.amount', 'amount-missing'], { while: (w) => [`update involved_account set traced_amount = 0 where account_id = '${w['account1']}'`, `update involved_account set traced_amount = 100000 where account_id = '${w['account1']}'`] }),
    ],
    yields: 'order { id }',
    after: async (w, { order }) => {
      Object.assign(w, { freeze: order.id })
      await answer(w.app, 'bank-harbour', order.id, { resultCode: '0000' })
    },
  },
  {
    root: 'issueNumberMeasure',
    by: 'police-control',
    good: onCase('number', (w) => ({ numberId: w['numberId'] })),
    absent: { ...noCase, numberId: { told: ['target-outside-case', 'NOT_FOUND'] } },
    texts,
    bad: [
      ...officers, kind('query'),
      bad("another case's number", (w) => ({ numberId: w['otherNumber'] }), ['input.numberId', 'target-outside-case', 'NOT_FOUND']),
      bad('a number that nobody here serves', (w) => ({ numberId: w['foreignNumberId'] }), ['input.numberId', 'carrier-unresolved']),
      bad('a number that a bank is to block', (w) => ({ numberId: w['foreignNumberId'], carrierId: agencies.harbour }), ['input.carrierId', 'carrier-unresolved']),
      bad('a number that nobody is to block', (w) => ({ numberId: w['foreignNumberId'], carrierId: 'x' }), ['input.carrierId', 'carrier-unresolved']),
    ],
    yields: 'order { id }',
    after: (w, { order }) => Object.assign(w, { numberAgain: order.id }),
  },
  {
    root: 'issueOnlineMeasure',
    by: 'police-control',
    good: onCase('number', (w) => ({ onlineAccountId: w['onlineAccountId'] })),
    absent: { ...noCase, onlineAccountId: { told: ['target-outside-case', 'NOT_FOUND'] } },
    texts,
    bad: [...officers, kind('query'), bad("another case's account", (w) => ({ onlineAccountId: w['otherOnline'] }), ['input.onlineAccountId', 'target-outside-case', 'NOT_FOUND'])],
    yields: 'order { id }',
    after: (w, { order }) => Object.assign(w, { onlineAgain: order.id }),
  },
  {
    root: 'issueUrlMeasure',
    by: 'police-control',
    good: onCase('number', (w) => ({ urlId: w['urlId'], addresseeId: agencies.south })),
    absent: { ...noCase, urlId: { told: ['target-outside-case', 'NOT_FOUND'] } },
    texts,
    bad: [
      ...officers, kind('query'),
      bad("another case's address", (w) => ({ urlId: w['otherUrl'] }), ['input.urlId', 'target-outside-case', 'NOT_FOUND']),
      bad('an address that a bank is to block', { addresseeId: agencies.harbour }, ['input.addresseeId', 'platform-unresolved']),
      bad('an address that nobody is to block', { addresseeId: '' }, ['input.addresseeId', 'platform-unresolved']),
    ],
    yields: 'order { id }',
  },
  {
    root: 'issueRecallRequest',
    by: 'police-control',
    good: onCase('evidence', (w) => ({ accountId: w['accountAbroad'] })),
    absent: { ...noCase, ...account },
    texts,
    bad: [
      ...officers, outside, kind('query'), bad('an account at home', (w) => ({ accountId: w['account1'] }), ['input.accountId', 'recall-foreign-only']),
      ...amounts.slice(0, 2), bad('an amount above the paper', (w) => ({ amount: '500000.01', instrumentNumber: w['freezePaper'].number }), ['input.instrumentNumber', 'instrument-amount']),
      bad('of an amount that nobody knows', {}, ['input.amount', 'amount-missing'], { while: (w) => [`update involved_account set traced_amount = 0 where account_id = '${w['accountAbroad']}'`, `update involved_account set traced_amount = 30000 where account_id = '${w['accountAbroad']}'`] }),
    ],
    yields: 'order { id }',
    after: (w, { order }) => Object.assign(w, { recallAgain: order.id }),
  },
  {
    root: 'issueDisciplinaryMeasure',
    by: 'police-control',
    good: onCase('discipline', (w) => ({ accountId: w['account2'], term: 'THREE_YEARS' })),
    absent: noCase,
    texts,
    bad: [
      ...officers, kind('query'),
      bad('no target', { accountId: null }, ['input.accountId', 'target-outside-case']),
      bad('two targets', (w) => ({ numberId: w['numberId'] }), ['input.accountId', 'target-outside-case']),
      outside, foreign,
      bad("another case's number", (w) => ({ accountId: null, numberId: w['otherNumber'] }), ['input.numberId', 'target-outside-case', 'NOT_FOUND']),
      bad('a number that nobody here serves', (w) => ({ accountId: null, numberId: w['foreignNumberId'] }), ['input.numberId', 'carrier-unresolved']),
      bad('on a paper of county level', (w) => ({ instrumentNumber: w['lowDisciplinePaper'].number }), ['input.instrumentNumber', 'discipline-level']),
    ],
    yields: 'order { id }',
    after: (w, { order }) => Object.assign(w, { discipline: order.id }),
  },
  {
    root: 'issueDisciplinaryMeasure',
    by: 'police-control',
    good: onCase('discipline', (w) => ({ accountId: w['account2'], term: 'TWO_YEARS' })),
    bad: [
      bad('a sixth year in a row', { term: 'THREE_YEARS' }, ['input.term', 'discipline-five-years']),
      bad('a sixth year, though the first three are in force already', { term: 'THREE_YEARS' }, ['input.term', 'discipline-five-years'], { while: (w) => [`update control_order set status = 'IN_FORCE', effective_at = now(), expires_at = '${daysOn(1_090)}' where id = '${w['discipline']}'`, `update control_order set status = 'ISSUED', effective_at = null, expires_at = null where id = '${w['discipline']}'`] }),
    ],
    yields: 'order { id }',
  },
  {
    root: 'issueDraftOrder',
    by: 'police-control',
    good: async (w) => ({ id: w['draft'], version: 1 }),
    absent: { id: { told: ['order-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { note: 500, instrumentNumber: 64 },
    bad: [
      bad('an order that is out already', (w) => ({ id: w['stop3'] }), ['input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION']),
      bad('no such paper', { instrumentNumber: 'NOBODY-1' }, ['input.instrumentNumber', 'instrument-missing']),
      bad('no paper at all', {}, ['input.instrumentNumber', 'instrument-missing'], { while: (w) => [`update control_order set instrument_number = null where id = '${w['draft']}'`, `update control_order set instrument_number = (select instrument_number from control_order where id = '${w['stop1']}') where id = '${w['draft']}'`] }),
      bad("another case's paper", (w) => ({ instrumentNumber: w['otherPaper'].number }), ['input.instrumentNumber', 'instrument-other-case']),
      bad('a paper of another kind', (w) => ({ instrumentNumber: w['queryPaper'].number }), ['input.instrumentNumber', 'instrument-kind']),
      bad('an amount above the paper', (w) => ({ instrumentNumber: w['smallPaper'].number }), ['input.instrumentNumber', 'instrument-amount']),
    ],
    yields: 'order { id version status }',
    after: (w, { order }) => Object.assign(w, { issued: order.id }),
  },
]
