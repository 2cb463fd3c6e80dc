/** `explainAccess`: the compiled policy asked out loud. It decides nothing that the read would not decide in the same way. */
import { BadUserInputError } from '../errors.js'
import type { SessionPool } from '../database/session-pool.js'
import type { Explanation, WhoAmI } from '../request.js'
import type { CompiledPolicy } from '../policy/charter.js'
import { cellOf, type Decision } from '../policy/define.js'
import type { Grant } from '../policy/grant.js'
import { claimable } from '../policy/purposes.js'
import { type Relation, relations } from '../policy/vocabulary.js'
import { compileStanding } from '../statement/compile.js'
import type { Atlas } from '../statement/root-plan.js'
import type { Viewer } from '../identity/viewer.js'
import { bindingOf } from './binding.js'

export const whoAmI = (viewer: Viewer, grant: Grant): WhoAmI => ({
  agencyId: viewer.agency,
  audience: viewer.audience,
  officer: viewer.officer,
  purpose: grant.purpose,
  claimablePurposes: claimable[viewer.audience],
  underInstrument: grant.charter.instrument,
})

export async function explain(policy: CompiledPolicy, atlas: Atlas, pool: SessionPool, grant: Grant, coordinate: string, id: string | null): Promise<Explanation> {
  const [type = '', field = ''] = coordinate.split('.')
  const lines = policy.types.get(type)
  const line = lines?.fields[field]
  const { audience, purpose } = grant.charter
  // A field the audience can never read is told apart from one that does not exist by introspection already: by neither.
  if (!lines || !line) throw new BadUserInputError('coordinate', 'Type.field of the schema', { en: 'coordinate must name a field of the schema, as Type.field.', zh: 'coordinate 必须是模式中的字段坐标（类型.字段）。' })
  const granted = grant.charter.types.get(type)
  const relation = id ? await standing(atlas, pool, grant, type, id) : null
  const decision: Decision = granted?.decide(field, relation ?? granted.visible[0] ?? 'other') ?? { level: 'withheld', reason: 'NOT_ENTITLED' }
  return {
    coordinate,
    disposition: dispositionOf(decision),
    reason: decision.level === 'withheld' ? decision.reason : null,
    rule: cellOf(line, audience).print,
    basis: lines.basis,
    relation,
    opens: decision.level === 'full' ? [] : openings(policy, grant, type, field, relation, purpose),
  }
}

const words = { full: 'CLEAR', mask: 'MASKED', token: 'TOKEN', withheld: 'WITHHELD' } as const
export const dispositionOf = ({ level }: Decision): Explanation['disposition'] => words[level]

async function standing(atlas: Atlas, pool: SessionPool, grant: Grant, type: string, id: string): Promise<Relation | null> {
  // Where a row is answered alike however it stands, nobody asks how: the columns that tell may not even be the caller's to read.
  const granted = grant.charter.types.get(type)
  const matters = Object.keys(granted?.policy.fields ?? {}).some((field) => new Set(granted?.visible.map((relation) => JSON.stringify(granted.decide(field, relation)))).size > 1)
  const statement = compileStanding(atlas, grant.charter, type, matters || granted?.visible.length === 1)
  if (!statement) return null
  const [row] = await pool.run(bindingOf(grant), `/* ${grant.charter.audience} explainAccess */ ${statement.select}`, [...statement.parameters.map((parameter) => parameter({ grant, values: [] })), id])
  return (row?.['rel'] as Relation | '' | undefined) || null
}

/** Circumstances of the same audience in which the field is clear: an instrument, another purpose, a row of its own. */
function openings(policy: CompiledPolicy, grant: Grant, type: string, field: string, relation: Relation | null, purpose: string): string[] {
  const { audience, instrument } = grant.charter
  const found = new Set<string>()
  for (const other of claimable[audience]) {
    for (const withInstrument of [false, true]) {
      const granted = policy.charter(audience, other, withInstrument).types.get(type)
      for (const standing of relation ? [relation] : relations) {
        if (granted?.visible.includes(standing) && granted.decide(field, standing).level === 'full') {
          found.add([other === purpose ? null : `x-purpose: ${other}`, withInstrument && !instrument ? 'x-legal-instrument' : null, relation ? null : `relation: ${standing}`].filter(Boolean).join(', ') || 'as asked')
        }
      }
    }
  }
  // The shortest way first; ways that only add an instrument to one that needs none are left out.
  return [...found].filter((way) => !way.includes('x-legal-instrument') || !found.has(way.replace(/,? ?x-legal-instrument/, '').replace(/^, /, ''))).sort((a, b) => a.length - b.length).slice(0, 8)
}
