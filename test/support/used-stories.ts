/** The stories after a day of use: what personas asked is in the log, has its place, and lies in the auditor's rows. A template, so that the rows are the same in every copy. */
import postgres from 'postgres'
import { inject } from 'vitest'
import { stories } from '../../seeds/index.js'
import { personas } from '../../src/identity/personas.js'
import { openTestApp, type TestApp } from './app.js'
import { tellFound } from './found-stories.js'

const name = 'used_stories'
const { impersonatedPolice: teacher } = stories

/** Made once in a run, by whoever first needs it. */
export async function usedStories(): Promise<string> {
  const server = postgres(inject('ownerUrl'), { max: 1, onnotice: () => undefined })
  try {
    await server`select pg_advisory_lock(hashtext(${name}))`
    const [made] = await server`select 1 from pg_database where datname = ${name}`
    if (made) return name
    const app = await openTestApp()
    const { name: used } = app.database
    await use(app)
    await app.close({ keep: true })
    await server.unsafe(`alter database ${used} rename to ${name}`)
    return name
  } finally {
    await server.end()
  }
}

/** Small questions of many kinds: answered, refused and broken ones, each partner about its own rows and the police about everybody's. */
async function use(app: TestApp): Promise<void> {
  const wholeCase = `query WholeCase { caseByNumber(caseNumber: "${teacher.caseNumber}") { caseNumber lossAmount narrative
    victims(first: 1) { nodes { name idNumber phone } } involvedAccounts(first: 2) { nodes { role account { number holderName transactions(first: 1) { nodes { amount } } } } }
    telecomNumbers(first: 1) { nodes { msisdn subscriber { name } callRecords(first: 1) { nodes { counterpart } } } } onlineAccounts(first: 1) { nodes { handle } } orders(first: 2) { nodes { orderNumber amount } } } }`
  const byId = (id: string) => `query One { node(id: "${id}") { id __typename } }`
  const stated = { 'x-case-number': teacher.caseNumber }
  for (const { key, purposes } of personas) {
    await app.ask(key, wholeCase)
    await app.ask(key, 'query Agencies { agencies(first: 2) { nodes { id name } } }', {}, { ...stated, 'x-purpose': purposes.at(-1) as string })
    await app.ask(key, 'query Refused { cases(first: 1) { nodes { id } } }', {}, { ...stated, 'x-legal-instrument': 'NONE-2011-4141' })
    await app.ask(key, 'query Broken { cases(')
  }
  for (const id of [teacher.accounts.firstHarbour, teacher.accounts.firstMetro, teacher.orders.stopHarbour, teacher.numbers.simBox, teacher.onlineAccounts.wechat]) {
    await app.ask('police-control', byId(id))
    await app.ask('police-analyst', byId(id), {}, { ...stated, 'x-legal-instrument': 'QUERY-2019-0001' })
  }
  await app.ask(null, 'query Stranger { cases(first: 1) { nodes { id } } }')
  await app.project()
  await tellFound(app.owner)
}
