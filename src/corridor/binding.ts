import { audienceRole } from '../database/roles.js'
import type { Binding } from '../database/session-pool.js'
import type { Grant } from '../policy/grant.js'

/** The session a grant reads through: its audience's role, and the facts that row-level security asks for. */
export function bindingOf(grant: Grant): Binding {
  const { audience, instrument } = grant.charter
  const stated = instrument ? (grant.instrumentNumber ?? '') : ''
  return { role: audienceRole(audience), settings: { 'app.agency': grant.agency, 'app.purpose': grant.purpose, 'app.instrument': stated }, key: `${audience}|${grant.agency}|${grant.purpose}|${stated}` }
}
