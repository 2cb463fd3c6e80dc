import { describe, expect, it } from 'vitest'
import { attachmentBytes, decodeDocument, fileNameFault } from '../../src/cases/attachment.rules.js'
import { caseEnds, caseRules, type CaseStatus, reportsFollow, reviewTerms } from '../../src/cases/case.rules.js'
import { caseStatuses, caseSteps, incidentStatuses, incidentSteps, instrumentTypes } from '../../src/cases/case.words.js'
import { incidentRules, type IncidentStatus, openReports } from '../../src/cases/incident.rules.js'
import { type Draft, draftFaults, kinds } from '../../src/cases/instrument.rules.js'
import { findStep, type Step } from '../../src/cases/step.rules.js'
import { platformRule } from '../../src/law/articles.js'
import { termAt } from '../../src/law/terms.js'
import { actors } from '../../src/policy/vocabulary.js'

/** States that can be come to from `start`, by any number of steps and jumps. */
function reached<Status extends string>(start: readonly Status[], steps: readonly Step<string, Status>[], jumps: readonly (readonly [Status, Status])[] = []): Set<Status> {
  const seen = new Set<Status>(start)
  for (let before = -1; before !== seen.size; ) {
    before = seen.size
    for (const { from, to } of steps) if (from.some((state) => seen.has(state))) seen.add(to)
    for (const [from, to] of jumps) if (seen.has(from)) seen.add(to)
  }
  return seen
}
const leaves = <Status extends string>(steps: readonly Step<string, Status>[]): Set<Status> => new Set(steps.flatMap(({ from }) => from))

describe('the way of a case', () => {
  it('leads from its review to every state, and to none the vocabulary does not know', () => {
    expect(reached<CaseStatus>(['UNDER_REVIEW'], caseRules)).toEqual(new Set(caseStatuses.values))
  })

  it('goes nowhere from its ends, and on from everywhere else', () => {
    expect([...leaves(caseRules)].filter((state) => caseEnds.includes(state))).toEqual([])
    expect(new Set([...leaves(caseRules), ...caseEnds])).toEqual(new Set(caseStatuses.values))
  })

  it('can come to an end from every state', () => {
    for (const state of caseStatuses.values) expect({ state, ends: [...reached([state], caseRules)].some((each) => caseEnds.includes(each)) }).toEqual({ state, ends: true })
  })

  it('has a rule for every step of the vocabulary, and one answer per step, state and desk', () => {
    expect(new Set(caseRules.map(({ step }) => step))).toEqual(new Set(caseSteps.values))
    const answers = caseRules.flatMap(({ step, from, by }) => from.flatMap((state) => by.map((actor) => `${step} ${state} ${actor}`)))
    expect(new Set(answers).size).toBe(answers.length)
  })

  it('never comes to an investigation without having been filed', () => {
    const unfiled = caseRules.filter(({ step }) => step !== 'FILE')
    expect([...reached<CaseStatus>(['UNDER_REVIEW'], unfiled)].sort()).toEqual(['REVOKED', 'TRANSFERRED', 'UNDER_REVIEW'])
  })

  it('asks a reason wherever somebody loses something, and a chief for thirty days', () => {
    const asking = (need: string): string[] => caseRules.filter(({ needs }) => (needs as readonly string[]).includes(need)).map(({ step }) => step)
    expect(asking('REASON')).toEqual(['DECLINE_FILING', 'SUSPEND', 'REVOKE'])
    expect(asking('APPROVER')).toEqual(['EXTEND_REVIEW_COUNTY'])
    expect(asking('AGENCY')).toEqual(['TRANSFER'])
    expect(asking('CASE')).toEqual(['MERGE'])
    expect(asking('REVIEW_RUNNING')).toEqual(Object.keys(reviewTerms))
  })

  it('extends the review to what the law of the day says', () => {
    const at = new Date('2026-03-02T10:00:00+08:00')
    expect(Object.values(reviewTerms).map((key) => termAt(key, at)).map(({ amount, unit }) => `${amount} ${unit}`)).toEqual(['7 DAY', '30 DAY'])
  })

  it('takes open reports with it where filing is decided, and leaves none open', () => {
    for (const [step, to] of Object.entries(reportsFollow)) {
      expect(caseRules.filter((rule) => rule.step === step).every(({ from }) => from.includes('UNDER_REVIEW'))).toBe(true)
      expect(openReports).not.toContain(to)
    }
    expect(new Set(caseRules.filter(({ from, to }) => from.includes('UNDER_REVIEW') && to !== 'UNDER_REVIEW').map(({ step }) => step))).toEqual(new Set(Object.keys(reportsFollow)))
  })
})

describe('the way of a report', () => {
  const withCase = openReports.flatMap((from) => Object.values(reportsFollow).map((to) => [from, to] as const))
  const ends: readonly IncidentStatus[] = ['CASE_FILED', 'NOT_FILED', 'TRANSFERRED', 'NOT_FRAUD', 'DUPLICATE', 'WITHDRAWN']

  it('leads to every state, by its own steps and those of its case', () => {
    expect(reached<IncidentStatus>(['RECEIVED'], incidentRules, withCase)).toEqual(new Set(incidentStatuses.values))
    expect([...reached<IncidentStatus>(['RECEIVED'], incidentRules)]).not.toContain('NOT_FILED')
  })

  it('goes nowhere from its ends, and on from everywhere else', () => {
    expect([...leaves(incidentRules)].filter((state) => ends.includes(state))).toEqual([])
    expect(new Set([...openReports, ...ends])).toEqual(new Set(incidentStatuses.values))
    expect(leaves(incidentRules)).toEqual(new Set(openReports))
  })

  it('has a rule for every step of the vocabulary', () => {
    expect(new Set(incidentRules.map(({ step }) => step))).toEqual(new Set(incidentSteps.values))
  })

  it('is accepted from the control desk or from the officers sent, and not from the first call', () => {
    expect(findStep(incidentRules, 'ACCEPT', 'RECEIVED', 'INTAKE')).toBe('ILLEGAL_TRANSITION')
    expect(findStep(incidentRules, 'ACCEPT', 'PUSHED_TO_CONTROL', 'INTAKE')).toMatchObject({ to: 'ACCEPTED' })
    expect(findStep(incidentRules, 'ACCEPT', 'DISPATCHED', 'CONTROL')).toMatchObject({ to: 'ACCEPTED' })
  })

  it('cannot be called no fraud, a duplicate or withdrawn once it has been accepted', () => {
    for (const step of ['MARK_NOT_FRAUD', 'MARK_DUPLICATE', 'WITHDRAW'] as const) expect(findStep(incidentRules, step, 'ACCEPTED', 'CONTROL')).toBe('ILLEGAL_TRANSITION')
  })
})

describe('a step', () => {
  const all: readonly Step<string, string>[] = [...caseRules, ...incidentRules]

  it('names its source, and says what it is in both languages', () => {
    for (const { step, article, en, zh } of all) {
      expect({ step, article }).toEqual({ step, article: expect.stringMatching(/法|规定|〔\d{4}〕\d+号|platform rule/) })
      expect({ step, en }).toEqual({ step, en: expect.stringMatching(/^[A-Z].*\.$/) })
      expect({ step, zh }).toEqual({ step, zh: expect.stringMatching(/^\p{Script=Han}.*。$/u) })
    }
  })

  it('stands in the article that it is told to stand in', () => {
    const [ofCase, ofReport] = [caseRules, incidentRules].map((steps) => Object.fromEntries((steps as readonly Step<string, string>[]).map(({ step, article }) => [step, article])))
    expect(ofCase).toEqual({
      EXTEND_REVIEW: '公通字〔2015〕32号',
      EXTEND_REVIEW_COUNTY: '公通字〔2015〕32号',
      FILE: '公安机关办理刑事案件程序规定 §178',
      DECLINE_FILING: '刑事诉讼法 §112; 公安机关办理刑事案件程序规定 §178',
      TRANSFER: '公安机关办理刑事案件程序规定 §175',
      START_INVESTIGATION: '反电信网络诈骗法 §27 ¶2',
      SOLVE: '公安机关办理刑事案件程序规定',
      REFER_FOR_PROSECUTION: '刑事诉讼法 §162',
      CLOSE: platformRule,
      SUSPEND: platformRule,
      RESUME: platformRule,
      REVOKE: '刑事诉讼法 §163; 公安机关办理刑事案件程序规定 §186',
      MERGE: platformRule,
    })
    expect(ofReport).toEqual({
      TRIAGE: platformRule,
      PUSH_TO_CONTROL: '反电信网络诈骗法 §20',
      DISPATCH: '反电信网络诈骗法 §27 ¶2',
      ACCEPT: '公安机关办理刑事案件程序规定 §171; 公通字〔2015〕32号',
      JOIN_FILED_CASE: '公安机关办理刑事案件程序规定 §178',
      MARK_NOT_FRAUD: '反电信网络诈骗法 §2',
      MARK_DUPLICATE: platformRule,
      WITHDRAW: platformRule,
    })
  })

  it('is taken by the intake and control desks alone', () => {
    for (const { step, by } of all) for (const actor of by) expect({ step, actor }).toEqual({ step, actor: expect.stringMatching(/^(?:INTAKE|CONTROL)$/) })
    for (const actor of actors.filter((each) => !['INTAKE', 'CONTROL'].includes(each))) expect(findStep(caseRules, 'FILE', 'UNDER_REVIEW', actor)).toBe('FORBIDDEN')
    expect(findStep(caseRules, 'SOLVE', 'UNDER_INVESTIGATION', 'INTAKE')).toBe('FORBIDDEN')
  })
})

describe('a draft of an instrument', () => {
  const now = new Date('2026-03-02T10:00:00+08:00')
  const tomorrow = new Date('2026-03-03T10:00:00+08:00')
  const freeze: Draft = { type: 'FREEZE_NOTICE', amountLimit: '20000.00', scope: '账户内人民币两万元。', interestIncluded: false, validFrom: now, validUntil: tomorrow }

  it('of a freeze states amount, scope and interest', () => {
    expect(draftFaults(freeze, now)).toEqual([])
    for (const field of ['amountLimit', 'scope', 'interestIncluded'] as const) expect(draftFaults({ ...freeze, [field]: null }, now)).toEqual([[field, 'freeze-notice-content']])
    expect(draftFaults({ type: 'QUERY_NOTICE', validFrom: now, validUntil: tomorrow }, now)).toEqual([])
  })

  it('ends after it begins and after now, and limits to more than nothing', () => {
    expect(draftFaults({ ...freeze, validUntil: now }, now)).toEqual([['validUntil', 'instrument-term']])
    expect(draftFaults({ ...freeze, validFrom: tomorrow, validUntil: tomorrow }, now)).toEqual([['validUntil', 'instrument-term']])
    expect(draftFaults({ ...freeze, amountLimit: '0.00' }, now)).toEqual([['amountLimit', 'amount-not-positive']])
    expect(draftFaults({ ...freeze, instrumentNumber: '临公冻字〔2026〕12号' }, now)).toEqual([])
    expect(draftFaults({ ...freeze, instrumentNumber: 'A 1' }, now)).toEqual([['instrumentNumber', 'instrument-number-shape']])
  })

  it('is made by the control desk, stop-payment requests by intake too, and needs a city chief for returns and discipline', () => {
    const byIntake = instrumentTypes.values.filter((type) => kinds[type].drafters.includes('INTAKE'))
    expect(byIntake).toEqual(['STOP_PAYMENT_REQUEST'])
    expect(instrumentTypes.values.every((type) => kinds[type].drafters.includes('CONTROL'))).toBe(true)
    expect(instrumentTypes.values.filter((type) => kinds[type].level === 'CITY')).toEqual(['RETURN_DECISION', 'DISCIPLINE_DECISION'])
    expect(instrumentTypes.values.filter((type) => kinds[type].needsFiledCase)).toEqual(['FREEZE_NOTICE', 'RETURN_DECISION'])
  })
})

describe('a step that different desks take from different states', () => {
  const shared: Pick<Step<'MOVE', 'A' | 'B'>, 'step' | 'to' | 'needs' | 'article' | 'en' | 'zh'> = { step: 'MOVE', to: 'B', needs: [], article: '程序规定 §1', en: 'Moves.', zh: '移送。' }
  const steps: readonly Step<'MOVE', 'A' | 'B'>[] = [{ ...shared, from: ['A'], by: ['INTAKE'] }, { ...shared, from: ['B'], by: ['CONTROL'] }]

  it('is each desk’s from its own state alone', () => {
    expect(findStep(steps, 'MOVE', 'A', 'INTAKE')).toBe(steps[0])
    expect(findStep(steps, 'MOVE', 'B', 'CONTROL')).toBe(steps[1])
    expect(findStep(steps, 'MOVE', 'A', 'CONTROL')).toBe('FORBIDDEN')
    expect(findStep(steps, 'MOVE', 'B', 'INTAKE')).toBe('FORBIDDEN')
    expect(findStep(steps, 'MOVE', 'A', 'ANALYSIS')).toBe('FORBIDDEN')
  })
})

describe('a document', () => {
  const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes as string).toString('base64')
  const pdf = `%PDF-1.7\n${'x'.repeat(40)}`

  it('is kept where its first bytes are those of its media type', () => {
    expect(decodeDocument('application/pdf', base64(pdf))).toEqual(Buffer.from(pdf))
    expect(decodeDocument('image/png', base64(pdf))).toBe('attachment-kind')
    expect(decodeDocument('image/jpeg', base64(Buffer.from([0xff, 0xd8, 0xff, 0xe0])))).toHaveLength(4)
    expect(decodeDocument('text/plain', base64('紧急止付申请\t一份\r\n'))).toBeInstanceOf(Uint8Array)
    expect(decodeDocument('text/plain', base64(Buffer.from([0x4d, 0x5a, 0x00, 0x01])))).toBe('attachment-kind')
    expect(decodeDocument('text/plain', base64(Buffer.from([0xc3, 0x28])))).toBe('attachment-kind')
    for (const type of ['text/html', 'image/svg+xml', 'application/zip', '', 'constructor', '__proto__']) expect(decodeDocument(type, base64(pdf))).toBe('attachment-kind')
  })

  it('may have 65,536 bytes and not one more', () => {
    expect(decodeDocument('text/plain', base64('a'.repeat(attachmentBytes)))).toHaveLength(attachmentBytes)
    expect(decodeDocument('text/plain', base64('a'.repeat(attachmentBytes + 1)))).toBe('attachment-too-large')
  })

  it('has one spelling in base64', () => {
    for (const content of ['', 'YQ', 'YR==', 'YQ==\n', 'YQ-_', '====', 'YQ=a']) expect(decodeDocument('text/plain', content)).toBe('attachment-encoding')
  })

  it('has a name that leads nowhere', () => {
    expect(fileNameFault('03-止付申请.pdf')).toBe(null)
    for (const name of ['../x.pdf', 'a\\b.pdf', 'a\u0000.pdf', 'a\u202egpj.pdf']) expect(fileNameFault(name)).toBe('file-name')
    expect(fileNameFault(' ')).toBe('text-missing')
    expect(fileNameFault('a'.repeat(201))).toBe('text-too-long')
  })
})
