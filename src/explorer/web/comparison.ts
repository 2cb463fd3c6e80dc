/** Lays the answers that several callers got to one document side by side, and says of each cell how it was disclosed. No DOM, no network. */

export interface AnswerError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly AnswerError[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

export type CellKind = 'clear' | 'masked' | 'withheld' | 'error' | 'empty' | 'group' | 'absent'

export interface Cell {
  readonly kind: CellKind
  /** The value as JSON, for `group` the number of items, for `error` the message. */
  readonly text: string
  /** Reason of a withheld or masked cell, code of an error. */
  readonly reason: string
}

export interface ComparedRow {
  /** Response path; items of lists by their id where they tell one, else by position. */
  readonly path: string
  readonly label: string
  readonly depth: number
  /** `Type.field`, empty when unknown. */
  readonly coordinate: string
  /** One per answer, in their order. */
  readonly cells: readonly Cell[]
  readonly differs: boolean
}

export interface Tally {
  readonly clear: number
  readonly masked: number
  readonly withheld: number
  /** How many times each error code occurs. */
  readonly errors: Readonly<Record<string, number>>
}

/** Coordinates by response path without list positions (`cases.edges.node.title`). */
export type Coordinates = ReadonlyMap<string, string>

interface Told {
  readonly disposition: 'MASKED' | 'WITHHELD' | 'CLEAR'
  readonly reason: string
}

const coordinatePattern = /^[A-Z]\w*\.\w+$/
const maskPattern = /[*＊]/

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function dispositionOf(word: unknown): Told['disposition'] | null {
  if (typeof word !== 'string') return null
  if (/mask|token/i.test(word)) return 'MASKED'
  return /with(held|hold)|refused/i.test(word) ? 'WITHHELD' : null
}

function reasonOf(entry: Record<string, unknown>): string {
  const reasons = Array.isArray(entry['reasons']) ? entry['reasons'] : isObject(entry['reasons']) ? Object.keys(entry['reasons']) : [entry['reason']]
  return reasons.filter((reason) => typeof reason === 'string').join(', ')
}

/**
 * Reads `extensions.disclosure` by coordinate: entries `{coordinate, disposition, reason}` at any depth, or lists and maps of coordinates
 * under a name such as `withheld` or `masked`. A coordinate may be told several times: masked in some rows, withheld in others, for several reasons.
 */
function toldByCoordinate(answer: Answer): Map<string, Told[]> {
  const told = new Map<string, Told[]>()
  function tell(coordinate: string, disposition: Told['disposition'], reason: string): void {
    told.set(coordinate, [...(told.get(coordinate) ?? []), { disposition, reason }])
  }
  function walk(value: unknown, around: Told['disposition'] | null): void {
    if (Array.isArray(value)) {
      for (const item of value) {
        if (typeof item === 'string' && around && coordinatePattern.test(item)) tell(item, around, '')
        else walk(item, around)
      }
    } else if (isObject(value)) {
      const coordinate = value['coordinate'] ?? (value['type'] && value['field'] ? `${value['type']}.${value['field']}` : undefined)
      if (typeof coordinate === 'string') {
        const disposition = dispositionOf(value['disposition']) ?? around
        if (disposition) tell(coordinate, disposition, reasonOf(value))
        return
      }
      for (const [name, inner] of Object.entries(value)) {
        const disposition = dispositionOf(name) ?? around
        if (disposition && coordinatePattern.test(name)) tell(name, disposition, typeof inner === 'string' ? inner : isObject(inner) ? reasonOf(inner) : '')
        else walk(inner, disposition)
      }
    }
  }
  walk(answer.extensions?.['disclosure'], null)
  for (const error of answer.errors ?? []) {
    const coordinate = error.extensions?.['coordinate']
    if (error.extensions?.['code'] !== 'FIELD_NOT_ENTITLED' || typeof coordinate !== 'string') continue
    const reason = error.extensions['reason']
    tell(coordinate, 'WITHHELD', typeof reason === 'string' ? reason : 'NOT_ENTITLED')
  }
  return told
}

/** The object's own `disclosure { field disposition reason }`, whatever its alias; null when the value is something else. What it does not list is clear. */
function asDisclosureList(name: string, value: unknown): Map<string, Told> | null {
  if (!Array.isArray(value) || (!value.length && name !== 'disclosure')) return null
  const told = new Map<string, Told>()
  for (const entry of value) {
    if (!isObject(entry) || typeof entry['field'] !== 'string' || typeof entry['disposition'] !== 'string') return null
    told.set(entry['field'], { disposition: dispositionOf(entry['disposition']) ?? 'CLEAR', reason: reasonOf(entry) })
  }
  return told
}

function codeOf(error: AnswerError): string {
  const code = error.extensions?.['code']
  return typeof code === 'string' ? code : 'ERROR'
}

interface Branch {
  readonly path: string
  readonly label: string
  readonly depth: number
  readonly plainPath: string
  readonly children: Map<string, Branch>
  readonly cells: (Cell | undefined)[]
}

const absent: Cell = { kind: 'absent', text: '', reason: '' }

function itemKey(item: unknown, index: number): string {
  if (isObject(item)) {
    const own = item['id'] ?? (isObject(item['node']) ? item['node']['id'] : undefined)
    if (typeof own === 'string') return `[${own}]`
  }
  return `[${index}]`
}

/** One row per response path that any answer holds; parents before children, in the order of the document. */
export function compareAnswers(answers: readonly Answer[], coordinates: Coordinates = new Map()): readonly ComparedRow[] {
  const root: Branch = { path: '', label: '', depth: -1, plainPath: '', children: new Map(), cells: [] }

  function grow(parent: Branch, key: string, label: string, plainPath: string): Branch {
    let branch = parent.children.get(key)
    if (!branch) {
      const path = key.startsWith('[') ? `${parent.path}${key}` : parent.path ? `${parent.path}.${key}` : key
      branch = { path, label, depth: parent.depth + 1, plainPath, children: new Map(), cells: [] }
      parent.children.set(key, branch)
    }
    return branch
  }

  answers.forEach((answer, column) => {
    const told = toldByCoordinate(answer)
    const errorAt = new Map((answer.errors ?? []).filter((error) => error.path?.length).map((error) => [error.path?.join('.') ?? '', error]))
    const starred = new Set<string>()

    function noteStars(value: unknown, plainPath: string): void {
      if (Array.isArray(value)) for (const item of value) noteStars(item, plainPath)
      else if (isObject(value)) for (const [name, inner] of Object.entries(value)) noteStars(inner, plainPath ? `${plainPath}.${name}` : name)
      else if (typeof value === 'string' && maskPattern.test(value)) starred.add(plainPath)
    }

    function judge(value: unknown, at: string, plainPath: string, field: string, siblings: Map<string, Told> | null): Cell {
      const coordinate = coordinates.get(plainPath)
      const own = siblings ? (siblings.get(coordinate?.split('.')[1] ?? field) ?? { disposition: 'CLEAR' as const, reason: '' }) : null
      const general = own ? [own] : (coordinate && told.get(coordinate)) || []
      const error = errorAt.get(at)
      if (value === null || value === undefined) {
        if (error && codeOf(error) !== 'FIELD_NOT_ENTITLED') return { kind: 'error', text: error.message, reason: codeOf(error) }
        const hidden = general.filter((each) => each.disposition === 'WITHHELD')
        if (hidden.length) return { kind: 'withheld', text: 'null', reason: [...new Set(hidden.map((each) => each.reason))].filter(Boolean).join(', ') }
        if (error) return { kind: 'withheld', text: 'null', reason: String(error.extensions?.['reason'] ?? 'NOT_ENTITLED') }
        return { kind: 'empty', text: 'null', reason: '' }
      }
      const text = JSON.stringify(value)
      const hasStar = maskPattern.test(text)
      if (own) return own.disposition === 'MASKED' ? { kind: 'masked', text, reason: own.reason } : { kind: 'clear', text, reason: '' }
      const mask = general.find((each) => each.disposition === 'MASKED')
      // A coordinate may be masked in some rows and clear in others: where any of its values carries a star, only those count as masked.
      if (mask && (hasStar || !starred.has(plainPath))) return { kind: 'masked', text, reason: mask.reason }
      return hasStar ? { kind: 'masked', text, reason: '' } : { kind: 'clear', text, reason: '' }
    }

    function place(parent: Branch, key: string, label: string, value: unknown, at: string, plainPath: string, siblings: Map<string, Told> | null): void {
      const branch = grow(parent, key, label, plainPath)
      const isListOfObjects = Array.isArray(value) && (!value.length || value.some((item) => isObject(item) || Array.isArray(item)))
      if (isListOfObjects) {
        branch.cells[column] = { kind: 'group', text: String(value.length), reason: '' }
        for (const [index, item] of value.entries()) place(branch, itemKey(item, index), `[${index}]`, item, `${at}.${index}`, plainPath, null)
      } else if (isObject(value)) {
        branch.cells[column] = { kind: 'group', text: '', reason: '' }
        placeFields(branch, value, at, plainPath)
      } else {
        branch.cells[column] = judge(value, at, plainPath, label, siblings)
      }
    }

    function placeFields(branch: Branch, object: Record<string, unknown>, at: string, plainPath: string): void {
      const fields = Object.entries(object)
      const siblings = fields.map(([name, value]) => asDisclosureList(name, value)).find((list) => list !== null) ?? null
      for (const [name, value] of fields) {
        if (asDisclosureList(name, value)) continue
        place(branch, name, name, value, at ? `${at}.${name}` : name, plainPath ? `${plainPath}.${name}` : name, siblings)
      }
    }

    if (answer.data) {
      noteStars(answer.data, '')
      placeFields(root, { ...answer.data }, '', '')
    }
  })

  const refusals = answers.map((answer): Cell | null => {
    const first = answer.data ? undefined : answer.errors?.[0]
    return first ? { kind: 'error', text: first.message, reason: codeOf(first) } : null
  })
  // When every answer was refused there is no path to hang the refusals on.
  if (!root.children.size && refusals.some((refusal) => refusal)) grow(root, 'data', 'data', 'data')

  const rows: ComparedRow[] = []
  function flatten(branch: Branch, around: readonly Cell[] | null): void {
    const cells = answers.map((_, column) => branch.cells[column] ?? (branch.depth === 0 ? refusals[column] : null) ?? absent)
    // A cell that is absent because what holds it is absent or refused adds nothing: the row above tells that difference.
    const telling = cells.filter((cell, column) => cell.kind !== 'absent' || !around || around[column]?.kind === 'group')
    const differs = new Set(telling.map((cell) => `${cell.kind} ${cell.kind === 'error' ? '' : cell.text} ${cell.reason}`)).size > 1
    rows.push({ path: branch.path, label: branch.label, depth: branch.depth, coordinate: coordinates.get(branch.plainPath) ?? '', cells, differs })
    for (const child of branch.children.values()) flatten(child, cells)
  }
  for (const child of root.children.values()) flatten(child, null)
  return rows
}

/** Sums up one column; errors are counted from the answer, since several may share a path or have none. */
export function tallyColumn(rows: readonly ComparedRow[], column: number, answer: Answer): Tally {
  const count = (kind: CellKind) => rows.filter((row) => row.cells[column]?.kind === kind).length
  const errors: Record<string, number> = {}
  for (const error of answer.errors ?? []) errors[codeOf(error)] = (errors[codeOf(error)] ?? 0) + 1
  return { clear: count('clear'), masked: count('masked'), withheld: count('withheld'), errors }
}
