import type { Tally } from './comparison.js'
import type { Facts } from './desk.js'
import type { Language, Word } from './words.js'

/** What the last answer disclosed, and to whom. */
export interface Outcome {
  readonly personaKey: string
  readonly purpose: string
  readonly tally: Tally
  /** `extensions.accessRecord` as it came. */
  readonly accessRecord: unknown
}

export function TallyChips({ tally, say }: { tally: Tally; say: (word: Word) => string }) {
  return (
    <span className="chips">
      {(['clear', 'masked', 'withheld'] as const).map(
        (kind) =>
          tally[kind] > 0 && (
            <span key={kind} className={`chip ${kind}`}>
              {tally[kind]} {say(kind)}
            </span>
          ),
      )}
      {Object.entries(tally.errors).map(([code, count]) => (
        <span key={code} className="chip error">
          {count > 1 ? `${count} × ` : ''}
          {code}
        </span>
      ))}
    </span>
  )
}

export function StatusLine({ outcome, facts, language, say }: { outcome: Outcome | null; facts: Facts; language: Language; say: (word: Word) => string }) {
  if (!outcome)
    return (
      <p className="status-line" role="status">
        {say('ready')}
      </p>
    )
  const persona = facts.personas.find((card) => card.key === outcome.personaKey)
  const record = outcome.accessRecord as { id?: string; leafIndex?: number | string | null } | undefined
  return (
    <p className="status-line" role="status">
      <b>{persona?.name[language] ?? outcome.personaKey}</b> <code>{outcome.purpose}</code>
      <TallyChips tally={outcome.tally} say={say} />
      {record?.id && (
        <span className="receipt">
          {say('record')} <code>{record.id}</code>
          {record.leafIndex != null && (
            <>
              {' '}
              · {say('leaf')} <code>{record.leafIndex}</code>
            </>
          )}
        </span>
      )}
    </p>
  )
}
