import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { FraudCaseArguments } from '../cases/case.inputs.js'
import { FraudCase, FraudCaseConnection } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { Instant, OrderNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { caseSeriesCountFields } from './linkage.inputs.js'
import { seriesStates } from './linkage.words.js'

/** *disclosed to* the desks of every unit that leads a case of it, and to the auditor. */
@ObjectType({
  implements: Node,
  description: bilingual('Cases that confirmed linkages hold together, two at least and a thousand at most (并案侦查). Every unit with a case in it reads all of its cases.', '由已确认串并连接的案件，至少两起、最多一千起（并案侦查）；任一案件的主办单位均可见全部案件。'),
})
export class CaseSeries extends Node {
  @Field(() => OrderNumber, told('Number.', '串案编号。'))
  seriesNumber!: string | null
  @Field(() => seriesStates.type, told('State.', '状态。'))
  state!: string | null
  @Field(() => FraudCase, told('The case that leads: the one reported first, unless a desk chose another.', '主案：最早报案的案件，席位另行指定的除外。'))
  leadCase!: FraudCase | null
  @Field(() => Agency, told('The unit that leads that case.', '主案主办单位。'))
  leadUnit!: Agency | null
  @Field(() => Boolean, told('Whether a desk chose the lead case.', '主案是否由席位指定。'))
  isLeadChosen!: boolean | null
  @Field(() => FraudCaseConnection, told('Its cases; none once it has ended.', '串案内的案件；结束后为空。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments): FraudCaseConnection | null {
    return answeredByRoot()
  }
  @Field(() => Instant, told('When it was formed.', '形成时间。'))
  formedAt!: string | null
  @Field(() => Instant, told('When it ended.', '结束时间。'))
  endedAt!: string | null
  @Field(() => CaseSeries, told('The older series that it became part of.', '所并入的较早串案。'))
  joined!: CaseSeries | null
  @Field(() => Int, told('Counts up with every change of cases or lead; commands name the version they read.', '版本号，案件或主案变更时递增。'))
  version!: number | null
}

export const CaseSeriesConnection = connectionOf(CaseSeries, 'CaseSeries', caseSeriesCountFields.type)
export type CaseSeriesConnection = InstanceType<typeof CaseSeriesConnection>

/** *disclosed to* the desk that chose. */
@ObjectType({ description: bilingual('What became of a series.', '串案办理结果。') })
export class SeriesPayload {
  @Field(() => CaseSeries, told('The series.', '串案。'))
  series!: CaseSeries | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
