import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.js'
import { curated } from '../support/operations.js'
let app: TestApp
beforeAll(async () => { app = await openTestApp() })
afterAll(() => app?.close())
it('answers', async () => {
  const op = curated('CaseByNumber')
  for (const p of ['police-control','police-analyst','bank-harbour','bank-metro','carrier-north','auditor','operator']) {
    const r = await app.ask(p, op.text, op.variables)
    console.log(p, r.status, r.text.slice(0, 2500))
  }
  const r = await app.ask('police-control', op.text, op.variables)
  console.log(JSON.stringify(await app.recordOf(r)).slice(0,1500))
  console.log((await app.ask(null, '{viewer{audience}}')).text)
  console.log((await app.ask('bank-metro', '{viewer{audience}}')).text)
  console.log((await app.ask('bank-metro', '{__schema{queryType{name}}}')).text)
  console.log((await app.ask('bank-metro', '{viewer{audience} cases(first:2){nodes{caseNumber narrative}} x:cases(first:1){totalCount}}')).text)
  console.log((await app.ask('bank-metro', '{cases(first:2 filter:{narrative:{eq:"a"}}){nodes{caseNumber}}}')).text)
  console.log((await app.ask('bank-metro', '{explainAccess(coordinate:"Victim.name"){disposition reason rule opens relation}}')).text)
  console.log(await app.sequencer.sequence())
})
