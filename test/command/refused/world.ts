import { londonNumber, mobileNumber } from '../../../seeds/numbers.js'
import type { TestApp } from '../../support/app.js'
import { act, type Payload } from '../acting.js'
import { abroad, advance, answer, daysOn, minutesAgo, ordersOf, paper, payment, tellReport } from '../arranged.js'
import type { World } from './table.js'

/** A police unit that takes no report: its id sorts last. */
export const elsewhere = 'agency_7zzzzzzzzzzzzzzzzzzzzzzzzz'

/** One case that is investigated, with an order of every family in some state; one that is under review; papers of every kind. */
export async function arrange(app: TestApp): Promise<World> {
  const w: World = { app }
  await app.owner`insert into agency (id, name, name_english, type, division_code, unit_code, contact_unit, contact_phone, active) values (${elsewhere}, '邻市反诈中心', 'Centre of the next city', 'POLICE', '130281', '130281990000', '席位', '96110', true)`
  const told = await tellReport(app, 3000, {
    payments: [
      payment(3000, 'harbour', '100000.00', 50),
      payment(3000, 'metro', '60000.00', 45),
      payment(3000, 'delta', '40000.00', 40),
      { amount: '30000.00', paidAt: minutesAgo(35), channel: 'CROSS_BORDER', debitAccount: payment(3000, 'harbour').debitAccount, creditAccount: abroad(3000) },
    ],
    numbers: [mobileNumber('142', 3001), londonNumber(301)],
    onlineAccounts: [{ service: 'WECHAT', handle: 'refused_group_1' }],
    urls: ['https://refused-1.test/join'],
    atRisk: [{ name: '彭小飞', phone: mobileNumber('142', 3002), riskLevel: 'HIGH', grounds: '同群。 In the same group.' }, { name: '彭小鸣', phone: mobileNumber('142', 3003), riskLevel: 'LOW', grounds: '同群。 In the same group.' }],
  })
  w['caseId'] = told.case.id
  w['outreach'] = told.outreach[0]
  w['outreachLow'] = told.outreach[1]
  const orders: Payload[] = await ordersOf(app, told.case.id)
  const stops = orders.filter(({ family }) => family === 'STOP_PAYMENT').sort((a, b) => Number(b.amount) - Number(a.amount))
  const [one, two, three] = stops
  Object.assign(w, { stop1: one.id, stop2: two.id, stop3: three.id, account1: one.account.id, account2: two.account.id, account3: three.account.id })
  const recall = orders.find(({ family }) => family === 'RECALL_REQUEST')
  Object.assign(w, { recall: recall.id, accountAbroad: recall.account.id })
  const north = orders.find(({ family, measure }) => family === 'NUMBER_MEASURE' && measure === 'SUSPEND')
  const foreign = orders.find(({ family, measure }) => family === 'NUMBER_MEASURE' && measure === 'INTERCEPT')
  const online = orders.find(({ family }) => family === 'IM_MEASURE')
  const url = orders.find(({ family }) => family === 'URL_MEASURE')
  Object.assign(w, { numberOrder: north.id, numberId: north.telecomNumber.id, foreignNumberId: foreign.telecomNumber.id, onlineOrder: online.id, onlineAccountId: online.onlineAccount.id, urlOrder: url.id, urlId: url.url.id })

  await answer(app, 'bank-harbour', one.id, { resultCode: '1200', amount: '80000.00', movedTo: [{ number: payment(3010, 'metro').creditAccount.number, holderName: '葛小鹏', amount: '20000.00', at: minutesAgo(20), channel: 'MOBILE_BANK' }] })
  await answer(app, 'bank-metro', two.id, { resultCode: '0000' })
  await answer(app, 'carrier-north', north.id, { resultCode: '0000' })
  await answer(app, 'bank-northsea', recall.id, { resultCode: '0600', documentsRequested: 'Report to the police.' })
  w['draft'] = (await ordersOf(app, told.case.id)).find(({ status }) => status === 'DRAFT').id

  const other = await tellReport(app, 3100, { payments: [payment(3100, 'harbour', '10000.00')], numbers: [mobileNumber('142', 3101)], onlineAccounts: [{ service: 'QQ', handle: '7400001' }], urls: ['https://refused-2.test/join'] })
  const outside: Payload[] = await ordersOf(app, other.case.id)
  const ofOther = (family: string) => outside.find((each) => each.family === family)
  Object.assign(w, { otherCase: other.case.id, otherReport: other.report, otherAccount: ofOther('STOP_PAYMENT').account.id, otherStop: ofOther('STOP_PAYMENT').id, otherNumber: ofOther('NUMBER_MEASURE').telecomNumber.id, otherOnline: ofOther('IM_MEASURE').onlineAccount.id, otherUrl: ofOther('URL_MEASURE').url.id })
  const [paid] = await app.owner<{ id: string }[]>`select id from reported_payment where case_id = ${other.case.id}`
  w['otherPayment'] = paid?.id
  const [victim] = await app.owner<{ id: string }[]>`select id from victim where case_id = ${other.case.id}`
  w['otherVictim'] = victim?.id

  await advance(app, told.case.id, 'FILE', 'START_INVESTIGATION')
  const content = Buffer.from('Four MT103 copies (fictional).').toString('base64')
  const evidence = [{ kind: 'OTHER', fileName: 'swift.txt', mediaType: 'text/plain', content }]
  const notice = { scope: '涉案资金。 What was traced.', interestIncluded: true }
  const papers: Readonly<Record<string, readonly [string, Record<string, unknown>?]>> = {
    query: ['QUERY_NOTICE'], stop: ['STOP_PAYMENT_REQUEST', { amountLimit: '500000.00' }], freeze: ['FREEZE_NOTICE', { amountLimit: '500000.00', ...notice }], small: ['FREEZE_NOTICE', { amountLimit: '100.00', ...notice }], county: ['FREEZE_NOTICE', { amountLimit: '500000.00', ...notice }],
    lift: ['LIFT_NOTICE'], evidence: ['EVIDENCE_NOTICE', { attachments: evidence }], bare: ['EVIDENCE_NOTICE'], number: ['NUMBER_NOTICE'], discipline: ['DISCIPLINE_DECISION'], lowDiscipline: ['DISCIPLINE_DECISION'], decision: ['RETURN_DECISION'], lowDecision: ['RETURN_DECISION'], smallDecision: ['RETURN_DECISION', { amountLimit: '1.00' }],
    revoked: ['QUERY_NOTICE'], later: ['QUERY_NOTICE', { validFrom: daysOn(10) }],
  }
  for (const [name, [type, more]] of Object.entries(papers)) w[`${name}Paper`] = await paper(app, told.case.id, type, more)
  // A chief of county level signed these.
  await app.owner`update legal_instrument set approver_level = 'COUNTY' where id in ${app.owner([w['countyPaper'].id, w['lowDisciplinePaper'].id, w['lowDecisionPaper'].id])}`
  await act(app, 'police-control', 'revokeInstrument', 'instrument { id }', { id: w['revokedPaper'].id, version: 2, reason: '误。 Wrong.' })
  const unapproved = await act(app, 'police-control', 'draftInstrument', 'instrument { id instrumentNumber version }', { caseId: told.case.id, type: 'QUERY_NOTICE', validUntil: daysOn(9) })
  w['unapprovedPaper'] = { id: unapproved.instrument.id, number: unapproved.instrument.instrumentNumber }
  w['otherPaper'] = await paper(app, other.case.id, 'QUERY_NOTICE')
  return w
}
