import { once } from 'node:events'
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { drainMs } from '../../src/corridor/exit.js'
import { openTestApp } from '../support/app.js'

const ask = '{ cases(first: 100) { nodes { id caseNumber narrative } } }'

it('answers whoever is being answered, and waits for no caller that says nothing', async () => {
  const app = await openTestApp()
  const { hostname, port } = new URL(app.url)
  const silent = connect(Number(port), hostname)
  await once(silent, 'connect')
  silent.on('error', () => undefined)
  const cut = once(silent, 'close')
  silent.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{')
  // The server has seen it begin.
  await app.ask('operator', '{ __typename }')

  const asked = Array.from({ length: 12 }, () => app.ask('police-control', ask))
  const arrived = new Promise<void>((resolve) => app.app.server.once('request', () => resolve()))
  await arrived
  const began = performance.now()
  const closed = app.close()
  const answers = await Promise.allSettled(asked)
  // What arrived before is answered; what came later is turned away or finds nobody.
  const statuses = answers.map((each) => (each.status === 'fulfilled' ? each.value.status : 0))
  expect(statuses).toContain(200)
  for (const status of statuses) expect([200, 503, 0]).toContain(status)
  await cut
  await closed
  const took = performance.now() - began
  expect(took).toBeGreaterThan(drainMs - 100)
  expect(took).toBeLessThan(drainMs + 10_000)
})
