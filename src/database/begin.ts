import type postgres from 'postgres'

/** Over once the transaction has ended, however it did; then nothing more may be sent on its session, which may be another's by now. */
export interface Standing {
  readonly isOver: () => boolean
}

/**
 * `sql.begin`, but a session that is lost amid the transaction hears no more of it. The client would roll back on it all the same: a write to a socket that is gone ends the
 * process (porsager/postgres#1208), and one that comes when the connection has been made anew would roll back whoever has it then. Rejects with the loss.
 */
export function beginOn<T>(sql: postgres.Sql, work: (session: postgres.TransactionSql, standing: Standing) => Promise<T>): Promise<T> {
  let over = false
  const standing = { isOver: () => over }
  const end = () => {
    over = true
  }
  const done = sql.begin(async (session) => {
    try {
      const result = await work(session, standing)
      return over ? await forever() : result
    } catch (cause) {
      if (over || isGone(cause)) return await forever()
      throw cause
    }
  }) as Promise<T>
  done.then(end, end)
  return done
}

/** The client tells whoever began the transaction of the loss by itself. */
const forever = (): Promise<never> => new Promise(() => undefined)

/** What is always followed by the end of the session: its socket's end, and PostgreSQL's last words to it. */
const isGone = (cause: unknown): boolean => goneCodes.has(String((cause as { code?: unknown } | null)?.code))
const goneCodes = new Set(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '25P03'])
