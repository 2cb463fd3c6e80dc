/** What is asked in the worlds: whole cases, lists, and single rows by their ids. */
import { stories } from '../../seeds/index.js'
import { draft, draftEvent, draftInstrument, draftPaper, notedEvent, objection, paid, paper, share } from './world-rows.js'

const { impersonatedPolice: teacher, invoiceMail: company, muleRing: ring, overFrozenSeller: seller, outreach, crackdowns, linkages } = stories

const person = 'name idNumber phone ageBand lossAmount customerOf { name }'
const holder = 'number holderName holderIdNumber balance balanceAt riskStatus'
const statement = 'transactions(first: 20) { nodes { amount direction occurredAt counterpartyNumber counterpartyName } }'
const phone = 'msisdn subscriber { name idNumber address outlet } callRecords(first: 20) { nodes { counterpart startedAt } } portings(first: 5) { nodes { donor { name } recipient { name } } }'
const chat = 'handle nickname registeredPhone lastLoginAddress'
const step = 'id action toStatus note agency { name }'
const measure = 'orderNumber amount reasonShown operatorName operatorPhone operatorIdNumber investigatorName investigatorIdNumber feedback(first: 5) { nodes { resultCode remark } }'
const warning = 'outreachNumber victimName victimPhone victimAddress grounds scriptVersion feedback protectiveMeasure attempts(first: 5) { nodes { note officer } }'
const report = 'incidentNumber statusReason duplicateOf { incidentNumber } narrative callTaker reporterName reporterPhone lossAmount'
const payment = 'id amount paidAt debitAccount { number } creditAccount { number }'
const document = 'kind fileName content instrument { instrumentNumber scope }'
const suspect = 'suspectNumber name alias documentNumber extraditions(first: 5) { nodes { extraditionNumber } }'
const story = 'caseNumber statusReason reviewDueAt fraudType lossAmount stoppedAmount narrative summary modusOperandi dataLeakSource'

const wholeCase = (caseNumber: string) => `{ caseByNumber(caseNumber: "${caseNumber}") { ${story} victims(first: 10) { nodes { ${person} } } incidentReports(first: 10) { nodes { ${report} } }
  involvedAccounts(first: 20) { nodes { role tracedAmount account { ${holder} ${statement} } } } telecomNumbers(first: 10) { nodes { ${phone} } } onlineAccounts(first: 10) { nodes { ${chat} } }
  urls(first: 10) { nodes { url } } outreachRecords(first: 10) { nodes { ${warning} } } orders(first: 20) { nodes { ${measure} } } legalInstruments(first: 10) { nodes { instrumentNumber approverName } } parties(first: 20) { nodes { name } } } }`
const byId = (type: string, id: string, fields: string) => `{ node(id: "${id}") { id ... on ${type} { ${fields} } } }`

export const asks = {
  'the teacher’s case': wholeCase(teacher.caseNumber),
  'the company’s case': wholeCase(company.caseNumber),
  'the ring’s second case': wholeCase(ring.caseNumbers[1]),
  'all accounts': `{ accounts(first: 100) { nodes { ${holder} } } }`,
  'all numbers': `{ telecomNumbers(first: 50) { nodes { ${phone} } } }`,
  'all chat accounts': `{ onlineAccounts(first: 100) { nodes { ${chat} } } }`,
  'all addresses': '{ urls(first: 100) { nodes { url status } } }',
  'all orders': `{ orders(first: 100) { nodes { ${measure} account { number } } } }`,
  'all appeals': '{ appeals(first: 100) { nodes { status appellantName grounds decision order { orderNumber } } } }',
  'all reports': `{ incidentReports(first: 100) { nodes { ${report} } } }`,
  'all warnings': `{ outreachRecords(first: 100) { nodes { ${warning} } } }`,
  'all agencies': '{ agencies(first: 100) { nodes { name contactPhone } } }',
  'the mule account at Harbour': byId('Account', teacher.accounts.firstHarbour, `${holder} ${statement}`),
  'the second mule account at Harbour': byId('Account', teacher.accounts.secondHarbour, `${holder} ${statement}`),
  'the mule account at Metro': byId('Account', teacher.accounts.firstMetro, `${holder} ${statement}`),
  'the seller’s account': byId('Account', seller.accounts.seller, `${holder} ${statement}`),
  'the teacher': byId('Victim', teacher.victimId, person),
  'the SIM-box number': byId('TelecomNumber', teacher.numbers.simBox, phone),
  'the ported number': byId('TelecomNumber', teacher.numbers.ported, phone),
  'the WeChat account': byId('OnlineAccount', teacher.onlineAccounts.wechat, chat),
  'the high-risk warning': byId('OutreachRecord', outreach.high, warning),
  'all steps': `{ orders(first: 100) { nodes { orderNumber history(first: 20) { nodes { ${step} } } allowedTransitions { action to allowed why } } } }`,
  'what awaits an answer': `{ pendingOrders(first: 100) { nodes { orderNumber history(first: 20) { nodes { ${step} } } } } }`,
  'the draft order': byId('ControlOrder', draft, `orderNumber reasonShown history(first: 20) { nodes { ${step} } } allowedTransitions { action to }`),
  'the step of the draft': byId('OrderEvent', draftEvent, `${step} order { orderNumber }`),
  'the step with a note': byId('OrderEvent', notedEvent, step),
  'the drafted instrument': byId('LegalInstrument', draftInstrument, 'instrumentNumber scope attachments(first: 5) { nodes { fileName content } }'),
  'the paper of the drafted instrument': byId('Attachment', draftPaper, document),
  'the papers behind the orders': `{ orders(first: 100) { nodes { legalInstrument { instrumentNumber scope attachments(first: 10) { nodes { ${document} } } } } } }`,
  'the identity card': byId('Attachment', paper('invoice-mail', 'identity'), document),
  'the application for a stop': byId('Attachment', paper('invoice-mail', 'application'), document),
  'the way of the ring’s money': byId('Attachment', paper('mule-ring', 'flow'), document),
  'the freezing document': byId('Attachment', paper('impersonated-police', 'notice'), document),
  'the officer’s credential': byId('Attachment', paper('impersonated-police', 'credential'), document),
  'the payments of the ring’s second case': `{ caseByNumber(caseNumber: "${ring.caseNumbers[1]}") { payments(first: 10) { nodes { ${payment} } } } }`,
  'the payment within Harbour': byId('ReportedPayment', paid('mule-ring/3'), payment),
  'all returns': `{ restitutions(first: 10) { nodes { restitutionNumber formula grounds frozenAmount firstOfficerName shares(first: 10) { nodes { id accountNumber lossAmount shareAmount victim { name } payeeBank { name } } } objections(first: 10) { nodes { objectorName grounds decision } } } } }`,
  'the ring’s return': byId('Restitution', ring.restitutionId, 'restitutionNumber formula frozenAmount shares(first: 10) { nodes { id shareAmount } }'),
  'the second share': byId('RestitutionShare', share(1), 'ordinal accountNumber lossAmount shareAmount'),
  'the objection of the holder': byId('RestitutionObjection', objection('holder'), 'objectorName grounds decision'),
  'all suspects': `{ suspects(first: 20) { nodes { ${suspect} } } }`,
  'the organiser': byId('Suspect', crackdowns.suspects.organiser, suspect),
  'all requests for suspects': '{ extraditions(first: 10) { nodes { extraditionNumber legalBasis } } }',
  'all call centres': '{ callCentres(first: 10) { nodes { centreNumber place jointOperations(first: 5) { nodes { operationNumber name } } } } }',
  'all operations': '{ jointOperations(first: 10) { nodes { operationNumber name } } }',
  'all linkages': '{ caseLinkages(first: 50) { nodes { linkageNumber reason evidence(first: 10) { nodes { kind words } } } } }',
  'the ring’s series': `{ caseSeriesByNumber(seriesNumber: "${linkages.seriesNumber}") { seriesNumber cases(first: 10) { nodes { caseNumber } } } }`,
  'all analysis reports': '{ analysisReports(first: 10) { nodes { reportNumber text assessment authorName figures(first: 60) { nodes { key lossAmount publishedCount } } } } }',
  'all risk scores': '{ riskScores(first: 20) { nodes { riskNumber score level reasons(first: 10) { nodes { rule } } fullScores(first: 5) { nodes { id level reasons(first: 10) { nodes { rule } } } } } } }',
  'why not the narrative': `{ explainAccess(coordinate: "FraudCase.narrative", id: "${teacher.caseId}") { disposition rule reason opens } }`,
} as const
