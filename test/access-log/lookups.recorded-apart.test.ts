import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionPool } from '../../src/database/session-pool.js'
import { personaOf, openTestApp, type Reply, type TestApp } from '../support/app.js'
import { expectedLeaf, storedRecords } from './stored.js'

let app: TestApp
let statements: string[] = []
let numbers: string[]

beforeAll(async () => {
  // Sessions that are slow to answer: whoever asks meanwhile waits, and goes together.
  const slow = (pool: SessionPool): SessionPool => ({ run: async (binding, text, params) => (await sleep(150), pool.run(binding, text, params)), close: () => pool.close() })
  app = await openTestApp({ onStatement: (pool, text) => pool === 'reads' && statements.push(text), reads: slow })
  numbers = (await app.owner<{ number: string }[]>`select number from account_identity order by number`).map(({ number }) => number)
})
afterAll(() => app?.close())

const lookup = 'query Look($number: BankAccountNumber!) { accountByNumber(number: $number) { id number holderName } }'

/** Two officers of one bank, one of another and the card scheme, all at once, each for another account at each turn. */
async function askAtOnce(times: number): Promise<{ who: string; number: string; reply: Reply }[]> {
  const colleague = await app.mint({ ...personaOf('bank-harbour'), subject: 'the.colleague' })
  const whos = ['bank-harbour', 'the.colleague', 'bank-metro', 'card-scheme']
  return Promise.all(
    Array.from({ length: times }, async (_, at) => {
      const who = whos[at % whos.length] as string
      const number = numbers[(at * 7) % numbers.length] as string
      const headers: Record<string, string> = who === 'the.colleague' ? { authorization: `Bearer ${colleague}` } : {}
      return { who, number, reply: await app.ask(who === 'the.colleague' ? 'bank-harbour' : who, lookup, { number }, headers) }
    }),
  )
}

describe('look-ups that go together', () => {
  it('are answered and recorded each for itself: the officer, the account and the leaf of every record are its own request’s', async () => {
    statements = []
    const asked = await askAtOnce(240)
    const shared = statements.filter((text) => text.includes('accountByNumber'))
    expect(shared.length).toBeLessThan(200)
    const alone = new Map<string, string>()
    const stored = new Map((await storedRecords(app.owner)).map((record) => [record.id, record]))
    const receipts = new Set<string>()
    let told = 0
    for (const { who, number, reply } of asked) {
      const { data, extensions } = reply.body
      const record = stored.get(extensions.accessRecord.id)
      expect(record, reply.text).toBeDefined()
      receipts.add(extensions.accessRecord.id)
      expect(extensions.accessRecord.leaf).toBe(expectedLeaf(record as NonNullable<typeof record>))
      const body = JSON.parse((record as NonNullable<typeof record>).body)
      const officer = who === 'the.colleague' ? who : personaOf(who).subject
      expect(body).toMatchObject({ officer, operation: 'Look', outcome: 'DISCLOSED', id: extensions.accessRecord.id })
      const account = data.accountByNumber
      expect(body.subjects.map((mark: string) => mark.slice(mark.indexOf(':') + 1))).toEqual(account ? [account.id] : [])
      if (account?.number && who === 'card-scheme') expect(account.number).toBe(number)
      if (account) told += 1
      // The same question asked alone has the same answer.
      const key = `${who === 'the.colleague' ? 'bank-harbour' : who} ${number}`
      if (!alone.has(key)) alone.set(key, JSON.stringify((await app.ask(key.split(' ')[0] as string, lookup, { number })).body.data))
      expect(JSON.stringify(data)).toBe(alone.get(key))
    }
    expect(receipts.size).toBe(240)
    expect(told).toBeGreaterThan(60)
    expect(told).toBeLessThan(240)
  })

  it('say nothing while the log cannot be written, to none of them', async () => {
    const before = (await storedRecords(app.owner)).length
    await app.owner.unsafe('revoke insert (id, salt, body, leaf) on access_log.record from liandong_bank')
    const asked = await askAtOnce(80).finally(() => app.owner.unsafe('grant insert (id, salt, body, leaf) on access_log.record to liandong_bank'))
    const banks = asked.filter(({ who }) => who !== 'card-scheme')
    expect(banks.length).toBe(60)
    for (const { reply } of banks) {
      expect(reply.status).toBe(503)
      expect(reply.body.data).toBeUndefined()
      expect(reply.body.errors.map((error: { extensions: { code: string } }) => error.extensions.code)).toEqual(['UNAVAILABLE'])
    }
    for (const { who, reply } of asked) if (who === 'card-scheme') expect(reply.status).toBe(200)
    // What failed is on record as that, beside.
    const after = await storedRecords(app.owner)
    expect(after.slice(before).filter(({ body }) => JSON.parse(body).outcome === 'DISCLOSED')).toHaveLength(20)
  })
})
