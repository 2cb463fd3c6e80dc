/** Closed-loop load over keep-alive connections of node:http, in the bench's own process; both sides get the same. */
import { Agent, request } from 'node:http'

export interface Shot {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: (n: number) => string
}

export interface Measured {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export function post(agent: Agent, { url, headers }: Omit<Shot, 'body'>, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Throws at the first answer that is not 200: a benchmark of refusals is none. */
export async function load(shot: Shot, milliseconds: number, inFlight: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const times: number[] = []
  const end = performance.now() + milliseconds
  let n = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < end) {
        const at = performance.now()
        const { status, text } = await post(agent, shot, shot.body(n++))
        if (status !== 200) throw new Error(`status ${status}: ${text.slice(0, 300)}`)
        times.push(performance.now() - at)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1_000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) }
}
