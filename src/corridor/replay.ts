/** `accessReplay`: what an agency could have seen on a day, by the version of the policy and the agreements in force then. */
import { asRecorder } from '../database/roles.js'
import type { SessionPool } from '../database/session-pool.js'
import { BadUserInputError } from '../errors.js'
import { audiencesOf } from '../policy/actors.js'
import type { CompiledPolicy } from '../policy/charter.js'
import type { Decision } from '../policy/define.js'
import type { Grant } from '../policy/grant.js'
import { agreementThen, decidedThen, keepDecisions, type KeptDecisions } from '../policy/versions.js'
import { type Audience, type Relation, relations, type WithholdReason } from '../policy/vocabulary.js'
import type { Replay, ReplayedField, ReplayRequest } from '../request.js'
import { compileStanding } from '../statement/compile.js'
import type { Atlas } from '../statement/root-plan.js'
import { standingSql } from '../statement/standing.js'
import { bindingOf } from './binding.js'
import { dispositionOf } from './explanation.js'

const keep = `insert into access_log.policy_version (version, decisions) select $1::text, $2::text::json
  where $1::text is distinct from (select version from access_log.policy_version order by since desc limit 1) on conflict do nothing`
const inForce = 'select version, to_json(since) #>> \'{}\' as since from access_log.policy_version where since <= $1::text::timestamptz order by since desc limit 1'
const decisionsOf = 'select decisions::text as decisions from access_log.policy_version where version = $1::text order by since desc limit 1'
const kindOf = 'select type from agency where id = $1::text'
const instrumentThen = `select case_id from legal_instrument where instrument_number = $1::text and issuing_unit_id = $2::text
  and $3::text::timestamptz >= valid_from and $3::text::timestamptz < valid_until and (revoked_at is null or $3::text::timestamptz < revoked_at)`
const agreementOf = `select id, agreement_number, version from data_sharing_agreement where recipient_id = $1::text and $2::text = any(covers) and $3::text = any(purposes)
  and $4::text::timestamptz >= valid_from and $4::text::timestamptz < valid_until and (suspended_at is null or $4::text::timestamptz < suspended_at) order by valid_from desc, id limit 1`

/** Notes that this version decides from now on, where another did last. */
export const keepPolicyVersion = async (records: SessionPool, policy: CompiledPolicy): Promise<void> => void (await records.run(asRecorder, keep, [policy.version, JSON.stringify(keepDecisions(policy))]))

export interface ReplayParts {
  readonly policy: CompiledPolicy
  readonly atlas: Atlas
  readonly reads: SessionPool
  readonly records: SessionPool
}

export class Replayer {
  /** Versions that were asked for: a few in a year. */
  private readonly versions = new Map<string, KeptDecisions>()

  constructor(private readonly parts: ReplayParts) {}

  /** Throws BadUserInputError for an agency, an audience of it or a coordinate that there is not. */
  async replay(grant: Grant, asked: ReplayRequest): Promise<Replay> {
    const { agencyId, coordinate, purpose, at } = asked
    const [type = '', only] = coordinate.split('.')
    const lines = this.parts.policy.types.get(type)
    if (!lines || (only !== undefined && !lines.fields[only])) throw new BadUserInputError('coordinate', 'Type or Type.field of the schema', { en: 'coordinate must name a type or a field of the schema, as Type or Type.field.', zh: 'coordinate 必须是模式中的类型或字段坐标（类型 或 类型.字段）。' })
    const audience = await this.audienceOf(grant, asked)
    const asAuditor = (text: string, parameters: readonly (string | null)[]) => this.parts.reads.run(bindingOf(grant), `/* ${grant.charter.audience} accessReplay */ ${text}`, parameters)
    const [version] = await this.parts.records.run(asRecorder, inForce, [at])
    const kept = version ? await this.decisions(version['version'] as string) : null
    const [instrument] = asked.instrument ? await asAuditor(instrumentThen, [asked.instrument, agencyId, at]) : []
    const group = kept ? agreementThen(kept, type, audience) : null
    const [agreement] = group ? await asAuditor(agreementOf, [agencyId, group, purpose, at]) : []
    const internal = kept?.withoutAgreement.includes(audience) ?? false
    const relation = asked.id && kept ? await this.standing(grant, type, asked.id, agencyId, internal, (instrument?.['case_id'] as string | undefined) ?? null) : null
    const lapsed = group !== null && agreement === undefined
    const fields = (relation ? [relation] : relations).flatMap((each) => this.fieldsThen(kept, type, audience, asked, instrument !== undefined, each, lapsed)).filter(({ field }) => only === undefined || field === only)
    const visible = fields.some(({ disposition }) => disposition !== 'WITHHELD')
    return {
      agencyId,
      audience,
      purpose,
      at,
      relation,
      policyVersion: (version?.['version'] as string | undefined) ?? null,
      policySince: (version?.['since'] as string | undefined) ?? null,
      underInstrument: instrument !== undefined,
      needsAgreement: group !== null,
      agreementId: (agreement?.['id'] as string | undefined) ?? null,
      agreementNumber: (agreement?.['agreement_number'] as string | undefined) ?? null,
      agreementVersion: agreement ? Number(agreement['version']) : null,
      visible,
      reason: visible ? null : (fields[0]?.reason ?? null),
      fields,
    }
  }

  private fieldsThen(kept: KeptDecisions | null, type: string, audience: Audience, { purpose }: ReplayRequest, instrument: boolean, relation: Relation, lapsed: boolean): readonly ReplayedField[] {
    const decided = kept ? decidedThen(kept, type, audience, purpose, instrument, relation) : null
    if (decided === null) return []
    if (typeof decided === 'string') return (kept?.types[type]?.fields ?? []).map((field) => ({ field, relation, disposition: 'WITHHELD', reason: decided }))
    const sealed = decided.find(([field]) => field === 'id')?.[1]
    return decided.map(([field, decision]) => said(field, relation, lapsed && sealed?.level !== 'withheld' && decision.level !== 'withheld' ? { level: 'withheld', reason: 'EXPIRED_GRANT' } : decision))
  }

  private async audienceOf(grant: Grant, { agencyId, audience }: ReplayRequest): Promise<Audience> {
    const [agency] = await this.parts.reads.run(bindingOf(grant), `/* ${grant.charter.audience} accessReplay */ ${kindOf}`, [agencyId])
    if (!agency) throw new BadUserInputError('agencyId', 'an agency', { en: 'agencyId must be that of an agency.', zh: 'agencyId 必须是机构标识。' })
    const known = audiencesOf[agency['type'] as string] ?? []
    const [first] = known
    if (audience ? !known.includes(audience) : known.length !== 1) throw new BadUserInputError('audience', known.join(' '), { en: `audience must be one of this agency's: ${known.join(', ')}.`, zh: `audience 必须是该机构的角色之一：${known.join('、')}。` })
    return audience ?? (first as Audience)
  }

  /** Null where there is no such row, or it is not the caller's to see. */
  private async standing(grant: Grant, type: string, id: string, agency: string, internal: boolean, instrumentCase: string | null): Promise<Relation | null> {
    const seen = compileStanding(this.parts.atlas, grant.charter, type, false)
    if (!seen) return null
    const [row] = await this.parts.reads.run(bindingOf(grant), `/* ${grant.charter.audience} accessReplay */ ${seen.select}`, [...seen.parameters.map((parameter) => parameter({ grant, values: [] })), id])
    if (!row) return null
    const [stands] = await this.parts.reads.run(bindingOf(grant), `/* ${grant.charter.audience} accessReplay */ ${standingSql}`, [type, id, agency, String(internal), instrumentCase])
    return (stands?.['standing'] as Relation | null | undefined) ?? null
  }

  private async decisions(version: string): Promise<KeptDecisions> {
    let known = this.versions.get(version)
    if (!known) {
      const [row] = await this.parts.records.run(asRecorder, decisionsOf, [version])
      this.versions.set(version, (known = JSON.parse(row?.['decisions'] as string) as KeptDecisions))
    }
    return known
  }
}

const said = (field: string, relation: Relation, decision: Decision): ReplayedField => ({ field, relation, disposition: dispositionOf(decision), reason: decision.level === 'withheld' ? (decision.reason as WithholdReason) : null })
