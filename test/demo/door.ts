/** A door in front of the replicas, as a load balancer is: hands each request to one of them, and keeps every answer that came whole. It repeats nothing. */
import { Agent, createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  /** Idempotency key that the request bore. */
  readonly key: string
  readonly query: string
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by path in many shapes
  readonly body: any
  /** Address of the replica that answered. */
  readonly by: string
}

export class Door {
  /** Addresses of the replicas. Where there is none, the caller's connection is broken off, as where one dies before it has answered. */
  behind: readonly string[] = []
  readonly heard: Heard[] = []
  /** Requests that were sent on and never answered. */
  lost = 0
  /** Told of each request when it has been sent on: how many there were. */
  onSent: (nth: number) => void = () => undefined
  private sent = 0
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 200 })
  private readonly server: Server = createServer((asked, answer) => void this.pass(asked, answer))

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.agent.destroy()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of asked) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const by = this.behind[Math.floor(Math.random() * this.behind.length)]
    if (by === undefined) return void answer.destroy()
    const breakOff = () => {
      this.lost += 1
      answer.destroy()
    }
    const { authorization, 'content-type': type, 'x-purpose': purpose, 'idempotency-key': key = '', 'x-legal-instrument': instrument } = asked.headers
    const headers = Object.entries({ authorization, 'content-type': type, 'x-purpose': purpose, 'idempotency-key': key, 'x-legal-instrument': instrument }).filter(([, value]) => value !== undefined) as [string, string][]
    const on = request(`${by}${asked.url}`, { method: 'POST', agent: this.agent, headers: { ...Object.fromEntries(headers), 'content-length': body.length } }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('error', breakOff)
      reply.on('end', () => {
        if (!reply.complete) return
        const text = Buffer.concat(parts).toString()
        this.heard.push({ key: String(key), query: (JSON.parse(body.toString()) as { query: string }).query, status: reply.statusCode as number, body: JSON.parse(text), by })
        answer.writeHead(reply.statusCode as number, { 'content-type': 'application/json' }).end(text)
      })
    })
    on.on('error', breakOff)
    on.end(body, () => this.onSent((this.sent += 1)))
  }
}
