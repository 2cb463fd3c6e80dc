import postgres from 'postgres'
import { invariant, UnavailableError } from '../errors.js'
import { connectTimeoutSeconds, isLoss, sessionOptions, sessionSettings } from './connection.js'

/** As whom, and with which facts for row-level security, a statement runs. Equal keys MUST mean equal roles and settings. */
export interface Binding {
  readonly role: string
  /** Custom settings, `app.*` only. */
  readonly settings: Readonly<Record<string, string>>
  readonly key: string
}

export type Parameter = string | number | null | Buffer
export type Row = Readonly<Record<string, unknown>>

export interface SessionPoolOptions {
  readonly url: string
  /** Sessions held at most; each is opened when first needed. */
  readonly size: number
  readonly applicationName: string
  readonly statementTimeoutMs: number
}

export interface SessionPool {
  /**
   * One statement, prepared once per session, under a binding. Numeric, dates and JSON come back as text; int2, int4, floats and booleans as such; bytea as Buffer.
   * Throws UnavailableError where the session was lost, or its binding or its standby is in doubt: then a statement that writes may have been committed all the same.
   * Never cancels: a cancelled wait for the standby would read as success.
   */
  run(binding: Binding, text: string, params: readonly Parameter[]): Promise<readonly Row[]>
  /** Waits for what is under way, for at most five seconds. */
  close(): Promise<void>
}

export function openSessionPool(options: SessionPoolOptions): SessionPool {
  invariant(options.size >= 1, 'a session pool has at least one session')
  const members = Array.from({ length: options.size }, () => new Member(options))
  let closing: Promise<void> | null = null
  return {
    run(binding, text, params) {
      if (closing !== null) return Promise.reject(new UnavailableError(new Error('the session pool is closed')))
      let chosen = members[0]!
      let least = chosen.costOf(binding)
      for (let at = 1; at < members.length; at += 1) {
        const cost = members[at]!.costOf(binding)
        if (cost < least) [chosen, least] = [members[at]!, cost]
      }
      return chosen.run(binding, text, params)
    },
    close: () => (closing ??= Promise.all(members.map((member) => member.close())).then(() => undefined)),
  }
}

/** What a session is bound to; `ready` is null once the server has said so. */
interface Bound {
  readonly binding: Binding
  ready: Promise<unknown> | null
}

/**
 * One server session, for as long as its connection lives; a client that lost it is dropped with all that it held, and nothing it answers afterwards counts.
 *
 * That a binding takes effect before the statement behind it rests on the client (postgres.js, one connection) sending in the order given. It does, but for
 * two cases: what is given while it connects can be overtaken, and what failed for a stale plan is sent again behind the rest. So nothing is given before it has
 * connected, and answers MUST come in the order of sending: the first that does not ends the session, before any row of a statement out of turn is handed out.
 */
class Session {
  private readonly client: postgres.Sql & { close(): Promise<void> }
  bound: Bound | null = null
  lost = false
  /** Until it has connected; then null. */
  opening: Promise<unknown> | null
  /** Waits for a synchronous standby that were broken off: the commits under way then are in doubt. */
  doubts = 0
  /** Settings this session may hold, so that a later binding that lacks one empties it. */
  private readonly names = new Set<string>()
  private issued = 0
  private answered = 0

  constructor({ url, applicationName, statementTimeoutMs }: SessionPoolOptions) {
    this.client = postgres(url, {
      max: 1,
      ...sessionOptions,
      onclose: () => this.drop(),
      onnotice: (notice) => {
        if (notice.routine === 'SyncRepWaitForLSN') this.doubts += 1
      },
      connection: sessionSettings(applicationName, statementTimeoutMs),
    }) as unknown as postgres.Sql & { close(): Promise<void> }
    // Where the server hangs up before a session stands, the client tries again without end and says nothing.
    this.opening = new Promise<unknown>((resolve, reject) => {
      const late = setTimeout(() => reject(new UnavailableError(new Error('no session opened in time'))), connectTimeoutSeconds * 1000)
      this.send('select 1', []).then(resolve, reject).finally(() => clearTimeout(late))
    }).finally(() => {
      this.opening = null
    })
    this.opening.catch(() => this.drop())
  }

  /** The client may be about to connect again for what it still holds: it is ended, and closed once more when that attempt is over. */
  drop(): void {
    if (this.lost) return
    this.lost = true
    this.bound = null
    void this.client.end({ timeout: 0 }).finally(() => setTimeout(() => void this.client.close(), 2 * connectTimeoutSeconds * 1000).unref())
  }

  close(): Promise<void> {
    return this.client.end({ timeout: 5 })
  }

  send(text: string, params: readonly Parameter[]): Promise<readonly Row[]> {
    this.issued += 1
    const turn = this.issued
    return this.client.unsafe(text, params as Parameter[], sendOptions).then(
      (rows) => {
        this.answer(turn)
        if (this.lost) throw new UnavailableError(new Error('the session was lost'))
        return rows
      },
      (cause: unknown) => {
        this.answer(turn)
        throw cause
      },
    )
  }

  private answer(turn: number): void {
    this.answered += 1
    if (turn !== this.answered) this.drop()
  }

  bind(binding: Binding): void {
    for (const name of Object.keys(binding.settings)) {
      invariant(settingName.test(name), `a binding sets app.* alone, not ${name}`)
      this.names.add(name)
    }
    invariant(roleName.test(binding.role), `a binding takes a role of ours, not ${binding.role}`)
    const params = [binding.role]
    let text = "select set_config('role', $1, false)"
    for (const name of this.names) {
      params.push(name, binding.settings[name] ?? '')
      text += `, set_config($${params.length - 1}, $${params.length}, false)`
    }
    const bound: Bound = { binding, ready: null }
    bound.ready = this.send(text, params).then(
      () => {
        bound.ready = null
      },
      (cause: unknown) => {
        if (this.bound === bound) this.bound = null
        throw cause
      },
    )
    // Each statement under this binding awaits it too.
    bound.ready.catch(() => undefined)
    this.bound = bound
  }
}

class Member {
  private session: Session | null = null
  private underWay = 0

  constructor(private readonly options: SessionPoolOptions) {}

  /** Statements to wait for, plus what a change of binding costs: one statement here, and, where others use the binding now, one more for each of theirs. */
  costOf(binding: Binding): number {
    if (this.session?.bound?.binding.key === binding.key) return this.underWay
    return this.underWay === 0 ? 2 : this.underWay + 16
  }

  async run(binding: Binding, text: string, params: readonly Parameter[]): Promise<readonly Row[]> {
    assertSendable(params)
    if (!this.session || this.session.lost) this.session = new Session(this.options)
    const { session } = this
    this.underWay += 1
    try {
      if (session.opening !== null) await session.opening
      if (session.lost) throw new UnavailableError(new Error('the session was lost'))
      // From here to the two sends nothing may wait: they go out together.
      if (!session.bound || !isSame(session.bound.binding, binding)) session.bind(binding)
      const { ready } = session.bound!
      const { doubts } = session
      const sent = session.send(markOf(binding.role) + text, params)
      const rows = ready === null ? await sent : (await Promise.all([ready, sent]))[1]
      if (session.doubts !== doubts) throw new UnavailableError(new Error('the wait for a synchronous standby was broken off: the commit is in doubt'))
      return rows
    } catch (cause) {
      throw isLoss(cause) ? this.lose(session, cause) : cause
    } finally {
      this.underWay -= 1
    }
  }

  private lose(session: Session, cause: unknown): Error {
    session.drop()
    return new UnavailableError(cause)
  }

  async close(): Promise<void> {
    await this.session?.close()
  }
}

/**
 * A value the client cannot serialize is a value it has not sent while counting on its answer: every later answer of that session would go to the wrong
 * caller. So nothing passes here that could fail there.
 */
function assertSendable(params: readonly Parameter[]): void {
  invariant(params.length < 65_534, 'a statement has fewer than 65,534 parameters')
  for (const value of params) {
    invariant(value === null || typeof value === 'string' || typeof value === 'number' || Buffer.isBuffer(value), 'a parameter is text, a number, bytes or null')
  }
}

const sendOptions = { prepare: true, simple: false } as { prepare: true }
const settingName = /^app\.[a-z][a-z_]*$/
const roleName = /^liandong_[a-z_]+$/

/** PostgreSQL plans a prepared statement anew whenever the role differs from the last one's, if row-level security is in it: so each role has its own. */
const marks = new Map<string, string>()
function markOf(role: string): string {
  let mark = marks.get(role)
  if (mark === undefined) marks.set(role, (mark = `/* ${role} */ `))
  return mark
}

/** Keys decide; role and settings are compared as well, so that two bindings with one key by mistake never share rows. */
function isSame(a: Binding, b: Binding): boolean {
  if (a === b) return true
  if (a.key !== b.key || a.role !== b.role) return false
  const names = Object.keys(a.settings)
  return names.length === Object.keys(b.settings).length && names.every((name) => a.settings[name] === b.settings[name])
}
