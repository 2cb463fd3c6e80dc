/** What every session of the request's way has in common, whether it reads or writes. */

export const connectTimeoutSeconds = 5

/** Text goes out as it is, whatever the column's type; bytes as hex. None of these may throw (`assertSendable`). */
const serialize = (value: unknown): string => (typeof value === 'string' ? value : Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : String(value))
const asIs = (value: string) => value

const asText = {
  json: { to: 114, from: [114, 3802], serialize, parse: asIs },
  date: { to: 1184, from: [1082, 1114, 1184], serialize, parse: asIs },
  number: { to: 0, from: [21, 23, 26, 700, 701], serialize, parse: Number },
  boolean: { to: 16, from: [16], serialize, parse: (value: string) => value === 't' },
  bytea: { to: 17, from: [17], serialize, parse: (value: string) => Buffer.from(value.slice(2), 'hex') },
  string: { to: 25, from: [25], serialize, parse: asIs },
}

/** A session lives as long as its connection. Numeric, instants and JSON stay text; bytea is a Buffer. */
export const sessionOptions = {
  prepare: true,
  fetch_types: false,
  idle_timeout: undefined,
  max_lifetime: null,
  connect_timeout: connectTimeoutSeconds,
  types: asText,
}

/** admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, idle_in_transaction_session_timeout. */
const shutOut = new Set(['57P01', '57P02', '57P03', '53300', '25P03'])
/** Connection exceptions of PostgreSQL, what the client says of a connection, and what the system says of a socket or a name: `ECONNRESET`, `EAI_AGAIN`. */
const cutOff = /^(?:08.{3}|CONNECTION_[A-Z_]+|CONNECT_TIMEOUT|E(?!RR_)[A-Z_]+)$/

/** Whether the session is lost, or was never there. */
export function isLoss(cause: unknown): boolean {
  const code = String((cause as { readonly code?: unknown } | null)?.code ?? '')
  return shutOut.has(code) || cutOff.test(code)
}

export const sessionSettings = (applicationName: string, statementTimeoutMs: number) => ({
  application_name: applicationName,
  search_path: 'public, pg_temp',
  TimeZone: 'Asia/Shanghai',
  statement_timeout: statementTimeoutMs,
  idle_in_transaction_session_timeout: statementTimeoutMs,
  plan_cache_mode: 'force_generic_plan' as const,
  jit: 'off' as unknown as boolean,
  // A table may be scanned only where no index can answer: a dense agency's plan must not become everybody's.
  enable_seqscan: 'off' as unknown as boolean,
})
