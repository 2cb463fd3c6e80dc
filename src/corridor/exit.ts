/** How the house is left: whoever is being answered when it stops is answered, for at most `drainMs`; then connections are cut, of whoever reads too slowly or says nothing. */
import type { FastifyInstance } from 'fastify'

export const drainMs = 5_000

export function installExit(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), drainMs).unref()
  })
}
