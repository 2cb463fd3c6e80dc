/** The statement being written: its parameters and its aliases. A value of the request enters a statement here or not at all. */
import { actorOf } from '../policy/actors.js'
import type { CallerSql } from '../policy/rows.js'
import type { Parameter } from './root-plan.js'

export class Draft implements CallerSql {
  readonly parameters: Parameter[] = []
  private agencyParameter: string | null = null
  private purposeParameter: string | null = null
  private instrumentParameter: string | null = null
  private tokenParameter: string | null = null
  private actorParameter: string | null = null
  private aliases = 0

  parameter(source: Parameter): string {
    this.parameters.push(source)
    return `$${this.parameters.length}`
  }

  /** Facts of the caller: each becomes a parameter when it is first asked for. */
  get agency(): string {
    this.agencyParameter ??= `${this.parameter(({ grant }) => grant.agency)}::text`
    return this.agencyParameter
  }
  get instrumentCase(): string {
    this.instrumentParameter ??= `${this.parameter(({ grant }) => grant.instrumentCase)}::text`
    return this.instrumentParameter
  }
  get purpose(): string {
    this.purposeParameter ??= `${this.parameter(({ grant }) => grant.purpose)}::text`
    return this.purposeParameter
  }
  get actor(): string {
    this.actorParameter ??= `${this.parameter(({ grant }) => actorOf[grant.charter.audience])}::text`
    return this.actorParameter
  }
  get token(): string {
    this.tokenParameter ??= `${this.parameter(({ grant }) => grant.tokenKey.toString('hex'))}::text`
    return this.tokenParameter
  }
  alias(): string {
    return `t${this.aliases++}`
  }
}
