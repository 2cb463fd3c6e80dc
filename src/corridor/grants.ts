/** From viewer to grant: the charter of its audience, purpose and instrument, with its name on it. Decided once per request. */
import { hkdfSync } from 'node:crypto'
import type { SessionPool } from '../database/session-pool.js'
import { audienceRole } from '../database/roles.js'
import { BadUserInputError, invariant } from '../errors.js'
import type { Viewer } from '../identity/viewer.js'
import type { CompiledPolicy } from '../policy/charter.js'
import { type Grant, makeGrant } from '../policy/grant.js'
import { withoutAgreement } from '../policy/purposes.js'

export interface GrantOptions {
  readonly policy: CompiledPolicy
  readonly pool: SessionPool
  /** 32 bytes; match tokens are keyed from it (RFC 5869), one key per agency that receives them. */
  readonly platformKey: Buffer
}

/** Agencies whose token keys are held; a few dozen take part. */
const tokenKeysLimit = 1_000

export function makeGrants({ policy, pool, platformKey }: GrantOptions) {
  const tokenKeys = new Map<string, Buffer>()
  const tokenKeyOf = (agency: string): Buffer => {
    let key = tokenKeys.get(agency)
    if (!key) {
      if (tokenKeys.size >= tokenKeysLimit) tokenKeys.clear()
      key = Buffer.from(hkdfSync('sha256', platformKey, '', `match token for ${agency}`, 32))
      tokenKeys.set(agency, key)
    }
    return key
  }

  /** Throws BadUserInputError where a stated case or instrument does not hold: one answer, whether it is absent, expired or somebody else's. */
  return async (viewer: Viewer): Promise<Grant> => {
    invariant(viewer.purpose, 'a grant needs a purpose')
    const basis = viewer.caseNumber || viewer.instrumentNumber ? await basisOf(pool, viewer) : { caseKnown: true, instrumentCase: null }
    if (viewer.caseNumber && !basis.caseKnown) throw new BadUserInputError('x-case-number', 'a case your agency takes part in', { en: 'x-case-number must name a case that your agency takes part in.', zh: 'x-case-number 必须是贵单位参与的案件。' })
    if (viewer.instrumentNumber && !basis.instrumentCase) {
      throw new BadUserInputError('x-legal-instrument', 'an instrument of your agency in force', { en: 'x-legal-instrument must name an instrument that your agency issued and that is in force now.', zh: 'x-legal-instrument 必须是贵单位签发且当前有效的法律文书。' })
    }
    return makeGrant(policy.charter(viewer.audience, viewer.purpose, basis.instrumentCase !== null), viewer, basis.instrumentCase, tokenKeyOf(viewer.agency))
  }
}

async function basisOf(pool: SessionPool, viewer: Viewer): Promise<{ caseKnown: boolean; instrumentCase: string | null }> {
  const { audience, agency, purpose, caseNumber, instrumentNumber } = viewer
  const binding = {
    role: audienceRole(audience),
    settings: { 'app.agency': agency, 'app.purpose': purpose ?? '', 'app.instrument': instrumentNumber ?? '' },
    key: `${audience}|${agency}|${purpose}|${instrumentNumber ?? ''}`,
  }
  const [row] = await pool.run(binding, 'select app.case_known($1::text, $2::boolean) as case_known, app.instrument_case() as instrument_case', [caseNumber, String(withoutAgreement.includes(audience))])
  return { caseKnown: row?.['case_known'] === true, instrumentCase: (row?.['instrument_case'] as string | null | undefined) ?? null }
}
