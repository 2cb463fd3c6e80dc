/**
 * Runs of one statement under one binding that come in one turn of the event loop, or while others are under way, go together: no timer, and whoever comes alone goes when the turn is over.
 * Such a statement takes a text array for each parameter, all as long as there are runs, and yields a row for each place in their order. What is in a row is its own run's.
 */
import { setImmediate as turnOver } from 'node:timers/promises'
import { invariant, UnavailableError } from '../errors.js'
import { arrayText } from './literal.js'
import type { Binding, Row, SessionPool } from './session-pool.js'

export interface GathererOptions {
  readonly pool: SessionPool
  /** Statements of one text and binding under way at once. */
  readonly width: number
  /** Runs in one statement at most. */
  readonly most: number
  /** Runs of one text and binding that may wait; whoever comes beyond it gets UNAVAILABLE at once. */
  readonly queue: number
}

interface Waiting {
  readonly params: readonly (string | null)[]
  readonly resolve: (row: Row) => void
  readonly reject: (cause: unknown) => void
}

interface Queue {
  readonly waiting: Waiting[]
  underWay: number
}

export class Gatherer {
  /** By text, then by binding; gone when nothing waits and nothing is under way. */
  private readonly queues = new Map<string, Map<string, Queue>>()

  constructor(private readonly options: GathererOptions) {}

  /** The run's own row. Throws what the pool throws: where the database refuses what went together, each has gone once more alone, and its fault is its own. */
  run(binding: Binding, text: string, params: readonly (string | null)[]): Promise<Row> {
    let ofText = this.queues.get(text)
    if (!ofText) this.queues.set(text, (ofText = new Map()))
    let queue = ofText.get(binding.key)
    if (!queue) ofText.set(binding.key, (queue = { waiting: [], underWay: 0 }))
    const { waiting } = queue
    if (waiting.length >= this.options.queue) return Promise.reject(new UnavailableError(new Error('too many runs wait for one statement')))
    return new Promise((resolve, reject) => {
      waiting.push({ params, resolve, reject })
      if (queue.underWay < this.options.width) void this.work(binding, text, queue)
    })
  }

  private async work(binding: Binding, text: string, queue: Queue): Promise<void> {
    queue.underWay += 1
    await turnOver()
    while (queue.waiting.length > 0) await this.together(binding, text, queue.waiting.splice(0, this.options.most))
    queue.underWay -= 1
    if (queue.underWay > 0) return
    const ofText = this.queues.get(text)
    ofText?.delete(binding.key)
    if (ofText?.size === 0) this.queues.delete(text)
  }

  private async together(binding: Binding, text: string, runs: readonly Waiting[]): Promise<void> {
    const [first] = runs as [Waiting]
    try {
      const rows = await this.options.pool.run(binding, text, first.params.map((_, at) => arrayText(runs.map(({ params }) => params[at] as string | null))))
      invariant(rows.length === runs.length, 'a gathered statement yields one row for each run')
      for (const [at, { resolve }] of runs.entries()) resolve(rows[at] as Row)
    } catch (cause) {
      // What was refused has left nothing behind; of a lost session nobody knows.
      if (runs.length === 1 || cause instanceof UnavailableError) for (const { reject } of runs) reject(cause)
      else await Promise.all(runs.map((run) => this.together(binding, text, [run])))
    }
  }
}
