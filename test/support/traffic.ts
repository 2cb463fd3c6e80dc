/** Operations sent to a running demonstration, so that its log has something to tell. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findPersona } from '../../src/identity/personas.js'

interface Told {
  readonly data?: unknown
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[]
  readonly extensions: { readonly accessRecord: { readonly id: string } }
}

export class Traffic {
  private readonly tokens = new Map<string, string>()

  constructor(private readonly url: string) {}

  async token(persona: string): Promise<string> {
    const known = this.tokens.get(persona)
    if (known) return known
    const response = await fetch(`${this.url}/explorer/token`, { method: 'POST', headers: { 'content-type': 'application/json', origin: this.url }, body: JSON.stringify({ persona }) })
    const { token } = (await response.json()) as { token: string }
    this.tokens.set(persona, token)
    return token
  }

  async ask(persona: string, query: string, variables: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.token(persona)}`, 'x-purpose': findPersona(persona)?.purposes[0] ?? '', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Told
  }

  /** A curated operation with the variables of its own example. */
  run(persona: string, operation: string, headers: Readonly<Record<string, string>> = {}): Promise<Told> {
    const source = readFileSync(fileURLToPath(new URL(`../../schema/operations/${operation}.graphql`, import.meta.url)), 'utf8')
    const variables = JSON.parse(/^# variables: (.+)$/m.exec(source)?.[1] ?? '{}') as object
    return this.ask(persona, source, variables, headers)
  }

  /** Until the record can be searched for, and a signed checkpoint covers it. */
  async untilShown(record: string): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt++) {
      const answer = await this.ask('auditor', 'query Shown($id: ID!) { node(id: $id) { id } recordEvidence(id: $id) { treeSize } }', { id: record })
      const { node, recordEvidence } = (answer.data ?? {}) as { node?: object | null; recordEvidence?: { treeSize: number | null } | null }
      if (node && typeof recordEvidence?.treeSize === 'number') return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error(`${record} was not shown within 20 s`)
  }
}
