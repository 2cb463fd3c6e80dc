/** How a table of refusals is written: for each mutation an input that takes effect, and what makes it one that does not. */
import type { RuleName } from '../../../src/law/articles.js'
import type { TestApp } from '../../support/app.js'
import type { Input, Payload } from '../acting.js'

/** What the tables have led to so far, by name. */
export interface World {
  readonly app: TestApp
  [name: string]: Payload
}

export type Told = readonly [field: string, rule: RuleName, code?: 'BAD_USER_INPUT' | 'CONFLICT' | 'ILLEGAL_TRANSITION' | 'NOT_FOUND' | 'FORBIDDEN']

export interface Bad {
  readonly name: string
  /** What is put in place of the good input's fields. */
  readonly with: (w: World) => Input | Promise<Input>
  readonly told: readonly Told[]
  readonly by?: string
  readonly subject?: string
  readonly root?: string
  /** How the owner arranges the rows for this one, and puts them back. */
  readonly while?: (w: World) => readonly [set: string, reset: string]
}

type Patch = Input | ((w: World) => Input | Promise<Input>)
const patch = (given: Patch): Bad['with'] => (typeof given === 'function' ? given : () => given)

/** One thing wrong, told by field and rule. */
export const bad = (name: string, given: Patch, told: Told | readonly [Told, Told, ...Told[]], more: Partial<Pick<Bad, 'by' | 'subject' | 'root' | 'while'>> = {}): Bad => ({ name, with: patch(given), told: (typeof told[0] === 'string' ? [told] : told) as readonly Told[], ...more })

export interface Entry {
  readonly root: string
  readonly by: string
  /** Header `x-purpose`, where it is not the persona's first. */
  readonly purpose?: string
  readonly good: (w: World) => Input | Promise<Input>
  /** What an id is told that names nothing the caller may see, by field; `prefix` where the good input leaves it out. */
  readonly absent?: Readonly<Record<string, { readonly told: readonly [RuleName, Told[2]?]; readonly prefix?: string }>>
  /** Texts, and how many characters each may have. */
  readonly texts?: Readonly<Record<string, number>>
  readonly bad: readonly Bad[]
  /** Selection of the good one. */
  readonly yields: string
  readonly after?: (w: World, payload: Payload) => unknown
}
