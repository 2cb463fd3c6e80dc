import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { seedId } from '../database/columns.js'
import { invariant } from '../errors.js'
import { type LocalKeys, longestTokenSeconds } from './keys.js'
import type { Persona } from './personas.js'

export interface MintOptions {
  readonly issuer: string
  readonly audience: string
  /** At most `longestTokenSeconds`, which is the default. */
  readonly lifetimeSeconds?: number
  /** SHA-256 of the DER of the one certificate the token may be used with, in base64url (RFC 8705 §3.1). */
  readonly certificateThumbprint?: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/** An access token (RFC 9068) of a persona. Demonstration only: nobody's identity is checked. */
export async function mintToken(keys: LocalKeys, persona: Persona, options: MintOptions): Promise<string> {
  const { issuer, audience, lifetimeSeconds = longestTokenSeconds, certificateThumbprint, clock = Date.now } = options
  invariant(lifetimeSeconds > 0 && lifetimeSeconds <= longestTokenSeconds, 'a token lives no longer than the authenticator accepts')
  const { kid, key } = await keys.getSigningKey()
  const issuedAt = Math.floor(clock() / 1_000)
  return new SignJWT({
    client_id: 'liandong-demonstration',
    liandong: { agency: seedId('agency', persona.agencyKey), audience: persona.audience },
    ...(certificateThumbprint === undefined ? {} : { cnf: { 'x5t#S256': certificateThumbprint } }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(persona.subject)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key)
}
