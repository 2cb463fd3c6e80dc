import type { GraphQLSchema } from 'graphql'
import { useState } from 'react'
import { type Answer, type Cell, type ComparedRow, tallyColumn } from './comparison.js'
import type { PersonaCard } from './desk.js'
import { TallyChips } from './status-line.js'
import type { Language, Word } from './words.js'

interface ComparedColumn {
  readonly persona: PersonaCard
  readonly purpose: string
  readonly answer: Answer
  readonly schema: GraphQLSchema | null
}

export type Compared =
  | { readonly state: 'none' | 'running' }
  | { readonly state: 'refused'; readonly why: Word }
  | {
      readonly state: 'done'
      readonly columns: readonly ComparedColumn[]
      readonly rows: readonly ComparedRow[]
      readonly document: string
      readonly variables: string
    }

interface ComparePanelProps {
  compared: Compared
  language: Language
  say: (word: Word) => string
  samePurpose: boolean
  onSamePurpose: (same: boolean) => void
  onAgain: () => void
  onPersona: (key: string) => void
}

/** Lets a code such as NEEDS_LEGAL_INSTRUMENT wrap after its underscores. */
function breakable(code: string) {
  return code.split(/(?<=_)/).map((part) => (
    <span key={part}>
      {part}
      <wbr />
    </span>
  ))
}

/** Kind by word as well as by colour. */
function CellContent({ cell, say }: { cell: Cell; say: (word: Word) => string }) {
  switch (cell.kind) {
    case 'clear':
      return <code>{cell.text}</code>
    case 'masked':
      return (
        <>
          <code>{cell.text}</code>
          <small>
            {say('masked')}
            {cell.reason && ` · ${cell.reason}`}
          </small>
        </>
      )
    case 'withheld':
      return (
        <>
          <small className="word">{say('withheld')}</small>
          <small className="code">{breakable(cell.reason)}</small>
        </>
      )
    case 'error':
      return (
        <>
          <code className="word">{breakable(cell.reason)}</code>
          <small>{cell.text}</small>
        </>
      )
    case 'empty':
      return (
        <code>
          null<span className="unseen"> ({say('empty')})</span>
        </code>
      )
    case 'group':
      return cell.text ? (
        <small>
          [ {cell.text} ]<span className="unseen"> {say('items')}</span>
        </small>
      ) : (
        <small>{'{ }'}</small>
      )
    case 'absent':
      return (
        <>
          <span aria-hidden="true">–</span>
          <span className="unseen">{say('absent')}</span>
        </>
      )
  }
}

export function ComparePanel({ compared, language, say, samePurpose, onSamePurpose, onAgain, onPersona }: ComparePanelProps) {
  const [onlyDiffering, setOnlyDiffering] = useState(false)
  const isDone = compared.state === 'done'
  const shown = isDone ? compared.rows.filter((row) => row.differs || !onlyDiffering) : []
  return (
    <div className="compare">
      <div className="compare-bar">
        <ul className="legend">
          <li className="clear">{say('clear')}</li>
          <li className="masked">{say('masked')}</li>
          <li className="withheld">{say('withheld')}</li>
          <li className="error">{say('error')}</li>
        </ul>
        <label className="check">
          <input type="checkbox" checked={onlyDiffering} onChange={(event) => setOnlyDiffering(event.target.checked)} /> {say('onlyDiffering')}
        </label>
        <label className="field inline" htmlFor="compare-purposes">
          <span>{say('purposes')}</span>
          <select id="compare-purposes" value={samePurpose ? 'same' : 'own'} onChange={(event) => onSamePurpose(event.target.value === 'same')}>
            <option value="own">{say('ownPurpose')}</option>
            <option value="same">{say('chosenPurpose')}</option>
          </select>
        </label>
        <button type="button" className="quiet" onClick={onAgain}>
          {say('again')}
        </button>
        <p className="compare-status" role="status">
          {compared.state === 'running' && say('running')}
          {compared.state === 'refused' && say(compared.why)}
          {isDone && `${shown.length} / ${compared.rows.length} ${say('rows')}`}
        </p>
      </div>
      {isDone && (
        <details className="compared-document">
          <summary>{say('document')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1). */}
          <pre tabIndex={0}>
            {compared.document}
            {compared.variables.trim() && `\n\n${compared.variables}`}
          </pre>
        </details>
      )}
      {isDone && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1).
        <section className="table-place" tabIndex={0} aria-label={say('table')}>
          <table>
            <thead>
              <tr>
                <th scope="col" className="corner">
                  {say('field')}
                </th>
                {compared.columns.map((column, index) => (
                  <th scope="col" key={column.persona.key} data-persona={column.persona.key}>
                    <button type="button" className="column-name" title={column.persona.description[language]} onClick={() => onPersona(column.persona.key)}>
                      {column.persona.name[language]}
                    </button>
                    <code className="column-purpose">{column.purpose}</code>
                    <TallyChips tally={tallyColumn(compared.rows, index, column.answer)} say={say} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.path} className={row.differs ? 'differs' : 'same'}>
                  <th scope="row" title={row.coordinate || row.path}>
                    <span className={`indent depth-${Math.min(row.depth, 9)}`}>{row.label}</span>
                    {row.coordinate && <span className="unseen"> {row.coordinate}</span>}
                  </th>
                  {row.cells.map((cell, index) => (
                    <td
                      key={compared.columns[index]?.persona.key}
                      data-kind={cell.kind}
                      data-path={row.path}
                      data-persona={compared.columns[index]?.persona.key}
                      title={cell.text}
                    >
                      <CellContent cell={cell} say={say} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}
