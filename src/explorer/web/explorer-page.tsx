import { GraphiQL } from 'graphiql'
import { type OperationDefinitionNode, parse } from 'graphql'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Address, writeAddress } from './address.js'
import { type Compared, ComparePanel } from './compare-panel.js'
import { type Answer, compareAnswers, tallyColumn } from './comparison.js'
import { findCoordinates } from './coordinates.js'
import { ask, type Facts, findSchema, mapGently, type Statement } from './desk.js'
import { EditorLink, type Editors } from './editor-link.js'
import { RunBar } from './run-bar.js'
import { type Outcome, StatusLine } from './status-line.js'
import { speak } from './words.js'

/** A reload keeps what was typed; an opened link shows what it names. */
function isReload(): boolean {
  return performance.getEntriesByType('navigation').some((entry) => (entry as PerformanceNavigationTiming).type === 'reload')
}

/** How many personas are asked at a time. */
const compareWidth = 4

function kindOf(document: string, operationName: string | undefined): string | null {
  try {
    const operations = parse(document).definitions.filter((node): node is OperationDefinitionNode => node.kind === 'OperationDefinition')
    const chosen = operationName ? operations.find((node) => node.name?.value === operationName) : operations.length === 1 ? operations[0] : undefined
    return chosen?.operation ?? null
  } catch {
    return null
  }
}

export function ExplorerPage({ facts, start }: { facts: Facts; start: Address }) {
  const [language, setLanguage] = useState(start.language)
  const say = useMemo(() => speak(language), [language])
  const first = facts.personas.find((card) => card.key === start.persona) ?? facts.personas.find((card) => card.key === 'police-control') ?? facts.personas[0]
  const [personaKey, setPersonaKey] = useState(first?.key ?? '')
  const persona = facts.personas.find((card) => card.key === personaKey)
  const [purpose, setPurpose] = useState(start.purpose || (first?.purposes[0] ?? ''))
  const [mode, setMode] = useState(start.mode)
  const [caseNumber, setCaseNumber] = useState('')
  const [instrument, setInstrument] = useState('')
  const [operationName, setOperationName] = useState(
    (facts.operations.find((card) => card.name === start.operation) ?? facts.operations.find((card) => card.name === 'CaseByNumber') ?? facts.operations[0])
      ?.name ?? '',
  )
  const [view, setView] = useState<'explore' | 'compare'>(start.compare ? 'compare' : 'explore')
  const [samePurpose, setSamePurpose] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [compared, setCompared] = useState<Compared>({ state: 'none' })
  const [isReady, setReady] = useState(false)
  const editors = useRef<Editors | null>(null)
  const round = useRef(0)

  const statement: Statement = { purpose, caseNumber, instrument, mode }
  // Always the newest: GraphiQL keeps a fetcher longer than one rendering.
  const asking = useRef({ personaKey, statement })
  asking.current = { personaKey, statement }

  // biome-ignore lint/correctness/useExhaustiveDependencies: see below, the persona makes the fetcher another
  const fetcher = useMemo(
    // A new fetcher makes GraphiQL fetch the schema again, which is another one for another persona.
    () => async (request: { query: string; variables?: unknown; operationName?: string | null }) => {
      const now = asking.current
      const answer = await ask(now.personaKey, now.statement, request)
      if (request.operationName !== 'IntrospectionQuery') {
        const schema = answer.extensions?.['disclosure'] ? await findSchema(now.personaKey, now.statement) : null
        const rows = compareAnswers([answer], findCoordinates(request.query, schema ? [schema] : []))
        setOutcome({
          personaKey: now.personaKey,
          purpose: now.statement.purpose,
          tally: tallyColumn(rows, 0, answer),
          accessRecord: answer.extensions?.['accessRecord'],
        })
      }
      return answer
    },
    [personaKey],
  )

  const runIfQuery = useCallback(() => {
    const held = editors.current?.read()
    if (held && kindOf(held.document, held.operationName) === 'query') editors.current?.run()
  }, [])

  const compareAll = useCallback(async () => {
    const held = editors.current?.read()
    if (!held) return
    const kind = kindOf(held.document, held.operationName)
    if (kind !== 'query') return setCompared({ state: 'refused', why: kind ? 'noMutation' : 'nothing' })
    let variables: unknown
    try {
      variables = held.variables.trim() ? JSON.parse(held.variables) : undefined
    } catch {
      return setCompared({ state: 'refused', why: 'badVariables' })
    }
    const mine = ++round.current
    setCompared({ state: 'running' })
    const now = asking.current.statement
    const request = { query: held.document, variables, operationName: held.operationName ?? null }
    const columns = await mapGently(facts.personas, compareWidth, async (card) => {
      const stated: Statement = { ...now, purpose: samePurpose ? now.purpose : (card.purposes[0] ?? '') }
      const answer = await ask(card.key, stated, request).catch(
        (error: Error): Answer => ({ data: null, errors: [{ message: error.message, extensions: { code: 'NETWORK' } }] }),
      )
      const schema = answer.extensions?.['disclosure'] ? await findSchema(card.key, stated) : null
      return { persona: card, purpose: stated.purpose, answer, schema }
    })
    if (mine !== round.current) return
    const coordinates = findCoordinates(
      held.document,
      columns.flatMap((column) => (column.schema ? [column.schema] : [])),
    )
    const rows = compareAnswers(
      columns.map((column) => column.answer),
      coordinates,
    )
    setCompared({ state: 'done', columns, rows, document: held.document, variables: held.variables })
  }, [facts, samePurpose])

  const takeEditors = useCallback((ready: Editors) => {
    editors.current = ready
    setReady(true)
  }, [])

  const load = useCallback(
    (name: string) => {
      const card = facts.operations.find((operation) => operation.name === name)
      if (card) editors.current?.load(card.document, card.variables)
    },
    [facts],
  )

  const choosePersona = (key: string) => {
    setPersonaKey(key)
    setPurpose(facts.personas.find((card) => card.key === key)?.purposes[0] ?? '')
  }

  const isFirst = useRef(true)
  useEffect(() => {
    if (!isReady) return
    const keepsEdits = isFirst.current && isReload() && Boolean(editors.current?.read().document.trim())
    isFirst.current = false
    if (!keepsEdits) load(operationName)
  }, [isReady, operationName, load])

  // GraphiQL learns the operation's name a moment after the document changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of any of these asks anew
  useEffect(() => {
    if (!isReady) return
    const timer = setTimeout(() => (view === 'compare' ? void compareAll() : runIfQuery()), 350)
    return () => clearTimeout(timer)
  }, [isReady, operationName, personaKey, purpose, mode, caseNumber, instrument, view, compareAll, runIfQuery])

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    const address = writeAddress(
      { persona: personaKey, operation: operationName, purpose, mode, compare: view === 'compare', language },
      persona?.purposes[0] ?? '',
    )
    history.replaceState(null, '', address)
  }, [persona, personaKey, operationName, purpose, mode, view, language])

  return (
    <>
      <RunBar
        facts={facts}
        language={language}
        say={say}
        persona={persona}
        statement={statement}
        operationName={operationName}
        view={view}
        onLanguage={setLanguage}
        onPersona={choosePersona}
        onPurpose={setPurpose}
        onMode={setMode}
        onCaseNumber={setCaseNumber}
        onInstrument={setInstrument}
        onOperation={(name) => (name === operationName ? load(name) : setOperationName(name))}
        onView={setView}
      />
      <main>
        <div className={view === 'explore' ? 'explore' : 'explore out-of-sight'}>
          <StatusLine outcome={outcome} facts={facts} language={language} say={say} />
          <div className="graphiql-place">
            <GraphiQL
              fetcher={fetcher as never}
              storage={sessionStorage}
              forcedTheme="system"
              isHeadersEditorEnabled={false}
              shouldPersistHeaders={false}
              showPersistHeadersSettings={false}
              defaultEditorToolsVisibility="variables"
              defaultQuery=""
            >
              <GraphiQL.Logo>
                {/* biome-ignore lint/complexity/noUselessFragments: an empty logo; without one GraphiQL shows its own */}
                <></>
              </GraphiQL.Logo>
              <EditorLink onReady={takeEditors} />
            </GraphiQL>
          </div>
        </div>
        {view === 'compare' && (
          <ComparePanel
            compared={compared}
            language={language}
            say={say}
            samePurpose={samePurpose}
            onSamePurpose={setSamePurpose}
            onAgain={() => void compareAll()}
            onPersona={(key) => {
              choosePersona(key)
              setView('explore')
            }}
          />
        )}
      </main>
    </>
  )
}
