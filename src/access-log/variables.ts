import canonicalize from 'canonicalize'

const made = new WeakMap<object, string | null>()

/** Canonical JSON (RFC 8785) of an operation's variables; null where they have none: a lone surrogate, or nesting deeper than the stack. Kept as long as the variables are. */
export function canonicalVariables(variables: Readonly<Record<string, unknown>>): string | null {
  let text = made.get(variables)
  if (text === undefined) made.set(variables, (text = attempt(variables)))
  return text
}

function attempt(variables: object): string | null {
  try {
    return canonicalize(variables) ?? null
  } catch {
    return null
  }
}
