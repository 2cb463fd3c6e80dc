/**
 * The hook for a time that is not ours: now and then the latest checkpoint goes to a time-stamping authority (RFC 3161), whose token is kept as it came.
 * The authority sees a hash. Tokens are verified with its certificate by whoever doubts our clock: `openssl ts -verify -data <note> -in <token>`.
 */
import { createHash } from 'node:crypto'
import { asRecorder } from '../database/roles.js'
import type { SessionPool } from '../database/session-pool.js'

export interface TimestampingOptions {
  readonly records: SessionPool
  /** The authority's address. */
  readonly url: string
  readonly intervalMs: number
  readonly onFault: (fault: unknown) => void
}

const answerTimeoutMs = 10_000
const tokenLimit = 64 * 1024

/** The latest checkpoint, unless this authority has stamped it already. */
const unstamped = `select c.tree_size, c.note from (select tree_size, note from access_log.checkpoint order by tree_size desc limit 1) c
  where not exists (select 1 from access_log.timestamp_token t where t.tree_size = c.tree_size and t.authority = $1)`
const keep = `insert into access_log.timestamp_token (tree_size, authority, token) values ($1::bigint, $2, decode($3, 'hex')) on conflict do nothing`

/** TimeStampReq (RFC 3161 §2.4.1), DER: version 1, SHA-256 of the note, certificate wanted. */
export const requestFor = (note: string): Buffer => Buffer.concat([Buffer.from('30390201013031300d060960864801650304020105000420', 'hex'), createHash('sha256').update(note, 'utf8').digest(), Buffer.from('0101ff', 'hex')])

/** Whether the authority granted a token and it speaks of this note: TimeStampResp begins with PKIStatus 0 or 1 (§2.4.2), and its token repeats the hash. */
export function isGranted(response: Buffer, note: string): boolean {
  const body = response[0] === 0x30 ? response.subarray(headerBytes(response)) : Buffer.alloc(0)
  const status = body[0] === 0x30 ? body.subarray(headerBytes(body)) : Buffer.alloc(0)
  return status[0] === 0x02 && status[1] === 1 && (status[2] === 0 || status[2] === 1) && response.includes(createHash('sha256').update(note, 'utf8').digest())
}

/** Bytes of tag and length of the DER value that begins here. */
const headerBytes = (der: Buffer): number => 2 + ((der[1] ?? 0) & 0x80 ? (der[1] ?? 0) & 0x7f : 0)

export class Timestamping {
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly options: TimestampingOptions) {}

  start(): void {
    this.timer = setInterval(() => void this.stamp().catch(this.options.onFault), this.options.intervalMs).unref()
    void this.stamp().catch(this.options.onFault)
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
  }

  /** Resolves with the size that was stamped; null where there was nothing new. Rejects where the authority does not answer, or answers no. */
  async stamp(): Promise<number | null> {
    const { records, url } = this.options
    const [row] = await records.run(asRecorder, unstamped, [url])
    if (!row) return null
    const note = row['note'] as string
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/timestamp-query' }, body: new Uint8Array(requestFor(note)), redirect: 'error', signal: AbortSignal.timeout(answerTimeoutMs) })
    const token = Buffer.from(await response.arrayBuffer())
    if (!response.ok || token.length > tokenLimit || !isGranted(token, note)) throw new Error(`the time-stamping authority answered ${response.status} and granted no token`)
    await records.run(asRecorder, keep, [Number(row['tree_size']), url, token.toString('hex')])
    return Number(row['tree_size'])
  }
}
