/** Result codes of the national platform, four digits, and what each means to an order. */
import type { OrderAction } from './step.rules.js'

export const resultCodes = {
  '0000': ['Done', '成功'],
  '0100': ['Identity does not match', '证件信息不符'],
  '0300': ['No such account', '账号不存在'],
  '0301': ['Account and name do not match', '账号与户名不符'],
  '0302': ['Account on the white list', '白名单账户'],
  '0303': ['Account reported lost', '账户已挂失'],
  '0400': ['Original order not found', '原请求不存在'],
  '0500': ['Format fault', '报文格式错误'],
  '0501': ['Field fault', '字段错误'],
  '0600': ['Legal document missing', '缺少法律文书'],
  '0700': ['Organisation code fault', '机构代码错误'],
  '0801': ['Dates outside the validity of the document', '日期不在文书有效期内'],
  '0900': ['Already processed', '已处理'],
  '1000': ['Not supported', '不支持'],
  '1100': ['Fault at the bank', '银行系统故障'],
  '1101': ['Fault at the platform', '平台故障'],
  '1200': ['Partial success: balance short', '部分成功，余额不足'],
  '1300': ['Failed', '失败'],
  '1301': ['Already stopped', '已止付'],
  '1302': ['Already frozen to an amount', '已限额冻结'],
  '1303': ['Already frozen whole', '已全额冻结'],
  '1304': ['Too many stops', '止付次数超限'],
  '1800': ['Stop has expired, cannot be extended', '止付已到期，不能延期'],
  '1900': ['Expired, cannot be lifted', '已到期，不能解除'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

export type ResultCode = keyof typeof resultCodes
export const isResultCode = (code: string): code is ResultCode => Object.hasOwn(resultCodes, code)

export type Answers = Readonly<Partial<Record<ResultCode, OrderAction>>>

/** What does not match must not be touched (银发〔2016〕86号); what cannot be done has failed. */
const refusals: Answers = { '0100': 'REJECT', '0300': 'REJECT', '0301': 'REJECT', '0302': 'REJECT', '0303': 'REJECT', '0500': 'REJECT', '0501': 'REJECT', '0600': 'REJECT', '0700': 'REJECT', '0801': 'REJECT' }
const failures: Answers = { '0400': 'FAIL', '1000': 'FAIL', '1100': 'FAIL', '1101': 'FAIL', '1300': 'FAIL' }

export const answersOfStop: Answers = { ...refusals, ...failures, '0000': 'TAKE_EFFECT', '1200': 'TAKE_EFFECT', '1301': 'FAIL', '1302': 'FAIL', '1303': 'FAIL', '1304': 'FAIL' }
export const answersOfFreeze: Answers = { ...refusals, ...failures, '0000': 'TAKE_EFFECT', '1200': 'TAKE_EFFECT', '1302': 'QUEUE', '1303': 'QUEUE' }
export const answersOfWatch: Answers = { ...refusals, ...failures, '0000': 'TAKE_EFFECT' }
export const answersOfMeasure: Answers = { ...refusals, ...failures, '0000': 'EXECUTE', '0900': 'EXECUTE' }
export const answersOfRecall: Answers = { ...refusals, ...failures, '0000': 'EXECUTE', '1200': 'EXECUTE', '0600': 'ASK_DOCUMENTS' }
/** What was held abroad comes back later, in one answer or several. */
export const answersOfHeldRecall: Answers = { ...failures, '0000': 'RETURN_ALL', '1200': 'RETURN_PART' }
export const answersOfReturn: Answers = { ...failures, '0000': 'RETURN_ALL', '1200': 'RETURN_PART', '0300': 'FAIL', '0301': 'FAIL' }
