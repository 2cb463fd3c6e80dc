/** The auditor's console: one page, whose address says all of what it shows. */
import './console.css'
import { element } from './dom.js'
import { mintFor, type Persona, personasOfDemonstration, tokenForm } from './entrance.js'
import { findingsView } from './findings-view.js'
import { makeFrame, viewTitle } from './frame.js'
import { type Person, RefusedError } from './graph.js'
import type { Told } from './growth.js'
import { logView } from './log-view.js'
import { field, notice, select } from './parts.js'
import { agencyView, officerView } from './people-view.js'
import { type Place, readPlace, type ViewName, viewNames, writePlace } from './place.js'
import { lookAtLog } from './proofs.js'
import { replayView } from './replay-view.js'
import { savedView } from './saved-view.js'
import { openSession, type Session } from './session.js'
import { say, speak, tell } from './speech.js'
import { statementsView } from './statements-view.js'
import { subjectView } from './subject-view.js'
import { timelineView } from './timeline-view.js'
import { unloggedView } from './unlogged-view.js'
import { verifyView } from './verify-view.js'
import type { Context, Shown, View } from './view.js'

const views: Readonly<Record<ViewName, View>> = {
  log: logView,
  timeline: timelineView,
  subject: subjectView,
  officer: officerView,
  agency: agencyView,
  // What draws pictures comes to whoever looks at one.
  trails: async (context) => (await import('./trails-view.js')).trailsView(context),
  linkages: async (context) => (await import('./linkages-view.js')).linkagesView(context),
  findings: findingsView,
  statements: statementsView,
  replay: replayView,
  verify: verifyView,
  saved: savedView,
  unlogged: unloggedView,
}

/** Longer than this, and the reader is told that something is on its way. */
const patienceMs = 250

const frame = makeFrame()
document.getElementById('console')?.append(frame.whole)

let personas: readonly Persona[] = []
/** Who came by a token. */
let bearer: Person | null = null
let tokenFault = ''
/** By persona; by the token there is one, under the empty name. */
const sessions = new Map<string, Promise<Session>>()
let shown: Place | null = null
/** How the log stood to what this browser had seen. */
let growth: Told | null = null
let turn = 0

const here = (): Place => {
  const place = readPlace(location.hash, navigator.languages)
  const persona = personas.find(({ key }) => key === place.persona) ?? personas.find(({ key }) => key === 'auditor') ?? personas[0]
  return { ...place, persona: persona?.key ?? '' }
}

function sessionOf(place: Place): Promise<Session> | null {
  const persona = personas.find(({ key }) => key === place.persona)
  if (!persona && !bearer) return null
  const key = persona?.key ?? ''
  let session = sessions.get(key)
  if (!session) {
    session = openSession(async () => (persona ? mintFor(persona) : (bearer as Person)))
    session.catch(() => sessions.delete(key))
    sessions.set(key, session)
  }
  return session
}

function leave(fault: string): void {
  bearer = null
  tokenFault = fault
  sessions.clear()
}

/** Shows what the address says. Where another address came meanwhile, what was under way is let go. */
async function show({ focus, said = '' }: { readonly focus: boolean; readonly said?: string }): Promise<void> {
  const mine = ++turn
  const place = here()
  speak(place.language)
  const opening = sessionOf(place)
  showPerson(place)
  frame.tellGrowth(growth, place)
  if (!opening) {
    frame.show(place, [])
    const form = tokenForm(tokenFault, purposeName, (person) => {
      bearer = person
      tokenFault = ''
      void show({ focus: true })
    })
    document.title = `${say('Access log', '访问日志')} – Liandong 联动`
    frame.main.replaceChildren(form)
    if (focus) form.querySelector('h1')?.focus()
    return
  }
  frame.main.setAttribute('aria-busy', 'true')
  const waiting = setTimeout(() => {
    frame.live.textContent = say('Loading …', '加载中…')
  }, patienceMs)
  try {
    const session = await opening
    if (mine !== turn) return
    frame.show(place, viewsOf(session))
    const context: Context = {
      session,
      place,
      go: (next) => {
        location.hash = writePlace(next)
      },
      refresh: (said) => {
        session.forget()
        void show({ focus: true, said })
      },
      note: (next) => {
        history.replaceState(null, '', writePlace(next))
        shown = next
        frame.show(next, viewsOf(session))
      },
      announce: (text) => {
        frame.live.textContent = text
      },
    }
    const { title, tools, content, told = '' } = viewsOf(session).includes(place.view) ? await views[place.view](context) : notOpen(place.view)
    if (mine !== turn) return
    const heading = element('h1', { tabindex: '-1' }, title)
    document.title = `${title} – Liandong 联动`
    frame.main.replaceChildren(element('div', { class: 'title' }, heading, element('div', { class: 'tools' }, tools)), element('div', { class: `view of-${place.view}` }, content))
    frame.live.textContent = said || [title, told].filter(Boolean).join('. ')
    if (focus) focusAfter(shown, place, heading)
    shown = place
  } catch (fault) {
    if (mine !== turn) return
    showFault(fault, place)
  } finally {
    clearTimeout(waiting)
    if (mine === turn) frame.main.removeAttribute('aria-busy')
  }
}

/** A record opened beside a list takes the focus, and gives it back to its row; any other place begins at its heading. */
function focusAfter(before: Place | null, { asked, view }: Place, heading: HTMLElement): void {
  const [was, is] = [before?.asked['record'], asked['record']]
  const isSameList = before?.view === view && JSON.stringify({ ...before.asked, record: '' }) === JSON.stringify({ ...asked, record: '' })
  const target = is ? document.getElementById('record-title') : was && isSameList ? document.querySelector<HTMLElement>(`[data-record="${CSS.escape(was)}"]`) : null
  if (!target) scrollTo(0, 0)
  ;(target ?? heading).focus({ preventScroll: !target })
}

function showFault(fault: unknown, place: Place): void {
  const refused = fault instanceof RefusedError ? fault : null
  if (refused?.code === 'UNAUTHENTICATED' && bearer) {
    leave(tell(refused.text))
    void show({ focus: true })
    return
  }
  const heading = element('h1', { tabindex: '-1' }, say('This cannot be shown', '无法显示'))
  const again = element('button', { type: 'button', class: 'quiet', click: () => void show({ focus: true }) }, say('Try again', '重试'))
  frame.show(place, [...viewNames])
  frame.main.replaceChildren(heading, notice('bad', element('p', {}, refused ? tell(refused.text) : say('Something went wrong in this page.', '页面内部出错。')), refused && element('p', {}, element('code', {}, refused.code)), again))
  heading.focus()
  if (!refused) throw fault
}

/** Views that the caller's schema has something for. */
const viewsOf = ({ schema }: Session): readonly ViewName[] =>
  viewNames.filter((view) => {
    if (view === 'findings') return schema.has('Query', 'findings')
    if (view === 'statements') return schema.has('Query', 'disclosureStatements')
    if (view === 'replay') return schema.has('Query', 'accessReplay')
    if (view === 'subject') return schema.has('Query', 'subjectAccesses')
    if (view === 'officer') return schema.has('AccessRecord', 'officer')
    if (view === 'trails') return schema.has('Query', 'fundTrails') && schema.has('FundTrail', 'flowNodes') && schema.has('FundTrail', 'flowEdges')
    if (view === 'linkages') return schema.has('Query', 'caseLinkages') && schema.has('CaseLinkage', 'otherCase')
    return view === 'verify' || view === 'saved' || view === 'unlogged' || schema.has('Query', 'accessRecords')
  })

const notOpen = (view: ViewName): Shown => ({ title: viewTitle(view), content: notice('plain', say('This view is not open to you: the schema you are shown has nothing for it. What is open stands at the side.', '您无权使用此页面：向您展示的模式中没有相应内容。可用页面见侧栏。')) })

const purposeName = (purpose: string): string => ({ SUPERVISION_AUDIT: say('Supervision and audit', '监督审计'), INVESTIGATION: say('Investigation', '侦查'), APPEAL: say('Appeal', '申诉') })[purpose] ?? purpose

/** The chooser of the demonstration, or who came by a token and the way out. */
function showPerson(place: Place): void {
  if (personas.length) {
    const chooser = select('persona', place.persona, personas.map(({ key, name, officer }) => [key, `${tell(name)} · ${tell(officer)}`] as const))
    chooser.addEventListener('change', () => {
      location.hash = writePlace({ ...place, persona: chooser.value })
    })
    frame.person.replaceChildren(field(say('Look as', '身份'), chooser))
  } else if (bearer) {
    const out = element('button', { type: 'button', class: 'quiet', click: () => { leave(''); void show({ focus: true }) } }, say('Forget the token', '清除令牌'))
    frame.person.replaceChildren(out)
  } else frame.person.replaceChildren()
}

/** What a tool opened over the page; the focus goes back to the tool. */
function closeTools(): void {
  for (const tool of document.querySelectorAll<HTMLDetailsElement>('details.tool[open]')) {
    tool.open = false
    tool.querySelector('summary')?.focus()
  }
}

async function begin(): Promise<void> {
  personas = await personasOfDemonstration()
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') closeTools()
  })
  addEventListener('hashchange', () => void show({ focus: true }))
  await show({ focus: false })
  growth = (await lookAtLog().catch(() => null))?.told ?? null
  frame.tellGrowth(growth, here())
}

void begin()
