/** Who asks, and what the file and the stored rows say that it sees. */
import type postgres from 'postgres'
import { inject } from 'vitest'
import { seedId } from '../../src/database/columns.js'
import { type Persona, personas } from '../../src/identity/personas.js'
import type { Audience } from '../../src/policy/vocabulary.js'
import type { Circumstances, DisclosureFile, Level, Relation } from '../support/disclosure-file.js'
import type { Standing, StoredRow, StoredRows } from '../support/stored-rows.js'

export const partners: readonly string[] = ['BANK', 'CARD_SCHEME', 'CARRIER', 'PLATFORM']
export const onePerAudience: readonly Persona[] = personas.filter((persona, at) => personas.findIndex(({ audience }) => audience === persona.audience) === at)
/** Through whose eyes it is looked: everybody's in the proof, one of each audience's where every commit waits for it. */
export const lookers: readonly Persona[] = inject('proof') ? personas : onePerAudience
export const agencyOf = ({ agencyKey }: Persona): string => seedId('agency', agencyKey)
export const personaNamed = (key: string): Persona => personas.find((persona) => persona.key === key) as Persona

export interface Asker {
  readonly audience: Audience
  readonly agency: string
  readonly purpose: string
  /** Case that its instrument in force was issued for. */
  readonly instrumentCase: string | null
}
/** The persona with its first purpose and no instrument, unless told otherwise. */
export const askerOf = (persona: Persona, { purpose = persona.purposes[0] as string, instrumentCase = null as string | null } = {}): Asker => ({ audience: persona.audience, agency: agencyOf(persona), purpose, instrumentCase })

const standingOf = ({ audience, agency, instrumentCase }: Asker): Standing => ({ agency, partner: partners.includes(audience), instrumentCase })
export const relationOf = (asker: Asker, row: StoredRow): Relation => row.relationTo(standingOf(asker))
export const worldOf = (asker: Asker, row: StoredRow): Circumstances => ({ relation: relationOf(asker, row), purpose: asker.purpose, instrument: asker.instrumentCase !== null })
export const levelOf = (file: DisclosureFile, asker: Asker, row: StoredRow, field: string): Level => file.decide(row.type, field, asker.audience, worldOf(asker, row)).level

/** Whether the row is answered to the caller at all: its relation, the purpose, and an agreement in force where one is needed. */
export const seesRow = (file: DisclosureFile, rows: StoredRows, asker: Asker, row: StoredRow): boolean =>
  file.sees(row.type, asker.audience, worldOf(asker, row)) && (!file.needsAgreement(row.type, asker.audience) || rows.hasAgreement(asker.agency, file.typeOf(row.type).group, asker.purpose))

/** Case of each instrument in force, by `agency number` of its issuer. */
export async function instrumentsInForce(owner: postgres.Sql): Promise<ReadonlyMap<string, string>> {
  const found = await owner<{ number: string; issuer: string; caseId: string }[]>`
    select instrument_number as number, issuing_unit_id as issuer, case_id as "caseId" from legal_instrument where revoked_at is null and valid_from <= now() and now() < valid_until`
  return new Map(found.map(({ number, issuer, caseId }) => [`${issuer} ${number}`, caseId]))
}
