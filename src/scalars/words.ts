/** Closed vocabularies: one definition serves the column, its check, the GraphQL enum and its descriptions in both languages. */
import { registerEnumType } from 'type-graphql'

/** English and Chinese, as schema descriptions carry them. */
export const bilingual = (en: string, zh: string): string => `${en}\n\n${zh}`

type Meaning = readonly [en: string, zh: string]

export interface Words<Word extends string> {
  /** For `text(name, { enum: … })`. */
  readonly values: [Word, ...Word[]]
  /** For `@Field(() => …)`: the registered GraphQL enum. */
  readonly type: Readonly<Record<Word, Word>>
}

export function words<Word extends string>(name: string, en: string, zh: string, meanings: Readonly<Record<Word, Meaning>>): Words<Word> {
  const values = Object.keys(meanings) as [Word, ...Word[]]
  const type = Object.fromEntries(values.map((value) => [value, value])) as Record<Word, Word>
  registerEnumType(type, {
    name,
    description: bilingual(en, zh),
    valuesConfig: Object.fromEntries(values.map((value) => [value, { description: bilingual(meanings[value][0], meanings[value][1]) }])) as never,
  })
  return { values, type }
}
