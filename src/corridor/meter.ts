/** Budgets: each agency may ask for so many objects a minute. Counted in this replica's memory; a replica more is a budget more. */
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { RateLimitedError } from '../errors.js'
import { type Journey, viewerOf } from './context.js'

export class Meter {
  private readonly limiter: RateLimiterMemory
  private readonly spent = new WeakMap<Journey, RateLimiterRes>()

  constructor(private readonly objectsPerMinute: number) {
    this.limiter = new RateLimiterMemory({ points: objectsPerMinute, duration: 60 })
  }

  /** Takes the operation's cost from its agency's budget. Throws RateLimitedError. */
  async spend(journey: Journey): Promise<void> {
    const viewer = viewerOf(journey)
    if (!viewer) return
    try {
      this.spent.set(journey, await this.limiter.consume(viewer.agency, journey.planned?.plan.cost ?? 1))
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal
      throw new RateLimitedError(Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000)))
    }
  }

  /** `extensions.cost`; null where nothing was asked of the budget. */
  report(journey: Journey) {
    const spent = this.spent.get(journey)
    if (!spent) return null
    let actual = 0
    for (const count of journey.disclosed?.counts.values() ?? []) actual += count
    return {
      requestedQueryCost: journey.planned?.plan.cost ?? 1,
      actualQueryCost: actual,
      throttleStatus: { maximumAvailable: this.objectsPerMinute, currentlyAvailable: spent.remainingPoints, restoreRate: Math.floor(this.objectsPerMinute / 60) },
    }
  }
}
