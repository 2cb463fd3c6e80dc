import { setTimeout as sleep } from 'node:timers/promises'
import type { TestApp } from '../support/app.js'

/**
 * Commands that meet, in an order that is the same in every run. The owner takes the lock that `held` is about; each work is started when those before it wait for that lock, or for each other;
 * then the lock is let go. Fails where a work does not wait.
 */
export async function inTurn<T>(app: TestApp, held: string, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const waiting = async (): Promise<number> => ((await app.owner`select count(distinct l.pid)::int as n from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`)[0] as { n: number }).n
  const begun: Promise<T>[] = []
  await app.owner.begin(async (tx) => {
    await tx.unsafe(held)
    for (const work of works) {
      begun.push(work())
      for (let tries = 0; (await waiting()) < begun.length; tries += 1) {
        if (tries === 200) throw new Error(`work ${begun.length} does not wait`)
        await sleep(10)
      }
    }
  })
  return Promise.all(begun)
}
