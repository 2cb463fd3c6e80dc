/** What the stated rules say of an account, a number and two victims of the stories. */
import { fen } from '../src/scalars/money.js'
import { type AccountFacts, assessAccount, assessNumber, assessPerson } from '../src/risks/assess.rules.js'
import { seedId } from '../src/database/columns.js'
import { impersonatedPolice } from './impersonated-police.js'
import { muleRing } from './mule-ring.js'
import type { Scribe } from './scribe.js'

const id = (key: string) => seedId('risk_score', `risk-scores/${key}`)

export const riskScores = {
  account: id('account'),
  number: id('number'),
  /** On the telephone with a number of the case half an hour before she paid. */
  loanVictim: id('loan-victim'),
  teacher: id('teacher'),
  accountNumber: 'RSK-20200513-0001',
  numberNumber: 'RSK-20200513-0002',
  loanVictimNumber: 'RSK-20200513-0003',
  teacherNumber: 'RSK-20190318-0001',
} as const

const ring = (time: string): number => Date.parse(`2020-05-12T${time}+08:00`)
const police = (time: string): number => Date.parse(`2019-03-18T${time}+08:00`)
const joined = Date.parse('2020-05-13T09:30:00+08:00')

export function tellRiskScores(scribe: Scribe): typeof riskScores {
  const { accounts, caseIds, numbers, victimIds } = muleRing
  const entry = (direction: 'IN' | 'OUT', amount: string, time: string, counterparty: string): AccountFacts['entries'][number] => ({ at: ring(time), direction, fen: fen(amount), counterparty, fromInvolved: true })
  const opened = Date.parse('2020-04-21T11:10:00+08:00')
  scribe.riskScore(
    { id: riskScores.account, riskNumber: riskScores.accountNumber, subject: 'ACCOUNT', accountId: accounts.metro, scoredAt: '2020-05-13T10:00:00+08:00' },
    assessAccount({
      openedAt: opened,
      holderOpenings: [opened],
      casesSince: [joined, joined, joined],
      payments: [{ at: ring('12:58:44'), payer: 'victim', caseId: caseIds[1] }],
      entries: [
        entry('IN', '60000.00', '09:20:31', 'harbour'), entry('OUT', '60000.00', '09:31:55', 'cash'), entry('IN', '212500.00', '12:58:44', 'victim'),
        entry('OUT', '150000.00', '13:09:36', 'delta'), entry('IN', '37800.00', '17:41:13', 'delta'), entry('OUT', '37800.00', '17:52:27', 'cash'),
      ],
    }),
  )
  scribe.riskScore(
    { id: riskScores.number, riskNumber: riskScores.numberNumber, subject: 'NUMBER', numberId: numbers.south, scoredAt: '2020-05-13T10:00:00+08:00' },
    assessNumber({ firstSeenAt: ring('14:30:00'), portedAt: [], casesSince: [ring('14:05:00'), ring('18:48:00')], activatedAt: Date.parse('2020-04-02T10:00:00+08:00'), outgoing: [{ at: ring('11:10:00'), seconds: 1205, reporter: 'victim' }] }),
  )
  scribe.riskScore(
    { id: riskScores.loanVictim, riskNumber: riskScores.loanVictimNumber, subject: 'PERSON_AT_RISK', victimId: victimIds[2], scoredAt: '2020-05-13T10:00:00+08:00' },
    assessPerson({ payments: [{ at: ring('17:30:49'), accountId: accounts.delta }], ageBand: 'FROM_18_TO_29', highAccounts: new Set(), highByAllFacts: new Set(), calls: [{ at: ring('17:00:00'), seconds: 98 }] }),
    caseIds[2],
  )
  scribe.riskScore(
    { id: riskScores.teacher, riskNumber: riskScores.teacherNumber, subject: 'PERSON_AT_RISK', victimId: impersonatedPolice.victimId, scoredAt: '2019-03-18T16:00:00+08:00' },
    assessPerson({ payments: ['14:41:05', '14:44:51', '14:49:18'].map((time, nth) => ({ at: police(time), accountId: String(nth) })), ageBand: 'FROM_60', highAccounts: new Set(), highByAllFacts: new Set(), calls: [] }),
    impersonatedPolice.caseId,
  )
  return riskScores
}
