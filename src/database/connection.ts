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
