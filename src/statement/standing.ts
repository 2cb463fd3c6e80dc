/** How a row stands to any agency, for whoever may ask what others could have seen. */
import { getTableName } from 'drizzle-orm'
import { quote } from '../database/literal.js'
import { audienceRole } from '../database/roles.js'
import type { CompiledPolicy } from '../policy/charter.js'
import { cellOf, type Gate, type Line, never } from '../policy/define.js'
import type { CallerSql } from '../policy/rows.js'
import { audiences } from '../policy/vocabulary.js'
import type { TypeMapping } from './mapping.js'

/** By place: a parameter's name would be taken for a column of the same name. */
const caller: CallerSql = { agency: '$3', instrumentCase: '$5' }

/** `own`, `party` or `other`; null where there is no such row. Parameters: type, row, agency, whether it stands inside the centre or above it, case of its instrument. */
export const standingSql = 'select app.standing_of($1::text, $2::text, $3::text, $4::text::boolean, $5::text) as standing'

/** The row predicates of every type as one function of the database. It runs with the rights of the owner, and may be called by exactly those whom the gate lets in: nobody, where there is none. */
export function standingFences(policy: CompiledPolicy, mappings: readonly TypeMapping[], gate: Line<Gate> | undefined): readonly string[] {
  const branches = mappings.map((mapping) => {
    const lines = policy.types.get(mapping.type)
    const [own, party, covered] = [lines?.own ?? never, lines?.party ?? never, lines?.covered ?? never].map((predicate) => predicate('x', caller))
    return `when ${quote(mapping.type)} then (select case when ${own} then 'own' when case when $4 then ${covered} else ${party} end then 'party' else 'other' end from ${getTableName(mapping.table)} x where x.id = $2)`
  })
  const signature = 'app.standing_of(text, text, text, boolean, text)'
  const callers = audiences.filter((audience) => gate && cellOf(gate, audience).open).map(audienceRole)
  return [
    `create or replace function app.standing_of(text, text, text, boolean, text) returns text language sql stable security definer set search_path = public, pg_temp as $$ select case $1 ${branches.join(' ')} end $$`,
    `revoke all on function ${signature} from public, ${audiences.map(audienceRole).join(', ')}`,
    ...(callers.length ? [`grant execute on function ${signature} to ${callers.join(', ')}`] : []),
  ]
}
