/** One form for every error that leaves: code, both languages, facts, and an id to find it by in the log. No stack, SQL, or value of a cell. */
import { randomUUID } from 'node:crypto'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { FastifyBaseLogger } from 'fastify'
import { type ErrorCode, errorCodes, LiandongError } from '../errors.js'

export function codeOf(error: { extensions?: Record<string, unknown> | undefined }): ErrorCode {
  const code = error.extensions?.['code']
  return errorCodes.includes(code as ErrorCode) ? (code as ErrorCode) : translated[String(code)] ?? 'INTERNAL_SERVER_ERROR'
}

/** Apollo's own codes, in the words of our contract. */
const translated: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
}

/** Ours keep their facts; anything else becomes INTERNAL_SERVER_ERROR with a fixed text, and keeps its cause for the log. */
export function toGraphQLError(error: unknown, errorId: string = randomUUID()): GraphQLError {
  const ours = error instanceof LiandongError ? error : error instanceof GraphQLError && error.originalError instanceof LiandongError ? error.originalError : null
  if (ours) {
    const path = (ours as LiandongError & { path?: readonly string[] }).path ?? (error instanceof GraphQLError ? error.path : undefined)
    return new GraphQLError(ours.text.en, { originalError: ours, path, extensions: { ...ours.facts, code: ours.code, errorId, http: { status: ours.http } } })
  }
  if (error instanceof GraphQLError && (!error.originalError || isDocumentFault(error))) return error
  return new GraphQLError(internal.en, { originalError: error instanceof Error ? error : new Error(String(error)), extensions: { code: 'INTERNAL_SERVER_ERROR', errorId, http: { status: 500 } } })
}

/** A document that does not parse, validate or name its operation: Apollo keeps graphql-js's own error as the original. */
const isDocumentFault = (error: GraphQLError): boolean => String(error.extensions['code']) in translated && (error.originalError as Partial<GraphQLError>).originalError === undefined

const internal = { en: 'Something went wrong on our side; nothing was disclosed. Quote the error id.', zh: '系统内部错误，未披露任何数据。请提供错误编号。' }

export type ErrorFormat = (error: unknown) => GraphQLFormattedError

/** The last word on every error: an allow-list of extensions, an id for the log, and no repetition of what the caller sent. */
export function makeErrorFormat(log: FastifyBaseLogger): ErrorFormat {
  return (error) => {
    const said = toGraphQLError(error)
    const code = codeOf(said)
    const errorId = String(said.extensions['errorId'] ?? randomUUID())
    const ours = said.originalError instanceof LiandongError ? said.originalError : null
    if (code === 'INTERNAL_SERVER_ERROR' || code === 'UNAVAILABLE') log.error({ errorId, code, err: said.originalError, cause: ours?.cause }, 'operation failed')
    const locations = error instanceof GraphQLError ? error.locations : undefined
    const apollos = String(said.extensions['code'])
    const text = ours?.text ?? (code === 'INTERNAL_SERVER_ERROR' ? internal : { en: firstSentence(withoutValues(said.message)), zh: inChinese[apollos] ?? inChinese['BAD_REQUEST'] })
    return {
      message: text.en,
      ...(locations ? { locations } : {}),
      ...(said.path ? { path: said.path } : {}),
      extensions: { ...(ours ? ours.facts : apollos === 'GRAPHQL_PARSE_FAILED' ? { field: 'document', rule: 'syntax' } : {}), text, code, errorId },
    }
  }
}

/** Apollo's own refusals, by its codes. */
const inChinese: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: '查询文档语法有误。',
  GRAPHQL_VALIDATION_FAILED: '查询文档与模式不符。',
  OPERATION_RESOLUTION_FAILURE: '无法确定要执行的操作。',
  PERSISTED_QUERY_NOT_SUPPORTED: '不支持持久化查询，请发送完整文档。',
  BAD_REQUEST: '请求格式有误。',
}

/** The parser quotes what it stumbles over, and that may be a value. */
const withoutValues = (message: string): string => message.replace(/\b(String|BlockString|Int|Float) "[\s\S]*"/g, '$1').replace(/, expected digit but got: [\s\S]*/, '')

/** Apollo's advice to the authors of clients stays out. */
const firstSentence = (message: string): string => /^.+?\.(?= )/s.exec(message)?.[0] ?? message
