/** `/metrics` on a port of its own (Prometheus text format): nothing of it says who asked for what. */
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export const operations = new Counter({ name: 'liandong_operations_total', help: 'Operations by audience and outcome', labelNames: ['audience', 'outcome'], registers: [registry] })
export const seconds = new Histogram({ name: 'liandong_operation_seconds', help: 'From identity to the answer being ready, its record durable', buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5], registers: [registry] })

/** Null where the port is taken: the service matters more than its figures. */
export async function startMetrics({ host, metricsPort }: { host: string; metricsPort: number }, log: FastifyBaseLogger): Promise<FastifyInstance | null> {
  const server = Fastify()
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  try {
    await server.listen({ host, port: metricsPort })
    return server
  } catch (error) {
    log.warn({ err: error, metricsPort }, 'no metrics: the port cannot be had')
    return null
  }
}
