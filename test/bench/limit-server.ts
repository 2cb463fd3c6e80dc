/** The limit: node:http, one prepared hand-written statement, the database's bytes sent on. Started by `bench-cli` as a process of its own. */
import { createServer } from 'node:http'
import postgres from 'postgres'
import { intakeByHand } from './intake-limit.js'
import { workloads } from './workloads.js'

const [, , url = '', size = '4'] = process.argv
const asText = (value: string) => value
const sql = postgres(url, { max: Number(size), types: { json: { to: 114, from: [114, 3802], serialize: String, parse: asText } }, connection: { TimeZone: 'Asia/Shanghai', jit: 'off' as unknown as boolean, plan_cache_mode: 'force_generic_plan' } })
const byName = new Map(workloads.map((workload) => [workload.name as string, workload]))

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    try {
      const { workload, parameters } = JSON.parse(Buffer.concat(chunks).toString()) as { workload: string; parameters: never[] }
      if (workload === 'W5') {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ data: await intakeByHand(sql, parameters) }))
        return
      }
      const [row] = await sql.unsafe(byName.get(workload)?.limit ?? '', parameters, { prepare: true })
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(`{"data":${row?.['answer'] ?? 'null'}}`)
    } catch (error) {
      response.writeHead(500)
      response.end(String(error))
    }
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
