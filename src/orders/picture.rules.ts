/** Every family's steps as people read them: a picture, then who takes each step and where it stands written. Printed to `schema/orders.md`. */
import { terms } from '../law/terms.js'
import { families, type FamilyRules } from './family.rules.js'
import { guards } from './step.rules.js'

const who: Readonly<Record<string, string>> = { INTAKE: 'intake', CONTROL: 'control', INSTITUTION: 'addressee', SCHEME: 'scheme', CLOCK: 'clock' }

function pictureOf({ steps }: FamilyRules): string {
  const lines = steps.map(({ from, to, action, by }) => (from === to ? null : `  ${from ?? '[*]'} --> ${to}: ${action} (${by.map((actor) => who[actor] ?? actor).join(', ')})`))
  return ['```mermaid', 'stateDiagram-v2', ...new Set(lines.filter((line) => line !== null)), '```'].join('\n')
}

function tableOf({ steps }: FamilyRules): string {
  const rows = steps.map(({ action, from, to, by, guards: required, article, en, zh }) => `| ${action} | ${from ?? '–'} | ${to} | ${by.map((actor) => who[actor] ?? actor).join(', ')} | ${required.map((name) => `\`${guards[name].rule}\``).join(' ') || '–'} | ${article} | ${en} ${zh} |`)
  return ['| step | from | to | who | must hold | source | rule |', '|---|---|---|---|---|---|---|', ...rows].join('\n')
}

export function printOrders(): string {
  const parts = Object.values(families).map((family) => {
    const head = [`Rests on ${family.instruments.map((type) => `\`${type}\``).join(', ')}, approved at ${family.level} level or above`, family.needsFiledCase ? 'in a filed case' : '', family.term ? `term \`${family.term}\`` : ''].filter(Boolean).join(' · ')
    const codes = Object.entries(family.answers).map(([code, action]) => `${code} ${action}`).join(' · ')
    return [`## ${family.family}`, '', head, '', pictureOf(family), '', `Answers: ${codes}`, '', tableOf(family)].join('\n')
  })
  const dated = terms.map(({ key, amount, unit, from, until, article, certainty }) => `| \`${key}\` | ${amount} ${unit} | ${from.slice(0, 10)} | ${until?.slice(0, 10) ?? '–'} | ${article} | ${certainty} |`)
  return `# Orders: what may be done, by whom, until when

Printed from the rules; a difference fails the build. 由规则自动生成。

${parts.join('\n\n')}

## Dated terms

H statute or source of a real adapter · M one secondary source · L practice, to be set by whoever runs the platform.

| term | amount | from | until | source | certainty |
|---|---|---|---|---|---|
${dated.join('\n')}
`
}
