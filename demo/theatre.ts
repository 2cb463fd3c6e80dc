/** Where stories are played: people act through the public API alone, each as itself; only time is moved from outside. */
import { setTimeout as sleep } from 'node:timers/promises'

// biome-ignore lint/suspicious/noExplicitAny: answers are read by path in many shapes
export type Answer = any

export interface Theatre {
  readonly url: string
  /** Makes a token of a persona. */
  readonly token: (persona: string) => Promise<string>
  /** Moves the platform's clock ahead, and lets the clock do what has become due. Resolves when it is done. */
  readonly pass: (milliseconds: number) => Promise<void>
  /** How far the platform's clock has been moved so far. */
  readonly shiftMs: () => number
  /** What is told of the play; `at` is the platform's time. */
  readonly tell: (line: Line) => void
  /** How long an unanswered request is repeated, under its own key; 0: not at all. */
  readonly patienceMs: number
}

export interface Line {
  readonly kind: 'title' | 'act' | 'say' | 'time' | 'sum'
  /** Who acts; empty for the narrator. */
  readonly who: string
  readonly text: string
  /** Milliseconds from request to answer. */
  readonly tookMs?: number
}

/** A refusal by the rules, or an error of the API. */
export class RefusedInPlayError extends Error {
  override readonly name = 'RefusedInPlayError'
  constructor(
    readonly operation: string,
    readonly answer: Answer,
  ) {
    super(`${operation} was refused: ${JSON.stringify(answer).slice(0, 2_000)}`)
  }
}

export interface Statement {
  readonly purpose: string
  readonly instrument?: string
}

/** Input types by mutation, by persona. */
const inputs = new Map<string, Map<string, string>>()

let keys = 0
const newKey = (): string => `play-${process.pid}-${Date.now().toString(36)}-${(keys += 1)}-${Math.random().toString(36).slice(2, 8)}`

/** Somebody who acts. Every call is one request; a call that gets no answer is made again with the same key, so it has one effect. */
export class Player {
  constructor(
    private readonly theatre: Theatre,
    readonly persona: string,
    readonly name: string,
    private readonly statement: Statement,
  ) {}

  /** The same person for another purpose, or under an instrument. */
  stating(statement: Statement): Player {
    return new Player(this.theatre, this.persona, this.name, statement)
  }

  /** Runs a mutation of one root and resolves with its payload. Throws RefusedInPlayError. */
  async act(told: string, root: string, selection: string, input: Record<string, unknown>): Promise<Answer> {
    const type = await this.inputOf(root)
    const started = performance.now()
    const answer = await this.send({ query: `mutation Play($input: ${type}!) { ${root}(input: $input) { ${selection} userErrors { field code rule article message messageZh } } }`, variables: { input } })
    const payload = answer.data?.[root]
    if (!payload || payload.userErrors.length) throw new RefusedInPlayError(root, answer)
    this.theatre.tell({ kind: 'act', who: this.name, text: told, tookMs: performance.now() - started })
    return payload
  }

  /** The input type of a mutation, as this caller's own schema names it. */
  private async inputOf(root: string): Promise<string> {
    let known = inputs.get(this.persona)
    if (!known) {
      const { __schema } = await this.look('{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }')
      known = new Map((__schema.mutationType?.fields ?? []).map((field: Answer) => [field.name, field.args[0].type.ofType.name]))
      inputs.set(this.persona, known)
    }
    const type = known.get(root)
    if (!type) throw new Error(`${this.persona} has no mutation ${root}`)
    return type
  }

  /** Runs a query and resolves with its data; what the caller may never read is null in it. */
  async look(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const answer = await this.send({ query, variables })
    const wrong = (answer.errors ?? []).filter((error: Answer) => error.extensions?.code !== 'FIELD_NOT_ENTITLED')
    if (!answer.data || wrong.length) throw new RefusedInPlayError('query', answer)
    return answer.data
  }

  /** The whole answer, refused or not. */
  async send(request: { readonly query: string; readonly variables: Record<string, unknown> }, key: string = newKey()): Promise<Answer> {
    const until = Date.now() + this.theatre.patienceMs
    for (;;) {
      try {
        const response = await fetch(`${this.theatre.url}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${await this.theatre.token(this.persona)}`,
            'x-purpose': this.statement.purpose,
            'idempotency-key': key,
            ...(this.statement.instrument ? { 'x-legal-instrument': this.statement.instrument } : {}),
          },
          body: JSON.stringify(request),
        })
        const answer: Answer = await response.json()
        const codes: string[] = (answer.errors ?? []).map((error: Answer) => error.extensions?.code)
        if (Date.now() >= until || (response.status !== 503 && !codes.includes('INTERNAL_SERVER_ERROR'))) return answer
      } catch (fault) {
        if (Date.now() >= until) throw fault
      }
      await sleep(150)
    }
  }
}

/** The players of every story. */
export const playersOf = (theatre: Theatre) => {
  const player = (persona: string, name: string, purpose: string) => new Player(theatre, persona, name, { purpose })
  return {
    intake: player('police-intake', 'Intake 接警 Lin Qiao 林乔', 'INTAKE'),
    control: player('police-control', 'Control 查控 Zhou Ke 周珂', 'STOP_LOSS'),
    chief: player('police-chief', 'Chief 值班领导 Qin Chuan 秦川', 'STOP_LOSS'),
    outreach: player('police-outreach', 'Outreach 反制 Gu Man 顾曼', 'OUTREACH'),
    analyst: player('police-analyst', 'Analysis 研判 Shen Yiran 沈亦然', 'INVESTIGATION'),
    harbour: player('bank-harbour', 'Harbour Bank 海港银行', 'STOP_LOSS'),
    metro: player('bank-metro', 'Metro Bank 都会银行', 'STOP_LOSS'),
    delta: player('bank-delta', 'Delta Bank 三角洲银行', 'STOP_LOSS'),
    northsea: player('bank-northsea', 'Northsea Bank (abroad) 北海银行', 'STOP_LOSS'),
    scheme: player('card-scheme', 'Union Card Scheme 联合卡组织', 'STOP_LOSS'),
    north: player('carrier-north', 'North Carrier 北方通信', 'NUMBER_GOVERNANCE'),
    south: player('carrier-south', 'South Carrier 南方通信', 'NUMBER_GOVERNANCE'),
    chat: player('platform-chat', 'Chat Platform 畅聊平台', 'NUMBER_GOVERNANCE'),
  } as const
}
export type Players = ReturnType<typeof playersOf>

export const hours = (count: number): number => count * 3_600_000
export const days = (count: number): number => hours(24 * count)
