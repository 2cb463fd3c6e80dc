import type { Child } from './dom.js'
import type { Place } from './place.js'
import type { Session } from './session.js'

/** What a view is given. */
export interface Context {
  readonly session: Session
  readonly place: Place
  /** Changes the address; what stands there is shown. */
  go(place: Place): void
  /** The same place again, asked anew; `told` is said when it is there. */
  refresh(told?: string): void
  /** Writes into the address what is shown already. */
  note(place: Place): void
  /** Said by screen readers, when they are next silent. */
  announce(text: string): void
}

/** What a view shows. */
export interface Shown {
  /** The only first heading of the page, and the document's title. */
  readonly title: string
  /** Beside the title: what can be done with what is shown. */
  readonly tools?: Child
  readonly content: Child
  /** Said when it is there. */
  readonly told?: string
}

export type View = (context: Context) => Promise<Shown>
