/**
 * 2019-06: a trading company pays US$970,000 in four transfers to the account named in a forged invoice mail. The foreign bank stops the money and returns all of it.
 */
import { seedId } from '../src/database/columns.js'
import { agencies, centreUnit, farFuture } from './agencies.js'
import { paper, picture } from './documents.js'
import { corporateAccount, foreignAccount, londonNumber } from './numbers.js'
import { officers } from './officers.js'
import { orderForms } from './order-forms.js'
import { companies, people } from './people.js'
import type { Scribe } from './scribe.js'

const id = (table: string, key: string) => seedId(table, `invoice-mail/${key}`)

export const invoiceMail = {
  caseId: id('fraud_case', 'case'),
  caseNumber: `A${centreUnit}201906110001`,
  incidentId: id('incident_report', 'incident'),
  incidentNumber: `J${centreUnit}201906110001`,
  victimId: id('victim', 'company'),
  companyAccountId: id('account', 'company'),
  companyAccountNumber: corporateAccount(11),
  forgedAccountId: id('account', 'forged'),
  forgedAccountNumber: foreignAccount(12),
  callerNumberId: id('telecom_number', 'caller'),
  urlId: id('malicious_url', 'mailbox'),
  recallOrderIds: [1, 2, 3, 4].map((nth) => id('control_order', `recall/${nth}`)),
  returnOrderId: id('control_order', 'return'),
  /** In force until 2099, like every instrument of the stories but the expired one: they are there to be tried. */
  stopInstrument: 'STOP-2019-0001',
  returnInstrument: 'RETURN-2019-0001',
} as const

/** US dollars; 970,000.00 together. */
const payments = [
  { amount: '260000.00', at: '2019-06-03T10:05:12+08:00' },
  { amount: '240000.00', at: '2019-06-05T14:31:40+08:00' },
  { amount: '250000.00', at: '2019-06-10T09:48:03+08:00' },
  { amount: '220000.00', at: '2019-06-11T08:56:27+08:00' },
] as const

export function tellInvoiceMail(scribe: Scribe): typeof invoiceMail {
  const { caseId } = invoiceMail
  const currency = 'USD'
  scribe.fraudCase({
    id: caseId,
    caseNumber: invoiceMail.caseNumber,
    fraudType: 'BUSINESS_EMAIL_COMPROMISE',
    status: 'CLOSED',
    reportedAt: '2019-06-11T09:12:00+08:00',
    filedAt: '2019-06-11T15:40:00+08:00',
    solvedAt: '2019-06-28T15:30:00+08:00',
    closedAt: '2019-07-02T17:00:00+08:00',
    leadAgencyId: agencies.centre,
    divisionCode: '120116',
    lossAmount: '970000.00',
    currency,
    stoppedAmount: '970000.00',
    returnedAmount: '970000.00',
    narrative:
      '临港海川进出口有限公司经理宋海川报案：对方冒充境外供应商发来更改收款账户的邮件，公司分四笔汇出97万美元。 '
      + 'Song Haichuan of Haichuan Trading reports: a mail in the name of the supplier abroad named a new account; the company paid US$970,000 in four transfers.',
    summary: '收到更改收款账户的邮件后分笔汇款；务必电话核实。 Payments after a mail that named a new account: always confirm by a known telephone number.',
    modusOperandi: '侵入供应商邮箱，用相似域名发送伪造发票。 The supplier’s mailbox was read; forged invoices came from a look-alike domain.',
    dataLeakSource: '境外供应商邮箱。 Mailbox of the supplier abroad.',
    handlingCode: 'H2',
  })
  scribe.incident({
    id: invoiceMail.incidentId,
    incidentNumber: invoiceMail.incidentNumber,
    channel: 'BANK_BRANCH',
    status: 'CASE_FILED',
    receivedAt: '2019-06-11T09:12:00+08:00',
    receivingUnitId: agencies.centre,
    reportedById: agencies.harbour,
    callTaker: officers.linQiao.name,
    threePartyCallStartedAt: '2019-06-11T09:14:30+08:00',
    fraudType: 'BUSINESS_EMAIL_COMPROMISE',
    narrative: '海港银行网点陪同客户报警：四笔跨境汇款收款人与合同不符。 The branch called with its customer: the payee of four remittances is not the one in the contract.',
    divisionCode: '120116',
    lossAmount: '970000.00',
    currency,
    reporterName: people.songHaichuan.name,
    reporterPhone: people.songHaichuan.phone,
    caseId,
    acceptedAt: '2019-06-11T10:00:00+08:00',
  })
  scribe.victim({
    id: invoiceMail.victimId,
    caseId,
    customerOfId: agencies.harbour,
    ageBand: 'ORGANISATION',
    lossAmount: '970000.00',
    currency,
    name: companies.haichuanTrading.name,
    idNumber: companies.haichuanTrading.idNumber,
    phone: people.songHaichuan.phone,
    recordedAt: '2019-06-11T09:20:00+08:00',
  })
  const stopId = id('legal_instrument', 'stop')
  const instrument = { caseId, issuingUnitId: agencies.centre, validFrom: '2019-06-11T09:30:00+08:00', validUntil: farFuture, revokedAt: null, draftedById: officers.zhouKe.id }
  scribe.instrument({ ...instrument, id: stopId, instrumentNumber: invoiceMail.stopInstrument, type: 'STOP_PAYMENT_REQUEST', approverName: officers.chengYuan.name, approverLevel: 'COUNTY', amountLimit: '970000.00' })
  scribe.instrument({ ...instrument, id: id('legal_instrument', 'return'), instrumentNumber: invoiceMail.returnInstrument, type: 'RETURN_DECISION', approverName: officers.qinChuan.name, approverLevel: 'CITY', amountLimit: '970000.00' })
  const handedIn = { caseId, instrumentId: stopId, addedAt: '2019-06-11T09:28:00+08:00' }
  scribe.attach({ ...handedIn, id: id('attachment', 'application'), kind: 'STOP_PAYMENT_APPLICATION', fileName: '03_紧急止付申请表.txt', mediaType: 'text/plain' }, paper('紧急止付申请表', `申请人：${companies.haichuanTrading.name}`, '金额：970,000.00 美元，四笔跨境汇款', '本人承诺所述属实。'))
  scribe.attach({ ...handedIn, id: id('attachment', 'identity'), kind: 'IDENTITY_CARD', fileName: '04_身份证.png', mediaType: 'image/png' }, picture)

  const company = scribe.account({
    id: invoiceMail.companyAccountId,
    holdingBankId: agencies.harbour,
    accountClass: 'CORPORATE',
    riskStatus: 'NORMAL',
    currency,
    openedAt: '2012-03-05T10:00:00+08:00',
    number: invoiceMail.companyAccountNumber,
    holderName: companies.haichuanTrading.name,
    holderIdNumber: companies.haichuanTrading.idNumber,
    balance: '1312450.80',
    balanceAt: '2019-07-02T16:00:00+08:00',
  })
  const forged = scribe.account({
    id: invoiceMail.forgedAccountId,
    holdingBankId: agencies.foreign,
    accountClass: 'FOREIGN',
    riskStatus: 'STOPPED',
    currency,
    openedAt: '2019-05-20T11:00:00+08:00',
    number: invoiceMail.forgedAccountNumber,
    holderName: companies.nordseeFood.name,
    holderIdNumber: companies.nordseeFood.idNumber,
    balance: '0.00',
    balanceAt: '2019-06-28T18:00:00+08:00',
  })
  scribe.involveAccount(company, { id: id('involved_account', 'company'), caseId, role: 'VICTIM', layer: 0, tracedAmount: '970000.00', addedAt: '2019-06-11T09:21:00+08:00' })
  scribe.involveAccount(forged, { id: id('involved_account', 'forged'), caseId, role: 'SUSPECT', layer: 1, tracedAmount: '970000.00', addedAt: '2019-06-11T09:22:00+08:00' })

  payments.forEach(({ amount, at }, index) => {
    const nth = index + 1
    scribe.payment(company, forged, { id: id('reported_payment', String(nth)), caseId, incidentId: invoiceMail.incidentId, amount, currency, channel: 'CROSS_BORDER', paidAt: at, recordedAt: '2019-06-11T09:16:00+08:00' })
    scribe.transfer(company, forged, { outId: id('account_transaction', `out/${nth}`), inId: id('account_transaction', `in/${nth}`), amount, currency, occurredAt: at, channel: 'CROSS_BORDER' })
    const orderId = invoiceMail.recallOrderIds[index]!
    scribe.order(
      {
        ...orderForms.RECALL_REQUEST,
        id: orderId,
        orderNumber: `ORD-20190611-000${nth}`,
        family: 'RECALL_REQUEST',
        status: 'EXECUTED',
        emergencyLevel: 'CRITICAL',
        caseId,
        issuingUnitId: agencies.centre,
        addresseeId: agencies.foreign,
        instrumentNumber: invoiceMail.stopInstrument,
        accountId: forged.id,
        amount,
        currency,
        heldAmount: amount,
        layer: 1,
        issuedAt: `2019-06-11T09:3${nth}:00+08:00`,
        effectiveAt: `2019-06-11T16:0${nth}:00+08:00`,
        platformResultCode: '0000',
      },
      officers.zhouKe,
      officers.qinChuan,
    )
    scribe.feedback({ id: id('order_feedback', `recall/${nth}`), orderId, addresseeId: agencies.foreign, receivedAt: `2019-06-11T16:0${nth}:00+08:00`, effectiveAt: `2019-06-11T16:0${nth}:00+08:00`, resultCode: '0000', amount, partial: false, remark: '款项已扣留，待退回。 Held, return to follow.' })
  })
  scribe.transfer(forged, company, { outId: id('account_transaction', 'return/out'), inId: id('account_transaction', 'return/in'), amount: '970000.00', currency, occurredAt: '2019-06-28T15:20:00+08:00', channel: 'CROSS_BORDER' })

  const query = id('control_order', 'query')
  scribe.order(
    {
      ...orderForms.ACCOUNT_QUERY,
      id: query,
      orderNumber: 'ORD-20190611-0005',
      family: 'ACCOUNT_QUERY',
      status: 'EXECUTED',
      emergencyLevel: 'URGENT',
      caseId,
      issuingUnitId: agencies.centre,
      addresseeId: agencies.harbour,
      instrumentNumber: invoiceMail.stopInstrument,
      accountId: company.id,
      layer: 0,
      issuedAt: '2019-06-11T09:40:00+08:00',
      effectiveAt: '2019-06-11T09:52:00+08:00',
      platformResultCode: '0000',
    },
    officers.zhouKe,
    officers.qinChuan,
  )
  scribe.feedback({ id: id('order_feedback', 'query'), orderId: query, addresseeId: agencies.harbour, receivedAt: '2019-06-11T09:52:00+08:00', effectiveAt: '2019-06-11T09:52:00+08:00', resultCode: '0000', amount: null, partial: false, remark: '已提供四笔汇款凭证。 Vouchers of four remittances supplied.' })
  scribe.order(
    {
      ...orderForms.RETURN_OF_FUNDS,
      id: invoiceMail.returnOrderId,
      orderNumber: 'ORD-20190625-0001',
      family: 'RETURN_OF_FUNDS',
      status: 'RETURNED',
      emergencyLevel: 'NORMAL',
      caseId,
      issuingUnitId: agencies.centre,
      addresseeId: agencies.foreign,
      instrumentNumber: invoiceMail.returnInstrument,
      accountId: forged.id,
      amount: '970000.00',
      currency,
      heldAmount: '970000.00',
      layer: 1,
      issuedAt: '2019-06-25T10:00:00+08:00',
      effectiveAt: '2019-06-28T15:20:00+08:00',
      platformResultCode: '0000',
    },
    officers.zhouKe,
    officers.duHeng,
  )
  scribe.feedback({ id: id('order_feedback', 'return'), orderId: invoiceMail.returnOrderId, addresseeId: agencies.foreign, receivedAt: '2019-06-28T15:25:00+08:00', effectiveAt: '2019-06-28T15:20:00+08:00', resultCode: '0000', amount: '970000.00', partial: false, remark: '全额退回原汇款账户。 Returned in full to the remitting account.' })

  const caller = scribe.number({
    id: invoiceMail.callerNumberId,
    kind: 'FOREIGN',
    status: 'INTERCEPTED',
    abuse: 'CALLER_ID_SPOOFING',
    originalCarrierId: null,
    currentCarrierId: null,
    divisionCode: null,
    firstSeenAt: '2019-06-02T16:40:00+08:00',
    msisdn: londonNumber(23),
  })
  scribe.involveNumber(caller, caseId)
  scribe.url({
    id: invoiceMail.urlId,
    url: 'https://mail.northsea-f00ds.example/owa/',
    kind: 'WEBSITE',
    status: 'GONE',
    firstSeenAt: '2019-06-11T11:00:00+08:00',
    blockedAt: '2019-06-12T09:00:00+08:00',
    hostedIn: 'XX',
  })
  scribe.involveUrl({ caseId, urlId: invoiceMail.urlId })
  return invoiceMail
}
