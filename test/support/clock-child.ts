import { startClock } from '../../src/clock/worker.js'

/** A process of its own that runs jobs until it is killed; its one task takes a job and never ends it. Speaks to its parent over IPC. */
await startClock({
  url: process.argv[2]!,
  tasks: {
    note: (payload) => {
      process.send!({ took: payload })
      return new Promise(() => undefined)
    },
  },
  cron: [],
  concurrency: 2,
  onFault: (fault) => process.send!({ fault: String(fault) }),
})
process.send!({ ready: true })
