import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { appRole, logReaderRole } from '../../src/database/roles.js'
import { urlFor } from '../../src/database/servers.js'

export interface TestDatabase {
  readonly name: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly logUrl: string
  /** Ends every session in it and removes it. */
  drop(): Promise<void>
}

/** An empty database of its own, or a copy of a template to which nobody is connected. */
export async function createDatabase({ template }: { readonly template?: string } = {}): Promise<TestDatabase> {
  const serverUrl = inject('ownerUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await command(serverUrl, `create database ${name}${template ? ` template ${template}` : ''} strategy wal_log`)
  const ownerUrl = urlOfDatabase(serverUrl, name)
  return {
    name,
    ownerUrl,
    appUrl: urlFor(ownerUrl, appRole),
    logUrl: urlFor(ownerUrl, logReaderRole),
    drop: () => command(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

async function command(url: string, text: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined })
  try {
    await sql.unsafe(text)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
