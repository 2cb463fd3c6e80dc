/**
 * Three independent layers: pre-check and guard, the compiled statement, the database. Each is asked alone, with the other two out of the way,
 * and still hands out nothing that schema/disclosure.md does not allow.
 */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { audienceRole, recorderRole } from '../../src/database/roles.js'
import { seedId } from '../../src/database/columns.js'
import { personas } from '../../src/identity/personas.js'
import type { Audience } from '../../src/policy/vocabulary.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { audiences, type Circumstances, disclosureFile, evaluate, parseCell, type Relation, relations } from '../support/disclosure-file.js'
import { type StoredRow, StoredRows } from '../support/stored-rows.js'
import { links, storedColumns, type StoredColumn } from './stored-columns.js'

const file = disclosureFile()
const purposes = ['INTAKE', 'STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'OUTREACH', 'RESTITUTION', 'APPEAL', 'SUPERVISION_AUDIT']
const inForce = 'QUERY-2019-0001'
const revoked = 'FREEZE-2020-0002'
const partners = ['BANK', 'CARD_SCHEME', 'CARRIER', 'PLATFORM']
/** Columns that a row predicate looks at and whose field is withheld: an agency's id, and no more. Nothing may join this list unseen. */
const keysOfPredicates: readonly string[] = []
const agencyOf = (key: string): string => seedId('agency', (personas.find((persona) => persona.key === key) as (typeof personas)[number]).agencyKey)

describe('the database alone', () => {
  let database: TestDatabase
  let owner: postgres.Sql
  let app: postgres.ReservedSql
  let login: postgres.Sql
  let columns: StoredColumn[]
  let rows: StoredRows
  /** Columns the role may select, by `role table`. */
  const granted = new Map<string, readonly string[]>()
  const tables = (): string[] => [...new Set(columns.map(({ table }) => table)), ...Object.keys(links)]

  beforeAll(async () => {
    database = await createDatabase({ template: inject('storiesTemplate') })
    owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined })
    login = postgres(database.appUrl, { max: 1, onnotice: () => undefined, prepare: false })
    app = await login.reserve()
    columns = await storedColumns(owner)
    rows = await StoredRows.read(owner)
    for (const role of [...audiences.map((audience) => audienceRole(audience as Audience)), recorderRole]) {
      for (const { table, columns: may } of await owner<{ table: string; columns: string[] }[]>`
        select c.table_name as table, array_agg(c.column_name::text) as columns from information_schema.columns c
        where c.table_schema = 'public' and has_column_privilege(${role}, c.table_name::regclass, c.column_name, 'select') group by 1`) granted.set(`${role} ${table}`, may)
    }
  })
  afterAll(async () => {
    app?.release()
    await login?.end({ timeout: 1 })
    await owner?.end({ timeout: 1 })
    await database?.drop()
  })

  interface Session {
    readonly audience: string
    readonly agency: string
    readonly purpose: string
    readonly instrument: string
  }
  const take = ({ audience, agency, purpose, instrument }: Session) =>
    app.unsafe(`select set_config('role', '${audienceRole(audience as Audience)}', false), set_config('app.agency', '${agency}', false), set_config('app.purpose', '${purpose}', false), set_config('app.instrument', '${instrument}', false)`)
  const codeOf = (query: Promise<unknown>): Promise<string> => query.then(() => 'answered', (cause: { code?: string }) => String(cause.code))

  const policeAgency = agencyOf('police-control')
  const worldOf = ({ agency, purpose, instrument }: Session, relation: Relation): Circumstances => ({ relation, purpose, instrument: agency === policeAgency && instrument === inForce })

  function seesRow(session: Session, id: string): boolean {
    const row = rows.find(id)
    if (!row || !file.sees(row.type, session.audience, worldOf(session, row.relationTo(session.agency)))) return false
    return !file.needsAgreement(row.type, session.audience) || rows.hasAgreement(session.agency, file.typeOf(row.type).group, session.purpose)
  }

  /** Whether this column of this row may be read in these circumstances. A key is as readable as its relation's cell, also where nothing stands behind it. */
  function mayRead(session: Session, column: StoredColumn, id: string): boolean {
    if (!seesRow(session, id)) return false
    if (column.column === 'id') return true
    const world = worldOf(session, (rows.find(id) as StoredRow).relationTo(session.agency))
    if (column.shownBy) return relations.some((relation) => file.decide(...(column.shownBy?.split('.') as [string, string]), session.audience, { ...world, relation }).level === 'F')
    const { level } = column.kind === 'relation' ? evaluate(parseCell(file.textOf(column.type, column.field, session.audience)), world) : file.decide(column.type, column.field, session.audience, world)
    return column.kind === 'mask' ? level === 'M' || level === 'F' : column.kind === 'digest' ? level === 'T' || level === 'F' : level === 'F'
  }

  /** Whether a pair of ids may be read: a relation tells the same, or it names the caller itself. */
  function mayReadLink(session: Session, table: string, pair: Record<string, string>): boolean {
    const ids = Object.values(pair)
    const told = (links[table] as readonly string[]).some((coordinate) => {
      const [type, field] = coordinate.split('.') as [string, string]
      const here = ids.map((id) => rows.find(id)).find((row) => row?.type === type)
      return here && ids.every((id) => seesRow(session, id)) && file.decide(type, field, session.audience, worldOf(session, here.relationTo(session.agency))).level === 'F'
    })
    return told || pair['agency_id'] === session.agency
  }

  it('hands out cell by cell what the file allows, and no cell more', async () => {
    const excess = new Map<string, number>()
    const found = new Set<string>()
    for (const persona of personas) {
      for (const purpose of partners.includes(persona.audience) ? [...purposes, ''] : (file.claimable.get(persona.audience) as readonly string[])) {
        for (const instrument of ['', inForce, revoked]) {
          const session: Session = { audience: persona.audience, agency: agencyOf(persona.key), purpose, instrument }
          await take(session)
          const answers = await Promise.all(
            tables().map(async (table) => {
              const may = granted.get(`${audienceRole(persona.audience)} ${table}`)
              return [table, may ? await app.unsafe<Record<string, string>[]>(`select ${may.join()} from ${table}`) : []] as const
            }),
          )
          for (const [table, answer] of answers) {
            for (const row of answer) {
              const told = (what: string) => excess.set(what, (excess.get(what) ?? 0) + 1)
              if (links[table] && !mayReadLink(session, table, row)) told(`${persona.audience} ${purpose} ${table}`)
              for (const column of columns) {
                if (column.table !== table || !(column.column in row)) continue
                found.add(`${persona.audience} ${table}.${column.column}`)
                if (mayRead(session, column, row['id'] as string) || keysOfPredicates.includes(`${persona.audience} ${table}.${column.column}`)) continue
                told(`${persona.audience} ${purpose} ${instrument} ${rows.find(row['id'] as string)?.relationTo(session.agency)} ${table}.${column.column}`)
              }
            }
          }
        }
      }
    }
    console.log(found.size, [...excess].map(([k, n]) => `${k} ${n}`).join('\n'))
    expect([...excess.keys()]).toEqual([])
  })
})
