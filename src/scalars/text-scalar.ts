import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import type { Bilingual } from '../errors.js'
import { fault, refusal, type Fault } from './fault.js'
import { bilingual } from './words.js'

interface TextScalar {
  readonly name: string
  /** Names the standard. */
  readonly description: Bilingual
  readonly specifiedByURL?: string
  readonly check: (value: string) => Fault | null
  /** The one spelling that is stored and compared; called only with a value that `check` passed. Absent: the value as given. */
  readonly canonical?: (value: string) => string
}

const notText = fault('text', 'Write the value as a string in quotation marks.', '该值须以带引号的字符串提供。')

/**
 * A scalar that travels as a string both ways.
 * Incoming: a string that passes `check`, in its canonical spelling; else BAD_USER_INPUT with the rule's name.
 * Outgoing: the string untouched, because it comes from our own database and may be a mask.
 */
export function defineTextScalar({ name, description, specifiedByURL, check, canonical }: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown, literal: ValueNode | null): string => {
    if (typeof value !== 'string') throw refusal(notText, literal)
    const broken = check(value)
    if (broken) throw refusal(broken, literal)
    return canonical ? canonical(value) : value
  }
  return new GraphQLScalarType<string, string>({
    name,
    description: bilingual(description.en, description.zh),
    specifiedByURL,
    serialize: (value) => {
      if (typeof value !== 'string') throw new GraphQLError(`${name} can only be answered from a string.`)
      return value
    },
    parseValue: (value) => parse(value, null),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null, node),
  })
}
