/** Reads the configuration, opens the database, puts the house together, listens, and stops cleanly. */
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import postgres from 'postgres'
import { Anchor } from './access-log/anchor.js'
import { Indexer } from './access-log/indexer.js'
import { keepMonthsAhead } from './access-log/months.js'
import { witnessesOf } from './access-log/publication.js'
import { Sequencer } from './access-log/sequencer.js'
import { openSigner } from './access-log/signer.js'
import { Timestamping } from './access-log/timestamping.js'
import { makeApp } from './app.js'
import { ConfigError, readConfig } from './config.js'
import { consoleRoutes } from './console/index.js'
import { keepPolicyVersion } from './corridor/replay.js'
import { composeGraph } from './corridor/schema.js'
import { startMetrics } from './corridor/metrics.js'
import { migrate } from './database/migrate.js'
import { openServers } from './database/servers.js'
import { openSessionPool } from './database/session-pool.js'
import { openTransactionPool } from './database/transaction.js'
import { startClock } from './clock/worker.js'
import { clockwork } from './corridor/clockwork.js'
import { type Bilingual, invariant, LiandongError } from './errors.js'
import { explorerRoutes } from './explorer/index.js'
import { assertClockTrue } from './corridor/health.js'
import { consoleFolder, explorerFolder, migrationsFolder, operationsFolder } from './house.js'
import { makeAuthenticator } from './identity/authenticate.js'
import { mintToken } from './identity/issuer.js'
import { localKeys, remoteKeys } from './identity/keys.js'
import { findPersona, personas } from './identity/personas.js'
import { platformKeyOf } from './platform-key.js'
import { slices } from './slices.js'
import { fences } from './statement/fences.js'
import { seedStories } from '../seeds/index.js'

const say = ({ en, zh }: Bilingual) => console.log(`${en} ${zh}`)

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const graph = await composeGraph(slices)
  const platformKey = await platformKeyOf(config)

  // A replica that is given the application's URL alone does not migrate.
  const owned = config.databaseUrl !== null || config.appUrl === null
  const servers = owned ? await openServers(config, say) : { ownerUrl: '', appUrl: config.appUrl as string, logUrl: config.logUrl ?? '', stop: async () => undefined }
  if (owned) {
    await migrate({ ...servers, migrationsFolder, fences: fences(graph), log: say })
    if (config.demo) {
      const owner = postgres(servers.ownerUrl, { max: 1, onnotice: () => undefined })
      await seedStories(owner, { digestKey: platformKey }).finally(() => owner.end())
    }
  }

  const reads = openSessionPool({ url: servers.appUrl, size: config.poolSize, applicationName: 'liandong reads', statementTimeoutMs: config.statementTimeoutMs })
  const records = openSessionPool({ url: servers.appUrl, size: 2, applicationName: 'liandong records', statementTimeoutMs: config.statementTimeoutMs })
  const writes = openTransactionPool({ url: servers.appUrl, size: config.poolSize, applicationName: 'liandong writes', statementTimeoutMs: config.statementTimeoutMs })
  if (config.production) await assertClockTrue(records)
  const sequencing = postgres(servers.appUrl, { max: 1, onnotice: () => undefined, connection: { application_name: 'liandong sequencer' } })

  // A replica with an owner's place in the log keeps its key; one that is given the application's URL alone signs only where it was given the key too.
  const signer = owned || config.logKeyFile ? await openSigner({ origin: config.logOrigin, path: config.logKeyFile ?? join(config.dataDir, 'log-key.pem'), make: !config.logKeyFile }) : null
  const anchor = new Anchor(join(config.dataDir, 'log.checkpoint'))
  const sequencer = new Sequencer({
    sql: sequencing,
    intervalMs: 200,
    onFault: (fault) => app.log.error({ err: fault }, 'the sequencer rests'),
    ...(signer ? { seal: { signer, intervalMs: 1_000, onSigned: (note) => anchor.keep(note) } } : {}),
  })
  await anchor.assertHolds(sequencer.tree, await sequencer.size())
  await keepPolicyVersion(records, graph.policy)
  const indexing = postgres(servers.appUrl, { max: 1, onnotice: () => undefined, connection: { application_name: 'liandong indexer' } })
  const indexer = new Indexer({ sql: indexing, projections: graph.projections, intervalMs: 500, onFault: (fault) => app.log.error({ err: fault }, 'the indexer rests') })

  const demonstration = config.demo ? await localKeys(config.dataDir) : null
  const keys = demonstration ?? remoteKeys(config.jwksUrl as string)
  const { tokenIssuer: issuer, tokenAudience: audience } = config
  const app = await makeApp({
    graph,
    authenticate: makeAuthenticator({ keys, issuer, audience, ...(config.certificateHeader ? { certificateHeader: config.certificateHeader } : {}) }),
    reads,
    writes,
    records,
    platformKey,
    log: { vkey: signer?.vkey ?? null, witnesses: witnessesOf(config.logWitnesses) },
    costLimit: config.costLimit,
    objectsPerMinute: config.objectsPerMinute,
    logLevel: config.logLevel,
    unrecorded: config.unrecorded,
  })
  await app.register(consoleRoutes({ personas: demonstration ? personas : [], webFolder: consoleFolder }))
  if (demonstration) {
    app.get('/.well-known/jwks.json', async () => demonstration.publicJwks())
    await app.register(
      explorerRoutes({
        personas,
        mint: (key) => {
          const persona = findPersona(key)
          invariant(persona, `no persona ${key}`)
          return mintToken(demonstration, persona, { issuer, audience })
        },
        operationsFolder,
        webFolder: explorerFolder,
      }),
    )
  }
  const timestamping = config.logTimestampUrl ? new Timestamping({ records, url: config.logTimestampUrl, intervalMs: 10 * 60_000, onFault: (fault) => app.log.error({ err: fault }, 'no time stamp came') }) : null
  const metrics = await startMetrics(config, app.log)
  await app.listen({ host: config.host, port: config.port })
  // What records nothing follows nothing either: the benchmark compares the two.
  if (!config.unrecorded) {
    sequencer.start()
    indexer.start()
  }
  timestamping?.start()
  const clock = await startClock({
    url: servers.appUrl,
    tasks: clockwork({ pool: writes, tasks: graph.tasks, listeners: graph.listeners, digestKey: platformKey }),
    // What an appointment should have done and did not, for whatever reason, is done within the minute.
    cron: Object.keys(graph.tasks).filter((task) => task.startsWith('sweep')).map((task) => ({ task, match: '* * * * *', catchUpMs: 120_000 })),
    concurrency: 2,
    onFault: (fault) => app.log.error({ err: fault }, 'the clock stumbles'),
  })
  const calendar = await keepMonthsAhead(records, (fault) => app.log.error({ err: fault }, 'the months ahead could not be prepared'))

  // Beyond the drain: the database's last checkpoint, on a slow disk.
  closeWithGrace({ delay: 30_000 }, async ({ err }) => {
    if (err) app.log.fatal({ err }, 'stopping after a fault')
    clearInterval(calendar)
    timestamping?.stop()
    await app.close()
    await clock.stop()
    await sequencer.stop()
    await indexer.stop()
    await Promise.allSettled([reads.close(), writes.close(), records.close(), sequencing.end({ timeout: 5 }), indexing.end({ timeout: 5 }), metrics?.close()])
    await servers.stop()
  })

  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const ready = await app.inject({ url: '/readyz' })
  invariant(ready.statusCode === 200, 'the server listens but cannot record')
  console.log(`ready http://${config.host}:${port}`)
}

start().catch((error: unknown) => {
  if (error instanceof ConfigError) console.error(error.message)
  else if (error instanceof LiandongError) console.error(`${error.text.en}\n${error.text.zh}`)
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') console.error('Another program has the port; choose another with PORT.\n端口已被其他程序占用，请用 PORT 指定其他端口。')
  else console.error(error)
  process.exit(1)
})
