/** A trading company pays US$970,000 in four transfers to the account of a forged invoice; the foreign bank holds the money, asks for papers, and returns all of it. */
import { corporateAccount, foreignAccount, mobileNumber } from '../seeds/numbers.js'
import { advance, agencyOf, answer, ordersOf, paper, pendingOf, platformNow } from './scenes.js'
import { days, hours, playersOf, type Theatre } from './theatre.js'

export interface InvoiceMail {
  readonly caseId: string
  readonly recallId: string
}

export async function playInvoiceMail(theatre: Theatre, serial: number): Promise<InvoiceMail> {
  const players = playersOf(theatre)
  const { intake, control, northsea } = players
  const at = async (hoursAgo: number) => new Date((await platformNow(theatre)) - hours(hoursAgo)).toISOString()
  theatre.tell({ kind: 'title', who: '', text: 'The forged invoice 商务邮件诈骗：97万美元全额追回' })
  const pay = async (amount: string, hoursAgo: number) => ({
    amount, currency: 'USD', paidAt: await at(hoursAgo), channel: 'CROSS_BORDER',
    debitAccount: { number: corporateAccount(serial + 1), bankId: agencyOf('harbour-bank'), holderName: '临港海川进出口有限公司' },
    creditAccount: { number: foreignAccount(serial + 2), bankId: agencyOf('foreign-bank'), holderName: 'Nordsee Food Trading (fictional)' },
  })
  const reported = await intake.act('takes the report of the company; a recall request goes abroad at once. 接警，立即向境外机构发出撤回请求', 'reportIncident', 'report { id } case { id caseNumber } orders { id family amount currency addressee { name } }', {
    channel: 'HOTLINE_110', fraudType: 'BUSINESS_EMAIL_COMPROMISE', divisionCode: '120116', currency: 'USD',
    narrative: '公司按伪造邮件分四笔汇出97万美元。 The company followed a forged mail and paid US$970,000 in four transfers.', summary: '收款账户变更务必电话核实。 Confirm a new account by telephone.', modusOperandi: '相似域名、伪造发票。 Look-alike domain, forged invoice.',
    reporter: { name: '宋小川', phone: mobileNumber('133', (serial + 3) % 10_000), ageBand: 'ORGANISATION' },
    payments: [await pay('260000.00', 200), await pay('240000.00', 150), await pay('250000.00', 40), await pay('220000.00', 3)],
  })
  const caseId: string = reported.case.id
  const [recall] = (await ordersOf(control, caseId)).filter(({ family }) => family === 'RECALL_REQUEST')
  await answer(northsea, recall.id, 'asks for documents first. 要求补充材料', { resultCode: '0600', documentsRequested: 'Report to the police, invoices, SWIFT copies. 报案回执、发票、汇款凭证', remark: 'Documents first.' })
  const evidence = await paper(theatre, players, caseId, 'EVIDENCE_NOTICE', { attachments: [{ kind: 'OTHER', fileName: 'swift-copies.txt', mediaType: 'text/plain', content: Buffer.from('Four MT103 copies (fictional).').toString('base64') }] })
  const asked = (await ordersOf(control, caseId)).find(({ id }) => id === recall.id)
  await control.act('supplies the documents. 补充材料', 'supplyDocuments', 'order { id status version }', { id: recall.id, version: asked.version, instrumentNumber: evidence })
  await answer(northsea, recall.id, 'holds the whole sum. 款项已全额扣留', { resultCode: '0000', amount: '970000.00', remark: 'Held in full.' })
  await theatre.pass(hours(6))
  await advance(control, caseId, 'FILE', 'files the case. 立案')
  await advance(control, caseId, 'START_INVESTIGATION', 'starts to investigate. 开展侦查')
  await theatre.pass(days(17))
  const [held] = await northsea.look('query O($id: ID!) { node(id: $id) { ... on ControlOrder { id version status } } }', { id: recall.id }).then(({ node }) => [node])
  await northsea.act('returns 970,000.00 USD to the remitting account. 全额退回原汇款账户', 'answerOrder', 'order { id status } feedback { resultCode amount }', { id: held.id, version: held.version, resultCode: '0000', amount: '970000.00', remark: 'Returned in full.' })
  const { node } = await control.look('query C($id: ID!) { node(id: $id) { ... on FraudCase { caseNumber lossAmount returnedAmount currency } } }', { id: caseId })
  theatre.tell({ kind: 'sum', who: '', text: `${node.caseNumber}: ${node.returnedAmount} of ${node.lossAmount} ${node.currency} returned` })
  await pendingOf(northsea)
  return { caseId, recallId: recall.id }
}
