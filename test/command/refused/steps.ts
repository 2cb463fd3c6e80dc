/** What is done with orders that stand: by their addressees, by the desks, and by whoever objects. */
import { agencies } from '../../../seeds/agencies.js'
import { act } from '../acting.js'
import { answer, card, daysOn, fromNow, investigator, minutesAgo, readOrder } from '../arranged.js'
import { bad, type Bad, type Entry, type World } from './table.js'

const noOrder = { id: { told: ['order-not-yours-or-absent', 'NOT_FOUND'] } } as const
const order = (name: string, more: Record<string, unknown> = {}) => async (w: World) => ({ id: w[name], version: (await readOrder(w.app, w[name])).version, ...more })
const because = (name: string) => order(name, { reason: '核实。 Verified.' })
const lapsed = (name: string) => ({ while: (w: World): readonly [string, string] => [`update control_order set expires_at = now() where id = '${w[name]}'`, `update control_order set expires_at = now() + interval '40 hours' where id = '${w[name]}'`] })
/** An order of another family: no step of this kind is open to it. */
const others = (...names: readonly string[]): readonly Bad[] => names.map((name) => bad(`an order of another kind: ${name}`, order(name), ['input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION']))
const illegal = (name: string, from: string, to: string): Bad => bad(`one that is ${to}`, {}, ['input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION'], { while: (w) => [`update control_order set status = '${to}' where id = '${w[name]}'`, `update control_order set status = '${from}' where id = '${w[name]}'`] })
const reason = { reason: 500 }

/** A freeze in force on an account of the case. */
async function frozen(w: World, name: string, accountId: string, bank: string): Promise<void> {
  const issued = await act(w.app, 'police-control', 'issueFreeze', 'order { id }', { caseId: w['caseId'], accountId, instrumentNumber: w['freezePaper'].number, investigatorNumber: investigator })
  await answer(w.app, bank, issued.order.id, { resultCode: '0000' })
  w[name] = issued.order.id
}

const moved = (more: Record<string, unknown>) => ({ movedTo: [{ number: card('harbour', 3_500), amount: '100.00', at: minutesAgo(15), channel: 'MOBILE_BANK', ...more }] })
const entries = (more: Record<string, unknown>) => ({ transactions: [{ direction: 'OUT', channel: 'MOBILE_BANK', amount: '1.00', occurredAt: minutesAgo(15), counterpartyNumber: card('harbour', 3_501), ...more }] })

export const stepRefusals: readonly Entry[] = [
  {
    root: 'withdrawOrder',
    by: 'police-control',
    good: because('onlineAgain'),
    absent: noOrder,
    texts: reason,
    bad: [illegal('onlineAgain', 'ISSUED', 'EXECUTED'), illegal('onlineAgain', 'ISSUED', 'WITHDRAWN'), illegal('onlineAgain', 'ISSUED', 'REJECTED')],
    yields: 'order { id status }',
  },
  {
    root: 'acknowledgeOrder',
    by: 'bank-delta',
    good: order('stop3'),
    absent: noOrder,
    bad: [
      bad("another bank's order", (w) => ({ id: w['stop1'] }), ['input.id', 'order-not-yours-or-absent', 'NOT_FOUND']),
      bad('its own order, by another bank', {}, ['input.id', 'order-not-yours-or-absent', 'NOT_FOUND'], { by: 'bank-harbour' }),
      illegal('stop3', 'ISSUED', 'REJECTED'), illegal('stop3', 'ISSUED', 'FAILED'), illegal('stop3', 'ISSUED', 'DELIVERED'),
    ],
    yields: 'order { id status }',
  },
  {
    root: 'answerOrder',
    by: 'bank-delta',
    good: async (w) => ({ ...(await order('stop3')(w)), resultCode: '0000', noticeSentAt: minutesAgo(0) }),
    absent: noOrder,
    texts: { remark: 1_000 },
    bad: [
      bad("another bank's order", (w) => ({ id: w['stop1'] }), ['input.id', 'order-not-yours-or-absent', 'NOT_FOUND']),
      bad('its own order, by another bank', {}, ['input.id', 'order-not-yours-or-absent', 'NOT_FOUND'], { by: 'bank-metro' }),
      ...['', '0', '00000', '9999', 'toString', '0000 '].map((resultCode) => bad(`the code ${JSON.stringify(resultCode)}`, { resultCode }, ['input.resultCode', 'result-code-unknown'])),
      ...['0900', '1800', '1900'].map((resultCode) => bad(`a code of another order: ${resultCode}`, { resultCode }, ['input.resultCode', 'result-code-not-of-family'])),
      bad('more than was ordered', { amount: '40000.01' }, ['input.amount', 'amount-above-order']),
      bad('less than nothing', { amount: '-0.01' }, ['input.amount', 'amount-not-positive']),
      bad('a part, and not how much', { resultCode: '1200' }, ['input.amount', 'amount-missing']),
      bad('a sum that is held where nothing is', { resultCode: '1300', amount: '1.00' }, ['input.amount', 'answer-part-not-of-order']),
      bad('in effect before it was issued', () => ({ effectiveAt: minutesAgo(600) }), ['input.effectiveAt', 'effective-time-implausible']),
      bad('in effect tomorrow', () => ({ effectiveAt: daysOn(1) }), ['input.effectiveAt', 'effective-time-implausible']),
      bad('told the person before it was issued', () => ({ noticeSentAt: minutesAgo(600) }), ['input.noticeSentAt', 'effective-time-implausible']),
      bad('told the person in a minute', () => ({ noticeSentAt: fromNow(60_000) }), ['input.noticeSentAt', 'effective-time-implausible']),
      bad('a holder, unasked', { holder: { name: '阮', idNumber: '1' } }, ['input.holder', 'answer-part-not-of-order']),
      bad('entries, unasked', entries({}), ['input.transactions', 'answer-part-not-of-order']),
      bad('a porting of an account', { portedTo: agencies.south }, ['input.portedTo', 'answer-part-not-of-order']),
      bad('documents wanted for a stop', { documentsRequested: 'Passport' }, ['input.documentsRequested', 'answer-part-not-of-order']),
      bad('funds that moved on from an account that does not match', { resultCode: '0301', ...moved({}) }, ['input.movedTo', 'stop-only-matching-account']),
      bad('21 accounts that funds moved on to', () => ({ movedTo: Array.from({ length: 21 }, (_, nth) => ({ ...moved({}).movedTo[0], number: card('harbour', 3_510 + nth) })) }), ['input.movedTo', 'list-too-long']),
      bad('nothing that moved on', moved({ amount: '0.00' }), ['input.movedTo.0.amount', 'amount-not-positive']),
      bad('funds that move on tomorrow', () => moved({ at: daysOn(1) }), ['input.movedTo.0.at', 'payment-in-future']),
      bad('funds that moved on to themselves', moved({ number: card('delta', 3_001) }), ['input.movedTo.0.number', 'moved-to-itself']),
      bad('funds that moved on to no bank', moved({ number: '120099887766' }), ['input.movedTo.0.bankId', 'bank-unresolved']),
      bad('funds that moved on to a carrier', moved({ bankId: agencies.north }), ['input.movedTo.0.bankId', 'bank-unresolved']),
      bad('funds that moved on to too long a name', moved({ holderName: 'x'.repeat(101) }), ['input.movedTo.0.holderName', 'text-too-long']),
      bad('two things at once, both told', { amount: '40000.01', effectiveAt: daysOn(1) }, [['input.amount', 'amount-above-order'], ['input.effectiveAt', 'effective-time-implausible']]),
      bad('one that has been withdrawn', {}, ['input.resultCode', 'step-not-lawful', 'ILLEGAL_TRANSITION'], { while: (w) => [`update control_order set status = 'WITHDRAWN' where id = '${w['stop3']}'`, `update control_order set status = 'DELIVERED' where id = '${w['stop3']}'`] }),
      bad('a third stop of its account', {}, ['input.resultCode', 'stop-two-at-most', 'ILLEGAL_TRANSITION'], {
        while: (w) => [`update control_order set account_id = '${w['account3']}', extensions = 1 where id = '${w['stop2']}'`, `update control_order set account_id = '${w['account2']}', extensions = 0 where id = '${w['stop2']}'`],
      }),
    ],
    yields: 'order { id status }',
  },
  {
    root: 'answerOrder',
    by: 'bank-harbour',
    good: order('query', { resultCode: '0000', balance: '12.00', ...entries({}) }),
    bad: [
      bad('a sum of a query', { amount: '1.00' }, ['input.amount', 'answer-part-not-of-order']),
      bad('funds that moved on, of a query', moved({}), ['input.movedTo', 'answer-part-not-of-order']),
      bad('a holder without a name', { holder: { name: ' ', idNumber: '1' } }, ['input.holder.name', 'text-missing']),
      bad('a holder of too long a number', { holder: { name: '薛', idNumber: '1'.repeat(33) } }, ['input.holder.idNumber', 'text-too-long']),
      bad('a holder where nothing was found', { resultCode: '1300', transactions: null, holder: { name: '薛', idNumber: '1' } }, ['input.holder', 'answer-part-not-of-order']),
      bad('an entry of nothing', entries({ amount: '0' }), ['input.transactions.0.amount', 'amount-not-positive']),
      bad('an entry of tomorrow', () => entries({ occurredAt: daysOn(1) }), ['input.transactions.0.occurredAt', 'payment-in-future']),
      bad('an entry of too long a name', entries({ counterpartyName: 'x'.repeat(101) }), ['input.transactions.0.counterpartyName', 'text-too-long']),
    ],
    yields: 'order { id status }',
  },
  {
    root: 'answerOrder',
    by: 'bank-metro',
    good: order('stopAgain', { resultCode: '1304' }),
    bad: [bad('a third stop of its account', { resultCode: '0000' }, ['input.resultCode', 'stop-two-at-most', 'ILLEGAL_TRANSITION'], { while: (w) => [`update control_order set extensions = 1 where id = '${w['stop2']}'`, `update control_order set extensions = 0 where id = '${w['stop2']}'`] })],
    yields: 'order { id status }',
  },
  {
    root: 'answerOrder',
    by: 'carrier-north',
    good: order('numberAgain', { resultCode: '0900' }),
    bad: [
      bad('ported to nobody', { resultCode: '0300', portedTo: '' }, ['input.portedTo', 'carrier-unresolved']),
      bad('ported to a bank', { resultCode: '0300', portedTo: agencies.harbour }, ['input.portedTo', 'carrier-unresolved']),
      bad('ported to itself', { resultCode: '0300', portedTo: agencies.north }, ['input.portedTo', 'carrier-unresolved']),
      bad('ported, and carried out', { resultCode: '0000', portedTo: agencies.south }, ['input.portedTo', 'answer-part-not-of-order']),
      bad('a balance of a number', { balance: '1.00' }, ['input.balance', 'answer-part-not-of-order']),
    ],
    yields: 'order { id status }',
  },
  {
    root: 'answerOrder',
    by: 'bank-northsea',
    good: order('recallAgain', { resultCode: '0600', documentsRequested: 'Invoices' }),
    bad: [bad('documents wanted, and not which', { documentsRequested: ' ' }, ['input.documentsRequested', 'answer-part-not-of-order']), bad('more documents than a text takes', { documentsRequested: 'x'.repeat(1_001) }, ['input.documentsRequested', 'text-too-long'])],
    yields: 'order { id status }',
  },
  {
    root: 'extendStopPayment',
    by: 'police-control',
    good: because('stop3'),
    absent: noOrder,
    texts: reason,
    bad: [...others('freeze', 'watch', 'numberOrder', 'recall'), illegal('stop3', 'IN_FORCE', 'DELIVERED'), illegal('stop3', 'IN_FORCE', 'EXTENDED'), illegal('stop3', 'IN_FORCE', 'EXPIRED'), bad('at the second it ends', {}, ['input.id', 'stop-extend-before-expiry', 'ILLEGAL_TRANSITION'], lapsed('stop3'))],
    yields: 'order { id status }',
  },
  {
    root: 'liftStopPayment',
    by: 'police-control',
    good: because('stop2'),
    absent: noOrder,
    texts: reason,
    bad: [...others('freeze', 'watch'), illegal('stop2', 'IN_FORCE', 'ISSUED'), bad('after its end', {}, ['input.id', 'stop-term-over', 'ILLEGAL_TRANSITION'], lapsed('stop2'))],
    yields: 'order { id status }',
    after: async (w) => {
      await frozen(w, 'freeze2', w['account2'], 'bank-metro')
      await frozen(w, 'freeze3', w['account3'], 'bank-delta')
    },
  },
  {
    root: 'renewFreeze',
    by: 'police-control',
    good: async (w) => ({ ...(await order('freeze2')(w)), instrumentNumber: w['freezePaper'].number }),
    absent: noOrder,
    texts: { note: 500, instrumentNumber: 64 },
    bad: [
      ...others('stop3', 'watch'), illegal('freeze2', 'IN_FORCE', 'QUEUED'),
      bad('after its end', {}, ['input.id', 'freeze-renew-before-expiry', 'ILLEGAL_TRANSITION'], lapsed('freeze2')),
      bad('by a year, on a paper of county level', (w) => ({ term: 'ONE_YEAR', instrumentNumber: w['countyPaper'].number }), ['input.instrumentNumber', 'freeze-approver-level']),
      bad('on a paper of another kind', (w) => ({ instrumentNumber: w['stopPaper'].number }), ['input.instrumentNumber', 'instrument-kind']),
      bad('on a paper of less', (w) => ({ instrumentNumber: w['smallPaper'].number }), ['input.instrumentNumber', 'instrument-amount']),
    ],
    yields: 'order { id status }',
  },
  {
    root: 'answerOrder',
    by: 'bank-metro',
    good: async (w) => {
      w['second'] ??= (await act(w.app, 'police-control', 'issueFreeze', 'order { id }', { caseId: w['caseId'], accountId: w['account2'], instrumentNumber: w['freezePaper'].number, investigatorNumber: investigator })).order.id
      return order('second', { resultCode: '1302' })(w)
    },
    bad: [bad('frozen a second time', { resultCode: '0000' }, ['input.resultCode', 'freeze-no-double', 'ILLEGAL_TRANSITION'])],
    yields: 'order { id status }',
  },
  {
    root: 'liftFreeze',
    by: 'police-control',
    good: async (w) => ({ ...(await because('freeze2')(w)), instrumentNumber: w['liftPaper'].number }),
    absent: noOrder,
    texts: { ...reason, instrumentNumber: 64 },
    bad: [...others('stop3', 'watch'), illegal('freeze2', 'RENEWED', 'RETURNED'), bad('after its end', {}, ['input.id', 'freeze-renew-before-expiry', 'ILLEGAL_TRANSITION'], lapsed('freeze2')), bad('on a paper of another kind', (w) => ({ instrumentNumber: w['queryPaper'].number }), ['input.instrumentNumber', 'instrument-kind'])],
    yields: 'order { id status }',
  },
  { root: 'liftMeasure', by: 'police-control', good: because('watch'), absent: noOrder, texts: reason, bad: [...others('stop3', 'freeze', 'numberOrder'), illegal('watch', 'IN_FORCE', 'ISSUED')], yields: 'order { id status }' },
  { root: 'restoreMeasure', by: 'police-control', good: because('numberOrder'), absent: noOrder, texts: reason, bad: [...others('stop3', 'freeze'), illegal('numberOrder', 'EXECUTED', 'ISSUED'), illegal('numberOrder', 'EXECUTED', 'RESTORED')], yields: 'order { id status }' },
  { root: 'remitFreeze', by: 'police-control', good: because('freeze3'), absent: noOrder, texts: reason, bad: [...others('stop3', 'recall'), illegal('freeze3', 'IN_FORCE', 'QUEUED'), bad('after its end', {}, ['input.id', 'freeze-renew-before-expiry', 'ILLEGAL_TRANSITION'], lapsed('freeze3'))], yields: 'order { id status }' },
  {
    root: 'supplyDocuments',
    by: 'police-control',
    good: async (w) => ({ ...(await order('recall')(w)), instrumentNumber: w['evidencePaper'].number }),
    absent: noOrder,
    texts: { note: 500, instrumentNumber: 64 },
    bad: [...others('stop3', 'freeze'), illegal('recall', 'DOCUMENTS_REQUESTED', 'EXECUTED'), bad('a paper without documents', (w) => ({ instrumentNumber: w['barePaper'].number }), ['input.instrumentNumber', 'documents-missing']), bad('a paper of another kind', (w) => ({ instrumentNumber: w['queryPaper'].number }), ['input.instrumentNumber', 'instrument-kind'])],
    yields: 'order { id status }',
  },
  {
    root: 'fileAppeal',
    by: 'bank-harbour',
    purpose: 'APPEAL',
    good: (w) => ({ orderId: w['freeze'], appellantName: '薛小达', grounds: '与案件无关。 Nothing to do with it.' }),
    absent: { orderId: { told: ['order-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { appellantName: 100, grounds: 2_000 },
    bad: [
      bad("another bank's measure", (w) => ({ orderId: w['stop3'] }), ['input.orderId', 'order-not-yours-or-absent', 'NOT_FOUND']),
      bad('a measure that is over', (w) => ({ orderId: w['stop1'] }), ['input.orderId', 'step-not-lawful', 'ILLEGAL_TRANSITION']),
      bad('a draft', {}, ['input.orderId', 'step-not-lawful', 'ILLEGAL_TRANSITION'], { by: 'police-control', while: (w) => [`update control_order set status = 'DRAFT' where id = '${w['freeze']}'`, `update control_order set status = 'IN_FORCE' where id = '${w['freeze']}'`] }),
    ],
    yields: 'appeal { id version }',
    after: (w, { appeal }) => Object.assign(w, { appeal }),
  },
  {
    root: 'acceptAppeal',
    by: 'police-control',
    purpose: 'APPEAL',
    good: (w) => ({ id: w['appeal'].id, version: w['appeal'].version }),
    absent: { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    bad: [
      bad('one appeal more against the same measure', (w) => ({ id: undefined, version: undefined, orderId: w['freeze'], appellantName: '薛', grounds: '再次。 Again.' }), ['input.orderId', 'appeal-open-once', 'CONFLICT'], { root: 'fileAppeal' }),
      bad('decided before it was accepted', { outcome: 'UPHELD', decision: '维持。' }, ['input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION'], { root: 'decideAppeal' }),
    ],
    yields: 'appeal { id version }',
    after: (w, { appeal }) => Object.assign(w, { appeal }),
  },
  {
    root: 'decideAppeal',
    by: 'police-control',
    purpose: 'APPEAL',
    good: (w) => ({ id: w['appeal'].id, version: w['appeal'].version, outcome: 'UPHELD', decision: '维持。 Upheld.' }),
    absent: { id: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    texts: { decision: 2_000, nextRemedy: 500 },
    bad: [
      bad('accepted a second time', { outcome: undefined, decision: undefined }, ['input.id', 'step-not-lawful', 'ILLEGAL_TRANSITION'], { root: 'acceptAppeal' }),
      bad('decided already', {}, ['input.id', 'appeal-decided', 'ILLEGAL_TRANSITION'], { while: (w) => [`update appeal set decided_at = now() where id = '${w['appeal'].id}'`, `update appeal set decided_at = null where id = '${w['appeal'].id}'`] }),
      bad('lifted where nothing lifts it', { outcome: 'LIFTED' }, ['input.outcome', 'step-not-lawful', 'ILLEGAL_TRANSITION'], { while: (w) => [`update control_order set family = 'RECALL_REQUEST', status = 'PARTLY_RETURNED' where id = '${w['freeze']}'`, `update control_order set family = 'FREEZE', status = 'IN_FORCE' where id = '${w['freeze']}'`] }),
    ],
    yields: 'appeal { id version }',
  },
]
