/**
 * Reads `schema/disclosure.md` as a person does: the legend's grammar, and nothing of the code that printed it.
 * What a relation field leads to is read from `schema/api.graphql`.
 */
import { readFileSync } from 'node:fs'
import { getNamedType, buildSchema, isObjectType } from 'graphql'

export const relations = ['own', 'party', 'other'] as const
export type Relation = (typeof relations)[number]
export type Level = 'F' | 'M' | 'T' | '–'

/** `party` is a row of a case that a partner takes part in; inside the centre, of the case that the stated instrument was issued for. */
export interface Circumstances {
  readonly relation: Relation
  readonly purpose: string
  readonly instrument: boolean
}
export interface Answer {
  readonly level: Level
  /** Set where the level is `–`. */
  readonly reason: string | null
}

type Cell =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'own' | 'instrument'; readonly a: Cell; readonly b: Cell }
  | { readonly kind: 'purpose'; readonly purposes: readonly string[]; readonly a: Cell; readonly b: Cell }

/** Heads of the file's columns. */
const titles: Readonly<Record<string, string>> = {
  intake: 'POLICE_INTAKE',
  control: 'POLICE_CONTROL',
  analysis: 'POLICE_ANALYSIS',
  outreach: 'POLICE_OUTREACH',
  bank: 'BANK',
  scheme: 'CARD_SCHEME',
  carrier: 'CARRIER',
  platform: 'PLATFORM',
  auditor: 'AUDITOR',
  operator: 'OPERATOR',
}
export const audiences: readonly string[] = Object.values(titles)
/** Within the centre or above it: agreements do not concern them. */
const partners = ['BANK', 'CARD_SCHEME', 'CARRIER', 'PLATFORM']

/** Throws for a text that the legend does not explain. */
export function parseCell(text: string): Cell {
  let rest = text
  const take = (start: string): boolean => {
    if (!rest.startsWith(start)) return false
    rest = rest.slice(start.length)
    return true
  }
  const pair = (): { a: Cell; b: Cell } => {
    const a = cell()
    if (!take(' / ')) throw new Error(`cell ${text}: an alternative is missing`)
    return { a, b: cell() }
  }
  const cell = (): Cell => {
    if (take('own ')) return { kind: 'own', ...pair() }
    if (take('§ ')) return { kind: 'instrument', ...pair() }
    const purposes = /^\[([A-Z_ ]+)\] /.exec(rest)
    if (purposes) {
      take(purposes[0])
      return { kind: 'purpose', purposes: (purposes[1] as string).split(' '), ...pair() }
    }
    for (const level of ['F', 'M', 'T', '–'] as const) if (take(level)) return { kind: 'level', level }
    throw new Error(`cell ${text}: not in the legend`)
  }
  const parsed = cell()
  if (rest) throw new Error(`cell ${text}: ${rest} is left over`)
  return parsed
}

/** A `–` on the right of a condition is withheld for that condition's sake. */
export function evaluate(cell: Cell, world: Circumstances, reason = 'NOT_ENTITLED'): Answer {
  switch (cell.kind) {
    case 'level':
      return { level: cell.level, reason: cell.level === '–' ? reason : null }
    case 'own':
      return world.relation === 'own' ? evaluate(cell.a, world) : evaluate(cell.b, world, 'OTHER_INSTITUTION')
    case 'instrument':
      return world.instrument && world.relation === 'party' ? evaluate(cell.a, world) : evaluate(cell.b, world, 'NEEDS_LEGAL_INSTRUMENT')
    case 'purpose':
      return cell.purposes.includes(world.purpose) ? evaluate(cell.a, world) : evaluate(cell.b, world, 'PURPOSE_MISMATCH')
  }
}

export interface FileType {
  readonly type: string
  readonly group: string
  readonly underAgreement: boolean
  readonly purposes: readonly string[]
  /** Relations whose rows an audience sees, by audience. */
  readonly rows: ReadonlyMap<string, readonly Relation[]>
  /** Texts of the cells, by field and audience. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const rowWords: Readonly<Record<string, readonly Relation[]>> = { 'every row': relations, 'own and party': ['own', 'party'], own: ['own'], party: ['party'], none: [] }

export class DisclosureFile {
  readonly claimable = new Map<string, readonly string[]>()
  /** Texts of the gates, by coordinate and audience. */
  readonly gates = new Map<string, ReadonlyMap<string, string>>()
  readonly types = new Map<string, FileType>()
  /** Object type that a relation field leads to, by coordinate. */
  readonly targets = new Map<string, string>()
  /** Fields of the objects without id that a reckoned list holds, by coordinate. */
  readonly derived = new Map<string, readonly string[]>()
  private readonly parsed = new Map<string, Cell>()

  constructor(
    readonly text: string,
    sdl: string,
  ) {
    for (const section of text.split(/^## /m).slice(1)) this.read(section)
    const schema = buildSchema(sdl)
    for (const { type, cells } of this.types.values()) {
      const object = schema.getType(type)
      if (!isObjectType(object)) throw new Error(`${type} is not in the printed schema`)
      for (const field of cells.keys()) {
        const named = object.getFields()[field]
        if (!named) throw new Error(`${type}.${field} is not in the printed schema`)
        const inner = getNamedType(named.type)
        const target = inner.name.replace(/Connection$/, '')
        if (this.types.has(target)) this.targets.set(`${type}.${field}`, target)
        else if (isObjectType(inner)) this.derived.set(`${type}.${field}`, Object.keys(inner.getFields()))
      }
    }
  }

  /** What becomes of a field, in the order a person asks: the row, the purpose, the cell, and whether a relation leads anywhere. */
  decide(type: string, field: string, audience: string, world: Circumstances): Answer {
    const here = this.cell(type, field, audience, world)
    const target = this.targets.get(`${type}.${field}`)
    if (here.level === '–' || !target) return here
    const behind = relations.map((relation) => this.cell(target, 'id', audience, { ...world, relation }))
    return behind.every(({ level }) => level === '–') ? (behind[0] as Answer) : here
  }

  /** Whether a row that stands so to the caller is answered at all, given an agreement where one is needed. */
  sees(type: string, audience: string, world: Circumstances): boolean {
    return this.cell(type, 'id', audience, world).level !== '–'
  }

  isPartner(audience: string): boolean {
    return partners.includes(audience)
  }

  /** Whether rows of the type need an agreement in force for this audience. */
  needsAgreement(type: string, audience: string): boolean {
    return this.typeOf(type).underAgreement && this.isPartner(audience)
  }

  typeOf(type: string): FileType {
    const found = this.types.get(type)
    if (!found) throw new Error(`${type} is not in the file`)
    return found
  }

  textOf(type: string, field: string, audience: string): string {
    const found = this.typeOf(type).cells.get(field)?.get(audience)
    if (found === undefined) throw new Error(`${type}.${field} has no cell for ${audience}`)
    return found
  }

  private cell(type: string, field: string, audience: string, world: Circumstances): Answer {
    const { rows, purposes } = this.typeOf(type)
    const seen = rows.get(audience) as readonly Relation[]
    if (seen.length === 0) return { level: '–', reason: 'NOT_ENTITLED' }
    if (!this.claimable.get(audience)?.includes(world.purpose) || !purposes.includes(world.purpose)) return { level: '–', reason: 'PURPOSE_MISMATCH' }
    if (!seen.includes(world.relation)) return { level: '–', reason: 'OTHER_INSTITUTION' }
    const text = this.textOf(type, field, audience)
    const cell = this.parsed.get(text) ?? parseCell(text)
    this.parsed.set(text, cell)
    return evaluate(cell, world)
  }

  private read(section: string): void {
    const [title = '', ...lines] = section.trimEnd().split('\n')
    const table = lines.filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(' | '))
    const [heads = [], , ...rows] = table
    if (title.startsWith('Purposes')) {
      for (const [audience, purposes] of rows) this.claimable.set(titleOf(audience), (purposes as string).split(' '))
      return
    }
    const columns = heads.slice(1).map(titleOf)
    const cellsOf = ([head, ...cells]: readonly string[]): readonly [string, ReadonlyMap<string, string>] => {
      if (cells.length !== columns.length) throw new Error(`${title}: ${head} has ${cells.length} cells for ${columns.length} audiences`)
      return [(head as string).replaceAll('`', ''), new Map(columns.map((audience, at) => [audience, cells[at] as string]))]
    }
    if (title === 'Operations') {
      for (const row of rows) this.gates.set(...cellsOf(row))
      return
    }
    const facts = (lines.find((line) => line.includes(' · opened by ')) ?? '').split(' · ')
    const [rowLine, ...fields] = rows.map(cellsOf)
    if (rowLine?.[0] !== '*rows*' || facts.length < 3) throw new Error(`${title}: not as the others`)
    this.types.set(title, {
      type: title,
      group: facts[1] as string,
      underAgreement: facts.includes('partners under an agreement in force'),
      purposes: (facts.at(-1) as string).replace('opened by ', '').split(' '),
      rows: new Map([...rowLine[1]].map(([audience, word]) => [audience, known(rowWords[word], `${title}: rows ${word}`)])),
      cells: new Map(fields.map(([head, cells]) => [head.replace(`${title}.`, ''), cells])),
    })
  }
}

const known = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(what)
  return value
}
const titleOf = (title: string | undefined): string => known(titles[title ?? ''], `audience ${title}`)
const read = (path: string): string => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8')

/** The committed file. */
export const disclosureFile = (): DisclosureFile => new DisclosureFile(read('disclosure.md'), read('api.graphql'))
