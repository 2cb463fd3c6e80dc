/**
 * Who must, and who must never, receive a value of the stories. Written by hand from the law and from what each institution is there for
 * (entitlement table of the domain notes, AFL, PIPL), and not from the matrix: where the two differ, a person has to decide which is wrong.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stories } from '../../seeds/index.js'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'

const { impersonatedPolice: teacher, invoiceMail: company, muleRing: ring, overFrozenSeller: seller, outreach } = stories

// ---- what is asked --------------------------------------------------------------------------------------------------

const person = 'name idNumber phone ageBand lossAmount customerOf { name }'
const holder = 'number holderName holderIdNumber balance balanceAt riskStatus'
const statement = 'transactions(first: 20) { nodes { amount direction occurredAt counterpartyNumber counterpartyName } }'
const phone = 'msisdn subscriber { name idNumber address outlet } callRecords(first: 20) { nodes { counterpart startedAt } } portings(first: 5) { nodes { donor { name } recipient { name } } }'
const chat = 'handle nickname registeredPhone lastLoginAddress'
const measure = 'orderNumber amount reasonShown operatorName operatorPhone operatorIdNumber investigatorName investigatorIdNumber feedback(first: 5) { nodes { resultCode remark } }'
const warning = 'outreachNumber victimName victimPhone victimAddress grounds scriptVersion attempts(first: 5) { nodes { note officer } }'
const report = 'incidentNumber narrative callTaker reporterName reporterPhone lossAmount'
const story = 'caseNumber fraudType lossAmount stoppedAmount narrative summary modusOperandi dataLeakSource'

const wholeCase = (caseNumber: string) => `{ caseByNumber(caseNumber: "${caseNumber}") { ${story} victims(first: 10) { nodes { ${person} } } incidentReports(first: 10) { nodes { ${report} } }
  involvedAccounts(first: 20) { nodes { role tracedAmount account { ${holder} ${statement} } } } telecomNumbers(first: 10) { nodes { ${phone} } } onlineAccounts(first: 10) { nodes { ${chat} } }
  urls(first: 10) { nodes { url } } outreachRecords(first: 10) { nodes { ${warning} } } orders(first: 20) { nodes { ${measure} } } legalInstruments(first: 10) { nodes { instrumentNumber approverName } } parties(first: 20) { nodes { name } } } }`
const byId = (type: string, id: string, fields: string) => `{ node(id: "${id}") { id ... on ${type} { ${fields} } } }`

const asks = {
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
  'why not the narrative': `{ explainAccess(coordinate: "FraudCase.narrative", id: "${teacher.caseId}") { disposition rule reason opens } }`,
} as const

// ---- what it is about -----------------------------------------------------------------------------------------------

/** `table.column of id`: the owner fetches the clear value. */
const facts = {
  'the teacher’s name': `victim_identity.name of ${teacher.victimId}`,
  'the teacher’s identity number': `victim_identity.id_number of ${teacher.victimId}`,
  'the teacher’s phone': `victim_identity.phone of ${teacher.victimId}`,
  'the teacher’s account number': `account_identity.number of ${teacher.accounts.victim}`,
  'the teacher’s loss': `fraud_case.loss_amount of ${teacher.caseId}`,
  'the teacher’s case number': `fraud_case.case_number of ${teacher.caseId}`,
  'the teacher’s narrative': `fraud_case.narrative of ${teacher.caseId}`,
  'the summary': `fraud_case.summary of ${teacher.caseId}`,
  'where the data leaked': `fraud_case.data_leak_source of ${teacher.caseId}`,
  'the report’s narrative': `incident_report.narrative of ${teacher.incidentId}`,
  'the company’s account number': `account_identity.number of ${company.companyAccountId}`,
  'the company’s balance': `account_balance.balance of ${company.companyAccountId}`,
  'the company’s case number': `fraud_case.case_number of ${company.caseId}`,
  'the reporter’s phone': `incident_report.reporter_phone of ${company.incidentId}`,
  'Harbour’s mule number': `account_identity.number of ${teacher.accounts.firstHarbour}`,
  'Harbour’s mule holder': `account_identity.holder_name of ${teacher.accounts.firstHarbour}`,
  'Harbour’s mule identity': `account_identity.holder_id_number of ${teacher.accounts.firstHarbour}`,
  'Harbour’s mule balance': `account_balance.balance of ${teacher.accounts.firstHarbour}`,
  'Harbour’s second mule number': `account_identity.number of ${teacher.accounts.secondHarbour}`,
  'Metro’s mule number': `account_identity.number of ${teacher.accounts.firstMetro}`,
  'Metro’s mule holder': `account_identity.holder_name of ${teacher.accounts.firstMetro}`,
  'the ring’s Metro number': `account_identity.number of ${ring.accounts.cash}`,
  'Delta’s mule number': `account_identity.number of ${teacher.accounts.firstDelta}`,
  'the seller’s balance': `account_balance.balance of ${seller.accounts.seller}`,
  'the seller’s name': `account_identity.holder_name of ${seller.accounts.seller}`,
  'the seller’s grounds': `appeal.grounds of ${seller.appealId}`,
  'the SIM-box msisdn': `telecom_number_identity.msisdn of ${teacher.numbers.simBox}`,
  'the SIM-box digest': `telecom_number.msisdn_digest of ${teacher.numbers.simBox}`,
  'the ported msisdn': `telecom_number_identity.msisdn of ${teacher.numbers.ported}`,
  'the shop’s msisdn': `telecom_number_identity.msisdn of ${seller.numberId}`,
  'the SIM-box subscriber': `subscriber.name by number_id of ${teacher.numbers.simBox}`,
  'the SIM-box subscriber’s identity': `subscriber.id_number by number_id of ${teacher.numbers.simBox}`,
  'the SIM-box subscriber’s address': `subscriber.address by number_id of ${teacher.numbers.simBox}`,
  'the ported subscriber': `subscriber.name by number_id of ${teacher.numbers.ported}`,
  'the WeChat handle': `online_account_identity.handle of ${teacher.onlineAccounts.wechat}`,
  'the WeChat nickname': `online_account_identity.nickname of ${teacher.onlineAccounts.wechat}`,
  'the WeChat registration': `online_registration.registered_phone of ${teacher.onlineAccounts.wechat}`,
  'the WeChat login address': `online_registration.last_login_address of ${teacher.onlineAccounts.wechat}`,
  'the forged warrant’s address': `malicious_url.url of ${teacher.urls.warrant}`,
  'the potential victim’s name': `outreach_record.victim_name of ${outreach.high}`,
  'the potential victim’s phone': `outreach_record.victim_phone of ${outreach.high}`,
  'the potential victim’s address': `outreach_record.victim_address of ${outreach.high}`,
  'why she is at risk': `outreach_record.grounds of ${outreach.high}`,
  'the script to send': `outreach_record.script_version of ${outreach.high}`,
  'Harbour’s stop-payment order': `control_order.order_number of ${teacher.orders.stopHarbour}`,
  'Metro’s freeze order': `control_order.order_number of ${teacher.orders.freezeMetro}`,
  'South’s number order': `control_order.order_number of ${teacher.orders.numberSouth}`,
  'the operating officer’s name': `control_order.operator_name of ${teacher.orders.stopHarbour}`,
  'the operating officer’s identity number': `control_order.operator_id_number of ${teacher.orders.stopHarbour}`,
  'the operating officer’s phone': `control_order.operator_phone of ${teacher.orders.stopHarbour}`,
  'the amount to stop': `control_order.amount of ${teacher.orders.stopHarbour}`,
  'Harbour’s answer': `order_feedback.remark by order_id of ${teacher.orders.stopHarbour}`,
  'Harbour’s contact phone': `agency.contact_phone of ${stories.agencies.harbour}`,
} as const

/** What is read where the value itself must not be. */
const patterns = {
  'a match token': /"[0-9a-f]{32}"/,
  'the first character of a name and a star': /"\p{Script=Han}\*+"/u,
  'a masked phone': /"\+?\d+\*{4}\d{4}"/,
  'a masked address': /"https?:\/\/\*{4}\.[a-z]+"/,
  NEEDS_LEGAL_INSTRUMENT: /"NEEDS_LEGAL_INSTRUMENT"/,
} as const

// ---- the worlds -----------------------------------------------------------------------------------------------------

type World = readonly [who: string, purpose: string, instrument: string, asks: keyof typeof asks, verdict: 'must' | 'must never', what: keyof typeof facts | keyof typeof patterns]

const query = 'QUERY-2019-0001'
const evidence = 'EVIDENCE-2019-0001'
/** Issued for one of the ring's cases; the teacher's is none of its business. */
const ofRing = 'FREEZE-2020-0001'

// biome-ignore format: a table
const worlds: readonly World[] = [
  // Intake takes the call: it needs to reach the victim and name the accounts at once.
  ['police-intake',   'INTAKE',            '',       'the teacher’s case',                 'must',       'the teacher’s name'],
  ['police-intake',   'INTAKE',            '',       'the teacher’s case',                 'must',       'Metro’s mule number'],
  ['police-intake',   'INTAKE',            '',       'the teacher’s case',                 'must',       'the report’s narrative'],
  ['police-intake',   'STOP_LOSS',         '',       'the company’s case',                 'must never', 'the company’s balance'],
  ['police-intake',   'STOP_LOSS',         '',       'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['police-intake',   'INTAKE',            query,    'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  ['police-intake',   'STOP_LOSS',         evidence, 'the SIM-box number',                 'must',       'the SIM-box subscriber'],
  // Control queries balances, statements and subscribers under a document, and not without (AFL §20, CPL §54).
  ['police-control',  'INVESTIGATION',     '',       'the SIM-box number',                 'must',       'the SIM-box msisdn'],
  ['police-control',  'INVESTIGATION',     '',       'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  ['police-control',  'INVESTIGATION',     '',       'all numbers',                        'must never', 'the SIM-box subscriber’s identity'],
  ['police-control',  'NUMBER_GOVERNANCE', '',       'the teacher’s case',                 'must never', 'the SIM-box subscriber’s address'],
  ['police-control',  'INVESTIGATION',     evidence, 'the SIM-box number',                 'must',       'the SIM-box subscriber’s identity'],
  ['police-control',  'STOP_LOSS',         '',       'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['police-control',  'STOP_LOSS',         query,    'the mule account at Harbour',        'must',       'Harbour’s mule balance'],
  ['police-control',  'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'Harbour’s mule holder'],
  ['police-control',  'INVESTIGATION',     '',       'the WeChat account',                 'must never', 'the WeChat registration'],
  ['police-control',  'INVESTIGATION',     evidence, 'the WeChat account',                 'must',       'the WeChat login address'],
  ['police-control',  'STOP_LOSS',         ofRing,   'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['police-control',  'INVESTIGATION',     ofRing,   'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  ['police-control',  'INVESTIGATION',     ofRing,   'the WeChat account',                 'must never', 'the WeChat registration'],
  ['police-control',  'STOP_LOSS',         evidence, 'the company’s case',                 'must never', 'the company’s balance'],
  ['police-control',  'APPEAL',            '',       'all appeals',                        'must',       'the seller’s grounds'],
  ['police-control',  'APPEAL',            '',       'the teacher',                        'must never', 'the teacher’s phone'],
  // Analysis follows money and links; it does not need to know people until a document opens them.
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must never', 'the teacher’s name'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must',       'the first character of a name and a star'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must',       'a match token'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s identity number'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s phone'],
  ['police-analyst',  'INVESTIGATION',     evidence, 'the teacher',                        'must',       'the teacher’s name'],
  ['police-analyst',  'INVESTIGATION',     ofRing,   'the teacher',                        'must never', 'the teacher’s name'],
  ['police-analyst',  'INVESTIGATION',     '',       'the mule account at Harbour',        'must',       'Harbour’s mule number'],
  ['police-analyst',  'INVESTIGATION',     '',       'all accounts',                       'must never', 'Harbour’s mule holder'],
  ['police-analyst',  'INVESTIGATION',     evidence, 'the SIM-box number',                 'must never', 'the SIM-box subscriber’s identity'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher’s case',                 'must',       'the teacher’s narrative'],
  ['police-analyst',  'INVESTIGATION',     '',       'the high-risk warning',              'must never', 'the potential victim’s address'],
  ['police-analyst',  'INVESTIGATION',     '',       'all orders',                         'must never', 'the operating officer’s phone'],
  ['police-analyst',  'INVESTIGATION',     '',       'all appeals',                        'must never', 'the seller’s name'],
  // Countermeasure reaches potential victims: contact yes, case no.
  ['police-outreach', 'OUTREACH',          '',       'the high-risk warning',              'must',       'the potential victim’s phone'],
  ['police-outreach', 'OUTREACH',          '',       'all warnings',                       'must',       'the potential victim’s address'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must',       'the summary'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must',       'the teacher’s phone'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must never', 'the teacher’s identity number'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must never', 'Harbour’s mule number'],
  ['police-outreach', 'OUTREACH',          '',       'all accounts',                       'must never', 'Metro’s mule number'],
  ['police-outreach', 'OUTREACH',          '',       'all numbers',                        'must never', 'the SIM-box msisdn'],
  ['police-outreach', 'OUTREACH',          evidence, 'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  // A bank carries out orders on its own accounts and learns nothing of others'.
  ['bank-harbour',    'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'Harbour’s mule number'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'Harbour’s mule holder'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the company’s case',                 'must',       'the company’s balance'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must',       'Harbour’s stop-payment order'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must',       'the operating officer’s name'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must never', 'the operating officer’s identity number'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must never', 'Metro’s freeze order'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the teacher',                        'must',       'the teacher’s name'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'where the data leaked'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all numbers',                        'must never', 'the SIM-box msisdn'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all numbers',                        'must',       'a match token'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all numbers',                        'must never', 'the SIM-box digest'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the mule account at Metro',          'must never', 'Metro’s mule number'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the mule account at Metro',          'must never', 'Metro’s mule holder'],
  ['bank-harbour',    'APPEAL',            '',       'all appeals',                        'must never', 'the seller’s grounds'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all accounts',                       'must never', 'Delta’s mule number'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the ring’s second case',             'must never', 'the ring’s Metro number'],
  ['bank-metro',      'INVESTIGATION',     '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['bank-metro',      'STOP_LOSS',         '',       'the mule account at Harbour',        'must never', 'Harbour’s mule number'],
  ['bank-metro',      'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'a match token'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s second mule number'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s mule balance'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s mule identity'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher',                        'must never', 'the teacher’s phone'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher',                        'must never', 'the teacher’s name'],
  ['bank-metro',      'STOP_LOSS',         '',       'the company’s case',                 'must never', 'the company’s case number'],
  ['bank-metro',      'STOP_LOSS',         '',       'all accounts',                       'must never', 'the company’s account number'],
  ['bank-metro',      'STOP_LOSS',         '',       'all orders',                         'must never', 'Harbour’s answer'],
  ['bank-delta',      'APPEAL',            '',       'all appeals',                        'must',       'the seller’s grounds'],
  ['bank-delta',      'APPEAL',            '',       'the seller’s account',               'must',       'the seller’s balance'],
  ['bank-metro',      'APPEAL',            '',       'the seller’s account',               'must never', 'the seller’s balance'],
  // The scheme routes: cards and ways of money, not people.
  ['card-scheme',     'STOP_LOSS',         '',       'the teacher’s case',                 'must',       'Harbour’s mule number'],
  ['card-scheme',     'STOP_LOSS',         '',       'all orders',                         'must',       'Harbour’s stop-payment order'],
  ['card-scheme',     'STOP_LOSS',         '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['card-scheme',     'STOP_LOSS',         '',       'all accounts',                       'must never', 'Harbour’s mule holder'],
  ['card-scheme',     'INVESTIGATION',     '',       'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['card-scheme',     'INVESTIGATION',     '',       'all orders',                         'must never', 'the amount to stop'],
  ['card-scheme',     'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the SIM-box msisdn'],
  // A carrier knows its own numbers and subscribers; of a case the number, of a victim nothing but a token.
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'the SIM-box number',                 'must',       'the SIM-box msisdn'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'the SIM-box number',                 'must',       'the SIM-box subscriber'],
  ['carrier-north',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['carrier-north',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['carrier-north',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s mule number'],
  ['carrier-north',   'INVESTIGATION',     '',       'the ported number',                  'must never', 'the ported subscriber'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'all numbers',                        'must never', 'the shop’s msisdn'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'all orders',                         'must never', 'South’s number order'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the ported number',                  'must',       'the ported msisdn'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'all orders',                         'must',       'South’s number order'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'all numbers',                        'must never', 'the SIM-box subscriber'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the high-risk warning',              'must',       'the potential victim’s phone'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the high-risk warning',              'must',       'the script to send'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the high-risk warning',              'must never', 'why she is at risk'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'all warnings',                       'must never', 'the potential victim’s name'],
  ['carrier-south',   'INVESTIGATION',     '',       'why not the narrative',              'must never', 'the teacher’s narrative'],
  // A platform knows its own accounts, and neither victims nor money.
  ['platform-chat',   'NUMBER_GOVERNANCE', '',       'the WeChat account',                 'must',       'the WeChat handle'],
  ['platform-chat',   'NUMBER_GOVERNANCE', '',       'all addresses',                      'must',       'the forged warrant’s address'],
  ['platform-chat',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['platform-chat',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s account number'],
  ['platform-chat',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s loss'],
  ['platform-chat',   'NUMBER_GOVERNANCE', '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['platform-chat',   'INVESTIGATION',     '',       'all reports',                        'must never', 'the reporter’s phone'],
  // The auditor sees that things were done, by whom of the officials, and no value of anybody's.
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must',       'the teacher’s case number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must',       'a match token'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s identity number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s loss'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all accounts',                       'must never', 'Harbour’s mule holder'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all numbers',                        'must never', 'the SIM-box subscriber'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all warnings',                       'must never', 'the potential victim’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all chat accounts',                  'must never', 'the WeChat nickname'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all appeals',                        'must never', 'the seller’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all orders',                         'must',       'the operating officer’s identity number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all addresses',                      'must never', 'the forged warrant’s address'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all addresses',                      'must',       'a masked address'],
  // The operator runs the machine.
  ['operator',        'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s case number'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all numbers',                        'must never', 'the SIM-box msisdn'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all orders',                         'must never', 'Harbour’s stop-payment order'],
  ['operator',        'SUPERVISION_AUDIT', '',       'the mule account at Harbour',        'must never', 'Harbour’s mule holder'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all agencies',                       'must',       'Harbour’s contact phone'],
  // Nobody is left guessing why.
  ['police-control',  'INVESTIGATION',     '',       'the teacher’s case',                 'must',       'NEEDS_LEGAL_INSTRUMENT'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must',       'a masked phone'],
]

let app: TestApp
const values = new Map<string, string>()
const replies = new Map<string, Promise<Reply>>()

beforeAll(async () => {
  app = await openTestApp()
  for (const [name, place] of Object.entries(facts)) {
    const [, table, column, key = 'id', id] = /^(\w+)\.(\w+)(?: by (\w+))? of (\w+)$/.exec(place) as unknown as [string, string, string, string | undefined, string]
    const [row] = await app.owner.unsafe(`select ${column}::text as value from ${table} where ${key} = $1`, [id])
    values.set(name, row?.['value'] as string)
  }
})
afterAll(() => app?.close())

/** One request for all lines that ask the same. */
function ask(who: string, purpose: string, instrument: string, what: keyof typeof asks): Promise<Reply> {
  const key = [who, purpose, instrument, what].join()
  const reply = replies.get(key) ?? app.ask(who, asks[what], {}, { 'x-purpose': purpose, ...(instrument ? { 'x-legal-instrument': instrument } : {}) })
  replies.set(key, reply)
  return reply
}

/** Everything that came over the wire. */
const bytes = ({ text, headers }: Reply): string => `${JSON.stringify(headers)}\n${text}`
const tells = (reply: Reply, value: string): boolean => bytes(reply).includes(value) || bytes(reply).includes(JSON.stringify(value).slice(1, -1))

describe('worlds', () => {
  it('are at least seventy, each told once', () => {
    expect(worlds.length).toBeGreaterThanOrEqual(70)
    expect(new Set(worlds.map((world) => world.join())).size).toBe(worlds.length)
    expect(Object.keys(facts).filter((fact) => !worlds.some((world) => world[5] === fact))).toEqual([])
  })

  it('are about values that are there and long enough to be found', () => {
    for (const [name, value] of values) expect(value?.length, name).toBeGreaterThanOrEqual(2)
  })

  for (const [who, purpose, instrument, what, verdict, of] of worlds) {
    it(`${who} (${purpose}${instrument && `, ${instrument}`}) asks for ${what} and ${verdict} receive ${of}`, async () => {
      const reply = await ask(who, purpose, instrument, what)
      // A question that was not understood proves nothing.
      for (const { extensions } of reply.body.errors ?? []) expect(['FORBIDDEN', 'FIELD_NOT_ENTITLED']).toContain(extensions.code)
      expect(reply.status).toBe(reply.body.data ? 200 : 403)
      const found = of in patterns ? patterns[of as keyof typeof patterns].test(bytes(reply)) : tells(reply, values.get(of) as string)
      expect(found ? 'received' : 'not received').toBe(verdict === 'must' ? 'received' : 'not received')
    })
  }

  it('withhold nothing that the same question does not give to somebody who may have it', async () => {
    const readers = [
      ['police-control', 'INVESTIGATION', query],
      ['police-control', 'NUMBER_GOVERNANCE', evidence],
      ['police-intake', 'STOP_LOSS', query],
      ['police-control', 'APPEAL', query],
      ['police-control', 'APPEAL', 'LIFT-2020-0001'],
      ['police-control', 'STOP_LOSS', 'STOP-2019-0001'],
    ] as const
    const unread: string[] = []
    for (const [, , , what, verdict, of] of worlds) {
      const value = values.get(of)
      // Digests leave to nobody, and an explanation holds no value.
      if (verdict === 'must' || !value || of === 'the SIM-box digest' || what === 'why not the narrative') continue
      const answers = await Promise.all(readers.map(([who, purpose, instrument]) => ask(who, purpose, instrument, what)))
      if (!answers.some((reply) => tells(reply, value))) unread.push(`${what}: ${of}`)
    }
    expect(unread).toEqual([])
  })
})
