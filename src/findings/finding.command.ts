/** What the auditor does with findings, and the clock's part. */
import { callingOfficer } from '../agencies/agency.store.js'
import type { Call, Command, Commands, Tasks } from '../command/command.js'
import type { Versioned } from '../command/lock.js'
import { Findings } from '../command/refusal.js'
import { faultOfText, type FindingStep, textSizes } from './finding.rules.js'
import { decideFinding, isSearchDue, search } from './finding.store.js'

/** Adds what is wrong with a text. */
export function checkText(findings: Findings, field: string, value: string, size: keyof typeof textSizes): void {
  const fault = faultOfText(value, textSizes[size])
  if (fault) findings.add(field, fault)
}

const assertText = (field: string, value: string, size: keyof typeof textSizes): void => {
  const findings = new Findings()
  checkText(findings, field, value, size)
  findings.assertNone()
}

/** The clock goes on at once where a search has more to look at. */
const goOn = (call: Call): Promise<void> => call.appoint([{ task: 'search-for-findings', payload: {}, at: call.now, key: 'search for findings' }])

/** Findings of one answer. */
const answeredAtMost = 100

const searchForFindings: Command<{ readonly reason: string }> = {
  yields: { findings: { type: 'Finding', many: true } },
  async handle(call) {
    const { reason } = call.input
    assertText('input.reason', reason, 'searchReason')
    const officer = await callingOfficer(call)
    const { ids, isBehind } = await search(call, { officer: officer.subject, reason })
    if (isBehind) await goOn(call)
    return { findings: ids.slice(0, answeredAtMost) }
  },
}

const decision = <Input extends Versioned>(step: FindingStep, field: 'reason' | 'measure', wordsOf: (input: Input) => string): Command<Input> => ({
  yields: { finding: { type: 'Finding', many: false } },
  async handle(call) {
    const words = wordsOf(call.input)
    assertText(`input.${field}`, words, field)
    const officer = await callingOfficer(call)
    return { finding: await decideFinding(call, step, officer.subject, words) }
  },
})

type Reasoned = Versioned & { readonly reason: string }

export const findingCommands: Commands = {
  'Mutation.searchForFindings': searchForFindings,
  'Mutation.dismissFinding': decision<Reasoned>('DISMISS', 'reason', ({ reason }) => reason),
  'Mutation.confirmFinding': decision<Versioned & { readonly measure: string }>('CONFIRM', 'measure', ({ measure }) => measure),
  'Mutation.reopenFinding': decision<Reasoned>('REOPEN', 'reason', ({ reason }) => reason),
}

export const findingTasks: Tasks = {
  async 'search-for-findings'(call) {
    if ((await search(call, null)).isBehind) await goOn(call)
  },
  /** Looked at every minute, done every ten. */
  async 'sweep-findings'(call) {
    if ((await isSearchDue(call)) && (await search(call, null)).isBehind) await goOn(call)
  },
}
