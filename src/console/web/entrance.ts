/** How one becomes somebody here: in the demonstration by choosing, elsewhere by a token, which this memory keeps and nothing else. */
import { element } from './dom.js'
import { field, filled, notice, select } from './parts.js'
import type { Person } from './graph.js'
import { say } from './speech.js'

/** Purposes under which the log is read, the auditor's first. */
export const readingPurposes = ['SUPERVISION_AUDIT', 'INVESTIGATION', 'APPEAL'] as const

/** Somebody of the demonstration, as the server tells of it. */
export interface Persona {
  readonly key: string
  readonly name: { readonly en: string; readonly zh: string }
  readonly officer: { readonly en: string; readonly zh: string }
  readonly purposes: readonly string[]
}

export const purposeOf = ({ purposes }: Persona): string | undefined => readingPurposes.find((purpose) => purposes.includes(purpose))

/** Those of the demonstration that have a purpose to read the log; nobody where the server is no demonstration. */
export async function personasOfDemonstration(): Promise<readonly Persona[]> {
  const response = await fetch('/console/personas.json')
  const { personas } = (await response.json()) as { personas: readonly Persona[] }
  return personas.filter((persona) => purposeOf(persona) !== undefined)
}

const renewBeforeMs = 60_000
const minted = new Map<string, { readonly token: string; readonly expires: number }>()

export async function mintFor(persona: Persona): Promise<Person> {
  const purpose = purposeOf(persona) ?? readingPurposes[0]
  const held = minted.get(persona.key)
  if (held && held.expires - renewBeforeMs > Date.now()) return { token: held.token, purpose }
  const response = await fetch('/explorer/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ persona: persona.key }) })
  const { token } = (await response.json()) as { token: string }
  minted.set(persona.key, { token, expires: expiryOf(token) })
  return { token, purpose }
}

/** From the token's payload, unverified: it only tells when to ask for another. */
function expiryOf(token: string): number {
  try {
    const { exp } = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: unknown }
    return typeof exp === 'number' ? exp * 1_000 : 0
  } catch {
    return 0
  }
}

/** Asks for a token. `fault` says what was wrong with the last. */
export function tokenForm(fault: string, purposeNames: (purpose: string) => string, enter: (person: Person) => void): HTMLElement {
  const token = element('textarea', { name: 'token', rows: 4, spellcheck: 'false', autocomplete: 'off', class: 'mono', required: '' })
  const form = element(
    'form',
    {
      submit: (event: SubmitEvent) => {
        event.preventDefault()
        const person = { token: token.value.replaceAll(/\s/g, ''), purpose: filled(form)['purpose'] ?? readingPurposes[0] }
        token.value = ''
        enter(person)
      },
    },
    field(say('Access token', '访问令牌'), token, { hint: say('Kept in this page’s memory until it is closed; never stored, never in an address.', '仅保存在本页内存中，关闭即失；不存储，也不进入地址。') }),
    field(say('Purpose', '目的'), select('purpose', readingPurposes[0], readingPurposes.map((purpose) => [purpose, purposeNames(purpose)] as const))),
    element('button', { type: 'submit', class: 'strong' }, say('Enter', '进入')),
  )
  return element('section', { class: 'entrance card', 'aria-labelledby': 'entrance-title' }, element('h1', { id: 'entrance-title', tabindex: '-1' }, say('Who looks?', '您是谁？')), element('p', { class: 'lead' }, say('The access log is read by the auditor, and by each agency as far as it concerns itself. Every look is on the log.', '访问日志供审计人员查阅，各单位可查阅涉及自身的部分。每次查阅均留痕。')), fault && notice('bad', fault), form)
}
