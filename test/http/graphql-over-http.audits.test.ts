import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.js'

let app: TestApp
let caller: Record<string, string>

beforeAll(async () => {
  app = await openTestApp()
  caller = { authorization: `Bearer ${await app.token('police-control')}`, 'x-purpose': 'INVESTIGATION' }
})
afterAll(() => app.close())

describe('GraphQL over HTTP', () => {
  it('is spoken without an error of the specification', async () => {
    const audits = serverAudits({
      url: () => app.url,
      fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...caller, ...(init.headers as Record<string, string>) } }),
    })
    const results = []
    for (const audit of audits) results.push(await audit.fn())
    const of = (status: string) => results.filter((result) => result.status === status).map(({ id, name, ...rest }) => `${id} ${name}${'reason' in rest ? `: ${rest.reason}` : ''}`)
    expect(of('error')).toEqual([])
    expect({ ok: of('ok').length, notice: of('notice'), warn: of('warn') }).toEqual({})
  })
})
