/** Judges one value of an answer against one cell of the file and one stored row. */
import type { Answer, Circumstances, DisclosureFile, Relation } from './disclosure-file.js'
import type { Standing, StoredRow, StoredRows } from './stored-rows.js'

export interface Asking extends Standing {
  readonly audience: string
  readonly purpose: string
}
/** What the file needs to know of a caller and a relation. */
export const worldOf = ({ purpose, instrumentCase }: Asking, relation: Relation): Circumstances => ({ relation, purpose, instrument: instrumentCase !== null })

/** As `disclosure { field disposition reason }` tells it. */
export interface Telling {
  readonly field: string
  readonly disposition: string
  readonly reason: string | null
}

export const dispositions: Readonly<Record<Answer['level'], string>> = { F: 'CLEAR', M: 'MASKED', T: 'TOKEN', '–': 'WITHHELD' }

/** As whom an audience acts on an order; whoever is not named takes no step. */
const actors: Readonly<Record<string, string>> = { POLICE_INTAKE: 'INTAKE', POLICE_CONTROL: 'CONTROL', POLICE_ANALYSIS: 'ANALYSIS', POLICE_OUTREACH: 'COUNTERMEASURE', BANK: 'INSTITUTION', CARRIER: 'INSTITUTION', PLATFORM: 'INSTITUTION', CARD_SCHEME: 'SCHEME' }

export class CellJudge {
  readonly faults: string[] = []
  /** Audiences that were told of a step. */
  readonly stepped = new Set<string>()
  /** Values that were compared with a stored value, and not merely null where null was stored. */
  compared = 0
  private readonly tokens = new Map<string, string>()

  constructor(
    private readonly file: DisclosureFile,
    private readonly rows: StoredRows,
  ) {}

  /** Whether the caller sees the row at all: relation, purpose, and an agreement in force where one is needed. */
  sees(asking: Asking, row: StoredRow): boolean {
    const { group } = this.file.typeOf(row.type)
    if (this.file.needsAgreement(row.type, asking.audience) && !this.rows.hasAgreement(asking.agency, group, asking.purpose)) return false
    return this.file.sees(row.type, asking.audience, worldOf(asking, row.relationTo(asking)))
  }

  answerFor(asking: Asking, row: StoredRow, field: string): Answer {
    return this.file.decide(row.type, field, asking.audience, worldOf(asking, row.relationTo(asking)))
  }

  /** A stored value under its field's name. */
  scalar(asking: Asking, row: StoredRow, field: string, value: unknown): void {
    const { level } = this.answerFor(asking, row, field)
    if (row.clear(field) !== null) this.compared++
    const fault = value === undefined ? 'nothing was answered' : this.scalarFault(asking, row, field, level, value)
    if (fault) this.fault(asking, row, field, `${level}: ${fault}, got ${JSON.stringify(value)}`)
  }

  private scalarFault({ agency }: Asking, row: StoredRow, field: string, level: Answer['level'], value: unknown): string | null {
    const clear = row.clear(field)
    switch (level) {
      case '–':
        return value === null ? null : 'withheld is null'
      case 'F':
        return same(clear, value) ? null : `the stored value is ${JSON.stringify(clear)}`
      case 'M': {
        const mask = row.mask(field)
        if (value !== mask) return `the stored mask is ${JSON.stringify(mask)}`
        return value !== null && value === clear ? 'the mask is the value' : null
      }
      case 'T': {
        const digest = row.digest(field) as string | null
        if (digest === null) return value === null ? null : 'nothing is stored'
        if (typeof value !== 'string' || !/^[0-9a-f]{32}$/.test(value)) return 'a token is 32 hex digits'
        return this.isSteady(agency, digest, value) ? null : 'equal values have equal tokens, and only they'
      }
    }
  }

  /** The one object that a relation field leads to, asked as `{ id }` at least. */
  one(asking: Asking, row: StoredRow, field: string, value: { readonly id?: unknown } | null | undefined): void {
    const { level } = this.answerFor(asking, row, field)
    const key = row.key(field)
    if (key) this.compared++
    const target = key ? this.rows.find(key) : null
    const expected = level !== '–' && target && this.sees(asking, target) ? target.id : null
    // A row that points back (a number's subscriber) is judged where it is asked itself.
    if (key === undefined && level !== '–') return
    if (value === undefined || (value?.id ?? null) !== expected) this.fault(asking, row, field, `${level}: ${expected} stands behind, got ${JSON.stringify(value)}`)
  }

  /** A connection, asked as `{ nodes { id } }` at least; `complete` where the page holds all. */
  many(asking: Asking, row: StoredRow, field: string, value: { readonly nodes: readonly { readonly id: string }[] } | null | undefined): void {
    const { level } = this.answerFor(asking, row, field)
    this.compared++
    if (value === undefined || (level === '–') !== (value === null)) this.fault(asking, row, field, `${level}: got ${JSON.stringify(value)}`)
    for (const { id } of value?.nodes ?? []) {
      const target = this.rows.find(id)
      if (!target || !this.sees(asking, target)) this.fault(asking, row, field, `${id} is not for this caller`)
    }
  }

  /** The caller's own steps, asked whole: those the database holds for its actor from the order's state, each open, or kept back by a rule that is told. */
  steps(asking: Asking, row: StoredRow, field: string, value: readonly Record<string, unknown>[] | null | undefined): void {
    const { level } = this.answerFor(asking, row, field)
    if (value === undefined || (level === '–') !== (value === null)) this.fault(asking, row, field, `${level}: got ${JSON.stringify(value)}`)
    if (!value) return
    if (value.length) this.stepped.add(asking.audience)
    const [expected, got] = [this.rows.stepsOf(row, actors[asking.audience] ?? ''), value.map(({ action, to }) => `${action} ${to}`)]
    if (expected.join() !== got.join()) this.fault(asking, row, field, `${expected.join()} are its steps, got ${got.join()}`)
    for (const each of value) {
      const isTold = ['article', 'why', 'whyZh'].every((part) => typeof each[part] === 'string' && each[part] !== '')
      if (each['allowed'] !== (each['rule'] === null) || !isTold) this.fault(asking, row, field, `a step is open or a rule says why not, got ${JSON.stringify(each)}`)
    }
  }

  /** What `disclosure` tells of the selected fields. */
  tellings(asking: Asking, row: StoredRow, fields: readonly string[], told: readonly Telling[]): void {
    const expected = fields.map((field) => {
      const { level, reason } = this.answerFor(asking, row, field)
      return `${field} ${dispositions[level]} ${reason}`
    })
    const got = told.map(({ field, disposition, reason }) => `${field} ${disposition} ${reason}`)
    for (const line of expected.filter((each) => !got.includes(each))) this.fault(asking, row, 'disclosure', `does not tell ${line}`)
    for (const line of got.filter((each) => !expected.includes(each))) this.fault(asking, row, 'disclosure', `tells ${line}`)
  }

  fault(asking: Asking, row: StoredRow | null, field: string, what: string): void {
    const { audience, purpose, instrumentCase } = asking
    this.faults.push(`${audience} ${purpose}${instrumentCase ? ' §' : ''} ${row ? `${row.type}.${field} ${row.relationTo(asking)} ${row.id}` : field}: ${what}`)
  }

  private isSteady(agency: string, digest: string, token: string): boolean {
    const [forward, back] = [`${agency}|${digest}`, token]
    const first = !this.tokens.has(forward) && !this.tokens.has(back)
    if (first) this.tokens.set(forward, token).set(back, forward)
    return this.tokens.get(forward) === token && this.tokens.get(back) === forward
  }
}

function same(stored: unknown, value: unknown): boolean {
  if (stored instanceof Date) return typeof value === 'string' && /(Z|[+-]\d\d:\d\d)$/.test(value) && Date.parse(value) === stored.getTime()
  if (Array.isArray(stored)) return JSON.stringify(stored) === JSON.stringify(value)
  // PostgreSQL's eight-byte numbers come to us as text.
  return typeof value === 'number' && typeof stored === 'string' ? stored === String(value) : stored === value
}
