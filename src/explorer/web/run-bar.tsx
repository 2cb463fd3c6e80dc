import { useEffect, useState } from 'react'
import type { EntitlementMode, Facts, PersonaCard, Statement } from './desk.js'
import type { Language, Word } from './words.js'

interface RunBarProps {
  facts: Facts
  language: Language
  say: (word: Word) => string
  persona: PersonaCard | undefined
  statement: Statement
  operationName: string
  view: 'explore' | 'compare'
  onLanguage: (language: Language) => void
  onPersona: (key: string) => void
  onPurpose: (purpose: string) => void
  onMode: (mode: EntitlementMode) => void
  onCaseNumber: (text: string) => void
  onInstrument: (text: string) => void
  onOperation: (name: string) => void
  onView: (view: 'explore' | 'compare') => void
}

/** Keeps what is typed until Enter or leaving the field, so that no request goes out per letter. */
function HeaderInput({ id, label, header, value, onCommit }: { id: string; label: string; header: string; value: string; onCommit: (text: string) => void }) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <input
        id={id}
        value={draft}
        placeholder={header}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => onCommit(draft.trim())}
        onKeyDown={(event) => event.key === 'Enter' && onCommit(draft.trim())}
      />
    </label>
  )
}

export function RunBar(props: RunBarProps) {
  const { facts, language, say, persona, statement } = props
  const [isCopied, setCopied] = useState(false)
  const others = facts.purposes.filter((purpose) => !persona?.purposes.includes(purpose))
  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <header className="run-bar">
      <div className="bar-row">
        <a className="brand" href={`/?lang=${language}`}>
          <img src="/explorer/mark.svg" alt="" width="26" height="26" />
          <span>
            <b>Liandong</b> <span lang="zh-CN">联动</span>
          </span>
          <span className="unseen"> – {say('home')}</span>
        </a>
        <label className="field operation" htmlFor="operation">
          <span>{say('operation')}</span>
          <select id="operation" value={props.operationName} onChange={(event) => props.onOperation(event.target.value)}>
            {!facts.operations.length && <option value="">{say('choose')}</option>}
            {facts.operations.map((card) => (
              <option key={card.name} value={card.name} title={card.note}>
                {card.name} – {card.title[language]}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="segments" aria-label={say('views')}>
          <button type="button" id="view-explore" aria-pressed={props.view === 'explore'} onClick={() => props.onView('explore')}>
            {say('explore')}
          </button>
          <button type="button" id="view-compare" aria-pressed={props.view === 'compare'} onClick={() => props.onView('compare')}>
            {say('compare')}
          </button>
        </fieldset>
        <button type="button" className="quiet" onClick={() => void copyLink()}>
          {say(isCopied ? 'copied' : 'share')}
        </button>
        <button type="button" className="quiet" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => props.onLanguage(language === 'zh' ? 'en' : 'zh')}>
          {say('language')}
        </button>
      </div>
      <fieldset className="bar-row" aria-label={say('bar')}>
        <label className="field persona" htmlFor="persona">
          <span>{say('runAs')}</span>
          <select id="persona" value={persona?.key} onChange={(event) => props.onPersona(event.target.value)}>
            {facts.personas.map((card) => (
              <option key={card.key} value={card.key}>
                {card.key} · {card.name[language]}
              </option>
            ))}
          </select>
        </label>
        <label className="field" htmlFor="purpose">
          <span>{say('purpose')}</span>
          <select id="purpose" value={statement.purpose} onChange={(event) => props.onPurpose(event.target.value)}>
            <optgroup label={say('mayState')}>
              {persona?.purposes.map((purpose) => (
                <option key={purpose}>{purpose}</option>
              ))}
            </optgroup>
            <optgroup label={say('refused')}>
              {others.map((purpose) => (
                <option key={purpose}>{purpose}</option>
              ))}
            </optgroup>
          </select>
        </label>
        <HeaderInput id="case-number" label={say('caseNumber')} header="x-case-number" value={statement.caseNumber} onCommit={props.onCaseNumber} />
        <HeaderInput id="instrument" label={say('instrument')} header="x-legal-instrument" value={statement.instrument} onCommit={props.onInstrument} />
        <label className="field" htmlFor="mode">
          <span>{say('mode')}</span>
          <select id="mode" value={statement.mode} onChange={(event) => props.onMode(event.target.value as EntitlementMode)}>
            <option value="filter">{say('modeFilter')}</option>
            <option value="reject">{say('modeReject')}</option>
          </select>
        </label>
        <p className="persona-line">{persona?.description[language]}</p>
      </fieldset>
    </header>
  )
}
