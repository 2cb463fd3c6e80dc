/**
 * 2019-03: a retired teacher loses CNY 7.92 million to callers who claim to be police. Within the hour the money has passed three layers and left the country;
 * the call centre is abroad. One of the numbers was ported from North Carrier to South Carrier, so the first order to suspend it went astray.
 */
import { seedId } from '../src/database/columns.js'
import { agencies, cardBins, centreUnit, farFuture } from './agencies.js'
import { paper, picture } from './documents.js'
import { cardNumber, corporateAccount, fixedLine, foreignAccount, less, mobileNumber } from './numbers.js'
import { officers } from './officers.js'
import { orderForms } from './order-forms.js'
import { companies, people } from './people.js'
import type { KnownAccount, Scribe, ToldOrder } from './scribe.js'
import type { SeedRow } from './tables.js'

const id = (table: string, key: string) => seedId(table, `impersonated-police/${key}`)

export const impersonatedPolice = {
  caseId: id('fraud_case', 'case'),
  caseNumber: `A${centreUnit}201903180001`,
  incidentId: id('incident_report', 'incident'),
  incidentNumber: `J${centreUnit}201903180001`,
  victimId: id('victim', 'teacher'),
  /** In force until 2099, so that they can be tried. */
  evidenceInstrument: 'EVIDENCE-2019-0001',
  queryInstrument: 'QUERY-2019-0001',
  freezeInstrument: 'FREEZE-2019-0001',
  /** Ran out on 2019-09-30. */
  expiredInstrument: 'EVIDENCE-2019-0002',
  accounts: {
    victim: id('account', 'victim'),
    /** Layer 1, one at each bank. */
    firstHarbour: id('account', 'first-harbour'),
    firstMetro: id('account', 'first-metro'),
    firstDelta: id('account', 'first-delta'),
    secondMetro: id('account', 'second-metro'),
    secondDelta: id('account', 'second-delta'),
    secondHarbour: id('account', 'second-harbour'),
    thirdDelta: id('account', 'third-delta'),
    abroad: id('account', 'abroad'),
  },
  victimAccountNumber: cardNumber(cardBins.harbour, 12),
  firstHarbourNumber: cardNumber(cardBins.harbour, 101),
  firstMetroNumber: cardNumber(cardBins.metro, 102),
  firstDeltaNumber: cardNumber(cardBins.delta, 103),
  numbers: {
    /** Looks like a police switchboard. */
    spoofed: id('telecom_number', 'spoofed'),
    /** North's range, South's customer since 2019-02. */
    ported: id('telecom_number', 'ported'),
    /** In a SIM box; North's. */
    simBox: id('telecom_number', 'sim-box'),
  },
  portedMsisdn: mobileNumber('133', 101),
  simBoxMsisdn: mobileNumber('153', 102),
  spoofedMsisdn: fixedLine('10', 110),
  onlineAccounts: { qq: id('online_account', 'qq'), wechat: id('online_account', 'wechat') },
  urls: { warrant: id('malicious_url', 'warrant'), app: id('malicious_url', 'app') },
  orders: {
    queryMetro: id('control_order', 'query-metro'),
    watchDelta: id('control_order', 'watch-delta'),
    stopHarbour: id('control_order', 'stop-harbour'),
    stopMetro: id('control_order', 'stop-metro'),
    stopDelta: id('control_order', 'stop-delta'),
    stopThird: id('control_order', 'stop-third'),
    freezeMetro: id('control_order', 'freeze-metro'),
    freezeThird: id('control_order', 'freeze-third'),
    numberNorth: id('control_order', 'number-north'),
    numberSouth: id('control_order', 'number-south'),
    numberSimBox: id('control_order', 'number-sim-box'),
    wechat: id('control_order', 'wechat'),
    url: id('control_order', 'url'),
    recall: id('control_order', 'recall'),
  },
} as const

const story = impersonatedPolice
const currency = 'CNY'
const day = (time: string) => `2019-03-18T${time}+08:00`

export function tellImpersonatedPolice(scribe: Scribe): typeof impersonatedPolice {
  const { caseId } = story
  const { meiSuqin, xueDa, kongLiang, ruanJing, gePeng, miaoYu, chaiJun, luoQian, biHao } = people
  scribe.fraudCase({
    id: caseId,
    caseNumber: story.caseNumber,
    fraudType: 'LAW_ENFORCEMENT_IMPERSONATION',
    status: 'REFERRED_FOR_PROSECUTION',
    reportedAt: day('15:36:00'),
    filedAt: day('19:10:00'),
    solvedAt: '2019-09-03T18:00:00+08:00',
    closedAt: null,
    leadAgencyId: agencies.centre,
    divisionCode: '120101',
    lossAmount: '7920000.00',
    currency,
    stoppedAmount: '80000.00',
    returnedAmount: '0.00',
    narrative:
      '梅素琴接到自称民警的来电，被指涉嫌洗钱，按对方要求下载软件并将792万元转入“安全账户”，资金一小时内逐级转出境外。窝点在境外，专案组历时数月抓获嫌疑人。 '
      + 'Mei Suqin was told by callers posing as police that she was suspected of laundering, installed their app and moved CNY 7.92 million to “safe accounts”; within the hour it was abroad. '
      + 'The call centre was abroad; a task force worked for months until the arrests.',
    summary: '冒充公检法，以涉嫌洗钱为由要求转入“安全账户”；公安机关没有安全账户。 Callers posing as police ask for transfers to a “safe account”: there is no such account.',
    modusOperandi: '改号来电、伪造通缉令网页、远程控制软件、三级转账后跨境汇出。 Spoofed caller ID, forged warrant page, remote control, three layers, then cross-border.',
    dataLeakSource: '快递面单信息。 Courier labels.',
    handlingCode: 'H1',
  })
  scribe.incident({
    id: story.incidentId,
    incidentNumber: story.incidentNumber,
    channel: 'HOTLINE_110',
    status: 'CASE_FILED',
    receivedAt: day('15:36:00'),
    receivingUnitId: agencies.centre,
    reportedById: null,
    callTaker: officers.linQiao.name,
    threePartyCallStartedAt: day('15:37:20'),
    fraudType: 'LAW_ENFORCEMENT_IMPERSONATION',
    narrative: '梅素琴称被自称民警者骗走三笔共792万元。 Mei Suqin says that people posing as police took 7.92 million in three transfers.',
    divisionCode: '120101',
    lossAmount: '7920000.00',
    currency,
    reporterName: meiSuqin.name,
    reporterPhone: meiSuqin.phone,
    caseId,
    acceptedAt: day('16:30:00'),
  })
  scribe.incident({
    id: id('incident_report', 'daughter'),
    incidentNumber: `J${centreUnit}201903180002`,
    channel: 'HOTLINE_96110',
    status: 'DUPLICATE',
    receivedAt: day('16:02:00'),
    receivingUnitId: agencies.centre,
    reportedById: null,
    callTaker: officers.linQiao.name,
    threePartyCallStartedAt: null,
    fraudType: 'LAW_ENFORCEMENT_IMPERSONATION',
    narrative: '其女再次报警，内容相同。 Her daughter reports the same.',
    divisionCode: '120101',
    lossAmount: '7920000.00',
    currency,
    reporterName: '周晓',
    reporterPhone: mobileNumber('153', 21),
    caseId,
    duplicateOfId: story.incidentId,
    statusReason: '与其母报案为同一事。 The same that her mother reported.',
  })
  scribe.victim({
    id: story.victimId,
    caseId,
    customerOfId: agencies.harbour,
    ageBand: 'FROM_60',
    lossAmount: '7920000.00',
    currency,
    name: meiSuqin.name,
    idNumber: meiSuqin.idNumber,
    phone: meiSuqin.phone,
    recordedAt: day('15:45:00'),
  })
  const instrument = { caseId, issuingUnitId: agencies.centre, approverName: officers.qinChuan.name, approverLevel: 'CITY', validFrom: day('16:00:00'), validUntil: farFuture, amountLimit: null, revokedAt: null, draftedById: officers.zhouKe.id } as const
  const freezeId = id('legal_instrument', 'freeze')
  scribe.instrument({ ...instrument, id: id('legal_instrument', 'evidence'), instrumentNumber: story.evidenceInstrument, type: 'EVIDENCE_NOTICE' })
  scribe.instrument({ ...instrument, id: id('legal_instrument', 'query'), instrumentNumber: story.queryInstrument, type: 'QUERY_NOTICE' })
  scribe.instrument({ ...instrument, id: freezeId, instrumentNumber: story.freezeInstrument, type: 'FREEZE_NOTICE', amountLimit: '7920000.00', scope: '账户内涉案资金。 What of the fraud lies in the accounts.', interestIncluded: true })
  scribe.instrument({ ...instrument, id: id('legal_instrument', 'expired'), instrumentNumber: story.expiredInstrument, type: 'EVIDENCE_NOTICE', validUntil: '2019-09-30T23:59:59+08:00' })
  const handedIn = { caseId, instrumentId: freezeId, addedAt: day('15:58:00') }
  scribe.attach({ ...handedIn, id: id('attachment', 'credential'), kind: 'OFFICER_CREDENTIAL', fileName: '01_民警证件.png', mediaType: 'image/png' }, picture)
  scribe.attach({ ...handedIn, id: id('attachment', 'notice'), kind: 'FREEZING_DOCUMENT', fileName: '02_协助冻结财产通知书.txt', mediaType: 'text/plain' }, paper('协助冻结财产通知书', `文书号：${story.freezeInstrument}`, '金额：以7,920,000.00元为限；期限：六个月；含孳息。'))

  const involve = (key: keyof typeof story.accounts, role: SeedRow<'involvedAccount'>['role'], layer: number, tracedAmount: string, row: Omit<Parameters<Scribe['account']>[0], 'id' | 'currency'>): KnownAccount => {
    const account = scribe.account({ ...row, id: story.accounts[key], currency })
    scribe.involveAccount(account, { id: id('involved_account', key), caseId, role, layer, tracedAmount, addedAt: layer === 0 ? day('15:45:30') : day(`16:${10 + layer * 10}:00`) })
    return account
  }
  const personal = (holder: { readonly name: string; readonly idNumber: string }) => ({ accountClass: 'CLASS_I', holderName: holder.name, holderIdNumber: holder.idNumber }) as const
  const victim = involve('victim', 'VICTIM', 0, '7920000.00', { ...personal(meiSuqin), holdingBankId: agencies.harbour, riskStatus: 'NORMAL', openedAt: '2006-05-08T10:00:00+08:00', number: story.victimAccountNumber, balance: '1204.55', balanceAt: day('16:20:00') })
  const a = involve('firstHarbour', 'SUSPECT', 1, '3000000.00', { ...personal(xueDa), holdingBankId: agencies.harbour, riskStatus: 'STOPPED', openedAt: '2019-02-26T11:20:00+08:00', number: story.firstHarbourNumber, balance: '50000.00', balanceAt: day('16:21:00') })
  const b = involve('firstMetro', 'SUSPECT', 1, '2920000.00', { ...personal(kongLiang), holdingBankId: agencies.metro, riskStatus: 'FROZEN', openedAt: '2019-02-27T14:05:00+08:00', number: story.firstMetroNumber, balance: '20000.00', balanceAt: day('16:25:00') })
  const c = involve('firstDelta', 'SUSPECT', 1, '2000000.00', { ...personal(ruanJing), holdingBankId: agencies.delta, riskStatus: 'INVOLVED', openedAt: '2019-03-01T09:40:00+08:00', number: story.firstDeltaNumber, balance: '0.00', balanceAt: day('16:31:00') })
  const d = involve('secondMetro', 'MULE', 2, '1800000.00', { ...personal(gePeng), holdingBankId: agencies.metro, riskStatus: 'INVOLVED', openedAt: '2018-11-12T10:12:00+08:00', number: cardNumber(cardBins.metro, 201) })
  const e = involve('secondDelta', 'MULE', 2, '4050000.00', {
    accountClass: 'CORPORATE', holderName: companies.lingyunTrading.name, holderIdNumber: companies.lingyunTrading.idNumber,
    holdingBankId: agencies.delta, riskStatus: 'INVOLVED', openedAt: '2018-12-20T15:30:00+08:00', number: corporateAccount(202),
  })
  const f = involve('secondHarbour', 'CASH_OUT', 2, '2000000.00', { ...personal(miaoYu), holdingBankId: agencies.harbour, riskStatus: 'INVOLVED', openedAt: '2019-01-15T13:00:00+08:00', number: cardNumber(cardBins.harbour, 203) })
  const g = involve('thirdDelta', 'MULE', 3, '3800000.00', { ...personal(chaiJun), holdingBankId: agencies.delta, riskStatus: 'FROZEN', openedAt: '2019-01-08T16:45:00+08:00', number: cardNumber(cardBins.delta, 301), balance: '10000.00', balanceAt: day('17:30:00') })
  const h = involve('abroad', 'CASH_OUT', 4, '7740000.00', {
    accountClass: 'FOREIGN', holderName: companies.goldenGulf.name, holderIdNumber: companies.goldenGulf.idNumber,
    holdingBankId: agencies.foreign, riskStatus: 'INVOLVED', openedAt: '2018-08-30T12:00:00+08:00', number: foreignAccount(401),
  })

  // What came in: 7,920,000.00. What left: 7,740,000.00 abroad and 100,000.00 in cash; 80,000.00 was stopped.
  const moves = [
    [victim, a, '3000000.00', '14:41:05', 'ONLINE_BANK'],
    [victim, b, '2920000.00', '14:44:51', 'ONLINE_BANK'],
    [victim, c, '2000000.00', '14:49:18', 'ONLINE_BANK'],
    [a, d, '1800000.00', '14:52:10', 'MOBILE_BANK'],
    [a, e, '1150000.00', '14:53:44', 'MOBILE_BANK'],
    [b, e, '2900000.00', '14:55:02', 'MOBILE_BANK'],
    [c, f, '2000000.00', '14:57:39', 'MOBILE_BANK'],
    [d, g, '1800000.00', '15:03:26', 'MOBILE_BANK'],
    [e, g, '2000000.00', '15:05:15', 'ONLINE_BANK'],
    [e, h, '2050000.00', '15:11:47', 'CROSS_BORDER'],
    [f, h, '1900000.00', '15:16:20', 'CROSS_BORDER'],
    [g, h, '3790000.00', '15:24:08', 'CROSS_BORDER'],
  ] as const
  moves.forEach(([from, to, amount, time, channel], index) => {
    if (from === victim) scribe.payment(from, to, { id: id('reported_payment', String(index)), caseId, incidentId: story.incidentId, amount, currency, channel, paidAt: day(time), recordedAt: day('15:38:00') })
    scribe.transfer(from, to, { outId: id('account_transaction', `${index}/out`), inId: id('account_transaction', `${index}/in`), amount, currency, occurredAt: day(time), channel })
  })
  for (const nth of [1, 2, 3, 4, 5]) {
    scribe.entry(f, { id: id('account_transaction', `cash/${nth}`), direction: 'OUT', channel: 'ATM', amount: '20000.00', currency, occurredAt: day(`15:2${nth}:30`), counterpartyNumber: '9900000001', counterpartyName: '自助取款', counterpartyAccountId: null })
  }

  // ---- numbers
  const spoofed = scribe.number({ id: story.numbers.spoofed, kind: 'FOREIGN', status: 'INTERCEPTED', abuse: 'CALLER_ID_SPOOFING', originalCarrierId: null, currentCarrierId: null, divisionCode: null, firstSeenAt: day('09:02:00'), msisdn: story.spoofedMsisdn })
  const ported = scribe.number({ id: story.numbers.ported, kind: 'MOBILE', status: 'SUSPENDED', abuse: 'GOIP', originalCarrierId: agencies.north, currentCarrierId: agencies.south, divisionCode: '120111', firstSeenAt: day('09:31:00'), msisdn: story.portedMsisdn })
  const simBox = scribe.number({ id: story.numbers.simBox, kind: 'MOBILE', status: 'DEACTIVATED', abuse: 'SIM_BOX', originalCarrierId: agencies.north, currentCarrierId: agencies.north, divisionCode: '120110', firstSeenAt: day('10:12:00'), msisdn: story.simBoxMsisdn })
  for (const number of [spoofed, ported, simBox]) scribe.involveNumber(number, caseId)
  scribe.subscriber({ id: id('subscriber', 'ported'), numberId: ported.id, carrierId: agencies.south, name: biHao.name, idNumber: biHao.idNumber, address: biHao.address, activatedAt: '2019-02-14T10:30:00+08:00', outlet: '西青无名道营业厅' })
  scribe.subscriber({ id: id('subscriber', 'sim-box'), numberId: simBox.id, carrierId: agencies.north, name: luoQian.name, idNumber: luoQian.idNumber, address: luoQian.address, activatedAt: '2019-03-05T16:10:00+08:00', outlet: '东丽无名道代理点' })
  scribe.ported({ id: id('number_portability', 'ported'), numberId: ported.id, donorId: agencies.north, recipientId: agencies.south, portedAt: '2019-02-14T10:30:00+08:00' })
  const calls = [
    [ported.id, agencies.south, 'OUT', meiSuqin.phone, '09:31:00', 1840, '120111'],
    [ported.id, agencies.south, 'OUT', meiSuqin.phone, '11:05:10', 3125, '120111'],
    [ported.id, agencies.south, 'OUT', story.simBoxMsisdn, '13:20:00', 42, '120111'],
    [ported.id, agencies.south, 'IN', meiSuqin.phone, '15:20:41', 15, '120111'],
    [simBox.id, agencies.north, 'OUT', meiSuqin.phone, '10:12:00', 655, '120110'],
    [simBox.id, agencies.north, 'IN', story.portedMsisdn, '13:20:00', 42, '120110'],
    [simBox.id, agencies.north, 'OUT', people.heYulan.phone, '16:40:00', 212, '120110'],
  ] as const
  calls.forEach(([numberId, carrierId, direction, counterpart, time, durationSeconds, cellDivisionCode], index) => {
    scribe.call({ id: id('call_detail_record', String(index)), numberId, carrierId, direction, counterpart, startedAt: day(time), durationSeconds, cellDivisionCode })
  })

  // ---- online
  scribe.onlineAccount({ id: story.onlineAccounts.qq, platformId: agencies.chat, service: 'QQ', status: 'BLOCKED', firstSeenAt: day('09:55:00'), handle: '10000000110', nickname: '张警官', registeredPhone: story.portedMsisdn, lastLoginAddress: '203.0.113.7' })
  scribe.onlineAccount({ id: story.onlineAccounts.wechat, platformId: agencies.chat, service: 'WECHAT', status: 'BLOCKED', firstSeenAt: day('10:20:00'), handle: 'wxid_fictional110', nickname: '专案组李科长', registeredPhone: story.simBoxMsisdn, lastLoginAddress: '203.0.113.8' })
  for (const onlineAccountId of Object.values(story.onlineAccounts)) scribe.involveOnlineAccount({ caseId, onlineAccountId }, agencies.chat)
  scribe.url({ id: story.urls.warrant, url: 'https://procuratorate-warrant.example/case/110', kind: 'WEBSITE', status: 'BLOCKED', firstSeenAt: day('10:30:00'), blockedAt: day('18:05:00'), hostedIn: 'XX' })
  scribe.url({ id: story.urls.app, url: 'http://safe-account.invalid/app/security.apk', kind: 'APP_DOWNLOAD', status: 'BLOCKED', firstSeenAt: day('10:41:00'), blockedAt: day('18:05:00'), hostedIn: null })
  for (const urlId of Object.values(story.urls)) scribe.involveUrl({ caseId, urlId })

  // ---- orders
  let serial = 0
  const order = (
    key: keyof typeof story.orders,
    family: SeedRow<'controlOrder'>['family'],
    row: Pick<ToldOrder, 'status' | 'addresseeId' | 'issuedAt'> & Partial<ToldOrder>,
    answer?: { readonly at: string; readonly code: string; readonly amount?: string; readonly partial?: boolean; readonly remark: string },
  ): void => {
    serial += 1
    scribe.order(
      {
        ...orderForms[family],
        id: story.orders[key],
        orderNumber: `ORD-20190318-${String(serial).padStart(4, '0')}`,
        family,
        emergencyLevel: 'CRITICAL',
        caseId,
        issuingUnitId: agencies.centre,
        currency: row.amount ? currency : null,
        heldAmount: row.effectiveAt ? (answer?.amount ?? null) : null,
        stopOrdinal: family === 'STOP_PAYMENT' && row.effectiveAt ? 1 : null,
        platformResultCode: answer?.code ?? null,
        settledAt: answer?.at,
        ...row,
      },
      officers.zhouKe,
      officers.qinChuan,
    )
    if (!answer) return
    scribe.feedback({ id: id('order_feedback', key), orderId: story.orders[key], addresseeId: row.addresseeId, receivedAt: answer.at, resultCode: answer.code, amount: answer.amount ?? null, partial: answer.partial ?? false, remark: answer.remark, effectiveAt: row.effectiveAt ?? null, movedAmount: answer.partial ? less(row.amount, answer.amount) : null })
  }
  const viaScheme = { routedById: agencies.scheme }
  order('stopHarbour', 'STOP_PAYMENT', { status: 'EXPIRED', addresseeId: agencies.harbour, ...viaScheme, accountId: a.id, amount: '3000000.00', layer: 1, issuedAt: day('15:40:00'), effectiveAt: day('15:43:12'), expiresAt: '2019-03-20T15:43:12+08:00', noticeSentAt: day('17:00:00') }, { at: day('15:43:12'), code: '1200', amount: '50000.00', partial: true, remark: '余额不足，已止付50000.00元；其余资金已转至都会银行、三角洲银行（FUNDS_MOVED）。 Balance short: 50,000.00 stopped, the rest has moved on to Metro Bank and Delta Bank (FUNDS_MOVED).' })
  order('stopMetro', 'STOP_PAYMENT', { status: 'CONVERTED_TO_FREEZE', addresseeId: agencies.metro, ...viaScheme, accountId: b.id, amount: '2920000.00', layer: 1, issuedAt: day('15:40:20'), effectiveAt: day('15:44:30'), expiresAt: '2019-03-20T15:44:30+08:00', noticeSentAt: day('17:00:00'), settledAt: day('20:11:00') }, { at: day('15:44:30'), code: '1200', amount: '20000.00', partial: true, remark: '已止付20000.00元，其余已转出。 20,000.00 stopped, the rest has gone.' })
  order('stopDelta', 'STOP_PAYMENT', { status: 'REJECTED', addresseeId: agencies.delta, ...viaScheme, accountId: c.id, amount: '2000000.00', layer: 1, issuedAt: day('15:40:40') }, { at: day('15:52:00'), code: '0301', remark: '账号与户名不符。 Account and name do not match.' })
  order('stopThird', 'STOP_PAYMENT', { status: 'CONVERTED_TO_FREEZE', addresseeId: agencies.delta, ...viaScheme, accountId: g.id, amount: '3800000.00', parentOrderId: story.orders.stopHarbour, layer: 3, issuedAt: day('15:55:00'), effectiveAt: day('15:58:40'), expiresAt: '2019-03-20T15:58:40+08:00', noticeSentAt: day('17:00:00'), settledAt: day('20:20:00') }, { at: day('15:58:40'), code: '1200', amount: '10000.00', partial: true, remark: '已止付10000.00元；资金已汇往境外（FUNDS_MOVED）。 10,000.00 stopped; the money has left the country (FUNDS_MOVED).' })
  order('queryMetro', 'ACCOUNT_QUERY', { status: 'EXECUTED', addresseeId: agencies.metro, ...viaScheme, instrumentNumber: story.queryInstrument, accountId: b.id, layer: 1, issuedAt: day('16:05:00'), effectiveAt: day('16:25:00') }, { at: day('16:25:00'), code: '0000', remark: '已提供交易明细。 Transaction details supplied.' })
  order('watchDelta', 'ACCOUNT_WATCH', { status: 'IN_FORCE', emergencyLevel: 'URGENT', addresseeId: agencies.delta, instrumentNumber: story.queryInstrument, accountId: e.id, layer: 2, issuedAt: day('16:10:00'), effectiveAt: day('16:32:00'), expiresAt: farFuture }, { at: day('16:32:00'), code: '0000', remark: '已布控。 Watch is set.' })
  order('freezeMetro', 'FREEZE', { status: 'RENEWED', emergencyLevel: 'URGENT', addresseeId: agencies.metro, instrumentNumber: story.freezeInstrument, accountId: b.id, amount: '20000.00', freezeMode: 'AMOUNT_LIMITED', parentOrderId: story.orders.stopMetro, followsId: story.orders.stopMetro, layer: 1, issuedAt: day('20:00:00'), effectiveAt: day('20:11:00'), expiresAt: farFuture, noticeSentAt: '2019-03-19T09:00:00+08:00', settledAt: '2019-09-10T10:00:00+08:00' }, { at: day('20:11:00'), code: '0000', amount: '20000.00', remark: '已冻结。 Frozen.' })
  order('freezeThird', 'FREEZE', { status: 'IN_FORCE', emergencyLevel: 'URGENT', addresseeId: agencies.delta, instrumentNumber: story.freezeInstrument, accountId: g.id, amount: '10000.00', freezeMode: 'AMOUNT_LIMITED', parentOrderId: story.orders.stopThird, followsId: story.orders.stopThird, layer: 3, issuedAt: day('20:05:00'), effectiveAt: day('20:20:00'), expiresAt: farFuture, noticeSentAt: '2019-03-19T09:00:00+08:00' }, { at: day('20:20:00'), code: '0000', amount: '10000.00', remark: '已冻结。 Frozen.' })
  order('numberNorth', 'NUMBER_MEASURE', { status: 'MISROUTED', emergencyLevel: 'URGENT', addresseeId: agencies.north, numberId: ported.id, issuedAt: day('16:15:00') }, { at: day('16:22:00'), code: '0300', remark: '该号码已携出至南方通信（MISROUTED）。 Ported out to South Carrier (MISROUTED).' })
  order('numberSouth', 'NUMBER_MEASURE', { status: 'EXECUTED', emergencyLevel: 'URGENT', addresseeId: agencies.south, numberId: ported.id, parentOrderId: story.orders.numberNorth, followsId: story.orders.numberNorth, issuedAt: day('16:24:00'), effectiveAt: day('16:30:00'), noticeSentAt: day('17:00:00') }, { at: day('16:30:00'), code: '0000', remark: '已停机。 Suspended.' })
  order('numberSimBox', 'NUMBER_MEASURE', { status: 'EXECUTED', measure: 'DEACTIVATE', emergencyLevel: 'URGENT', addresseeId: agencies.north, numberId: simBox.id, issuedAt: day('16:26:00'), effectiveAt: day('16:50:00'), noticeSentAt: day('17:10:00') }, { at: day('16:50:00'), code: '0000', remark: '已关停。 Deactivated.' })
  order('wechat', 'IM_MEASURE', { status: 'EXECUTED', emergencyLevel: 'URGENT', addresseeId: agencies.chat, onlineAccountId: story.onlineAccounts.wechat, issuedAt: day('16:28:00'), effectiveAt: day('17:02:00') }, { at: day('17:02:00'), code: '0000', remark: '账号已封停。 Account blocked.' })
  order('url', 'URL_MEASURE', { status: 'EXECUTED', emergencyLevel: 'NORMAL', addresseeId: agencies.south, urlId: story.urls.warrant, issuedAt: day('17:20:00'), effectiveAt: day('18:05:00') }, { at: day('18:05:00'), code: '0000', remark: '已封堵。 Blocked.' })
  order('recall', 'RECALL_REQUEST', { status: 'FAILED', addresseeId: agencies.foreign, accountId: h.id, amount: '7740000.00', layer: 4, issuedAt: day('16:40:00') }, { at: '2019-03-19T11:30:00+08:00', code: '1300', remark: '款项已被提取。 The money has been withdrawn.' })
  scribe.appeal({ id: id('appeal', 'metro'), orderId: story.orders.freezeMetro, addresseeId: agencies.metro, status: 'UPHELD', filedAt: '2019-04-02T10:00:00+08:00', decidedAt: '2019-04-09T16:00:00+08:00', appellantName: kongLiang.name, grounds: '称卡片遗失，不知情。 Says the card was lost.', decision: '核查后维持冻结。 Upheld after verification.', acceptedAt: '2019-04-03T09:00:00+08:00', nextRemedy: '可依法申请行政复议或者提起行政诉讼。 Reconsideration or court (AFL §48).', filedById: agencies.metro })
  return impersonatedPolice
}
