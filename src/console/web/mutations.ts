/** Mutations, and why each was refused. */
import { RefusedError } from './graph.js'
import type { Session } from './session.js'
import { say } from './speech.js'

export interface Refusal {
  /** Path into the input; empty where the whole was refused. */
  readonly field: string
  readonly rule: string
  readonly message: string
  readonly messageZh: string
}

interface Acted<Payload> {
  readonly refusals: readonly Refusal[]
  /** All of them, in the reader's language; empty where the mutation took effect. */
  readonly refused: string
  readonly payload: Payload | null
}

/** `asked`: what is selected of the payload. */
export async function act<Payload extends object>(session: Session, mutation: string, input: Readonly<Record<string, unknown>>, asked = ''): Promise<Acted<Payload>> {
  const name = `${(mutation[0] as string).toUpperCase()}${mutation.slice(1)}`
  const { refusals, payload } = await session
    .askAnew<Readonly<Record<string, Payload & { readonly userErrors: readonly Refusal[] }>>>(`mutation Console${name}($input: ${name}Input!) { ${mutation}(input: $input) { ${asked} userErrors { field rule message messageZh } } }`, { input })
    .then((answer) => ({ refusals: answer[mutation]?.userErrors ?? [], payload: answer[mutation] ?? null }))
    .catch((fault: unknown) => {
      if (!(fault instanceof RefusedError)) throw fault
      return { refusals: [{ field: '', rule: fault.code, message: fault.text.en, messageZh: fault.text.zh }], payload: null }
    })
  return { refusals, refused: refusals.map(({ message, messageZh }) => say(message, messageZh)).join(' '), payload }
}
