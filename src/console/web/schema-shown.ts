/** The graph's schema as this caller is shown it: what it may ask for, and what the words of each vocabulary mean. Nothing that is not in it is asked. */
import type { Ask } from './session.js'
import { say } from './speech.js'

export const schemaQuestion = 'query ConsoleSchema { __schema { types { name fields { name } inputFields { name } enumValues { name description } } } }'

interface Named {
  readonly name: string
}
export interface SchemaAnswer {
  readonly __schema: {
    readonly types: readonly {
      readonly name: string
      readonly fields: readonly Named[] | null
      readonly inputFields: readonly Named[] | null
      readonly enumValues: readonly (Named & { readonly description: string | null })[] | null
    }[]
  }
}

export class SchemaShown {
  private readonly members = new Map<string, ReadonlySet<string>>()
  private readonly meanings = new Map<string, ReadonlyMap<string, string>>()

  constructor(answer: SchemaAnswer) {
    for (const { name, fields, inputFields, enumValues } of answer.__schema.types) {
      this.members.set(name, new Set((fields ?? inputFields ?? enumValues ?? []).map((each) => each.name)))
      if (enumValues) this.meanings.set(name, new Map(enumValues.map((value) => [value.name, value.description ?? value.name])))
    }
  }

  static async load(ask: Ask): Promise<SchemaShown> {
    return new SchemaShown(await ask<SchemaAnswer>(schemaQuestion))
  }

  /** Whether the type has the field, the input the question, the vocabulary the word. */
  has(type: string, member: string): boolean {
    return this.members.get(type)?.has(member) ?? false
  }

  /** Of the names those that the type has. */
  shown(type: string, names: readonly string[]): readonly string[] {
    return names.filter((name) => this.has(type, name))
  }

  words(vocabulary: string): readonly string[] {
    return [...(this.meanings.get(vocabulary)?.keys() ?? [])]
  }

  /** What the word is called: what its description says before a colon. */
  meaning(vocabulary: string, word: string): string {
    return this.explanation(vocabulary, word).split(/[:：]/)[0] as string
  }

  /** What its description says after the colon; all of it where there is none. */
  reason(vocabulary: string, word: string): string {
    const [, reason] = /^[^:：]*[:：]\s*(.+)$/s.exec(this.explanation(vocabulary, word)) ?? []
    return reason ? `${(reason[0] as string).toUpperCase()}${reason.slice(1)}` : this.explanation(vocabulary, word)
  }

  /** The whole description; those of the graph are English, an empty line, Chinese. */
  private explanation(vocabulary: string, word: string): string {
    const [en = word, zh = en] = (this.meanings.get(vocabulary)?.get(word) ?? word).split(/\n+/)
    return say(en, zh)
  }

  /** `Type.field` of every type that is a node. */
  coordinates(): readonly string[] {
    return [...this.members].flatMap(([type, fields]) => (fields.has('id') && fields.has('disclosure') ? [...fields].filter((field) => field !== 'disclosure').map((field) => `${type}.${field}`) : []))
  }
}
