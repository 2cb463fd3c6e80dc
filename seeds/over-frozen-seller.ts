/** 2020-06: CNY 5,200 of a fraud pays for a second-hand telephone; the whole account of its honest seller is frozen. She appeals and the freeze is lifted. */
import { seedId } from '../src/database/columns.js'
import { agencies, cardBins, centreUnit, farFuture } from './agencies.js'
import { paper } from './documents.js'
import { cardNumber, mobileNumber } from './numbers.js'
import { officers } from './officers.js'
import { orderForms } from './order-forms.js'
import { people } from './people.js'
import type { Scribe } from './scribe.js'

const id = (table: string, key: string) => seedId(table, `over-frozen-seller/${key}`)

export const overFrozenSeller = {
  caseId: id('fraud_case', 'case'),
  caseNumber: `A${centreUnit}202006020001`,
  victimId: id('victim', 'buyer'),
  accounts: { victim: id('account', 'buyer'), mule: id('account', 'mule'), seller: id('account', 'seller') },
  sellerAccountNumber: cardNumber(cardBins.delta, 601),
  numberId: id('telecom_number', 'shop'),
  onlineAccountId: id('online_account', 'shop'),
  freezeOrderId: id('control_order', 'freeze-seller'),
  appealId: id('appeal', 'seller'),
  /** Revoked when the freeze was lifted. */
  freezeInstrument: 'FREEZE-2020-0002',
  liftInstrument: 'LIFT-2020-0001',
} as const

export function tellOverFrozenSeller(scribe: Scribe): typeof overFrozenSeller {
  const { caseId, accounts } = overFrozenSeller
  const { caoYang, yanQiu, miaoYu, gePeng } = people
  const currency = 'CNY'
  scribe.fraudCase({
    id: caseId, caseNumber: overFrozenSeller.caseNumber, fraudType: 'FAKE_SHOPPING_SERVICE', status: 'UNDER_INVESTIGATION', reportedAt: '2020-06-02T11:30:00+08:00', filedAt: '2020-06-02T17:00:00+08:00', closedAt: null,
    leadAgencyId: agencies.centre, divisionCode: '120111', lossAmount: '5200.00', currency, stoppedAmount: '0.00', returnedAmount: '0.00',
    narrative: '曹阳在二手平台付款5200元购买手机未收到货；款项经苗宇账户用于向严秋购买另一部手机，严秋账户被全额冻结，后经申诉解除。 Cao Yang paid 5,200 for a telephone that never came; the money bought another one from Yan Qiu, whose account was frozen whole until her appeal.',
    summary: '脱离平台私下付款的二手交易是诈骗高发环节。 Private payments outside the shop’s platform are often fraud.',
    modusOperandi: '二手交易诱导私下转账；用赃款购买实物变现。 Payment outside the platform; the proceeds buy goods from a stranger.', dataLeakSource: null, handlingCode: 'H0',
  })
  const incidentId = id('incident_report', 'incident')
  scribe.incident({ id: incidentId, incidentNumber: `J${centreUnit}202006020001`, channel: 'ONLINE', status: 'CASE_FILED', receivedAt: '2020-06-02T11:30:00+08:00', receivingUnitId: agencies.centre, reportedById: agencies.chat, callTaker: officers.linQiao.name, threePartyCallStartedAt: null, fraudType: 'FAKE_SHOPPING_SERVICE', narrative: '曹阳网上报案，畅聊平台同时推送线索。 Cao Yang reports online; Chat Platform sends the same lead.', divisionCode: '120111', lossAmount: '5200.00', currency, reporterName: caoYang.name, reporterPhone: caoYang.phone, caseId, acceptedAt: '2020-06-02T12:00:00+08:00' })
  scribe.incident({ id: id('incident_report', 'false-alarm'), incidentNumber: `J${centreUnit}202006020002`, channel: 'HOTLINE_96110', status: 'NOT_FRAUD', receivedAt: '2020-06-02T13:10:00+08:00', receivingUnitId: agencies.centre, reportedById: null, callTaker: officers.linQiao.name, threePartyCallStartedAt: null, fraudType: 'FAKE_SHOPPING_SERVICE', narrative: '快递延误，非诈骗。 A late parcel, no fraud.', divisionCode: '120116', lossAmount: '0.00', currency, reporterName: people.liaoWei.name, reporterPhone: people.liaoWei.phone, caseId: null, statusReason: '快递延误。 A late parcel.' })
  scribe.incident({ id: id('incident_report', 'carrier-lead'), incidentNumber: `J${centreUnit}202006020003`, channel: 'OTHER_AGENCY', status: 'TRIAGED', receivedAt: '2020-06-02T15:45:00+08:00', receivingUnitId: agencies.centre, reportedById: agencies.north, callTaker: officers.linQiao.name, threePartyCallStartedAt: null, fraudType: 'GUESS_WHO', narrative: '北方通信推送异常主叫线索。 North Carrier reports a number with unusual calls.', divisionCode: '120116', lossAmount: '0.00', currency, reporterName: officers.luoBin.name, reporterPhone: officers.luoBin.phone, caseId: null })
  scribe.victim({ id: overFrozenSeller.victimId, caseId, customerOfId: agencies.metro, ageBand: 'FROM_18_TO_29', lossAmount: '5200.00', currency, name: caoYang.name, idNumber: caoYang.idNumber, phone: caoYang.phone, recordedAt: '2020-06-02T11:40:00+08:00' })
  const instrument = { caseId, issuingUnitId: agencies.centre, approverName: officers.chengYuan.name, approverLevel: 'COUNTY', draftedById: officers.zhouKe.id } as const
  const liftNotice = id('legal_instrument', 'lift')
  scribe.instrument({ ...instrument, id: id('legal_instrument', 'freeze'), instrumentNumber: overFrozenSeller.freezeInstrument, type: 'FREEZE_NOTICE', amountLimit: '5200.00', scope: '涉案资金5200元。 The 5,200 of the fraud.', interestIncluded: false, validFrom: '2020-06-02T17:30:00+08:00', validUntil: '2020-12-02T17:30:00+08:00', revokedAt: '2020-06-08T10:30:00+08:00' })
  scribe.instrument({ ...instrument, id: liftNotice, instrumentNumber: overFrozenSeller.liftInstrument, type: 'LIFT_NOTICE', amountLimit: null, validFrom: '2020-06-08T10:30:00+08:00', validUntil: farFuture, revokedAt: null })
  scribe.attach({ id: id('attachment', 'chat'), caseId, instrumentId: liftNotice, kind: 'OTHER', fileName: '聊天记录与快递单.txt', mediaType: 'text/plain', addedAt: '2020-06-08T10:20:00+08:00' }, paper('二手手机一部，5200元，已寄出。', 'One telephone, second-hand, 5,200: sent.'))

  const personal = (holder: { readonly name: string; readonly idNumber: string }) => ({ currency, holderName: holder.name, holderIdNumber: holder.idNumber }) as const
  const buyer = scribe.account({ ...personal(caoYang), id: accounts.victim, holdingBankId: agencies.metro, accountClass: 'CLASS_II', riskStatus: 'NORMAL', openedAt: '2017-03-10T10:00:00+08:00', number: cardNumber(cardBins.metro, 16), balance: '820.10', balanceAt: '2020-06-02T12:00:00+08:00' })
  const mule = scribe.account({ ...personal(miaoYu), id: accounts.mule, holdingBankId: agencies.harbour, accountClass: 'CLASS_III', riskStatus: 'SUSPICIOUS', openedAt: '2020-05-28T10:00:00+08:00', number: cardNumber(cardBins.harbour, 602), balance: '0.00', balanceAt: '2020-06-02T13:00:00+08:00' })
  const seller = scribe.account({ ...personal(yanQiu), id: accounts.seller, holdingBankId: agencies.delta, accountClass: 'CLASS_I', riskStatus: 'CLEARED', openedAt: '2013-07-22T10:00:00+08:00', number: overFrozenSeller.sellerAccountNumber, balance: '186340.25', balanceAt: '2020-06-08T11:00:00+08:00' })
  scribe.involveAccount(buyer, { id: id('involved_account', 'buyer'), caseId, role: 'VICTIM', layer: 0, tracedAmount: '5200.00', addedAt: '2020-06-02T11:40:00+08:00' })
  scribe.involveAccount(mule, { id: id('involved_account', 'mule'), caseId, role: 'MULE', layer: 1, tracedAmount: '5200.00', addedAt: '2020-06-02T13:05:00+08:00' })
  scribe.involveAccount(seller, { id: id('involved_account', 'seller'), caseId, role: 'BYSTANDER', layer: 2, tracedAmount: '5200.00', addedAt: '2020-06-02T16:10:00+08:00' })
  scribe.payment(buyer, mule, { id: id('reported_payment', '1'), caseId, incidentId, amount: '5200.00', currency, channel: 'MOBILE_BANK', paidAt: '2020-06-01T20:14:00+08:00', recordedAt: '2020-06-02T11:32:00+08:00' })
  scribe.transfer(buyer, mule, { outId: id('account_transaction', '1/out'), inId: id('account_transaction', '1/in'), amount: '5200.00', currency, occurredAt: '2020-06-01T20:14:00+08:00', channel: 'MOBILE_BANK' })
  scribe.transfer(mule, seller, { outId: id('account_transaction', '2/out'), inId: id('account_transaction', '2/in'), amount: '5200.00', currency, occurredAt: '2020-06-01T20:31:00+08:00', channel: 'MOBILE_BANK' })
  scribe.entry(seller, { id: id('account_transaction', 'wages'), direction: 'IN', channel: 'ONLINE_BANK', amount: '9800.00', currency, occurredAt: '2020-06-05T09:00:00+08:00', counterpartyNumber: '1200000000000701', counterpartyName: '临港某物流公司（虚构）', counterpartyAccountId: null })

  const shop = scribe.number({ id: overFrozenSeller.numberId, kind: 'MOBILE', status: 'SUSPENDED', abuse: null, originalCarrierId: agencies.south, currentCarrierId: agencies.south, divisionCode: '120118', firstSeenAt: '2020-06-02T12:10:00+08:00', msisdn: mobileNumber('130', 601) })
  scribe.involveNumber(shop, caseId)
  scribe.subscriber({ id: id('subscriber', 'shop'), numberId: shop.id, carrierId: agencies.south, name: gePeng.name, idNumber: gePeng.idNumber, address: gePeng.address, activatedAt: '2020-05-25T10:00:00+08:00', outlet: '静海无名道营业厅' })
  scribe.call({ id: id('call_detail_record', 'shop'), numberId: shop.id, carrierId: agencies.south, direction: 'OUT', counterpart: caoYang.phone, startedAt: '2020-06-01T19:50:00+08:00', durationSeconds: 133, cellDivisionCode: '120118' })
  scribe.onlineAccount({ id: overFrozenSeller.onlineAccountId, platformId: agencies.chat, service: 'QQ', status: 'ACTIVE', firstSeenAt: '2020-06-02T12:12:00+08:00', handle: '10000000601', nickname: '诚信数码', registeredPhone: shop.msisdn, lastLoginAddress: '198.51.100.61' })
  scribe.involveOnlineAccount({ caseId, onlineAccountId: overFrozenSeller.onlineAccountId }, agencies.chat)

  const order = { caseId, issuingUnitId: agencies.centre, platformResultCode: '0000' } as const
  scribe.order({ ...orderForms.FREEZE, ...order, id: overFrozenSeller.freezeOrderId, orderNumber: 'ORD-20200602-0001', family: 'FREEZE', status: 'LIFTED', emergencyLevel: 'URGENT', addresseeId: agencies.delta, instrumentNumber: overFrozenSeller.freezeInstrument, accountId: seller.id, amount: '186340.25', currency, heldAmount: '186340.25', settledAt: '2020-06-08T10:35:00+08:00', settlementNotedAt: '2020-06-08T10:58:00+08:00', freezeMode: 'CREDIT_ONLY', layer: 2, issuedAt: '2020-06-02T17:40:00+08:00', effectiveAt: '2020-06-02T17:52:00+08:00', expiresAt: '2020-12-02T17:52:00+08:00', noticeSentAt: '2020-06-02T18:30:00+08:00' }, officers.zhouKe, officers.duHeng)
  scribe.feedback({ id: id('order_feedback', 'freeze'), orderId: overFrozenSeller.freezeOrderId, addresseeId: agencies.delta, receivedAt: '2020-06-02T17:52:00+08:00', effectiveAt: '2020-06-02T17:52:00+08:00', resultCode: '0000', amount: '186340.25', partial: false, remark: '账户已冻结（只收不付）。 Account frozen (credits only).' })
  scribe.feedback({ id: id('order_feedback', 'lift'), orderId: overFrozenSeller.freezeOrderId, addresseeId: agencies.delta, receivedAt: '2020-06-08T10:58:00+08:00', resultCode: '0000', amount: '0.00', partial: false, remark: '凭 LIFT-2020-0001 解除。 Lifted under LIFT-2020-0001.' })
  scribe.appeal({ id: overFrozenSeller.appealId, orderId: overFrozenSeller.freezeOrderId, addresseeId: agencies.delta, status: 'LIFTED', filedAt: '2020-06-05T09:20:00+08:00', decidedAt: '2020-06-08T10:30:00+08:00', appellantName: yanQiu.name, grounds: '正常出售手机所得5200元，账户内其余资金为工资，附聊天记录与快递单。 5,200 for a telephone honestly sold; the rest is wages. Chat and parcel slip attached.', decision: '查明与案件无关，三日内解除（刑事诉讼法第一百四十五条）。 Unrelated to the case: lifted within three days (CPL §145).', acceptedAt: '2020-06-05T10:00:00+08:00', nextRemedy: '无需再申诉；对限制期间的损失可依法申请赔偿。 None is needed; compensation for the time of the freeze may be claimed.', filedById: agencies.delta })
  const query = id('control_order', 'query-mule')
  scribe.order({ ...orderForms.ACCOUNT_QUERY, ...order, id: query, orderNumber: 'ORD-20200602-0002', family: 'ACCOUNT_QUERY', status: 'EXECUTED', emergencyLevel: 'NORMAL', addresseeId: agencies.harbour, routedById: agencies.scheme, accountId: mule.id, layer: 1, issuedAt: '2020-06-02T12:20:00+08:00', effectiveAt: '2020-06-02T13:00:00+08:00' }, officers.zhouKe, officers.duHeng)
  scribe.feedback({ id: id('order_feedback', 'query'), orderId: query, addresseeId: agencies.harbour, receivedAt: '2020-06-02T13:00:00+08:00', effectiveAt: '2020-06-02T13:00:00+08:00', resultCode: '0000', amount: null, partial: false, remark: '已提供交易明细。 Transaction details supplied.' })
  return overFrozenSeller
}
