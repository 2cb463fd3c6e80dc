import type { Sql } from 'postgres'
import type { DigestKey } from '../src/policy/disguise.js'
import { agencies, tellAgencies } from './agencies.js'
import { bulletins, tellBulletins } from './bulletins.js'
import { crackdowns, tellCrackdowns } from './crackdowns.js'
import { impersonatedPolice, tellImpersonatedPolice } from './impersonated-police.js'
import { invoiceMail, tellInvoiceMail } from './invoice-mail.js'
import { linkages, tellLinkages } from './linkages.js'
import { muleRing, tellMuleRing } from './mule-ring.js'
import { tellOfficers } from './officers.js'
import { outreach, tellOutreach } from './outreach.js'
import { overFrozenSeller, tellOverFrozenSeller } from './over-frozen-seller.js'
import { riskScores, tellRiskScores } from './risk-scores.js'
import { Scribe } from './scribe.js'
import { type SeedRow, type SeedSink, type SeedTable, seedShapes, seedTableKeys } from './tables.js'

/** Named ids of everything the stories tell; the same in every database. */
export const stories = { agencies, invoiceMail, impersonatedPolice, muleRing, overFrozenSeller, crackdowns, outreach, bulletins, linkages, riskScores } as const
export type Stories = typeof stories

export interface SeedOptions {
  readonly digestKey: DigestKey
}

/** Rows kept in memory, by table. */
export class RowBook implements SeedSink {
  readonly rows = new Map<SeedTable, SeedRow<SeedTable>[]>()

  add<T extends SeedTable>(table: T, row: SeedRow<T>): void {
    const rows = this.rows.get(table)
    if (rows) rows.push(row)
    else this.rows.set(table, [row])
  }
}

/** Every row of the stories. */
export function tellStories({ digestKey }: SeedOptions): RowBook {
  const book = new RowBook()
  const scribe = new Scribe(book, digestKey)
  tellAgencies(book)
  tellOfficers(book)
  tellInvoiceMail(scribe)
  tellImpersonatedPolice(scribe)
  tellMuleRing(scribe)
  tellOverFrozenSeller(scribe)
  tellCrackdowns(scribe)
  tellOutreach(scribe)
  tellBulletins(book)
  tellLinkages(scribe)
  tellRiskScores(scribe)
  scribe.finish()
  return book
}

/** Writes the stories, in one transaction and as the owner. Rows that are there already stay as they are. */
export async function seedStories(sql: Sql, options: SeedOptions): Promise<Stories> {
  const book = tellStories(options)
  await sql.begin(async (tx) => {
    for (const table of seedTableKeys) {
      const rows = book.rows.get(table)
      if (!rows) continue
      const { name, keys, columns, defaults } = seedShapes[table]
      const list = columns.join(', ')
      const json = JSON.stringify(rows.map((row) => Object.fromEntries(keys.map((key, at) => [columns[at], (row as Record<string, unknown>)[key] ?? defaults[key] ?? null]))))
      // As text: a client that drizzle has changed does not encode JSON.
      await tx.unsafe(`insert into ${name} (${list}) select ${list} from json_populate_recordset(null::${name}, $1::text::json) on conflict do nothing`, [json])
    }
  })
  return stories
}
