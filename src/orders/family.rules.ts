/**
 * Every family of orders, declared: what it touches, which instrument and rank it rests on, its term, what is shown to the person concerned, its steps, and what each
 * result code does to it. The engine knows no family; a new one is an entry here.
 */
import type { TermKey } from '../law/terms.js'
import type { Actor } from '../policy/vocabulary.js'
import type { orderFamilies, orderMeasures } from './order.words.js'
import { type Answers, answersOfFreeze, answersOfHeldRecall, answersOfMeasure, answersOfRecall, answersOfReturn, answersOfStop, answersOfWatch, type ResultCode } from './result-code.rules.js'
import { type OrderAction, type OrderStatus, type Step, step } from './step.rules.js'

export type OrderFamily = keyof typeof orderFamilies.type
export type OrderMeasure = keyof typeof orderMeasures.type
export type InstrumentType = 'QUERY_NOTICE' | 'STOP_PAYMENT_REQUEST' | 'FREEZE_NOTICE' | 'LIFT_NOTICE' | 'EVIDENCE_NOTICE' | 'RETURN_DECISION' | 'NUMBER_NOTICE' | 'DISCIPLINE_DECISION'
export type ApproverLevel = 'COUNTY' | 'CITY' | 'PROVINCE'

export interface FamilyRules {
  readonly family: OrderFamily
  readonly target: readonly ('account' | 'number' | 'onlineAccount' | 'url')[]
  readonly measures: readonly OrderMeasure[]
  /** Message codes of the national platform by action; LOCAL where it has none. */
  readonly txCodes: Readonly<Partial<Record<OrderAction, string>>>
  /** Message code of the issue where the measure has one of its own. */
  readonly measureTxCodes?: Readonly<Partial<Record<OrderMeasure, string>>>
  readonly instruments: readonly InstrumentType[]
  readonly level: ApproverLevel
  /** Counted from the moment it takes effect; null: until it is lifted, or the instrument says otherwise. */
  readonly term: TermKey | null
  readonly needsFiledCase: boolean
  /** Shown to the person concerned (AFL §32 ¶3). */
  readonly reason: string
  readonly remedy: string
  readonly documents: string
  readonly answers: Answers
  /** What a result code means in a state where it means something else. */
  readonly answersFrom?: Readonly<Partial<Record<OrderStatus, Answers>>>
  readonly steps: readonly Step[]
}

const control: readonly Actor[] = ['CONTROL']
const desks: readonly Actor[] = ['INTAKE', 'CONTROL']
const addressee: readonly Actor[] = ['INSTITUTION']
const clock: readonly Actor[] = ['CLOCK']
const open: readonly OrderStatus[] = ['ISSUED', 'DELIVERED']

const cooperate = ['反电信网络诈骗法 §20', 'Banks and payment institutions carry out queries, stops, freezes, lifts and returns.', '银行业金融机构、非银行支付机构应当配合即时查询、紧急止付、快速冻结、及时解冻和资金返还。'] as const
const withdraw = ['反电信网络诈骗法 §32 ¶3', 'What has not taken effect is withdrawn at once when it proves wrong.', '尚未生效的措施经核实有误的，应当立即撤回。'] as const
const liftAtOnce = ['反电信网络诈骗法 §32 ¶3', 'Lifted at once when verified.', '经核实后应当立即解除。'] as const

/** Issue, withdrawal, acknowledgement, rejection and failure are alike in all families. `told`: states that somebody else led to, and the addressee takes note of. */
const common = (issuers: readonly Actor[], told: readonly OrderStatus[]): readonly Step[] => [
  ...step('ISSUE', [null], 'ISSUED', issuers, cooperate),
  ...step('WITHDRAW', open, 'WITHDRAWN', desks, withdraw),
  ...step('ACKNOWLEDGE', ['ISSUED'], 'DELIVERED', addressee, cooperate),
  ...(['WITHDRAWN', ...told] as const).flatMap((state) => step('ACKNOWLEDGE', [state], state, addressee, cooperate, ['AWAITED'])),
  ...step('REJECT', open, 'REJECTED', addressee, ['银发〔2016〕86号 二(一)2', 'What does not match is sent back and nobody is touched.', '信息不一致的应当退回，不得采取措施。']),
  ...step('FAIL', open, 'FAILED', addressee, cooperate),
]
/** Orders that a partner's answer brings up for the control desk to decide on. */
const drafted: readonly Step[] = [...step('DRAFT', [null], 'DRAFT', ['INSTITUTION', 'SCHEME', 'CONTROL'], cooperate), ...step('ISSUE', ['DRAFT'], 'ISSUED', control, cooperate), ...step('WITHDRAW', ['DRAFT'], 'DISCARDED', desks, withdraw)]

const funds = '资金涉嫌来自电信网络诈骗。 Funds suspected to come from telecom fraud (AFL §20).'
const services = '涉嫌用于电信网络诈骗。 Suspected of use for telecom fraud (AFL §11, §22).'
const remedy = '拨打 96110 申诉，核实后立即解除。 Appeal by 96110; lifted at once when verified (AFL §32).'
const papers = '身份证件、交易凭证。 Identity document, proof of transaction.'
const none = '无。 None.'

const stopLaw = '银发〔2016〕86号 二(一)2'
const stopPayment: FamilyRules = {
  family: 'STOP_PAYMENT',
  target: ['account'],
  measures: ['STOP'],
  txCodes: { ISSUE: '100101', LIFT: '100103', EXTEND: '100105' },
  instruments: ['STOP_PAYMENT_REQUEST', 'FREEZE_NOTICE'],
  level: 'COUNTY',
  term: 'STOP_PAYMENT_TERM',
  needsFiledCase: false,
  reason: funds,
  remedy,
  documents: papers,
  answers: answersOfStop,
  steps: [
    ...common(desks, ['EXTENDED', 'CONVERTED_TO_FREEZE', 'LIFTED', 'EXPIRED']),
    ...drafted,
    ...step('TAKE_EFFECT', open, 'IN_FORCE', addressee, [stopLaw, 'Stopped for 48 hours from the moment it takes effect; credits in, no debits.', '自止付生效时起48小时，只收不付。'], ['STOP_LEFT']),
    ...step('EXTEND', ['IN_FORCE'], 'EXTENDED', control, [stopLaw, 'Stopped a second time, before the first stop ends; twice at most.', '止付期限内可再次止付，以两次为限。'], ['WITHIN_STOP_TERM', 'STOP_LEFT']),
    ...step('CONVERT', ['IN_FORCE', 'EXTENDED'], 'CONVERTED_TO_FREEZE', ['INSTITUTION', 'CONTROL', 'CLOCK'], [stopLaw, 'A notice of freezing that arrives within the term takes the place of the stop.', '止付期限内送达协助冻结财产通知书的，转为冻结。'], ['WITHIN_STOP_TERM']),
    ...step('LIFT', ['IN_FORCE', 'EXTENDED'], 'LIFTED', control, liftAtOnce, ['WITHIN_TERM']),
    ...step('EXPIRE', ['IN_FORCE', 'EXTENDED'], 'EXPIRED', clock, [stopLaw, 'Without a notice of freezing the stop ends by itself.', '期限内未收到冻结通知的，止付自动解除。'], ['TERM_OVER']),
  ],
}

const frozen: readonly OrderStatus[] = ['IN_FORCE', 'RENEWED', 'PARTLY_RETURNED']
const procedure = '公安机关办理刑事案件程序规定'
const liftFreeze = [`${procedure} §247; 刑事诉讼法 §145`, 'Found unrelated: lifted within three days, and the owner is told.', '查明与案件无关的，三日以内解除并通知权利人。'] as const
const freeze: FamilyRules = {
  family: 'FREEZE',
  target: ['account'],
  measures: ['FREEZE'],
  txCodes: { ISSUE: '100201', LIFT: '100203', RENEW: '100205' },
  instruments: ['FREEZE_NOTICE'],
  level: 'COUNTY',
  term: 'FREEZE_TERM',
  needsFiledCase: true,
  reason: funds,
  remedy,
  documents: papers,
  answers: answersOfFreeze,
  steps: [
    ...common(control, ['QUEUED', 'IN_FORCE', 'RENEWED', 'LIFTED', 'EXPIRED', 'REMITTED_TO_COURT']),
    ...step('TAKE_EFFECT', open, 'IN_FORCE', addressee, [`${procedure} §239, §243`, 'Frozen for six months, or a year where a city-level chief approved.', '冻结期限为六个月，重大复杂案件经设区的市级负责人批准为一年。'], ['NOT_FROZEN']),
    ...step('QUEUE', open, 'QUEUED', addressee, ['刑事诉讼法 §144 ¶2', 'Frozen already: it waits its turn.', '已被冻结的，轮候冻结。']),
    ...step('TAKE_EFFECT', ['QUEUED'], 'IN_FORCE', ['CONTROL', 'INSTITUTION', 'CLOCK'], ['刑事诉讼法 §144 ¶2', 'The freeze before it has ended.', '在先冻结解除，轮候冻结生效。'], ['NOT_FROZEN']),
    ...step('RENEW', frozen, 'RENEWED', control, [`${procedure} §240, §243`, 'Renewed before it expires, by the same authority and procedure; as often as needed.', '期限届满前办理续冻，每次不超过法定期限。'], ['WITHIN_FREEZE_TERM']),
    ...step('LIFT', frozen, 'LIFTED', control, liftFreeze, ['WITHIN_FREEZE_TERM']),
    ...step('LIFT', ['QUEUED'], 'LIFTED', control, liftFreeze),
    ...step('EXPIRE', frozen, 'EXPIRED', clock, [`${procedure} §240`, 'Not renewed in time: deemed lifted.', '逾期不办理续冻的，视为自动解除。'], ['TERM_OVER']),
    ...step('RETURN_PART', frozen, 'PARTLY_RETURNED', addressee, ['冻结资金返还若干规定', 'A part has been returned; the rest stays frozen.', '部分返还，剩余资金继续冻结。'], ['WITHIN_FREEZE_TERM']),
    ...step('RETURN_ALL', frozen, 'RETURNED', addressee, ['冻结资金返还若干规定', 'All that was frozen has been returned.', '冻结资金已全部返还。'], ['WITHIN_FREEZE_TERM']),
    ...step('REMIT', frozen, 'REMITTED_TO_COURT', control, [`${procedure} §247`, 'The court decides on it from here.', '随案移送人民法院处理。'], ['WITHIN_FREEZE_TERM']),
  ],
}

const query: FamilyRules = {
  family: 'ACCOUNT_QUERY',
  target: ['account'],
  measures: ['TRANSACTION_DETAILS', 'ACCOUNT_HOLDER', 'CUSTOMER_ACCOUNTS', 'BALANCE'],
  txCodes: { ISSUE: 'LOCAL' },
  measureTxCodes: { TRANSACTION_DETAILS: '100301', ACCOUNT_HOLDER: '100303', CUSTOMER_ACCOUNTS: '100309' },
  instruments: ['QUERY_NOTICE', 'STOP_PAYMENT_REQUEST', 'FREEZE_NOTICE', 'EVIDENCE_NOTICE'],
  level: 'COUNTY',
  term: null,
  needsFiledCase: false,
  reason: '协助查询财产。 Assistance in querying property.',
  remedy,
  documents: none,
  answers: answersOfMeasure,
  steps: [...common(control, []), ...step('EXECUTE', open, 'EXECUTED', addressee, cooperate)],
}

const watch: FamilyRules = {
  family: 'ACCOUNT_WATCH',
  target: ['account'],
  measures: ['WATCH'],
  txCodes: { ISSUE: '100305', LIFT: '100307' },
  instruments: ['QUERY_NOTICE', 'EVIDENCE_NOTICE'],
  level: 'COUNTY',
  term: null,
  needsFiledCase: false,
  reason: '账户动态查询。 Monitoring of an account.',
  remedy,
  documents: none,
  answers: answersOfWatch,
  steps: [...common(control, ['LIFTED', 'EXPIRED']), ...step('TAKE_EFFECT', open, 'IN_FORCE', addressee, cooperate), ...step('LIFT', ['IN_FORCE'], 'LIFTED', control, cooperate, ['WITHIN_TERM']), ...step('EXPIRE', ['IN_FORCE'], 'EXPIRED', clock, cooperate, ['TERM_OVER'])],
}

const returnOfFunds: FamilyRules = {
  family: 'RETURN_OF_FUNDS',
  target: ['account'],
  measures: ['RETURN'],
  txCodes: {},
  instruments: ['RETURN_DECISION'],
  level: 'CITY',
  term: null,
  needsFiledCase: true,
  reason: '冻结资金依法返还被害人。 Frozen funds are returned to the victim.',
  remedy,
  documents: none,
  answers: answersOfReturn,
  steps: [
    ...common(control, []).filter(({ action }) => action !== 'REJECT'),
    ...step('RETURN_ALL', open, 'RETURNED', addressee, ['冻结资金返还若干规定', 'Returned on the spot, else within three working days, to the remitting account.', '现场办理，不能现场办理的三个工作日内返还至原汇款账户。']),
    ...step('RETURN_PART', open, 'PARTLY_RETURNED', addressee, ['冻结资金返还若干规定', 'Returned in part.', '部分返还。']),
  ],
}

const measureLaw = '反电信网络诈骗法 §11, §22'
const measured = (issuers: readonly Actor[]): readonly Step[] => [
  ...common(issuers, ['RESTORED']),
  ...step('EXECUTE', open, 'EXECUTED', addressee, [measureLaw, 'Carried out.', '已执行处置。']),
  ...step('RESTORE', ['EXECUTED'], 'RESTORED', control, liftAtOnce),
]
const measure = (family: OrderFamily, target: FamilyRules['target'], measures: readonly OrderMeasure[], answers: FamilyRules['answers'], steps: readonly Step[]): FamilyRules => ({
  family, target, measures, txCodes: {}, instruments: ['NUMBER_NOTICE', 'STOP_PAYMENT_REQUEST', 'EVIDENCE_NOTICE', 'FREEZE_NOTICE'], level: 'COUNTY', term: null, needsFiledCase: false, reason: services, remedy, documents: papers, answers, steps,
})
const numberMeasure = measure('NUMBER_MEASURE', ['number'], ['SUSPEND', 'INTERCEPT', 'BLOCK', 'DEACTIVATE', 'RESTRICT_OUTBOUND'], answersOfMeasure, [
  ...measured(['INTAKE', 'CONTROL', 'INSTITUTION']),
  ...step('MISROUTE', open, 'MISROUTED', addressee, ['携号转网服务管理规定', 'The number has moved: the measure goes on to the carrier that serves it.', '号码已携出的，转送现服务运营商处置。']),
])
const imMeasure = measure('IM_MEASURE', ['onlineAccount'], ['RESTRICT', 'TAKEDOWN'], answersOfMeasure, measured(desks))
const urlMeasure = measure('URL_MEASURE', ['url'], ['BLOCK'], answersOfMeasure, measured(desks))

const recall: FamilyRules = {
  family: 'RECALL_REQUEST',
  target: ['account'],
  measures: ['RECALL'],
  txCodes: {},
  instruments: ['STOP_PAYMENT_REQUEST', 'FREEZE_NOTICE', 'EVIDENCE_NOTICE'],
  level: 'COUNTY',
  term: null,
  needsFiledCase: false,
  reason: '请求境外机构撤回并退还被骗汇款。 The foreign institution is asked to recall and return the remittance.',
  remedy,
  documents: none,
  answers: answersOfRecall,
  answersFrom: { EXECUTED: answersOfHeldRecall, PARTLY_RETURNED: answersOfHeldRecall },
  steps: [
    ...common(desks, []),
    ...drafted,
    ...step('WITHDRAW', ['EXECUTED', 'DOCUMENTS_REQUESTED'], 'WITHDRAWN', control, withdraw),
    ...step('EXECUTE', open, 'EXECUTED', addressee, ['ISO 20022 camt.029', 'Held, to be returned.', '款项已扣留，待退回。']),
    ...step('ASK_DOCUMENTS', open, 'DOCUMENTS_REQUESTED', addressee, ['ISO 20022 camt.029', 'The institution asks for documents first.', '境外机构要求补充材料。']),
    ...step('SUPPLY_DOCUMENTS', ['DOCUMENTS_REQUESTED'], 'ISSUED', control, ['ISO 20022 camt.056', 'Documents supplied; the request stands again.', '已补充材料，请求继续有效。']),
    ...step('RETURN_ALL', ['EXECUTED', 'PARTLY_RETURNED'], 'RETURNED', addressee, ['ISO 20022 pacs.004', 'Returned in full.', '全额退回。']),
    ...step('RETURN_PART', ['EXECUTED', 'PARTLY_RETURNED'], 'PARTLY_RETURNED', addressee, ['ISO 20022 pacs.004', 'Returned in part.', '部分退回。']),
    ...step('FAIL', ['EXECUTED', 'DOCUMENTS_REQUESTED'], 'FAILED', addressee, ['ISO 20022 camt.029', 'Not returned.', '未能退回。']),
  ],
}

const discipline: FamilyRules = {
  family: 'DISCIPLINARY_MEASURE',
  target: ['account', 'number'],
  measures: ['NO_NEW_BUSINESS', 'NO_NEW_NUMBERS'],
  txCodes: {},
  instruments: ['DISCIPLINE_DECISION'],
  level: 'CITY',
  term: 'DISCIPLINE_TWO_YEARS',
  needsFiledCase: false,
  reason: '出租、出借、出售账户或电话卡，依法惩戒；保留基本服务。 Account or card rented, lent or sold; basic services are kept (AFL §31).',
  remedy: '书面告知后可向作出认定的公安机关申诉。 Appeal to the police unit that decided.',
  documents: papers,
  answers: answersOfWatch,
  steps: [
    ...common(control, ['LIFTED', 'EXPIRED']),
    ...step('TAKE_EFFECT', open, 'IN_FORCE', addressee, ['反电信网络诈骗法 §31', 'Decided by police of city level or above; the person is told in writing.', '由设区的市级以上公安机关认定，书面告知。']),
    ...step('LIFT', ['IN_FORCE'], 'LIFTED', control, liftAtOnce, ['WITHIN_TERM']),
    ...step('EXPIRE', ['IN_FORCE'], 'EXPIRED', clock, ['反电信网络诈骗法 §31', 'Its term is over.', '惩戒期满。'], ['TERM_OVER']),
  ],
}

export const families: Readonly<Record<OrderFamily, FamilyRules>> = {
  ACCOUNT_QUERY: query,
  ACCOUNT_WATCH: watch,
  STOP_PAYMENT: stopPayment,
  FREEZE: freeze,
  RETURN_OF_FUNDS: returnOfFunds,
  NUMBER_MEASURE: numberMeasure,
  IM_MEASURE: imMeasure,
  URL_MEASURE: urlMeasure,
  RECALL_REQUEST: recall,
  DISCIPLINARY_MEASURE: discipline,
}

/** What a result code does to an order in that state; `undefined` where its family has no use for the code. A number that has moved to another carrier goes back to where it came from. */
export const actionOf = ({ answers, answersFrom, family }: FamilyRules, status: OrderStatus, code: ResultCode, isPorted: boolean): OrderAction | undefined =>
  family === 'NUMBER_MEASURE' && code === '0300' && isPorted ? 'MISROUTE' : (answersFrom?.[status] ?? answers)[code]

/** States in which an order holds something back. */
export const inForce: readonly OrderStatus[] = ['IN_FORCE', 'EXTENDED', 'RENEWED', 'PARTLY_RETURNED']
