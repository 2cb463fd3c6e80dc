import { startEmbedded } from '../../src/database/embedded.js'

/** A process of its own that holds an embedded server until it is killed or told to stop. Speaks to its parent over IPC. */
try {
  const server = await startEmbedded({ dataDir: process.argv[2]!, log: () => undefined })
  process.send!({ ownerUrl: server.ownerUrl })
  process.on('message', () => void server.stop().then(() => process.exit(0)))
} catch (cause) {
  process.send!({ refused: String((cause as Error).message) }, () => process.exit(1))
}
