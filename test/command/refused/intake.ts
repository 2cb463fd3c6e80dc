/** Reports and the facts that follow them. */
import { agencies } from '../../../seeds/agencies.js'
import { corporateAccount, mobileNumber } from '../../../seeds/numbers.js'
import { daysOn, fromNow, payment, report } from '../arranged.js'
import { bad, type Bad, type Entry } from './table.js'

const reporter = (more: Record<string, unknown>) => ({ reporter: { name: '田小禾', phone: mobileNumber('142', 2000), ageBand: 'FROM_18_TO_29', ...more } })
const paid = (more: Record<string, unknown>) => ({ payments: [{ ...payment(2000, 'harbour'), ...more }] })
const atRisk = (more: Record<string, unknown>) => ({ atRisk: [{ name: '彭小飞', phone: mobileNumber('142', 2002), riskLevel: 'LOW', grounds: '同群。 In the same group.', ...more }] })
const times = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth))
const nothing = { payments: [], suspectAccounts: [], numbers: [], onlineAccounts: [], urls: [], atRisk: [] }

/** What is wrong with facts, told alike with the report and after it. */
const facts: readonly Bad[] = [
  bad('nothing to act on', nothing, ['input.payments', 'nothing-to-act-on']),
  bad('21 payments', () => ({ payments: times(21, (nth) => payment(2000 + nth, 'harbour')) }), ['input.payments', 'list-too-long']),
  bad('21 suspect accounts', () => ({ suspectAccounts: times(21, (nth) => ({ number: payment(2000 + nth, 'harbour').creditAccount.number })) }), ['input.suspectAccounts', 'list-too-long']),
  bad('21 numbers', () => ({ numbers: times(21, (nth) => mobileNumber('142', 2100 + nth)) }), ['input.numbers', 'list-too-long']),
  bad('21 online accounts', () => ({ onlineAccounts: times(21, (nth) => ({ service: 'QQ', handle: `74000${10 + nth}` })) }), ['input.onlineAccounts', 'list-too-long']),
  bad('21 addresses', () => ({ urls: times(21, (nth) => `https://many-${nth}.test/`) }), ['input.urls', 'list-too-long']),
  bad('21 at risk', () => ({ atRisk: times(21, (nth) => ({ name: '彭', phone: mobileNumber('142', 2200 + nth), riskLevel: 'LOW', grounds: '同群。' })) }), ['input.atRisk', 'list-too-long']),
  bad('a payment of nothing', paid({ amount: '0.00' }), ['input.payments.0.amount', 'amount-not-positive']),
  bad('a payment of less', paid({ amount: '-1.00' }), ['input.payments.0.amount', 'amount-not-positive']),
  bad('a payment of tomorrow', () => paid({ paidAt: daysOn(1) }), ['input.payments.0.paidAt', 'payment-in-future']),
  bad('a payment of the next minute', () => paid({ paidAt: fromNow(60_000) }), ['input.payments.0.paidAt', 'payment-in-future']),
  bad('a currency that is none', paid({ currency: 'yuan' }), ['input.payments.0.currency', 'currency-shape']),
  bad('payments beyond all money', () => ({ payments: times(2, () => ({ ...payment(2000, 'harbour'), amount: '999999999999999999.99' })) }), ['input', 'value-out-of-range']),
  bad('a holder of too long a name', paid({ creditAccount: { ...payment(2000, 'harbour').creditAccount, holderName: '薛'.repeat(65) } }), ['input.payments.0.creditAccount.holderName', 'text-too-long']),
  bad('a payer of too long a name', paid({ debitAccount: { ...payment(2000, 'harbour').debitAccount, holderName: '田'.repeat(65) } }), ['input.payments.0.debitAccount.holderName', 'text-too-long']),
  bad('a name with U+0000', paid({ creditAccount: { ...payment(2000, 'harbour').creditAccount, holderName: '薛\u0000' } }), ['input.payments.0.creditAccount.holderName', 'text-characters']),
  bad('a suspect of too long a name', () => ({ suspectAccounts: [{ number: payment(2050, 'delta').creditAccount.number, holderName: 'x'.repeat(65) }] }), ['input.suspectAccounts.0.holderName', 'text-too-long']),
  bad('an account of no bank', paid({ creditAccount: { number: corporateAccount(7_400_001) } }), ['input.payments.0.creditAccount.bankId', 'bank-unresolved']),
  bad('an account of a carrier', paid({ creditAccount: { number: corporateAccount(7_400_001), bankId: agencies.north } }), ['input.payments.0.creditAccount.bankId', 'bank-unresolved']),
  bad('a payer of no bank', paid({ debitAccount: { number: corporateAccount(7_400_001), bankId: 'x' } }), ['input.payments.0.debitAccount.bankId', 'bank-unresolved']),
  bad('a suspect of no bank', { suspectAccounts: [{ number: corporateAccount(7_400_002) }] }, ['input.suspectAccounts.0.bankId', 'bank-unresolved']),
  bad('a service that nobody here runs', { onlineAccounts: [{ service: 'QQ', handle: '7400999' }] }, ['input.onlineAccounts.0.service', 'platform-unresolved'], { while: () => ["update agency_range set prefix = 'QQ gone' where kind = 'SERVICE' and prefix = 'QQ'", "update agency_range set prefix = 'QQ' where prefix = 'QQ gone'"] }),
  bad('somebody at risk without a name', atRisk({ name: ' ' }), ['input.atRisk.0.name', 'text-missing']),
  bad('somebody at risk of too long a name', atRisk({ name: '彭'.repeat(65) }), ['input.atRisk.0.name', 'text-too-long']),
  bad('somebody at risk without grounds', atRisk({ grounds: '' }), ['input.atRisk.0.grounds', 'text-missing']),
  bad('somebody at risk for too long', atRisk({ grounds: 'x'.repeat(1_001) }), ['input.atRisk.0.grounds', 'text-too-long']),
  bad('somebody at risk too far away', atRisk({ address: 'x'.repeat(201) }), ['input.atRisk.0.address', 'text-too-long']),
  bad('two things at once, both told', { ...paid({ amount: '0' }), ...atRisk({ grounds: '' }) }, [['input.payments.0.amount', 'amount-not-positive'], ['input.atRisk.0.grounds', 'text-missing']]),
  bad('an unknown second officer', { investigatorNumber: '120116-9999' }, ['input.investigatorNumber', 'officer-unknown']),
  bad('the same officer twice', { investigatorNumber: '120116-0001' }, ['input.investigatorNumber', 'two-officers']),
  bad('a second officer of another agency', { investigatorNumber: '120116-0101' }, ['input.investigatorNumber', 'officer-unknown']),
  bad('nobody on duty', { investigatorNumber: null }, ['authorization', 'officer-unknown', 'FORBIDDEN'], { while: () => ["update officer set on_duty = false where officer_number = '120116-0005'", "update officer set on_duty = true where officer_number = '120116-0005'"] }),
  bad('the chief who would approve it', {}, ['authorization', 'approver-not-drafter', 'FORBIDDEN'], { by: 'police-chief' }),
]

export const intakeRefusals: readonly Entry[] = [
  {
    root: 'reportIncident',
    by: 'police-intake',
    good: () => report(2000, { summary: '刷单就是诈骗。', numbers: [mobileNumber('142', 2001)], ...atRisk({}) }),
    texts: { narrative: 4_000, summary: 1_000, modusOperandi: 1_000 },
    bad: [
      ...facts,
      bad('a reporter without a name', reporter({ name: '\u3000' }), ['input.reporter.name', 'text-missing']),
      bad('a reporter of too long a name', reporter({ name: '田'.repeat(65) }), ['input.reporter.name', 'text-too-long']),
      bad('a report in no currency', { currency: 'rmb' }, ['input.currency', 'currency-shape']),
      bad('a call that begins tomorrow', () => ({ threePartyCallStartedAt: daysOn(1) }), ['input.threePartyCallStartedAt', 'instant-in-future']),
      bad('a bank on the hotline', {}, ['input.channel', 'channel-not-yours', 'FORBIDDEN'], { by: 'bank-harbour' }),
      bad('a bank where no unit takes reports', { channel: 'BANK_BRANCH' }, ['input.divisionCode', 'unit-unresolved'], { by: 'bank-harbour', while: () => ["update agency set active = false where type = 'POLICE'", "update agency set active = true where type = 'POLICE'"] }),
      bad('a bank whose officer is unknown', { channel: 'BANK_BRANCH' }, ['authorization', 'officer-unknown', 'FORBIDDEN'], { by: 'bank-harbour', subject: 'no.body' }),
    ],
    yields: 'report { id version } case { id version }',
    after: (w, { report: made, case: opened }) => Object.assign(w, { thirdReport: made, thirdCase: opened }),
  },
  {
    root: 'addIncidentFacts',
    by: 'police-intake',
    good: (w) => ({ incidentId: w['thirdReport'].id, version: w['thirdReport'].version, payments: [payment(2040, 'delta')], investigatorNumber: '120116-0006' }),
    absent: { incidentId: { told: ['record-not-yours-or-absent', 'NOT_FOUND'] } },
    bad: [
      ...facts,
      ...['NOT_FRAUD', 'DUPLICATE', 'WITHDRAWN', 'NOT_FILED', 'TRANSFERRED'].map((status) =>
        bad(`a report that is ${status}`, {}, ['input.incidentId', 'incident-closed', 'ILLEGAL_TRANSITION'], {
          while: (w) => [`update incident_report set status = '${status}' where id = '${w['thirdReport'].id}'`, `update incident_report set status = 'PUSHED_TO_CONTROL' where id = '${w['thirdReport'].id}'`],
        }),
      ),
    ],
    yields: 'report { id version } orders { id }',
    after: (w, payload) => Object.assign(w['thirdReport'], payload.report),
  },
]
