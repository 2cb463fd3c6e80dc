/** The matrix as people read it: `schema/disclosure.md`. Tests read that file, not the code that made it. */
import type { CompiledPolicy } from './charter.js'
import { cellOf } from './define.js'
import { claimable } from './purposes.js'
import { type Audience, audiences } from './vocabulary.js'

/** Column heads, in the order of `audiences`. */
export const audienceTitles: Readonly<Record<Audience, string>> = {
  POLICE_INTAKE: 'intake',
  POLICE_CONTROL: 'control',
  POLICE_ANALYSIS: 'analysis',
  POLICE_OUTREACH: 'outreach',
  BANK: 'bank',
  CARD_SCHEME: 'scheme',
  CARRIER: 'carrier',
  PLATFORM: 'platform',
  AUDITOR: 'auditor',
  OPERATOR: 'operator',
}

const row = (head: string, cells: readonly string[]): string => `| ${[head, ...cells].join(' | ')} |`
const heads = audiences.map((audience) => audienceTitles[audience])
const rule = row('---', audiences.map(() => '---'))

export function printDisclosure(policy: CompiledPolicy): string {
  const lines = [
    '# Who sees what',
    '',
    'Printed from the policy; a difference fails the build. 由策略自动生成。',
    '',
    '`F` the value · `M` its mask · `T` a match token · `–` withheld · `own A / B` A on rows the caller holds, B on other visible rows · `§ A / B` A on rows of the case that a legal instrument in force was issued for (`x-legal-instrument`), B on others and without one · `[PURPOSE …] A / B` A for these purposes, B for others. A relation is withheld where the caller can see no row of the type it leads to.',
    '',
    'Read, filter, order and count are one permission: only `F` may be filtered, ordered or counted by.',
    '',
    '## Purposes an audience may claim',
    '',
    row('audience', ['purposes']),
    row('---', ['---']),
    ...audiences.map((audience) => row(audienceTitles[audience], [claimable[audience].join(' ')])),
    '',
    '## Operations',
    '',
    row('operation', heads),
    rule,
    ...[...policy.operations].sort(byName).map(([coordinate, line]) => row(`\`${coordinate}\``, audiences.map((audience) => cellOf(line, audience).print))),
  ]
  for (const [type, { basis, group, rows, purposes, fields, underAgreement }] of [...policy.types].sort(byName)) {
    lines.push('', `## ${type}`, '', `${basis} · ${group}${underAgreement ? ' · partners under an agreement in force' : ''} · opened by ${purposes.join(' ')}`, '')
    lines.push(row('field', heads), rule, row('*rows*', audiences.map((audience) => cellOf(rows, audience).print)))
    for (const [field, line] of Object.entries(fields)) lines.push(row(`\`${type}.${field}\``, audiences.map((audience) => cellOf(line, audience).print)))
  }
  return `${lines.join('\n')}\n`
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0)
