import { homedir } from 'node:os'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Config, ConfigError, readConfig, Secret } from '../../src/config.js'
import { read } from './sources.js'

const key = 'ab'.repeat(32)
const production = { NODE_ENV: 'production', JWKS_URL: 'https://issuer.example/jwks.json', PLATFORM_KEY: key, DATABASE_APP_URL: 'postgres://app:password@db.example/liandong' }

function faultsOf(env: Record<string, string>): ConfigError {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('no fault was found')
}

/** Every variable, with values that break its rule. */
const wrong: Record<string, readonly string[]> = {
  NODE_ENV: ['prod', 'Production'],
  PORT: ['65536', '-1', '4e3', ' 4000', '0x10', '99999999999'],
  METRICS_PORT: ['abc', '1.5'],
  DEMO: ['yes', 'true', '2'],
  DATABASE_URL: ['mysql://db.example/x', 'db.example', 'postgresql:/'],
  DATABASE_APP_URL: ['http://db.example'],
  DATABASE_LOG_URL: ['file:///x'],
  TOKEN_ISSUER: ['issuer', 'issuer example'],
  JWKS_URL: ['file:///keys.json', 'jwks', 'javascript:alert(1)'],
  PLATFORM_KEY: ['ab'.repeat(31), 'AB'.repeat(32), `${'ab'.repeat(32)}0`, 'secret-key'],
  CERTIFICATE_HEADER: ['X-Client-Cert', 'x client cert', 'x:y'],
  OBJECTS_PER_MINUTE: ['0', '1e9', '-5'],
  COST_LIMIT: ['0', '1000001'],
  POOL_SIZE: ['0', '201'],
  STATEMENT_TIMEOUT_MS: ['99', '600001', '10s'],
  BENCH_UNRECORDED: ['yes', 'true'],
  LOG_ORIGIN: ['a log', 'a+log', 'x'.repeat(129)],
  LOG_WITNESSES: ['witness', 'witness.example+12345+AQ==', 'witness.example+1234567g+AQ=='],
  LOG_TIMESTAMP_URL: ['file:///tsa', 'tsa'],
  LOG_LEVEL: ['verbose', 'INFO'],
}
/** Free text: anything but nothing is right. */
const free = ['HOST', 'DATA_DIR', 'TOKEN_AUDIENCE', 'LOG_KEY_FILE']

describe('the configuration', () => {
  it('is told of in this test, variable by variable', () => {
    const named = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): \[/gm)].map(([, name]) => name)
    expect(named.sort()).toEqual([...Object.keys(wrong), ...free].sort())
  })

  it('names the variable and its rule in both languages for every wrong value, and never the value', () => {
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        const { faults, message } = faultsOf({ [name]: value })
        expect({ name, value, faults: faults.length }).toEqual({ name, value, faults: 1 })
        expect(faults[0]?.en).toMatch(new RegExp(`^${name} must be [ -~]+\\.$`))
        expect(faults[0]?.zh).toMatch(new RegExp(`^${name} 必须是.*。$`))
        expect(message.split(/[\s,、。.]+/)).not.toContain(value)
      }
    }
  })

  it('tells every fault at once, in the order in which it is documented', () => {
    const all = Object.fromEntries(Object.entries(wrong).map(([name, [value]]) => [name, value as string]))
    const { faults, message } = faultsOf(all)
    expect(faults.map(({ en }) => en.split(' ')[0])).toEqual([...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): \[/gm)].map(([, name]) => name).filter((name) => name && name in wrong))
    for (const { en, zh } of faults) expect(message).toContain(`${en}\n  ${zh}`)
    for (const value of ['mysql', 'db.example', 'ab'.repeat(31), 'verbose', 'yes']) expect(message).not.toContain(value)
  })

  it('takes a variable that is empty for one that is not set', () => {
    expect(readConfig(Object.fromEntries([...Object.keys(wrong), ...free].map((name) => [name, ''])))).toEqual(readConfig({}))
  })

  it('needs nothing for the demonstration, which listens on this machine alone', () => {
    expect(readConfig({})).toMatchObject({ production: false, demo: true, host: '127.0.0.1', port: 4000, databaseUrl: null, appUrl: null, platformKey: null, jwksUrl: null, costLimit: 10_000 })
    const { dataDir } = readConfig({})
    expect(dataDir).toBe(process.getuid?.() === 0 ? '/var/lib/liandong' : `${homedir()}/.local/share/liandong`)
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})

describe('production', () => {
  it('refuses the demonstration, its keys and its embedded database', () => {
    expect(faultsOf({ ...production, DEMO: '1' }).faults.map(({ en }) => en.split(' ')[0])).toEqual(['DEMO', 'JWKS_URL'])
    expect(faultsOf({ NODE_ENV: 'production' }).faults.map(({ en }) => en.split(' ')[0])).toEqual(['JWKS_URL', 'PLATFORM_KEY', 'DATABASE_APP_URL'])
    for (const left of ['JWKS_URL', 'PLATFORM_KEY', 'DATABASE_APP_URL'] as const) {
      const { [left]: _, ...rest } = production
      expect(faultsOf(rest).faults).toHaveLength(1)
      expect(faultsOf(rest).faults[0]?.en).toContain(left)
      expect(faultsOf(rest).faults[0]?.zh).toMatch(/\p{Script=Han}/u)
    }
    expect(readConfig(production)).toMatchObject({ production: true, demo: false })
    expect(readConfig({ ...production, DEMO: '0' })).toMatchObject({ production: true, demo: false })
  })

  it('refuses to read without a record', () => {
    expect(faultsOf({ ...production, BENCH_UNRECORDED: '1' }).faults.map(({ en }) => en.split(' ')[0])).toEqual(['BENCH_UNRECORDED'])
    expect(readConfig({ BENCH_UNRECORDED: '1' }).unrecorded).toBe(true)
    expect(readConfig({}).unrecorded).toBe(false)
  })

  it('is asked for its own issuer wherever the demonstration is off, and never both', () => {
    expect(faultsOf({ DEMO: '0' }).faults.map(({ en }) => en.split(' ')[0])).toEqual(['JWKS_URL', 'PLATFORM_KEY'])
    expect(faultsOf({ DEMO: '1', JWKS_URL: 'https://issuer.example/jwks.json' }).faults.map(({ en }) => en.split(' ')[0])).toEqual(['JWKS_URL'])
  })
})

describe('a secret', () => {
  it('prints *** wherever it ends up, and is revealed on purpose alone', () => {
    const config = readConfig({ PLATFORM_KEY: key })
    const secret = config.platformKey as Secret
    const printed = [String(secret), `${secret}`, JSON.stringify(config), inspect(config, { depth: 9, showHidden: true }), inspect(secret, { showHidden: true }), Object.values(secret).join(), JSON.stringify({ ...secret }), String(Object.entries(config as unknown as Record<string, unknown>).map(([, value]) => value))]
    for (const text of printed) expect(text).not.toContain('abab')
    expect([String(secret), JSON.stringify(secret)]).toEqual(['***', '"***"'])
    expect(secret.reveal()).toBe(key)
    expect(new Secret('x').toJSON()).toBe('***')
  })

  it('is the form of every key: no other member of the configuration holds one', () => {
    const config: Config = readConfig({ ...production, PLATFORM_KEY: key })
    for (const [name, value] of Object.entries(config)) if (name !== 'platformKey') expect(String(value)).not.toContain('abab')
  })
})
