/**
 * Every error the API can say. Each error holds facts (names and numbers, never the value of a cell),
 * and shows two faces: `message` and `facts` for the caller, `cause` for the log alone.
 */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'FIELD_NOT_ENTITLED',
  'FORBIDDEN_ARGUMENT',
  'PURPOSE_REQUIRED',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'ILLEGAL_TRANSITION',
  'COST_LIMIT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** A sentence in both languages of the platform. */
export interface Bilingual {
  readonly en: string
  readonly zh: string
}

/** What the caller may know besides the code: names of fields, headers and rules, never a cell's value. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Root of all errors that a caller may read. Anything else reaches the caller as INTERNAL_SERVER_ERROR. */
export class LiandongError extends Error {
  override readonly name: string = 'LiandongError'
  constructor(
    readonly code: ErrorCode,
    readonly http: number,
    readonly text: Bilingual,
    readonly facts: ErrorFacts = {},
    options?: { cause?: unknown },
  ) {
    super(text.en, options)
  }
}

/** The token is absent, invalid or expired. `reason` is a fixed word, never a part of the token. */
export class UnauthenticatedError extends LiandongError {
  override readonly name = 'UnauthenticatedError'
  constructor(reason: string, inChinese: string = reason) {
    super('UNAUTHENTICATED', 401, { en: `A valid bearer token is needed: ${reason}.`, zh: `需要有效的访问令牌：${inChinese}。` }, { reason })
  }
}

/** The operation is not open to the caller's audience. */
export class ForbiddenError extends LiandongError {
  override readonly name = 'ForbiddenError'
  constructor(operation: string) {
    super('FORBIDDEN', 403, { en: `Your agency may not call ${operation}.`, zh: `贵单位无权调用 ${operation}。` }, { operation })
  }
}

/** A field, or a use of a field, that this caller can never have in any row. */
export class FieldNotEntitledError extends LiandongError {
  override readonly name = 'FieldNotEntitledError'
  constructor(coordinate: string, reason: string) {
    super(
      'FIELD_NOT_ENTITLED',
      403,
      { en: `You are not entitled to ${coordinate}.`, zh: `您无权获取 ${coordinate}。` },
      { coordinate, reason },
    )
  }
}

/** A filter, order, aggregate or cursor on a field that the caller cannot read in clear. */
export class ForbiddenArgumentError extends LiandongError {
  override readonly name = 'ForbiddenArgumentError'
  constructor(argument: string, use: string) {
    super(
      'FORBIDDEN_ARGUMENT',
      403,
      { en: `You may not ${use} by ${argument}: the field is not yours to read in clear.`, zh: `不得按 ${argument} 进行该操作：您无权读取该字段明文。` },
      { argument, use },
    )
  }
}

/** A request without a purpose, with one the audience may not claim, or without the case or instrument an operation demands. */
export class PurposeRequiredError extends LiandongError {
  override readonly name = 'PurposeRequiredError'
  constructor(header: string, allowed: readonly string[]) {
    super(
      'PURPOSE_REQUIRED',
      400,
      { en: `State the header ${header}${allowed.length ? `: one of ${allowed.join(', ')}` : ''}.`, zh: `请提供请求头 ${header}${allowed.length ? `：${allowed.join('、')}` : ''}。` },
      { header, allowed },
    )
  }
}

/** Refused and absent alike: the caller cannot tell which. */
export class NotFoundError extends LiandongError {
  override readonly name = 'NotFoundError'
  constructor() {
    super('NOT_FOUND', 404, { en: 'No such record, or not one you may see.', zh: '没有该记录，或您无权查看。' })
  }
}

/** A value that breaks a rule of its format. `field` is a path, `rule` the rule's name. */
export class BadUserInputError extends LiandongError {
  override readonly name = 'BadUserInputError'
  constructor(field: string, rule: string, text?: Bilingual) {
    super('BAD_USER_INPUT', 400, text ?? { en: `${field}: ${rule}.`, zh: `${field}：${rule}。` }, { field, rule })
  }
}

/** The same idempotency key came with another request before. Nothing was done. */
export class KeyReusedError extends LiandongError {
  override readonly name = 'KeyReusedError'
  constructor() {
    super('CONFLICT', 422, { en: 'This idempotency-key was used with another request; a new request needs a new key.', zh: '该 idempotency-key 已用于另一请求，新请求须使用新的键。' }, { field: 'idempotency-key', rule: 'one key, one request' })
  }
}

/** The operation asks for more objects than one request may. */
export class CostLimitError extends LiandongError {
  override readonly name = 'CostLimitError'
  constructor(cost: number, limit: number) {
    super(
      'COST_LIMIT',
      400,
      { en: `The operation could return ${cost} objects; one request may ask for ${limit}.`, zh: `该操作最多可能返回 ${cost} 个对象，单次请求上限为 ${limit}。` },
      { cost, limit },
    )
  }
}

const boundWords: Readonly<Record<string, Bilingual>> = {
  selections: { en: 'fields, fragments written out', zh: '个字段（片段展开后）' },
  aliases: { en: 'aliases', zh: '个别名' },
  repeats: { en: 'repetitions of a field or fragment in one place', zh: '次同一字段或片段在同一处的重复' },
  directives: { en: 'directives', zh: '个指令' },
  depth: { en: 'levels of fields', zh: '层字段' },
  introspections: { en: 'query of __schema', zh: '次 __schema 查询' },
  list: { en: 'values in one list', zh: '个值（单个列表）' },
  values: { en: 'values in its variables', zh: '个变量值' },
  nesting: { en: 'levels of objects and lists in its variables', zh: '层变量嵌套' },
}

/** The document holds more of something than one request may, whatever it asks. */
export class DocumentBoundError extends LiandongError {
  override readonly name = 'DocumentBoundError'
  constructor(rule: string, limit: number) {
    const word = boundWords[rule] ?? { en: rule, zh: rule }
    super('COST_LIMIT', 400, { en: `A request may hold at most ${limit} ${word.en}.`, zh: `单次请求最多 ${limit} ${word.zh}。` }, { field: 'document', rule, limit })
  }
}

/** The caller's agency has used up its budget. */
export class RateLimitedError extends LiandongError {
  override readonly name = 'RateLimitedError'
  constructor(retryAfterSeconds: number) {
    super('RATE_LIMITED', 429, { en: `Too many requests; try again in ${retryAfterSeconds} s.`, zh: `请求过于频繁，请在 ${retryAfterSeconds} 秒后重试。` }, { retryAfterSeconds })
  }
}

/** The database or the access log cannot be reached. Nothing was disclosed. The cause goes to the log alone. */
export class UnavailableError extends LiandongError {
  override readonly name = 'UnavailableError'
  constructor(cause?: unknown) {
    super('UNAVAILABLE', 503, { en: 'The service is unavailable; nothing was disclosed. Try again shortly.', zh: '服务暂不可用，未披露任何数据，请稍后重试。' }, {}, { cause })
  }
}

/** A bug of ours: never caught, never shown. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant: ${message}`)
}
