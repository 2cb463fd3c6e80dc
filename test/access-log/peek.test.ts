import { inject, it } from 'vitest'
import { openTestApp } from '../support/app.js'
import { openProxy } from './cuttable-proxy.js'
it('peeks', async () => {
  const proxy = await openProxy(inject('ownerUrl'))
  const app = await openTestApp({ via: proxy.via, statementTimeoutMs: 1000 })
  const time = async (what: string) => { const t = Date.now(); const r = await Promise.race([app.ask('bank-harbour', '{cases(first:1){totalCount}}'), new Promise<null>((r) => setTimeout(r, 45000, null))]); console.log(what, r?.status ?? 'HANGS', Date.now() - t) }
  await time('ok')
  await proxy.cut()
  await time('cut'); await time('cut'); await time('cut')
  await proxy.mend()
  await time('mended'); await time('mended')
  proxy.loseAnswers()
  await time('losing'); await time('losing')
  await proxy.mend()
  await time('mended')
  await app.close()
}, 200000)
