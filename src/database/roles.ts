import { hkdfSync } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { audiences, type Audience } from '../policy/vocabulary.js'
import type { Binding } from './session-pool.js'

/** Owns the schema and migrates it; requests never run as it. */
export const ownerRole = 'liandong_owner'
/** Logs in for requests. NOINHERIT, owns nothing, may do nothing until it has taken the role of an audience or of the recorder. */
export const appRole = 'liandong_app'
/** Logs in for the verifier and the auditors' export. What it reads is granted by the fences. */
export const logReaderRole = 'liandong_log_reader'
/** Taken to write access records of callers without an audience: refusals, strangers. What it writes is granted by the fences. */
export const recorderRole = 'liandong_recorder'
export const asRecorder: Binding = { role: recorderRole, settings: {}, key: recorderRole }
/** Taken by commands and jobs to write domain rows and to schedule jobs. */
export const writerRole = 'liandong_writer'
/** Taken by the indexer, which makes the auditor's rows from the access log. What it reads and writes is granted by the fences of the slice that has them. */
export const indexerRole = 'liandong_indexer'
/** Taken by the worker that runs jobs: touches the job tables and no domain row. What it may is granted by `clockFences`. */
export const clockRole = 'liandong_clock'

export const audienceRole = (audience: Audience): string => `liandong_${audience.toLowerCase()}`

/** Roles that the application may take, and nobody can log in as. */
export const takenRoles: readonly string[] = [...audiences.map(audienceRole), recorderRole, writerRole, indexerRole, clockRole]

/**
 * Password of a login role that was given none: derived from the owner's (RFC 5869), so that replicas agree and none is stored.
 * The salt is the purpose, the info the role.
 */
export function passwordFor(ownerPassword: string, role: string): string {
  return Buffer.from(hkdfSync('sha256', ownerPassword, 'liandong database roles', role, 32)).toString('base64url')
}

export interface LoginRole {
  readonly name: string
  readonly password: string
}

export interface Logins {
  readonly app: LoginRole
  readonly logReader: LoginRole
}

/** Another session changed the same role or membership at this moment; roles are shared by all databases of a server, so no lock of one database helps. */
const raceCodes = new Set(['23505', '42710', 'XX000', '40001', '40P01'])

/**
 * Brings the server's roles and this database's doors to where they must be. Idempotent; where everything stands already it writes nothing but revokes and grants
 * of this database, so a server whose administrator made the roles needs no CREATEROLE of the owner.
 */
export async function ensureRoles(sql: postgres.Sql, { app, logReader }: Logins): Promise<void> {
  await insist(async () => {
    await ensureRole(sql, app.name, `login noinherit nosuperuser nocreatedb nocreaterole password ${literal(app.password)}`)
    await ensureRole(sql, logReader.name, `login noinherit nosuperuser nocreatedb nocreaterole password ${literal(logReader.password)}`)
    for (const role of takenRoles) await ensureRole(sql, role, 'nologin noinherit nosuperuser nocreatedb nocreaterole')
    const held = await sql<{ role: string }[]>`
      select granted.rolname as role from pg_auth_members m
      join pg_roles granted on granted.oid = m.roleid join pg_roles member on member.oid = m.member
      where member.rolname = ${app.name}`
    const missing = takenRoles.filter((role) => !held.some((row) => row.role === role))
    if (missing.length > 0) await sql.unsafe(`grant ${missing.join(', ')} to ${name(app.name)}`)
  })
  await insist(() => sql.begin(async (tx) => {
    const [here] = await tx<{ database: string }[]>`select current_database() as database`
    const database = name(here!.database)
    await tx.unsafe(`revoke all on database ${database} from public, ${name(app.name)}, ${name(logReader.name)}`)
    await tx.unsafe(`grant connect on database ${database} to ${name(app.name)}, ${name(logReader.name)}`)
    await tx.unsafe('revoke all on schema public from public')
    await tx.unsafe(`revoke all on schema public from ${name(app.name)}`)
    await tx.unsafe(`grant usage on schema public to ${[...takenRoles, name(logReader.name)].join(', ')}`)
    // PostgreSQL opens new functions to everybody unless its default says otherwise.
    await tx.unsafe('alter default privileges revoke execute on functions from public')
    await tx.unsafe('alter default privileges revoke usage on types from public')
  }))
}

/** Sets the password of a role whose url does not open the database; a role that already answers to its url is left alone. */
export async function ensurePassword(sql: postgres.Sql, url: string, role: LoginRole): Promise<void> {
  if (await opens(url)) return
  await insist(() => sql.unsafe(`alter role ${name(role.name)} password ${literal(role.password)}`))
}

async function opens(url: string): Promise<boolean> {
  const probe = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined })
  try {
    await probe`select 1`
    return true
  } catch (cause) {
    // 28P01: wrong password; 28000: no way in for this role.
    if (['28P01', '28000'].includes((cause as { code?: string }).code ?? '')) return false
    throw cause
  } finally {
    await probe.end({ timeout: 1 })
  }
}

async function ensureRole(sql: postgres.Sql, role: string, attributes: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`
  if (!found) await sql.unsafe(`create role ${name(role)} ${attributes}`)
}

async function insist(step: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await step()
      return
    } catch (cause) {
      if (attempt === 20 || !raceCodes.has((cause as { code?: string }).code ?? '')) throw cause
      await sleep(10 * attempt * (1 + Math.random()))
    }
  }
}

const name = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`
const literal = (text: string) => {
  if (text.includes('\\')) return ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  return `'${text.replaceAll("'", "''")}'`
}
