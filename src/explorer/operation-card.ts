import type { Bilingual } from '../errors.js'

/** One curated operation: a file of `schema/operations`. */
export interface OperationCard {
  /** Name of its first operation, e.g. `CaseByNumber`. */
  readonly name: string
  readonly kind: 'query' | 'mutation' | 'subscription'
  readonly title: Bilingual
  /** Comment lines after the titles. */
  readonly note: string
  readonly document: string
  /** JSON text of an object. */
  readonly variables: string
}
