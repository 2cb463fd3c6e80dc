/** What a person is told on request, and what the clock tells later. */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands, Listeners, Tasks } from '../command/command.js'
import { Findings } from '../command/refusal.js'
import { addTerm } from '../law/calendar.js'
import { termAt } from '../law/terms.js'
import { faultOfRequestNumber, type StatementLanguage } from './disclosure.rules.js'
import { anyHeldOf, issueStatement, personOf, statementsToSupplement, supplement } from './disclosure.store.js'
import { checkText } from './finding.command.js'

/** *incoming* */
interface StatementInput {
  readonly subjectId: string
  readonly from: string
  readonly until: string
  readonly language: StatementLanguage
  readonly requestNumber: string
  readonly identityCheck: string
}

const issueDisclosureStatement: Command<StatementInput> = {
  yields: { statement: { type: 'DisclosureStatement', many: false } },
  async handle(call) {
    const { subjectId, from, until, language, requestNumber, identityCheck } = call.input
    const findings = new Findings()
    const fault = faultOfRequestNumber(requestNumber)
    if (fault) findings.add('input.requestNumber', fault)
    checkText(findings, 'input.identityCheck', identityCheck, 'identityCheck')
    const [since, before] = [new Date(from), new Date(until)]
    if (before > call.now) findings.add('input.until', 'instant-in-future')
    else if (before <= since || before > addTerm(since, termAt('DISCLOSURE_PERIOD', call.now))) findings.add('input.until', 'statement-period')
    findings.assertNone()
    const officer = await callingOfficer(call)
    const subjectType = await personOf(call, subjectId, 'input.subjectId')
    return { statement: await issueStatement(call, { subjectType, subjectId, periodFrom: from, periodUntil: until, language, requestNumber, identityCheck, issuedBy: officer.subject }) }
  },
}

/** Statements of one look. */
const statementsAtOnce = 50
const lookAgain = (call: Call): Promise<void> => call.appoint([{ task: 'sweep-held-back', payload: {}, at: call.now, key: 'look for what was held back' }])

export const disclosureCommands: Commands = { 'Mutation.issueDisclosureStatement': issueDisclosureStatement }

export const disclosureTasks: Tasks = {
  'release-held-back': (call, { statementId = '' }) => supplement(call, statementId),
  /** Each statement is left to its task, in a transaction of its own. */
  async 'sweep-held-back'(call) {
    const due = await statementsToSupplement(call, statementsAtOnce)
    await call.appoint(due.map((statementId) => ({ task: 'release-held-back', payload: { statementId }, at: call.now, key: `held back of ${statementId}` })))
  },
}

export const disclosureListeners: Listeners = {
  async 'case.closed'(call, { caseId = '' }) {
    if (await anyHeldOf(call, caseId)) await lookAgain(call)
  },
}
