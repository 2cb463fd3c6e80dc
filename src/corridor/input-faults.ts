/**
 * What graphql-js finds wrong with a document or its variables, said as every other refusal is: the field, the rule, both languages.
 * Its own messages repeat refused values (`found "…"`, `got invalid value …`) and never name the argument; ours name the argument and never repeat.
 */
import { type ASTNode, BREAK, coerceInputValue, type DocumentNode, GraphQLError, type GraphQLSchema, isInputType, isNonNullType, Kind, type NamedTypeNode, typeFromAST, type VariableDefinitionNode, visit } from 'graphql'
import { BadUserInputError, type Bilingual, DocumentBoundError } from '../errors.js'
import { findFault } from '../scalars/fault.js'
import { bounds } from './bounds.js'

/** Validation stops at so many faults. */
export const faultLimit = 5

interface Reading {
  /** Finds the message; its groups are names of the schema or of the document. */
  readonly says: RegExp
  readonly rule: string
  /** From the groups; `where` is the place of the value, if the error has one. */
  readonly field: (groups: readonly string[], where: string | null) => string
  readonly text: (field: string, groups: readonly string[]) => Bilingual
}

const here = (_groups: readonly string[], where: string | null) => where ?? 'document'
const ofType = (field: string, [type = '']: readonly string[]): Bilingual => ({ en: `${field} must be a value of type ${type}.`, zh: `${field} 须为 ${type} 类型的值。` })

/** In this order; the first that fits is said. */
const readings: readonly Reading[] = [
  { says: /^Expected (?:value of )?(?:non-nullable )?type "([^"]+)"/, rule: 'type', field: here, text: ofType },
  { says: /^(Int|Float|String|Boolean|ID) cannot represent/, rule: 'type', field: here, text: ofType },
  { says: /^Argument "(\w+)" of non-null type "([^"]+)" must not be null/, rule: 'required', field: ([argument], where) => where ?? `(${argument}:)`, text: (field) => ({ en: `${field} is required.`, zh: `${field} 为必填。` }) },
  { says: /^Field "(\w+)" argument "(\w+)" of type "[^"]+" is required/, rule: 'required', field: ([field, argument]) => `${field}(${argument}:)`, text: (field) => ({ en: `${field} is required.`, zh: `${field} 为必填。` }) },
  { says: /^Argument "(\w+)" of required type/, rule: 'required', field: ([argument], where) => where ?? `(${argument}:)`, text: (field) => ({ en: `${field} is required.`, zh: `${field} 为必填。` }) },
  { says: /^Variable "(\$\w+)" of (?:required|non-null) type/, rule: 'required', field: ([variable]) => variable as string, text: (field) => ({ en: `${field} is required.`, zh: `${field} 为必填。` }) },
  { says: /^Field "([\w.]+)" of required type/, rule: 'required', field: ([field], where) => (where ? `${where}.${field?.split('.').at(-1)}` : (field as string)), text: (field) => ({ en: `${field} is required.`, zh: `${field} 为必填。` }) },
  { says: /^Value ".*" does not exist in "(\w+)" enum/s, rule: 'word', field: here, text: (field, [type]) => ({ en: `${field} must be a word of ${type}.`, zh: `${field} 须为 ${type} 的取值之一。` }) },
  { says: /^Enum "(\w+)" cannot represent/, rule: 'word', field: here, text: (field, [type]) => ({ en: `${field} must be a word of ${type}.`, zh: `${field} 须为 ${type} 的取值之一。` }) },
  { says: /^Field "(.*)" is not defined by type "(\w+)"/s, rule: 'unknown', field: ([field = '', type]) => (/^[A-Za-z_]\w{0,63}$/.test(field) ? `${type}.${field}` : `${type}`), text: (field) => ({ en: `There is no ${field}.`, zh: `没有 ${field}。` }) },
  { says: /^Cannot query field "(\w+)" on type "(\w+)"/, rule: 'unknown', field: ([field, type]) => `${type}.${field}`, text: (field) => ({ en: `There is no ${field}.`, zh: `没有 ${field}。` }) },
  { says: /^Unknown argument "(\w+)" on (?:field|directive) "(@?[\w.]+)"/, rule: 'unknown', field: ([argument, owner]) => `${owner}(${argument}:)`, text: (field) => ({ en: `There is no ${field}.`, zh: `没有 ${field}。` }) },
  { says: /^Unknown (type|directive|fragment) "(@?\w+)"/, rule: 'unknown', field: ([, name]) => name as string, text: (field, [kind]) => ({ en: `There is no ${kind} ${field}.`, zh: `没有 ${field}。` }) },
  { says: /^Field "(\w+)" of type "([^"]+)" must have a selection of subfields/, rule: 'selection', field: ([field]) => field as string, text: (field) => ({ en: `${field} needs a selection of its fields.`, zh: `${field} 须选择其子字段。` }) },
  { says: /^Field "(\w+)" must not have a selection/, rule: 'selection', field: ([field]) => field as string, text: (field) => ({ en: `${field} has no fields to select.`, zh: `${field} 没有可选择的子字段。` }) },
  { says: /^Variable "(\$\w+)"/, rule: 'variable', field: ([variable]) => variable as string, text: (field) => ({ en: `${field} is unknown, unused, or of another type than its place.`, zh: `${field} 未声明、未使用或类型与所在位置不符。` }) },
  { says: /^Cannot spread fragment "(\w+)" within itself/, rule: 'fragment', field: ([fragment]) => `...${fragment}`, text: (field) => ({ en: `${field} leads back to itself.`, zh: `${field} 循环引用自身。` }) },
]

const invalid: Bilingual = { en: 'The document does not fit the schema.', zh: '查询文档与模式不符。' }

/** Every fault of a document, in the order found; at most `faultLimit`. */
export function documentFaults(document: DocumentNode, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  return errors.slice(0, faultLimit).map((error) => {
    const said = /recursively requests too many selections/.test(error.message) ? new DocumentBoundError('selections', bounds.selections) : say(document, error)
    return new GraphQLError(said.message, { originalError: said, ...(error.nodes?.length ? { nodes: error.nodes } : {}) })
  })
}

function say(document: DocumentNode, error: GraphQLError): BadUserInputError {
  const refused = findFault(error)
  const at = refused?.literal ?? error.nodes?.[0] ?? null
  const where = at && placeOf(document, at)
  if (refused) return new BadUserInputError(where ?? 'document', refused.fault.rule, prefixed(where ?? 'document', refused.fault))
  return read(error.message, where) ?? new BadUserInputError('document', 'valid', harmless.test(error.message) ? { en: error.message, zh: invalid.zh } : invalid)
}

/** Messages that quote names of the document and nothing else. */
const harmless = /^[\w\s"@$.,:;'()[\]!-]{1,200}$/

/** The first fault in the values of the operation's variables; null where there is none. Its place comes from the schema's own walk, never from a message. */
export function variableFault(schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[], values: Readonly<Record<string, unknown>>): BadUserInputError | null {
  for (const { variable, type: node, defaultValue } of definitions) {
    const type = typeFromAST(schema, node as NamedTypeNode)
    const name = variable.name.value
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (!isInputType(type) || (value === undefined && (defaultValue || !isNonNullType(type)))) continue
    if ((value === undefined || value === null) && isNonNullType(type)) return required(`$${name}`)
    let found: BadUserInputError | null = null
    coerceInputValue(value, type, (path, _value, error) => {
      found ??= valueFault(`$${name}${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}`, error)
    })
    if (found) return found
  }
  return null
}

function valueFault(where: string, error: GraphQLError): BadUserInputError {
  const refused = findFault(error)
  if (refused) return new BadUserInputError(where, refused.fault.rule, prefixed(where, refused.fault))
  return read(error.message, where) ?? new BadUserInputError(where, 'type', { en: `${where} is not of the type that the operation declares.`, zh: `${where} 与操作声明的类型不符。` })
}

const required = (field: string): BadUserInputError => new BadUserInputError(field, 'required', { en: `${field} is required.`, zh: `${field} 为必填。` })

function read(message: string, where: string | null): BadUserInputError | null {
  for (const { says, rule, field, text } of readings) {
    const found = says.exec(message)
    if (!found) continue
    const groups = found.slice(1)
    const named = field(groups, where)
    return new BadUserInputError(named, rule, text(named, groups))
  }
  return null
}

const prefixed = (where: string, { en, zh }: Bilingual): Bilingual => ({ en: `${where}: ${en}`, zh: `${where}：${zh}` })

/** Where a value stands: `cases(filter.caseNumber.eq:)`, or `$name` for the default of a variable. */
function placeOf(document: DocumentNode, wanted: ASTNode): string | null {
  let place: string | null = null
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (node !== wanted) return undefined
      const line = [...ancestors, parent, node].filter((each): each is ASTNode => each !== undefined && !Array.isArray(each))
      const owner = line.findLast((each) => each.kind === Kind.FIELD || each.kind === Kind.DIRECTIVE)
      const variable = line.find((each) => each.kind === Kind.VARIABLE_DEFINITION)
      const names = line.flatMap((each) => (each.kind === Kind.ARGUMENT || each.kind === Kind.OBJECT_FIELD ? [each.name.value] : []))
      if (variable?.kind === Kind.VARIABLE_DEFINITION) place = `$${[variable.variable.name.value, ...names].join('.')}`
      else if (owner && 'name' in owner && owner.name && names.length) place = `${owner.name.value}(${names.join('.')}:)`
      return BREAK
    },
  })
  return place
}
