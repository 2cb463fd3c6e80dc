/** `npm run demo`: the stories, from first call to return of funds, through the public API of the built product on a database of its own. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import postgres from 'postgres'
import { startEmbedded } from '../src/database/embedded.js'
import { mintToken } from '../src/identity/issuer.js'
import { localKeys } from '../src/identity/keys.js'
import { findPersona, type Persona } from '../src/identity/personas.js'
import { playImpersonatedPolice } from './impersonated-police.play.js'
import { playInvoiceMail } from './invoice-mail.play.js'
import { playMuleRing } from './mule-ring.play.js'
import { makeTeller } from './teller.js'
import { Player, type Theatre } from './theatre.js'
import { TimeMachine } from './time-machine.js'

const options = new Command('demo').description('Plays the stories through the public API and tells them.').option('--plain', 'without colours', !process.stdout.isTTY).parse().opts<{ plain: boolean }>()
const identity = { issuer: 'https://issuer.liandong.example', audience: 'https://graph.liandong.example' }

const dataDir = mkdtempSync(join(tmpdir(), 'liandong-demo-'))
chmodSync(dataDir, 0o711)
const server = await startEmbedded({ dataDir, log: ({ en, zh }) => console.log(`${en} ${zh}`) })
const child = spawn(process.execPath, ['--enable-source-maps', fileURLToPath(new URL('../src/main.js', import.meta.url))], {
  env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', DATABASE_URL: server.ownerUrl, DATA_DIR: dataDir, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined })
try {
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const ready = /^ready (http:\S+)$/m.exec(output)
      if (ready) resolve(ready[1] as string)
      // After that the server says only what goes wrong.
      if (ready && !chunk.toString().startsWith('ready')) process.stderr.write(chunk)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const keys = await localKeys(dataDir)
  const tokens = new Map<string, Promise<string>>()
  const machine = new TimeMachine(() => owner)
  const tell = makeTeller((text) => process.stdout.write(text), () => Date.now() + machine.shiftMs, options.plain)
  const theatre: Theatre = {
    url,
    token(persona) {
      const known = tokens.get(persona) ?? mintToken(keys, findPersona(persona) as Persona, identity)
      tokens.set(persona, known)
      return known
    },
    async pass(milliseconds) {
      const length = milliseconds >= 48 * 3_600_000 ? `${Math.round(milliseconds / 86_400_000)} days 天` : `${Math.round(milliseconds / 3_600_000)} hours 小时`
      await machine.pass(milliseconds)
      tell({ kind: 'time', who: '', text: `${length} pass 过去` })
    },
    shiftMs: () => machine.shiftMs,
    tell,
    patienceMs: 0,
  }
  const began = performance.now()
  const first = new Date(Date.now() - 86_400_000).toISOString()
  await playInvoiceMail(theatre, 7_000)
  await playImpersonatedPolice(theatre, 7_100)
  await playMuleRing(theatre, 7_200)
  const until = new Date(Date.now() + machine.shiftMs + 86_400_000).toISOString()
  const { centreFigures } = await new Player(theatre, 'police-control', 'Control 查控', { purpose: 'INVESTIGATION' }).look(
    'query F($from: Instant!, $until: Instant!) { centreFigures(from: $from, until: $until) { accountsStopped accountsFrozen numbersSuspended onlineAccountsBlocked urlsBlocked victimsDissuaded casesSolved suspectsArrested callCentresRaided jointOperationsConcluded amounts { currency amountStopped amountFrozen lossAvoided fundsReturned } } }',
    { from: first, until },
  )
  tell({ kind: 'title', who: '', text: 'The figures of the centre 战果统计' })
  for (const [name, value] of Object.entries(centreFigures)) tell({ kind: 'say', who: '', text: `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}` })
  tell({ kind: 'sum', who: '', text: `three stories, ${Math.round(machine.shiftMs / 86_400_000)} days, played in ${((performance.now() - began) / 1000).toFixed(1)} s` })
} finally {
  child.kill('SIGTERM')
  await new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(null)))
  await owner.end({ timeout: 5 })
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
