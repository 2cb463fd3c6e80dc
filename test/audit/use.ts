/** A day of use, bigger than that of the stories: every curated operation by everybody, for every purpose, and what breaks. */
import { personas } from '../../src/identity/personas.js'
import { inTurn } from '../oracle/observed.js'
import type { TestApp } from '../support/app.js'
import { curatedOperations } from '../support/operations.js'

export async function useAll(app: TestApp): Promise<void> {
  const asked = personas.flatMap(({ key, purposes }) => curatedOperations.map(({ text, variables }, at) => ({ key, text, variables, purpose: purposes[at % purposes.length] as string })))
  await inTurn(asked, ({ key, text, variables, purpose }) => app.ask(key, text, variables, { 'x-purpose': purpose }))
  for (const { key } of personas) {
    await app.ask(key, '{ one: cases(first: 2) { nodes { id caseNumber } } two: agencies(first: 1) { nodes { name } } }')
    await app.ask(key, '{ agencies(first: 1) { nodes { name } } }', {}, { 'x-legal-instrument': 'QUERY-2019-0001' })
    await app.ask(key, '{ __schema { queryType { name } } }')
    await app.ask(key, 'query Number($n: CaseNumber!) { caseByNumber(caseNumber: $n) { id } }', { n: 'A120116990000209912310001' }, { 'x-case-number': 'A120116990000209912310001' })
  }
  await app.project()
}
