import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertHistories, attempt, commandKinds, type Model, Run } from './order-commands.js'
import { ProvingGround } from './proving-ground.js'

/** A failure names its round's seed and path: put here, the round is played again alone. */
const replay: { readonly seed: number; readonly path: string; readonly replayPath: string } | null = null

const atLeast = 10_000
/** Each with a platform and a clock of its own: while one's database works, the other's requests are read. */
const lanes = 3
/** Runs whose commands are drawn from one seed. */
const runsOfRound = 10

const reached = [
  'accepted', 'forbidden', 'ILLEGAL_TRANSITION', 'CONFLICT', 'NOT_FOUND', 'BAD_USER_INPUT', 'repeated', 'keys refused', '-1 s from an end', '1 s from an end',
  'stop-two-at-most', 'stop-extend-before-expiry', 'stop-term-over', 'freeze-renew-before-expiry', 'freeze-no-double', 'freeze-needs-filed-case', 'filing-before-freeze', 'freeze-approver-level', 'version-moved', 'order-not-yours-or-absent', 'account-outside-case',
  'STOP_PAYMENT IN_FORCE → EXTENDED', 'STOP_PAYMENT IN_FORCE → CONVERTED_TO_FREEZE', 'STOP_PAYMENT IN_FORCE → EXPIRED', 'STOP_PAYMENT EXTENDED → EXPIRED', 'FREEZE IN_FORCE → RENEWED', 'FREEZE IN_FORCE → EXPIRED', 'FREEZE IN_FORCE → LIFTED', 'FREEZE ISSUED → QUEUED', 'FREEZE QUEUED → IN_FORCE',
  'NUMBER_MEASURE ISSUED → MISROUTED', 'NUMBER_MEASURE EXECUTED → RESTORED', 'IM_MEASURE EXECUTED → RESTORED', 'ACCOUNT_QUERY ISSUED → EXECUTED',
]

describe('random people with random orders', () => {
  const grounds: ProvingGround[] = []
  beforeAll(async () => {
    for (let nth = 0; nth < lanes; nth += 1) grounds.push(await ProvingGround.open())
  })
  afterAll(async () => {
    for (const ground of grounds) await ground.close()
  })

  it('are allowed exactly what the rule book allows, told why not, and leave nothing else behind', async () => {
    const counted = new Map<string, number>()
    const commands = (): number => counted.get('commands') ?? 0
    let runs = 0
    const play = async (ground: ProvingGround, given: fc.Parameters<[Iterable<fc.AsyncCommand<Model, Run>>]>, replayPath?: string): Promise<void> => {
      const property = fc.asyncProperty(fc.commands([...commandKinds], { maxCommands: 70, size: 'max', ...(replayPath ? { replayPath } : {}) }), async (drawn) => {
        runs += 1
        const { setting, state } = await ground.arrange()
        const run = new Run(ground, setting, counted)
        const model: Model = { state }
        await fc.asyncModelRun(() => ({ model, real: run }), drawn)
        await assertHistories(run, model)
        await ground.rest(model.state.orders.map(({ id }) => id as string))
      })
      await fc.assert(property, { numRuns: runsOfRound, ...given })
    }
    if (replay) return play(grounds[0] as ProvingGround, { seed: replay['seed'], path: replay['path'], endOnFailure: true }, replay['replayPath'])
    const started = performance.now()
    await Promise.all(
      grounds.map(async (ground) => {
        while (commands() < atLeast) await play(ground, {})
      }),
    )
    const seconds = (performance.now() - started) / 1_000
    console.log(`${commands()} commands in ${runs} runs, ${seconds.toFixed(0)} s: ${[...counted].sort().map(([what, times]) => `${what} ${times}`).join(', ')}`)
    expect(commands()).toBeGreaterThanOrEqual(atLeast)
    // Whatever may come of a request came, and every edge was met.
    for (const outcome of reached) expect(counted.get(outcome) ?? 0, outcome).toBeGreaterThanOrEqual(10)
  }, 900_000)

  it('wait behind a freeze of somebody else for as long as their bank says: lifting one that waits moves none', async () => {
    const ground = grounds[0] as ProvingGround
    const { setting, state } = await ground.arrange()
    const [run, model]: [Run, Model] = [new Run(ground, setting, new Map()), { state }]
    const [[accountId] = ['']] = [[...setting.accounts.keys()]]
    const [instrumentNumber] = [...setting.papers].find(([, { kind }]) => kind === 'FREEZE') ?? ['']
    const freeze = { caseId: setting.filedCase, accountId, instrumentNumber, investigatorNumber: '120116-0006', amount: '600.00' }
    for (let nth = 0; nth < 2; nth += 1) {
      await attempt(model, run, [{ persona: 'police-control', root: 'issueFreeze', input: freeze }])
      const { id, version } = model.state.orders.at(-1) as { id: string; version: number }
      await attempt(model, run, [{ persona: 'bank-harbour', root: 'answerOrder', input: { id, version, resultCode: '1302' } }])
    }
    const waiting = model.state.orders.filter(({ status }) => status === 'QUEUED')
    expect(waiting).toHaveLength(2)
    await attempt(model, run, [{ persona: 'police-control', root: 'liftFreeze', input: { id: waiting[0]?.id, version: waiting[0]?.version, reason: '核查后。 After a check.' } }])
    expect(model.state.orders.find(({ id }) => id === waiting[1]?.id)?.status).toBe('QUEUED')
    await assertHistories(run, model)
    await ground.rest(model.state.orders.map(({ id }) => id as string))
  })
})
