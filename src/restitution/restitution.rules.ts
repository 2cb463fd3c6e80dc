/** The return of frozen funds as data: states, steps, who takes them, and what must hold besides (若干规定 2016). */
import { type RuleName, rules } from '../law/articles.js'
import { localDate } from '../law/calendar.js'
import type { Actor } from '../policy/vocabulary.js'
import type { restitutionMethods, restitutionStatuses } from './restitution.words.js'

export type ReturnStatus = keyof typeof restitutionStatuses.type
export type ReturnAction =
  | 'APPLY'
  | 'HAND_OVER'
  | 'TRACE'
  | 'SET_METHOD'
  | 'PUBLISH'
  | 'OBJECT'
  | 'ACCEPT_OBJECTION'
  | 'REJECT_OBJECTION'
  | 'REOPEN_NOTICE'
  | 'CLOSE_NOTICE'
  | 'SUBMIT'
  | 'APPROVE'
  | 'DECIDE'
  | 'SEND'
  | 'END_RETURNED'
  | 'END_IN_PART'
  | 'END_FAILED'

/** What of a return its guards look at. Instants in milliseconds. */
export interface ReturnFacts {
  readonly method: keyof typeof restitutionMethods.type | null
  /** Whether the unit that filed the case is the one that froze. */
  readonly sameUnit: boolean
  readonly noticeUntil: number | null
  readonly openObjections: number
}

type Holds = (facts: ReturnFacts, now: number) => boolean
/** Conditions besides state and actor, each with the rule that a refusal names. */
export const returnGuards = {
  SAME_UNIT: { rule: 'return-handover-first', holds: ({ sameUnit }) => sameUnit },
  OTHER_UNIT: { rule: 'return-handover-target', holds: ({ sameUnit }) => !sameUnit },
  PRO_RATA: { rule: 'return-method', holds: ({ method }) => method === 'PRO_RATA' },
  NOT_PRO_RATA: { rule: 'return-notice-first', holds: ({ method }) => method !== null && method !== 'PRO_RATA' },
  NOTICE_RUNNING: { rule: 'return-notice-not-running', holds: ({ noticeUntil }, now) => noticeUntil !== null && now < noticeUntil },
  NOTICE_OVER: { rule: 'return-notice-running', holds: ({ noticeUntil }, now) => noticeUntil !== null && noticeUntil <= now },
  NO_OBJECTION_OPEN: { rule: 'return-objection-open', holds: ({ openObjections }) => openObjections === 0 },
} as const satisfies Readonly<Record<string, { readonly rule: RuleName; readonly holds: Holds }>>
export type ReturnGuard = keyof typeof returnGuards

export interface ReturnStep {
  readonly action: ReturnAction
  /** Null: it comes into being. */
  readonly from: ReturnStatus | null
  readonly to: ReturnStatus
  readonly by: readonly Actor[]
  readonly guards: readonly ReturnGuard[]
  readonly article: string
  readonly en: string
  readonly zh: string
}

type Told = readonly [article: string, en: string, zh: string]
const step = (action: ReturnAction, from: readonly (ReturnStatus | null)[], to: ReturnStatus | 'SAME', by: readonly Actor[], [article, en, zh]: Told, guards: readonly ReturnGuard[] = []): readonly ReturnStep[] =>
  from.map((state) => ({ action, from: state, to: to === 'SAME' ? (state as ReturnStatus) : to, by, guards, article, en, zh }))

const law = rules['return-needs-city-level'].article
const shareLaw = rules['return-method'].article
const noticeLaw = rules['return-notice-running'].article
const bankLaw = rules['return-account-unknown'].article
const control: readonly Actor[] = ['CONTROL']
/** A bank ends it by answering its last order; the control desk by withdrawing it. */
const bank: readonly Actor[] = ['INSTITUTION', 'CONTROL']

export const returnSteps: readonly ReturnStep[] = [
  ...step('APPLY', [null], 'APPLIED', control, [law, 'Applied for, with the ground; two case officers sign.', '填报返还申请表，两名办案民警签名。']),
  ...step('HAND_OVER', ['APPLIED'], 'HANDED_OVER', control, [law, 'The unit that filed the case hands the papers over to the one that froze.', '立案单位与冻结单位不一致的，移交冻结单位办理。'], ['OTHER_UNIT']),
  ...step('TRACE', ['APPLIED'], 'TRACED', control, [shareLaw, 'The flow of funds is traced.', '查清资金流向，制作资金流向表。'], ['SAME_UNIT']),
  ...step('TRACE', ['HANDED_OVER', 'METHOD_SET'], 'TRACED', control, [shareLaw, 'The flow of funds is traced.', '查清资金流向，制作资金流向表。']),
  ...step('SET_METHOD', ['TRACED'], 'METHOD_SET', control, [shareLaw, 'One credit, credits told apart, or in proportion to the losses.', '单笔汇入、按时间戳核对或者按比例返还。']),
  ...step('PUBLISH', ['METHOD_SET'], 'PUBLIC_NOTICE', control, [noticeLaw, 'A return pro rata is on public notice for 30 days.', '按比例返还的，公告三十日。'], ['PRO_RATA', 'NO_OBJECTION_OPEN']),
  ...step('OBJECT', ['PUBLIC_NOTICE', 'OBJECTED'], 'OBJECTED', control, [noticeLaw, 'Victims and others may object while the notice runs.', '公告期间，被害人、其他利害关系人可以提出异议。'], ['NOTICE_RUNNING']),
  ...step('ACCEPT_OBJECTION', ['OBJECTED', 'TRACED', 'METHOD_SET'], 'TRACED', control, [noticeLaw, 'The objection holds: shares are set anew.', '异议成立的，重新确定返还份额。']),
  ...step('REJECT_OBJECTION', ['OBJECTED', 'TRACED', 'METHOD_SET'], 'SAME', control, [noticeLaw, 'The police decide on the objection.', '公安机关对异议依法审核。']),
  ...step('REOPEN_NOTICE', ['OBJECTED'], 'PUBLIC_NOTICE', control, [noticeLaw, 'All objections are decided, and the notice still runs.', '异议均已处理，公告期未满。'], ['NOTICE_RUNNING', 'NO_OBJECTION_OPEN']),
  ...step('CLOSE_NOTICE', ['PUBLIC_NOTICE', 'OBJECTED'], 'RESOLVED', ['CLOCK', 'CONTROL'], [noticeLaw, 'The notice is over, and no objection is open.', '公告期满且无待处理异议。'], ['NOTICE_OVER', 'NO_OBJECTION_OPEN']),
  ...step('SUBMIT', ['METHOD_SET'], 'SUBMITTED', control, [law, 'Submitted for approval.', '制作呈请返还资金报告书。'], ['NOT_PRO_RATA', 'NO_OBJECTION_OPEN']),
  ...step('SUBMIT', ['RESOLVED'], 'SUBMITTED', control, [law, 'Submitted for approval.', '制作呈请返还资金报告书。'], ['NO_OBJECTION_OPEN']),
  ...step('APPROVE', ['SUBMITTED'], 'APPROVED', control, [law, 'Approved by police of city level or above.', '设区的市一级以上公安机关批准。']),
  ...step('DECIDE', ['APPROVED'], 'DECIDED', control, [law, 'The unit that froze decides, by a return decision.', '冻结单位出具资金返还决定书。']),
  ...step('SEND', ['DECIDED'], 'BANK_EXECUTING', control, [bankLaw, 'The bank returns on the spot, else within three working days.', '银行现场办理返还，不能现场办理的，三个工作日内办理完毕。']),
  ...step('END_RETURNED', ['BANK_EXECUTING'], 'RETURNED', bank, [bankLaw, 'The bank has returned every share.', '银行已全部返还。']),
  ...step('END_IN_PART', ['BANK_EXECUTING'], 'PART_RETURNED', bank, [bankLaw, 'The bank has returned a part.', '银行已部分返还。']),
  ...step('END_FAILED', ['BANK_EXECUTING'], 'FAILED', bank, [bankLaw, 'The bank could return nothing.', '银行未能返还。']),
]

/** States that nothing follows. */
export const ended: readonly ReturnStatus[] = ['RETURNED', 'PART_RETURNED', 'FAILED']

/** Said where a state has no such step, and a plainer rule than "not open" says why. */
const elsewhere: Readonly<Partial<Record<ReturnAction, RuleName>>> = { OBJECT: 'return-notice-not-running', CLOSE_NOTICE: 'return-notice-running' }

/** The steps that `actions` are, one after another from this state; or the rule that forbids the first that is none. */
export function decideReturn(actions: readonly ReturnAction[], from: ReturnStatus | null, actor: Actor, facts: ReturnFacts, now: number): readonly ReturnStep[] | RuleName {
  const taken: ReturnStep[] = []
  for (const action of actions) {
    const at = taken.at(-1)?.to ?? from
    const found = returnSteps.find((each) => each.action === action && each.from === at && each.by.includes(actor))
    if (!found) return elsewhere[action] ?? 'step-not-lawful'
    const broken = found.guards.find((name) => !(returnGuards[name].holds as Holds)(facts, now))
    if (broken) return returnGuards[broken].rule
    taken.push(found)
  }
  return taken
}

/** Steps that bring shares: from a state that has been traced, the method alone. */
export const stepsToMethod = (from: ReturnStatus): readonly ReturnAction[] => (from === 'TRACED' ? ['SET_METHOD'] : ['TRACE', 'SET_METHOD'])

/** A notice whose time is over is closed on the way. */
export const stepsToSubmission = (from: ReturnStatus): readonly ReturnAction[] => (from === 'PUBLIC_NOTICE' || from === 'OBJECTED' ? ['CLOSE_NOTICE', 'SUBMIT'] : ['SUBMIT'])

/** What the decision on an objection leads to; `left`: objections open after it. */
export function stepsOfDecision(outcome: 'ACCEPTED' | 'REJECTED', from: ReturnStatus, left: number, noticeUntil: number | null, now: number): readonly ReturnAction[] {
  if (outcome === 'ACCEPTED') return ['ACCEPT_OBJECTION']
  if (from !== 'OBJECTED' || left > 0) return ['REJECT_OBJECTION']
  return ['REJECT_OBJECTION', noticeUntil !== null && noticeUntil <= now ? 'CLOSE_NOTICE' : 'REOPEN_NOTICE']
}

/** How a return ends once every share has been answered. */
export function endOf(shares: readonly { readonly status: string; readonly returnedFen: bigint }[]): ReturnAction {
  if (shares.every(({ status }) => status === 'RETURNED')) return 'END_RETURNED'
  return shares.some(({ returnedFen }) => returnedFen > 0n) ? 'END_IN_PART' : 'END_FAILED'
}

/** The midnight of Shanghai that ends the local day of that instant. */
export function nextMidnight(at: Date): Date {
  const date = localDate(at)
  return new Date(Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}T00:00:00.000+08:00`) + 86_400_000)
}

/** The rule a text of the input breaks, if any. */
export const faultOfText = (value: string, limit: number): RuleName | null => (value.trim() === '' ? 'text-missing' : value.includes('\u0000') ? 'text-characters' : [...value].length > limit ? 'text-too-long' : null)
