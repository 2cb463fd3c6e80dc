import { describe, expect, it, vi } from 'vitest'
import { findStep, type Step } from '../../src/cases/step.rules.js'
import type { Call } from '../../src/command/command.js'
import { faultOfDocument } from '../../src/crackdowns/crackdown.rules.js'
import { callCentreStatuses, callCentreSteps, extraditionStatuses, extraditionSteps, operationStatuses, operationSteps, suspectStatuses, suspectSteps } from '../../src/crackdowns/crackdown.words.js'
import { callCentreRules, extraditionRules, operationRules, suspectRules } from '../../src/crackdowns/step.rules.js'
import { tieSuspect } from '../../src/crackdowns/suspect.store.js'
import { actors } from '../../src/policy/vocabulary.js'
import { ways } from './ways-reference.js'

const built: Record<keyof typeof ways, { readonly rules: readonly Step<string, string>[]; readonly states: readonly string[]; readonly steps: readonly string[] }> = {
  suspect: { rules: suspectRules, states: suspectStatuses.values, steps: ['CATCH', ...suspectSteps.values] },
  callCentre: { rules: callCentreRules, states: callCentreStatuses.values, steps: callCentreSteps.values },
  operation: { rules: operationRules, states: operationStatuses.values, steps: operationSteps.values },
  extradition: { rules: extraditionRules, states: extraditionStatuses.values, steps: extraditionSteps.values },
}

describe.each(Object.keys(ways) as (keyof typeof ways)[])('the way of a %s', (name) => {
  const [way, { rules, states, steps }] = [ways[name], built[name]]
  it('has the states and steps of the book', () => {
    expect([...states].sort()).toEqual([...way.states].sort())
    expect([...steps].sort()).toEqual([...way.steps].sort())
  })
  it('leads from each state by each step where the book says, for the control desk alone', () => {
    for (const actor of actors) {
      for (const state of way.states) {
        for (const step of way.steps) {
          const found = findStep(rules, step, state, actor)
          const expected = actor === 'CONTROL' ? (way.leads[`${state} ${step}`] ?? 'ILLEGAL_TRANSITION') : 'FORBIDDEN'
          expect(typeof found === 'string' ? found : found.to, `${actor} ${state} ${step}`).toBe(expected)
        }
      }
    }
  })
  it('owes a reason where the book says', () => {
    expect(rules.filter(({ needs }) => needs.length).map(({ step, needs }) => `${step} ${needs.join()}`).sort()).toEqual(way.reasoned.map((step) => `${step} REASON`).sort())
  })
})

it('a suspect is told to be tied to a case once, however often it is', async () => {
  const announce = vi.fn(async () => undefined)
  const stood = new Set<string>()
  const query = vi.fn(async (_text: string, ids: readonly string[]) => (stood.has(ids.join()) ? [] : (stood.add(ids.join()), [{}])))
  const call = { tx: { query }, announce } as unknown as Call
  for (const [suspect, of] of [['s1', 'c1'], ['s1', 'c1'], ['s1', 'c2'], ['s2', 'c1'], ['s1', 'c2']] as const) await tieSuspect(call, suspect, of)
  expect(announce.mock.calls).toEqual([['suspect.tied', { suspectId: 's1', caseId: 'c1' }], ['suspect.tied', { suspectId: 's1', caseId: 'c2' }], ['suspect.tied', { suspectId: 's2', caseId: 'c1' }]])
})

it('a document is told whole, by the number of its kind and in its present form, or not at all', () => {
  const told: readonly (readonly [Parameters<typeof faultOfDocument>[0], string | null, string | null])[] = [
    [null, null, null],
    ['RESIDENT_ID', '120101190001010016', null],
    ['RESIDENT_ID', '12010119000101001x', 'suspect-document'],
    ['RESIDENT_ID', '120103198502300029', 'suspect-document'],
    ['RESIDENT_ID', '120101900101001', 'suspect-document-old'],
    ['RESIDENT_ID', null, 'suspect-document'],
    [null, '120101190001010016', 'suspect-document'],
    ['PASSPORT', 'XX0000911', null],
    ['PASSPORT', '120101190001010016', 'suspect-document'],
    ['HK_MACAO_PERMIT', 'H00000000', null],
    ['TAIWAN_PERMIT', '00000000', null],
    ['PASSPORT', '', 'suspect-document'],
  ]
  for (const [kind, number, fault] of told) expect(faultOfDocument(kind, number), `${kind} ${number}`).toBe(fault)
})
