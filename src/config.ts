/** The only reader of the environment: text in, meaning out, every fault told at once. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Bilingual } from './errors.js'

/** Prints as `***` wherever it may end up. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '***'
  }
  toJSON(): string {
    return '***'
  }
}

export interface Config {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly metricsPort: number
  readonly dataDir: string
  /** Demonstration: own token issuer, stories, explorer. Refused in production. */
  readonly demo: boolean
  /** Owner's URL: migrates. Null: an embedded server in `dataDir`. */
  readonly databaseUrl: string | null
  readonly appUrl: string | null
  readonly logUrl: string | null
  readonly tokenIssuer: string
  readonly tokenAudience: string
  readonly jwksUrl: string | null
  /** Keys digests and match tokens. Null only in the demonstration, which keeps one of its own in `dataDir`. */
  readonly platformKey: Secret | null
  /** Header in which the proxy that ends TLS hands over the client certificate. */
  readonly certificateHeader: string | null
  /** Most objects one operation may return, and an agency may ask of one replica in a minute. */
  readonly costLimit: number
  readonly objectsPerMinute: number
  readonly poolSize: number
  readonly statementTimeoutMs: number
  readonly logLevel: string
  /** For the benchmark alone, to tell what recording costs: reads leave no record. Refused in production. */
  readonly unrecorded: boolean
  /** The log's name, by which its checkpoints and its key are known. */
  readonly logOrigin: string
  /** Where the log's private key lies; one is made there in the demonstration and where nobody named a file. */
  readonly logKeyFile: string | null
  /** Keys of witnesses whose cosignatures are taken, as C2SP writes them. */
  readonly logWitnesses: string
  /** A time-stamping authority (RFC 3161) that checkpoints are sent to. */
  readonly logTimestampUrl: string | null
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  constructor(readonly faults: readonly Bilingual[]) {
    super(faults.map((fault) => `${fault.en}\n  ${fault.zh}`).join('\n'))
  }
}

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= min && value <= max)
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/./)

/** Name, schema, and the rule as a person reads it. */
const variables = {
  NODE_ENV: [z.enum(['development', 'test', 'production']).default('development'), 'development, test or production', 'development、test 或 production'],
  HOST: [z.string().min(1).default('127.0.0.1'), 'a host name or address', '主机名或地址'],
  PORT: [whole(0, 65_535).default(4000), 'a port from 0 to 65535', '0 到 65535 的端口'],
  METRICS_PORT: [whole(0, 65_535).default(9464), 'a port from 0 to 65535', '0 到 65535 的端口'],
  DATA_DIR: [z.string().min(1).optional(), 'a folder', '目录'],
  DEMO: [flag.optional(), '0 or 1', '0 或 1'],
  DATABASE_URL: [postgresUrl.optional(), 'a postgres:// URL', 'postgres:// 地址'],
  DATABASE_APP_URL: [postgresUrl.optional(), 'a postgres:// URL', 'postgres:// 地址'],
  DATABASE_LOG_URL: [postgresUrl.optional(), 'a postgres:// URL', 'postgres:// 地址'],
  TOKEN_ISSUER: [z.url().default('https://issuer.liandong.example'), 'a URL', '网址'],
  TOKEN_AUDIENCE: [z.string().min(1).default('https://graph.liandong.example'), 'not empty', '不得为空'],
  JWKS_URL: [z.url({ protocol: /^https?$/ }).optional(), 'an http(s) URL', 'http(s) 网址'],
  PLATFORM_KEY: [z.string().regex(/^[0-9a-f]{64}$/).optional(), '64 hexadecimal digits', '64 位十六进制数字'],
  CERTIFICATE_HEADER: [z.string().regex(/^[a-z0-9-]+$/).optional(), 'a lower-case header name', '小写的请求头名称'],
  OBJECTS_PER_MINUTE: [whole(1, 999_999_999).default(6_000_000), 'a number from 1 to 999999999', '1 到 999999999 的整数'],
  COST_LIMIT: [whole(1, 1_000_000).default(10_000), 'a number from 1 to 1000000', '1 到 1000000 的整数'],
  POOL_SIZE: [whole(1, 200).default(8), 'a number from 1 to 200', '1 到 200 的整数'],
  STATEMENT_TIMEOUT_MS: [whole(100, 600_000).default(15_000), 'milliseconds from 100 to 600000', '100 到 600000 毫秒'],
  BENCH_UNRECORDED: [flag.default(false), '0 or 1', '0 或 1'],
  LOG_ORIGIN: [z.string().regex(/^[^+\s]{1,128}$/).default('liandong.example/log'), 'a name without spaces or plus signs', '不含空格与加号的名称'],
  LOG_KEY_FILE: [z.string().min(1).optional(), 'a file with an Ed25519 private key in PEM', '含 Ed25519 私钥（PEM）的文件'],
  LOG_WITNESSES: [z.string().regex(/^(?:[^+\s,]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*(?:,|$))*$/).default(''), 'keys as <name>+<id>+<key>, separated by commas', '以逗号分隔的密钥（<name>+<id>+<key>）'],
  LOG_TIMESTAMP_URL: [z.url({ protocol: /^https?$/ }).optional(), 'an http(s) URL', 'http(s) 网址'],
  LOG_LEVEL: [z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'), 'a log level', '日志级别'],
} as const satisfies Record<string, readonly [z.ZodType, string, string]>

type Values = { [Name in keyof typeof variables]: z.infer<(typeof variables)[Name][0]> }

/** Root's home is closed to the user that the database server must run as. */
const usualDataDir = (): string => (process.getuid?.() === 0 ? '/var/lib/liandong' : join(homedir(), '.local', 'share', 'liandong'))

/** Throws ConfigError that names every faulty variable and its rule, never its value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const faults: Bilingual[] = []
  const values = {} as Record<string, unknown>
  for (const [name, [schema, en, zh]] of Object.entries(variables)) {
    const given = env[name]
    const parsed = schema.safeParse(given === '' ? undefined : given)
    if (parsed.success) values[name] = parsed.data
    else faults.push({ en: `${name} must be ${en}.`, zh: `${name} 必须是${zh}。` })
  }
  const read = values as Values
  const production = read.NODE_ENV === 'production'
  const demo = read.DEMO ?? !production
  if (faults.length === 0) {
    if (production && demo) faults.push({ en: 'DEMO must be 0 in production: demonstration keys and stories are refused there.', zh: '生产环境中 DEMO 必须为 0：不得使用演示密钥与数据。' })
    if (production && read.BENCH_UNRECORDED) faults.push({ en: 'BENCH_UNRECORDED must be 0 in production: nothing is disclosed without its record.', zh: '生产环境中 BENCH_UNRECORDED 必须为 0：未留痕不得披露。' })
    if (!demo && !read.JWKS_URL) faults.push({ en: 'JWKS_URL is needed when DEMO is 0.', zh: 'DEMO 为 0 时必须提供 JWKS_URL。' })
    if (!demo && !read.PLATFORM_KEY) faults.push({ en: 'PLATFORM_KEY is needed when DEMO is 0.', zh: 'DEMO 为 0 时必须提供 PLATFORM_KEY。' })
    if (production && !read.DATABASE_URL && !read.DATABASE_APP_URL) faults.push({ en: 'DATABASE_APP_URL (or DATABASE_URL) is needed in production.', zh: '生产环境必须提供 DATABASE_APP_URL（或 DATABASE_URL）。' })
    if (demo && read.JWKS_URL) faults.push({ en: 'JWKS_URL and DEMO=1 exclude each other: the demonstration issues its own tokens.', zh: 'JWKS_URL 与 DEMO=1 不能同时使用：演示环境自行签发令牌。' })
  }
  if (faults.length) throw new ConfigError(faults)
  return Object.freeze({
    production,
    host: read.HOST,
    port: read.PORT,
    metricsPort: read.METRICS_PORT,
    dataDir: resolve(read.DATA_DIR ?? usualDataDir()),
    demo,
    databaseUrl: read.DATABASE_URL ?? null,
    appUrl: read.DATABASE_APP_URL ?? null,
    logUrl: read.DATABASE_LOG_URL ?? null,
    tokenIssuer: read.TOKEN_ISSUER,
    tokenAudience: read.TOKEN_AUDIENCE,
    jwksUrl: read.JWKS_URL ?? null,
    platformKey: read.PLATFORM_KEY ? new Secret(read.PLATFORM_KEY) : null,
    certificateHeader: read.CERTIFICATE_HEADER ?? null,
    costLimit: read.COST_LIMIT,
    objectsPerMinute: read.OBJECTS_PER_MINUTE,
    poolSize: read.POOL_SIZE,
    statementTimeoutMs: read.STATEMENT_TIMEOUT_MS,
    logLevel: read.LOG_LEVEL,
    unrecorded: read.BENCH_UNRECORDED,
    logOrigin: read.LOG_ORIGIN,
    logKeyFile: read.LOG_KEY_FILE ? resolve(read.LOG_KEY_FILE) : null,
    logWitnesses: read.LOG_WITNESSES,
    logTimestampUrl: read.LOG_TIMESTAMP_URL ?? null,
  })
}
