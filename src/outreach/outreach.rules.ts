/** The way of an outreach record, as data: its states, the steps between them, who takes each, and where the outcome of an attempt leads. */
import type { RuleName } from '../law/articles.js'
import type { TermKey } from '../law/terms.js'
import type { Actor } from '../policy/vocabulary.js'
import type { attemptOutcomes, outreachChannels, outreachResults, outreachStatuses, riskLevels } from './outreach.words.js'

export type OutreachStatus = keyof typeof outreachStatuses.type
export type RiskLevel = keyof typeof riskLevels.type
export type OutreachChannel = keyof typeof outreachChannels.type
export type AttemptOutcome = keyof typeof attemptOutcomes.type
export type OutreachResult = keyof typeof outreachResults.type

/** SEND: a message that was not replied to. MISS: a call or a visit that found nobody. */
export type OutreachAction =
  | 'RAISE'
  | 'ASSIGN'
  | 'SEND'
  | 'MISS'
  | 'REACH'
  | 'DISBELIEVE'
  | 'DISSUADE'
  | 'MEET_REFUSAL'
  | 'ESCALATE'
  | 'CLOSE_AS_DISSUADED'
  | 'CLOSE_AS_NOT_A_VICTIM'
  | 'CLOSE_AS_ALREADY_LOST'
  | 'CLOSE_AS_REFUSED'

/** What of a record its steps look at. */
export interface OutreachFacts {
  readonly status: OutreachStatus
  readonly riskLevel: RiskLevel
  readonly closed: boolean
  readonly wasEscalated: boolean
}

/** Conditions besides state and actor, each with the rule that a refusal names. */
export const outreachGuards = {
  ESCALATED_IF_HIGH: { rule: 'outreach-escalate-first', holds: ({ riskLevel, wasEscalated }: OutreachFacts) => riskLevel !== 'HIGH' || wasEscalated },
} as const satisfies Readonly<Record<string, { readonly rule: RuleName; readonly holds: (facts: OutreachFacts) => boolean }>>

export interface OutreachStep {
  readonly action: OutreachAction
  /** Null: the record comes into being. */
  readonly from: OutreachStatus | null
  readonly to: OutreachStatus
  readonly by: readonly Actor[]
  readonly guards: readonly (keyof typeof outreachGuards)[]
  /** Whether it is the last one: nothing leads on from a closed record, whatever its state. */
  readonly closes: boolean
  readonly article: string
  readonly en: string
  readonly zh: string
}

type Told = readonly [article: string, en: string, zh: string]

const desk: readonly Actor[] = ['COUNTERMEASURE']
const deskAndClock: readonly Actor[] = ['COUNTERMEASURE', 'CLOCK']
/** Desks see every record of the centre; whoever is none sees those that it raised. */
export const desks: readonly Actor[] = ['INTAKE', 'CONTROL', 'ANALYSIS', 'COUNTERMEASURE']
/** Alerts of the clock join like a desk's: it sees every record. */
export const joining: readonly Actor[] = [...desks, 'CLOCK']
/** The control desk and the clock by scoring alone. */
const alerting: readonly Actor[] = ['INSTITUTION', ...desks, 'CLOCK']

const warning: Told = ['反电信网络诈骗法 §34', 'Police, banks, carriers and platforms warn potential victims and dissuade them.', '公安机关会同金融、电信、互联网机构开展预警劝阻。']
const told: Told = ['反电信网络诈骗法 §34; §26 ¶2', 'The outcome is recorded, and whoever raised the alert is told.', '记录劝阻结果，并向移送单位反馈。']
const linked: Told = ['反电信网络诈骗法 §34', 'Nobody was reached, or the person does not believe it: the next level takes it on.', '未能联系或劝阻无效的，提级处置。']
const lost: Told = ['反电信网络诈骗法 §20, §34', 'The money is gone: intake takes over at once.', '已被骗的，立即转接警处置。']

/** The same step from each of several states; `to` null: the state stays. */
const step = (
  action: OutreachAction,
  from: readonly (OutreachStatus | null)[],
  to: OutreachStatus | null,
  by: readonly Actor[],
  [article, en, zh]: Told,
  { closes = false, guards = [] }: Partial<Pick<OutreachStep, 'closes' | 'guards'>> = {},
): readonly OutreachStep[] => from.map((state) => ({ action, from: state, to: to ?? (state as OutreachStatus), by, guards, closes, article, en, zh }))

/** States in which somebody has the record and nobody has been reached. */
const seeking: readonly OutreachStatus[] = ['ASSIGNED', 'CONTACTING', 'UNREACHABLE']
/** States in which the person has been reached, or others have taken the record on. A call that finds nobody takes nothing of that back. */
const known: readonly OutreachStatus[] = ['REACHED', 'DISSUADED', 'REFUSED', 'ESCALATED']
const worked: readonly OutreachStatus[] = [...seeking, ...known]

export const outreachSteps: readonly OutreachStep[] = [
  ...step('RAISE', [null], 'CREATED', alerting, warning),
  ...step('ASSIGN', ['CREATED'], 'ASSIGNED', desk, warning),
  ...step('ASSIGN', worked, null, desk, warning),
  ...step('SEND', ['ASSIGNED'], 'CONTACTING', desk, warning),
  ...step('SEND', ['CONTACTING', 'UNREACHABLE', ...known], null, desk, warning),
  ...step('MISS', seeking, 'UNREACHABLE', desk, warning),
  ...step('MISS', known, null, desk, warning),
  ...step('REACH', [...seeking, 'REFUSED', 'ESCALATED'], 'REACHED', desk, warning),
  ...step('REACH', ['REACHED', 'DISSUADED'], null, desk, warning),
  ...step('DISBELIEVE', worked, 'REACHED', desk, warning),
  ...step('DISSUADE', worked, 'DISSUADED', desk, warning),
  ...step('MEET_REFUSAL', worked, 'REFUSED', desk, warning),
  ...step('ESCALATE', ['CREATED', ...seeking], 'ESCALATED', deskAndClock, linked),
  ...step('ESCALATE', ['REACHED', 'REFUSED'], 'ESCALATED', desk, linked),
  ...step('CLOSE_AS_DISSUADED', ['REACHED', 'DISSUADED'], 'DISSUADED', desk, told, { closes: true }),
  ...step('CLOSE_AS_NOT_A_VICTIM', worked, 'NOT_A_VICTIM', desk, told, { closes: true }),
  ...step('CLOSE_AS_ALREADY_LOST', worked, 'ALREADY_LOST', desk, lost, { closes: true }),
  ...step('CLOSE_AS_REFUSED', ['REACHED', 'REFUSED'], 'REFUSED', desk, told, { closes: true, guards: ['ESCALATED_IF_HIGH'] }),
  ...step('CLOSE_AS_REFUSED', ['ESCALATED'], 'CLOSED', desk, told, { closes: true }),
]

/** The step that leads on from the record's state (null: there is none yet), or the rule that forbids it. */
export function decideOutreachStep(action: OutreachAction, facts: OutreachFacts | null, actor: Actor): OutreachStep | RuleName {
  if (facts?.closed) return 'outreach-step'
  const found = outreachSteps.find((each) => each.action === action && each.from === (facts?.status ?? null) && each.by.includes(actor))
  if (!found) return 'outreach-step'
  const broken = facts && found.guards.find((name) => !outreachGuards[name].holds(facts))
  return broken ? outreachGuards[broken].rule : found
}

const spoken: Readonly<Record<Exclude<AttemptOutcome, 'NO_ANSWER'>, OutreachAction>> = { REACHED: 'REACH', DISBELIEVED: 'DISBELIEVE', DISSUADED: 'DISSUADE', REFUSED: 'MEET_REFUSAL' }
const attempted = (unanswered: OutreachAction): Readonly<Record<AttemptOutcome, OutreachAction>> => ({ NO_ANSWER: unanswered, ...spoken })

/** The step that an attempt is. */
export const attempts: Readonly<Record<OutreachChannel, Readonly<Record<AttemptOutcome, OutreachAction>>>> = { SMS: attempted('SEND'), CALL: attempted('MISS'), VISIT: attempted('MISS') }

export const closings: Readonly<Record<OutreachResult, OutreachAction>> = {
  DISSUADED: 'CLOSE_AS_DISSUADED',
  NOT_A_VICTIM: 'CLOSE_AS_NOT_A_VICTIM',
  ALREADY_LOST: 'CLOSE_AS_ALREADY_LOST',
  REFUSED: 'CLOSE_AS_REFUSED',
}

/** High risk is visited, the rest called; a message may always go out. */
export const channels: Readonly<Record<RiskLevel, readonly OutreachChannel[]>> = { HIGH: ['SMS', 'CALL', 'VISIT'], MEDIUM: ['SMS', 'CALL'], LOW: ['SMS', 'CALL'] }

/** Whoever consents is visited at any level. */
export const mayUse = (channel: OutreachChannel, level: RiskLevel, consented: boolean | null): boolean => channels[level].includes(channel) || (channel === 'VISIT' && consented === true)

/** Within it a first attempt is made. */
export const contactTerms: Readonly<Record<RiskLevel, TermKey>> = { HIGH: 'OUTREACH_CONTACT_HIGH', MEDIUM: 'OUTREACH_CONTACT_MEDIUM', LOW: 'OUTREACH_CONTACT_LOW' }

const rising: readonly RiskLevel[] = ['LOW', 'MEDIUM', 'HIGH']
export const levelAbove = (level: RiskLevel): RiskLevel => rising[rising.indexOf(level) + 1] ?? level
export const isHigher = (level: RiskLevel, than: RiskLevel): boolean => rising.indexOf(level) > rising.indexOf(than)

/** Script of a method of fraud where the alert names none. */
export const firstScript = (fraudType: string): string => `${fraudType.toLowerCase().replaceAll('_', '-')}/1`

/** Characters that each text takes. */
export const textSizes = { victimName: 64, victimAddress: 200, grounds: 1_000, scriptVersion: 64, note: 1_000, protectiveMeasure: 500, feedback: 1_000 } as const
/** Characters that the grounds of one record take, those of later alerts included; what is beyond is left out. */
export const groundsLimit = 4_000

/** What is wrong with a text, by rule; null where nothing is. */
export function faultOfText(value: string | null | undefined, size: number, needed: boolean): RuleName | null {
  if (needed && !value?.trim()) return 'text-missing'
  if (value?.includes('\u0000')) return 'text-characters'
  return value && value.length > size ? 'text-too-long' : null
}

/** The grounds of one alert after those of another; the same ones are not repeated. */
export function joinedGrounds(stood: string, added: string): string {
  if (stood.includes(added)) return stood
  const joined = `${stood}\n${added}`
  return joined.length > groundsLimit ? stood : joined
}
