import { type AuditResult, serverAudits } from 'graphql-http'
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
    const results: AuditResult[] = []
    for (const audit of audits) results.push(await audit.fn())
    const of = (status: string) => results.filter((result) => result.status === status).map(({ id, name, ...rest }) => `${id} ${name}${'reason' in rest ? `: ${rest.reason}` : ''}`)
    expect(of('error')).toEqual([])
    // We speak POST alone, and a document that is refused is a 400 whatever form the answer takes.
    expect({ audits: results.length, ok: of('ok').length, notice: of('notice'), warn: of('warn') }).toEqual({
      audits: 61,
      ok: 55,
      notice: [
        '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests: Response status code is not 200',
        'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json: Response status code is not 200',
        '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json: Response status code is not 200',
      ],
      warn: [
        '572B SHOULD use 200 status code on document parsing failure when accepting application/json: Response status code is not 200',
        'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json: Response status code is not 200',
        '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json: Response status code is not 200',
      ],
    })
  })
})
