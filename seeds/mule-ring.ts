/** 2020-05: three cases in one week, of different methods, whose money runs through the same mule accounts at three banks. */
import { seedId } from '../src/database/columns.js'
import { formulaOf, sharesOf } from '../src/restitution/share.rules.js'
import { fen, yuan } from '../src/scalars/money.js'
import { type Entry, movementsOf, type Payment } from '../src/trails/movement.rules.js'
import { trace } from '../src/trails/trace.rules.js'
import { accountRowsOf, type KeptFlow, movementRowsOf } from '../src/trails/trail.rules.js'
import { agencies, cardBins, centreUnit, farFuture } from './agencies.js'
import { paper } from './documents.js'
import { cardNumber, less, mobileNumber } from './numbers.js'
import { officers } from './officers.js'
import { orderForms } from './order-forms.js'
import { type Person, people } from './people.js'
import type { KnownAccount, Scribe, ToldOrder } from './scribe.js'
import type { SeedRow } from './tables.js'

const id = (table: string, key: string) => seedId(table, `mule-ring/${key}`)

export const muleRing = {
  caseIds: [id('fraud_case', '1'), id('fraud_case', '2'), id('fraud_case', '3')],
  caseNumbers: [`A${centreUnit}202005120001`, `A${centreUnit}202005120002`, `A${centreUnit}202005120003`],
  /** In the cases 1 and 2; 1, 2 and 3; 2 and 3; 1, 2 and 3. */
  accounts: { harbour: id('account', 'harbour'), metro: id('account', 'metro'), delta: id('account', 'delta'), cash: id('account', 'cash') },
  harbourNumber: cardNumber(cardBins.harbour, 501),
  metroNumber: cardNumber(cardBins.metro, 502),
  deltaNumber: cardNumber(cardBins.delta, 503),
  numbers: { north: id('telecom_number', 'north'), south: id('telecom_number', 'south') },
  onlineAccountId: id('online_account', 'wechat'),
  urlId: id('malicious_url', 'brushing'),
  victimIds: [id('victim', '1'), id('victim', '2'), id('victim', '3')],
  incidentIds: [id('incident_report', '1'), id('incident_report', '2'), id('incident_report', '3')],
  freezeInstrument: 'FREEZE-2020-0001',
  /** Pro rata among the three victims; the notice is over and one objection still open. */
  restitutionId: id('restitution', 'metro'),
  restitutionNumber: 'RET-20200803-0001',
  /** Of all three cases, by time-stamp. */
  trailId: id('fund_trail', 'ring'),
  trailNumber: 'TRL-20200730-0001',
  orders: { stopHarbour: id('control_order', 'stop-harbour'), stopMetro: id('control_order', 'stop-metro'), stopDelta: id('control_order', 'stop-delta'), freezeMetro: id('control_order', 'freeze-metro') },
} as const

const currency = 'CNY'
const at = (time: string) => `2020-05-12T${time}+08:00`

export function tellMuleRing(scribe: Scribe): typeof muleRing {
  const [first, second, third] = muleRing.caseIds
  const { tianXiaoyu, fuGuoqing, jiLele, xueDa, kongLiang, ruanJing, biHao, luoQian } = people

  const openCase = (nth: 1 | 2 | 3, reporter: Person, row: Pick<SeedRow<'fraudCase'>, 'fraudType' | 'reportedAt' | 'divisionCode' | 'lossAmount' | 'stoppedAmount' | 'narrative' | 'summary' | 'modusOperandi'>, ageBand: SeedRow<'victim'>['ageBand'], customerOfId: string, reportedById: string | null = null): void => {
    const caseId = muleRing.caseIds[nth - 1]!
    scribe.fraudCase({ ...row, id: caseId, caseNumber: muleRing.caseNumbers[nth - 1]!, status: nth === 1 ? 'UNDER_INVESTIGATION' : 'MERGED_INTO', filedAt: `2020-05-13T1${nth}:00:00+08:00`, closedAt: null, leadAgencyId: agencies.centre, currency, returnedAmount: '0.00', dataLeakSource: null, handlingCode: 'H1', ...(nth === 1 ? {} : { mergedIntoId: first, statusReason: '同一团伙、同一收款账户，并案侦查。 The same ring and the same accounts: joined.' }) })
    scribe.incident({ id: muleRing.incidentIds[nth - 1]!, incidentNumber: `J${centreUnit}20200512000${nth}`, channel: nth === 1 ? 'HOTLINE_96110' : nth === 2 ? 'WALK_IN' : 'OTHER_AGENCY', status: 'CASE_FILED', receivedAt: row.reportedAt, receivingUnitId: agencies.centre, reportedById, callTaker: officers.linQiao.name, threePartyCallStartedAt: null, fraudType: row.fraudType, narrative: row.narrative, divisionCode: row.divisionCode, lossAmount: row.lossAmount, currency, reporterName: reporter.name, reporterPhone: reporter.phone, caseId, acceptedAt: `2020-05-13T09:0${nth}:00+08:00` })
    scribe.victim({ id: muleRing.victimIds[nth - 1]!, caseId, customerOfId, ageBand, lossAmount: row.lossAmount, currency, name: reporter.name, idNumber: reporter.idNumber, phone: reporter.phone, recordedAt: row.reportedAt })
  }
  openCase(1, tianXiaoyu, {
    fraudType: 'BRUSHING_REBATE', reportedAt: at('10:20:00'), divisionCode: '120104', lossAmount: '86000.00', stoppedAmount: '26000.00',
    narrative: '田小雨被拉入刷单群，先得小额返利，后垫付86000元无法提现。 Tian Xiaoyu joined a brushing group, got small rebates first and then could not withdraw 86,000.',
    summary: '刷单返利先给小利后骗大额；刷单就是诈骗。 Brushing pays a little first and takes a lot later.', modusOperandi: '微信群、虚假任务平台。 WeChat group, false task platform.',
  }, 'FROM_18_TO_29', agencies.metro)
  openCase(2, fuGuoqing, {
    fraudType: 'FAKE_INVESTMENT', reportedAt: at('14:05:00'), divisionCode: '120106', lossAmount: '412500.00', stoppedAmount: '62500.00',
    narrative: '傅国庆在虚假投资平台分两笔投入412500元。 Fu Guoqing paid 412,500 in two transfers to a false investment platform.',
    summary: '陌生“导师”荐股、稳赚不赔的平台是诈骗。 Platforms of unknown “mentors” that never lose are fraud.', modusOperandi: '虚假投资 APP、“导师”指导。 False investment app with a mentor.',
  }, 'FROM_45_TO_59', agencies.harbour, agencies.harbour)
  openCase(3, jiLele, {
    fraudType: 'FAKE_LOAN', reportedAt: at('18:48:00'), divisionCode: '120113', lossAmount: '37800.00', stoppedAmount: '0.00',
    narrative: '季乐乐申请网贷，被以“解冻费”骗走37800元。 Ji Lele applied for a loan and paid 37,800 in “unfreezing fees”.',
    summary: '放款前收取费用的贷款都是诈骗。 A loan that asks for a fee first is fraud.', modusOperandi: '虚假贷款 APP、解冻费。 False loan app, unfreezing fee.',
  }, 'FROM_18_TO_29', agencies.delta, agencies.south)

  const personal = (holder: { readonly name: string; readonly idNumber: string }) => ({ accountClass: 'CLASS_I', currency, holderName: holder.name, holderIdNumber: holder.idNumber }) as const
  const v1 = scribe.account({ ...personal(tianXiaoyu), id: id('account', 'victim-1'), holdingBankId: agencies.metro, riskStatus: 'NORMAL', openedAt: '2016-09-01T10:00:00+08:00', number: cardNumber(cardBins.metro, 13), balance: '312.40', balanceAt: at('11:00:00') })
  const v2 = scribe.account({ ...personal(fuGuoqing), id: id('account', 'victim-2'), holdingBankId: agencies.harbour, riskStatus: 'NORMAL', openedAt: '2009-04-17T10:00:00+08:00', number: cardNumber(cardBins.harbour, 14), balance: '20518.00', balanceAt: at('15:00:00') })
  const v3 = scribe.account({ ...personal(jiLele), id: id('account', 'victim-3'), holdingBankId: agencies.delta, riskStatus: 'NORMAL', openedAt: '2018-09-03T10:00:00+08:00', number: cardNumber(cardBins.delta, 15), balance: '61.77', balanceAt: at('19:00:00') })
  const harbour = scribe.account({ ...personal(xueDa), id: muleRing.accounts.harbour, holdingBankId: agencies.harbour, riskStatus: 'STOPPED', openedAt: '2020-04-20T10:31:00+08:00', number: muleRing.harbourNumber, balance: '26000.00', balanceAt: at('11:30:00') })
  const metro = scribe.account({ ...personal(kongLiang), id: muleRing.accounts.metro, holdingBankId: agencies.metro, riskStatus: 'FROZEN', openedAt: '2020-04-21T11:10:00+08:00', number: muleRing.metroNumber, balance: '62500.00', balanceAt: at('15:40:00') })
  const delta = scribe.account({ ...personal(ruanJing), id: muleRing.accounts.delta, holdingBankId: agencies.delta, riskStatus: 'INVOLVED', openedAt: '2020-04-22T15:02:00+08:00', number: muleRing.deltaNumber, balance: '0.00', balanceAt: at('19:30:00') })
  const cash = scribe.account({ ...personal(biHao), id: muleRing.accounts.cash, holdingBankId: agencies.metro, riskStatus: 'SUSPICIOUS', openedAt: '2020-03-30T09:25:00+08:00', number: cardNumber(cardBins.metro, 504) })

  const involve = (caseId: string, account: KnownAccount, role: SeedRow<'involvedAccount'>['role'], layer: number, tracedAmount: string): void =>
    scribe.involveAccount(account, { id: id('involved_account', `${caseId}/${account.id}`), caseId, role, layer, tracedAmount, addedAt: '2020-05-13T09:30:00+08:00' })
  involve(first, v1, 'VICTIM', 0, '86000.00')
  involve(first, harbour, 'SUSPECT', 1, '86000.00')
  involve(first, metro, 'MULE', 2, '60000.00')
  involve(first, cash, 'CASH_OUT', 3, '60000.00')
  involve(second, v2, 'VICTIM', 0, '412500.00')
  involve(second, harbour, 'SUSPECT', 1, '200000.00')
  involve(second, metro, 'SUSPECT', 1, '212500.00')
  involve(second, delta, 'MULE', 2, '350000.00')
  involve(second, cash, 'CASH_OUT', 3, '350000.00')
  involve(third, v3, 'VICTIM', 0, '37800.00')
  involve(third, delta, 'SUSPECT', 1, '37800.00')
  involve(third, metro, 'MULE', 2, '37800.00')
  involve(third, cash, 'CASH_OUT', 3, '37800.00')

  const moves = [
    [v1, harbour, '86000.00', '09:12:08'],
    [harbour, metro, '60000.00', '09:20:31'],
    [metro, cash, '60000.00', '09:31:55'],
    [v2, harbour, '200000.00', '12:40:17'],
    [v2, metro, '212500.00', '12:58:44'],
    [harbour, delta, '200000.00', '13:04:02'],
    [metro, delta, '150000.00', '13:09:36'],
    [delta, cash, '350000.00', '13:15:20'],
    [v3, delta, '37800.00', '17:30:49'],
    [delta, metro, '37800.00', '17:41:13'],
    [metro, cash, '37800.00', '17:52:27'],
  ] as const
  const victims = [v1, v2, v3]
  moves.forEach(([from, to, amount, time], index) => {
    const nth = victims.indexOf(from)
    if (nth >= 0) scribe.payment(from, to, { id: id('reported_payment', String(index)), caseId: muleRing.caseIds[nth]!, incidentId: muleRing.incidentIds[nth]!, amount, currency, channel: 'MOBILE_BANK', paidAt: at(time), recordedAt: at(['10:22:00', '14:07:00', '18:50:00'][nth]!) })
    scribe.transfer(from, to, { outId: id('account_transaction', `${index}/out`), inId: id('account_transaction', `${index}/in`), amount, currency, occurredAt: at(time), channel: 'MOBILE_BANK' })
  })
  const exits = [['60000.00', 'POS', '09:50:00'], ['350000.00', 'THIRD_PARTY', '13:40:00'], ['37800.00', 'POS', '18:10:00']] as const
  exits.forEach(([amount, channel, time], index) => {
    scribe.entry(cash, { id: id('account_transaction', `exit/${index}`), direction: 'OUT', channel, amount, currency, occurredAt: at(time), counterpartyNumber: `990000000${index + 2}`, counterpartyName: channel === 'POS' ? '黄金饰品店（虚构）' : '支付机构备付金（虚构）', counterpartyAccountId: null })
  })

  const north = scribe.number({ id: muleRing.numbers.north, kind: 'MOBILE', status: 'SUSPENDED', abuse: 'SIM_BOX', originalCarrierId: agencies.north, currentCarrierId: agencies.north, divisionCode: '120110', firstSeenAt: at('10:40:00'), msisdn: mobileNumber('153', 501) })
  const south = scribe.number({ id: muleRing.numbers.south, kind: 'VIRTUAL', status: 'IN_SERVICE', abuse: null, originalCarrierId: agencies.south, currentCarrierId: agencies.south, divisionCode: '120111', firstSeenAt: at('14:30:00'), msisdn: mobileNumber('170', 502) })
  scribe.involveNumber(north, first)
  scribe.involveNumber(south, second)
  scribe.involveNumber(south, third)
  scribe.subscriber({ id: id('subscriber', 'north'), numberId: north.id, carrierId: agencies.north, name: luoQian.name, idNumber: luoQian.idNumber, address: luoQian.address, activatedAt: '2020-04-01T10:00:00+08:00', outlet: '东丽无名道代理点' })
  scribe.subscriber({ id: id('subscriber', 'south'), numberId: south.id, carrierId: agencies.south, name: biHao.name, idNumber: biHao.idNumber, address: biHao.address, activatedAt: '2020-04-02T10:00:00+08:00', outlet: '线上渠道' })
  scribe.call({ id: id('call_detail_record', 'north'), numberId: north.id, carrierId: agencies.north, direction: 'OUT', counterpart: tianXiaoyu.phone, startedAt: at('08:30:00'), durationSeconds: 310, cellDivisionCode: '120110' })
  scribe.call({ id: id('call_detail_record', 'south/1'), numberId: south.id, carrierId: agencies.south, direction: 'OUT', counterpart: fuGuoqing.phone, startedAt: at('11:10:00'), durationSeconds: 1205, cellDivisionCode: '120111' })
  scribe.call({ id: id('call_detail_record', 'south/2'), numberId: south.id, carrierId: agencies.south, direction: 'IN', counterpart: jiLele.phone, startedAt: at('17:00:00'), durationSeconds: 98, cellDivisionCode: '120111' })
  scribe.onlineAccount({ id: muleRing.onlineAccountId, platformId: agencies.chat, service: 'WECHAT', status: 'RESTRICTED', firstSeenAt: at('10:45:00'), handle: 'fictional_task_group', nickname: '任务接待员', registeredPhone: north.msisdn, lastLoginAddress: '198.51.100.21' })
  scribe.involveOnlineAccount({ caseId: first, onlineAccountId: muleRing.onlineAccountId }, agencies.chat)
  scribe.url({ id: muleRing.urlId, url: 'https://brushing-tasks.test/join', kind: 'PAYMENT_PAGE', status: 'REACHABLE', firstSeenAt: at('10:50:00'), blockedAt: null, hostedIn: 'XX' })
  scribe.involveUrl({ caseId: first, urlId: muleRing.urlId })

  const freezeNotice = id('legal_instrument', 'freeze')
  scribe.instrument({ id: freezeNotice, instrumentNumber: muleRing.freezeInstrument, type: 'FREEZE_NOTICE', caseId: second, issuingUnitId: agencies.centre, approverName: officers.chengYuan.name, approverLevel: 'COUNTY', amountLimit: '412500.00', scope: '账户内涉案资金。 What of the fraud lies in the account.', interestIncluded: false, draftedById: officers.duHeng.id, validFrom: at('15:00:00'), validUntil: farFuture, revokedAt: null })
  scribe.attach({ id: id('attachment', 'flow'), caseId: second, instrumentId: freezeNotice, kind: 'FUND_FLOW_TABLE', fileName: '资金流向表.txt', mediaType: 'text/plain', addedAt: '2020-07-30T16:00:00+08:00' }, paper('资金流向表', ...moves.map(([from, to, amount, time]) => `2020-05-12 ${time}\t${from.holderName}\t${to.holderName}\t${amount}`)))

  let serial = 0
  const order = (orderId: string, row: Pick<ToldOrder, 'family' | 'status' | 'caseId' | 'addresseeId' | 'issuedAt'> & Partial<ToldOrder>, answer?: { readonly receivedAt: string; readonly resultCode: string; readonly amount?: string; readonly partial?: boolean; readonly remark: string }): void => {
    serial += 1
    scribe.order({ ...orderForms[row.family], id: orderId, orderNumber: `ORD-20200512-000${serial}`, emergencyLevel: 'URGENT', issuingUnitId: agencies.centre, currency: row.amount ? currency : null, heldAmount: row.effectiveAt ? (answer?.amount ?? null) : null, stopOrdinal: row.family === 'STOP_PAYMENT' && row.effectiveAt ? 1 : null, platformResultCode: answer?.resultCode ?? null, settledAt: answer?.receivedAt, ...row }, officers.zhouKe, officers.duHeng)
    if (answer) scribe.feedback({ id: id('order_feedback', String(serial)), orderId, addresseeId: row.addresseeId, amount: null, partial: false, effectiveAt: row.effectiveAt ?? null, movedAmount: answer.partial ? less(row.amount, answer.amount) : null, ...answer })
  }
  order(muleRing.orders.stopHarbour, { family: 'STOP_PAYMENT', status: 'EXPIRED', extensions: 1, extendedAt: '2020-05-14T09:10:00+08:00', caseId: first, addresseeId: agencies.harbour, routedById: agencies.scheme, accountId: harbour.id, amount: '86000.00', layer: 1, issuedAt: at('10:25:00'), effectiveAt: at('10:27:10'), expiresAt: '2020-05-16T10:27:10+08:00', noticeSentAt: at('12:00:00') }, { receivedAt: at('10:27:10'), resultCode: '1200', amount: '26000.00', partial: true, remark: '余额不足，已止付26000.00元。 Balance short: 26,000.00 stopped.' })
  order(muleRing.orders.stopMetro, { family: 'STOP_PAYMENT', status: 'CONVERTED_TO_FREEZE', caseId: second, addresseeId: agencies.metro, routedById: agencies.scheme, accountId: metro.id, amount: '212500.00', layer: 1, issuedAt: at('14:08:00'), effectiveAt: at('14:10:42'), expiresAt: '2020-05-14T14:10:42+08:00', noticeSentAt: at('16:00:00'), settledAt: at('20:14:00') }, { receivedAt: at('14:10:42'), resultCode: '1200', amount: '62500.00', partial: true, remark: '已止付62500.00元，其余已转至三角洲银行（FUNDS_MOVED）。 62,500.00 stopped, the rest has moved on to Delta Bank (FUNDS_MOVED).' })
  order(muleRing.orders.stopDelta, { family: 'STOP_PAYMENT', status: 'FAILED', caseId: second, addresseeId: agencies.delta, accountId: delta.id, amount: '350000.00', parentOrderId: muleRing.orders.stopMetro, layer: 2, issuedAt: at('14:15:00') }, { receivedAt: at('14:21:00'), resultCode: '1300', remark: '余额为零。 Nothing left.' })
  order(muleRing.orders.freezeMetro, { family: 'FREEZE', status: 'IN_FORCE', caseId: second, addresseeId: agencies.metro, instrumentNumber: muleRing.freezeInstrument, accountId: metro.id, amount: '62500.00', freezeMode: 'AMOUNT_LIMITED', parentOrderId: muleRing.orders.stopMetro, followsId: muleRing.orders.stopMetro, layer: 1, issuedAt: at('20:00:00'), effectiveAt: at('20:14:00'), expiresAt: farFuture, noticeSentAt: '2020-05-13T09:00:00+08:00' }, { receivedAt: at('20:14:00'), resultCode: '0000', amount: '62500.00', remark: '已冻结。 Frozen.' })
  order(id('control_order', 'query-delta'), { family: 'ACCOUNT_QUERY', status: 'DELIVERED', caseId: third, addresseeId: agencies.delta, accountId: delta.id, layer: 1, issuedAt: at('19:05:00') })
  order(id('control_order', 'number-north'), { family: 'NUMBER_MEASURE', status: 'EXECUTED', caseId: first, addresseeId: agencies.north, numberId: north.id, issuedAt: at('11:00:00'), effectiveAt: at('11:20:00'), noticeSentAt: at('12:00:00') }, { receivedAt: at('11:20:00'), resultCode: '0000', remark: '已停机。 Suspended.' })
  order(id('control_order', 'number-south'), { family: 'NUMBER_MEASURE', measure: 'BLOCK', status: 'ISSUED', caseId: third, addresseeId: agencies.south, numberId: south.id, issuedAt: at('19:10:00') })
  order(id('control_order', 'wechat'), { family: 'IM_MEASURE', measure: 'RESTRICT', status: 'EXECUTED', caseId: first, addresseeId: agencies.chat, onlineAccountId: muleRing.onlineAccountId, issuedAt: at('11:05:00'), effectiveAt: at('11:40:00') }, { receivedAt: at('11:40:00'), resultCode: '0000', remark: '已限制使用。 Restricted.' })
  scribe.appeal({ id: id('appeal', 'number'), orderId: id('control_order', 'number-north'), addresseeId: agencies.north, status: 'VERIFYING', filedAt: '2020-05-20T10:00:00+08:00', decidedAt: null, appellantName: luoQian.name, grounds: '称号码被他人冒名办理。 Says somebody else registered the number.', decision: null, acceptedAt: '2020-05-21T09:30:00+08:00', filedById: agencies.north })
  scribe.appeal({ id: id('appeal', 'wechat'), orderId: id('control_order', 'wechat'), addresseeId: agencies.chat, status: 'FILED', filedAt: '2020-05-21T15:00:00+08:00', decidedAt: null, appellantName: luoQian.name, grounds: '称账号被盗。 Says the account was stolen.', decision: null, filedById: agencies.chat })

  // Where all that the three victims paid went, told by time-stamp.
  const held = [v1, v2, v3, harbour, metro, delta, cash]
  const told = moves.map(([from, to, amount, time], index): Payment => ({ id: id('account_transaction', `${index}/out`), from: from.id, to: to.id, fen: fen(amount), at: Date.parse(at(time)) }))
  const channels = new Map<string, SeedRow<'fundFlowEdge'>['channel']>(exits.map(([, channel], index) => [id('account_transaction', `exit/${index}`), channel]))
  const entries = [
    ...told.flatMap(({ id: outId, from, to, ...rest }, index): Entry[] => [{ ...rest, id: outId, account: from as string, direction: 'OUT', counterparty: to }, { ...rest, id: id('account_transaction', `${index}/in`), account: to, direction: 'IN', counterparty: from }]),
    ...exits.map(([amount, , time], index): Entry => ({ id: id('account_transaction', `exit/${index}`), account: cash.id, direction: 'OUT', counterparty: null, fen: fen(amount), at: Date.parse(at(time)) })),
  ]
  const payments = told.filter((_, index) => victims.includes(moves[index]![0]))
  const trailId = muleRing.trailId
  const times = new Map(entries.map((entry) => [entry.id, entry.at]))
  const traced = trace(movementsOf(payments, entries), 'TIME_STAMP')
  const flows = traced.flows.map(({ id: movementId, from, to, fen, layer }): KeptFlow => [from, to, String(fen), layer, channels.get(movementId) ?? 'MOBILE_BANK', times.get(movementId)!])
  const { sum, nodes } = accountRowsOf({
    trailId, caseId: first, isCut: false, paidFen: payments.reduce((sum, { fen }) => sum + fen, 0n), traced, flows, keptFlowCount: flows.length,
    bankOf: (accountId) => held.find((each) => each.id === accountId)!.holdingBankId, idOf: (accountId) => id('fund_flow_node', accountId),
  })
  scribe.trail(
    { id: trailId, trailNumber: muleRing.trailNumber, caseId: first, paymentId: null, method: 'TIME_STAMP', currency, tracedByName: officers.duHeng.name, tracedAt: '2020-07-30T15:00:00+08:00' },
    sum,
    nodes,
    movementRowsOf(flows, { trailId, caseId: first, nodes: new Map(nodes.map((node) => [node.accountId, node])), idOf: (nth) => id('fund_flow_edge', traced.flows[nth]!.id) }),
  )

  // What the freeze at Metro Bank holds is to go back to all three: the credits cannot be told apart.
  const frozen = fen('62500.00')
  const losses = ['86000.00', '412500.00', '37800.00'].map((loss, nth) => ({ victimId: muleRing.victimIds[nth]!, fen: fen(loss) }))
  const shares = sharesOf('PRO_RATA', frozen, losses)
  if (typeof shares === 'string') throw new Error(shares)
  scribe.restitution({
    id: muleRing.restitutionId, restitutionNumber: muleRing.restitutionNumber, status: 'OBJECTED', method: 'PRO_RATA', caseId: first, freezeOrderId: muleRing.orders.freezeMetro, accountId: metro.id, holdingBankId: agencies.metro,
    filingUnitId: agencies.centre, freezingUnitId: agencies.centre, frozenAmount: yuan(frozen), currency, formula: formulaOf('PRO_RATA', currency, frozen, shares), grounds: '三名被害人申请返还都会银行冻结资金。 Three victims apply for what Metro Bank holds.',
    firstOfficerId: officers.zhouKe.id, firstOfficerName: officers.zhouKe.name, secondOfficerId: officers.duHeng.id, secondOfficerName: officers.duHeng.name,
    appliedAt: '2020-08-03T10:00:00+08:00', noticeFrom: '2020-08-11T00:00:00+08:00', noticeUntil: '2020-09-10T00:00:00+08:00', version: 7,
  })
  shares.forEach(({ victimId, lossFen, fen }, at) => {
    const nth = muleRing.victimIds.indexOf(victimId)
    scribe.share(victims[nth]!, { id: id('restitution_share', victimId), restitutionId: muleRing.restitutionId, caseId: muleRing.caseIds[nth]!, ordinal: at + 1, status: 'SET', victimId, holdingBankId: agencies.metro, lossAmount: yuan(lossFen), shareAmount: yuan(fen), returnedAmount: '0.00', setAt: '2020-08-10T15:30:00+08:00' })
  })
  const objection = { restitutionId: muleRing.restitutionId } as const
  scribe.objection({ ...objection, id: id('restitution_objection', 'holder'), outcome: 'REJECTED', objectorName: kongLiang.name, grounds: '称账户内有本人工资。 Says his wages are among it.', decision: '流水显示均为涉案资金，不成立。 All of it is of the fraud: rejected.', filedAt: '2020-08-20T11:00:00+08:00', decidedAt: '2020-08-27T10:00:00+08:00' })
  scribe.objection({ ...objection, id: id('restitution_objection', 'victim'), outcome: 'OPEN', objectorName: jiLele.name, grounds: '称另有一笔付款未计入损失。 Says one more payment was not counted.', decision: null, filedAt: '2020-09-08T09:40:00+08:00', decidedAt: null })
  return muleRing
}
