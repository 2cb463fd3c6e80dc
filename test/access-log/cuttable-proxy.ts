import { createConnection, createServer, type Server, type Socket } from 'node:net'

/** A way to the database that can be cut, as when its machine goes away, and mended. */
export interface CuttableProxy {
  /** The url by way of this proxy. */
  via(url: string): string
  /** Ends every connection and takes no new one. */
  cut(): Promise<void>
  mend(): Promise<void>
  /** From now on the database hears, and its answers are lost: the connection breaks when the first should come. */
  loseAnswers(): void
}

/** `target` is asked for at each connection: a database that was restarted may listen elsewhere. */
export async function openProxy(target: string | (() => string)): Promise<CuttableProxy> {
  const place = (): URL => new URL(typeof target === 'string' ? target : target())
  const pairs = new Set<readonly [Socket, Socket]>()
  let losing = false
  const serve = (): Server =>
    createServer((client) => {
      const { hostname, port } = place()
      const server = createConnection({ host: hostname, port: Number(port) })
      const pair = [client, server] as const
      pairs.add(pair)
      const end = () => {
        pairs.delete(pair)
        for (const socket of pair) socket.destroy()
      }
      client.pipe(server)
      server.on('data', (bytes) => void (losing ? end() : client.write(bytes)))
      for (const socket of pair) socket.on('error', end).on('close', end)
    })
  let server = serve()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const here = (server.address() as { port: number }).port
  return {
    via(url) {
      const other = new URL(url)
      other.hostname = '127.0.0.1'
      other.port = String(here)
      return other.href
    },
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      await closed
    },
    async mend() {
      losing = false
      if (server.listening) return
      server = serve()
      await new Promise<void>((resolve) => server.listen(here, '127.0.0.1', resolve))
    },
    loseAnswers() {
      losing = true
    },
  }
}
