import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isGranted, requestFor, Timestamping } from '../../src/access-log/timestamping.js'
import { openSessionPool, type SessionPool } from '../../src/database/session-pool.js'
import { openTestApp, type TestApp } from '../support/app.js'

/** A value in DER. */
const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const length = body.length < 128 ? Buffer.from([body.length]) : Buffer.from([0x82, body.length >> 8, body.length & 255])
  return Buffer.concat([Buffer.from([tag]), length, body])
}
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]))
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

let app: TestApp
let records: SessionPool
let authority: Server
let url: string
/** What the authority answers, and what it was asked. */
let answer: (imprint: Buffer) => Buffer
let asked: { type: string | undefined; body: Buffer }[]
beforeAll(async () => {
  app = await openTestApp()
  records = openSessionPool({ url: app.database.appUrl, size: 1, applicationName: 'test stamps', statementTimeoutMs: 15_000 })
  asked = []
  authority = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    asked.push({ type: request.headers['content-type'], body })
    response.setHeader('content-type', 'application/timestamp-reply').end(answer(body.subarray(24, 56)))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => authority.once('listening', resolve))
  url = `http://127.0.0.1:${(authority.address() as AddressInfo).port}/`
})
afterAll(async () => {
  await records?.close()
  await app?.close()
  await new Promise((resolve) => authority.close(resolve))
})

const granted = (imprint: Buffer): Buffer => der(0x30, der(0x30, integer(0)), der(0x30, Buffer.alloc(200, 7), imprint))
const newTimestamping = () => new Timestamping({ records, url, intervalMs: 60_000, onFault: () => undefined })

it('asks in the form of RFC 3161: version 1, SHA-256 of the note, with the certificate', () => {
  const request = requestFor('a note')
  expect(request.length).toBe(59)
  expect(request.equals(der(0x30, integer(1), der(0x30, der(0x30, der(0x06, Buffer.from('608648016503040201', 'hex')), der(0x05)), der(0x04, sha256('a note'))), der(0x01, Buffer.from([255]))))).toBe(true)
})

it('keeps what was granted for the latest checkpoint, once', async () => {
  answer = granted
  expect(await newTimestamping().stamp()).toBeNull()
  await app.ask('auditor', '{ __typename }')
  while ((await app.sequencer.sequence()) === 0) await sleep(20)
  const note = (await app.sequencer.seal({ atOnce: true })) as string
  expect(await newTimestamping().stamp()).toBe(1)
  expect(await newTimestamping().stamp()).toBeNull()
  expect(asked).toEqual([{ type: 'application/timestamp-query', body: requestFor(note) }])
  const [row] = await app.owner<{ token: Buffer; tree_size: string }[]>`select tree_size, token from access_log.timestamp_token`
  expect(row?.tree_size).toBe('1')
  expect(row?.token.equals(granted(sha256(note)))).toBe(true)
})

it('keeps no answer that is a refusal, of another note, or no answer', async () => {
  await app.ask('auditor', '{ __typename }')
  while ((await app.sequencer.sequence()) === 0) await sleep(20)
  const note = (await app.sequencer.seal({ atOnce: true })) as string
  for (const bad of [() => der(0x30, der(0x30, integer(2))), () => granted(sha256('another')), (imprint: Buffer) => der(0x30, der(0x30, integer(2)), imprint), () => Buffer.from('no'), () => Buffer.alloc(0)]) {
    answer = bad
    await expect(newTimestamping().stamp()).rejects.toThrow(/granted no token/)
    expect(isGranted(bad(sha256(note)), note)).toBe(false)
  }
  expect((await app.owner`select 1 from access_log.timestamp_token`).length).toBe(1)
  answer = granted
  expect(await newTimestamping().stamp()).toBe(2)
})
