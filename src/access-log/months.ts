/** The log's monthly partitions: a record without its month cannot be written, and then nothing is disclosed. */
import { asRecorder } from '../database/roles.js'
import type { SessionPool } from '../database/session-pool.js'

const dayMs = 86_400_000

/** Makes the months up to a year ahead, now and every day. Throws UnavailableError at the first time; later faults are told and tried again the next day. */
export async function keepMonthsAhead(records: SessionPool, onFault: (fault: unknown) => void): Promise<NodeJS.Timeout> {
  const prepare = () => records.run(asRecorder, 'select access_log.prepare_months() as made', [])
  await prepare()
  return setInterval(() => void prepare().catch(onFault), dayMs).unref()
}
