import { Field, ObjectType } from 'type-graphql'
import { FraudCase, IncidentReport } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { ControlOrder } from '../orders/order.view.js'
import { OutreachRecord } from '../outreach/outreach.view.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'

/** *disclosed to* whoever reported, as its own grant shows each object. */
@ObjectType({ description: bilingual('What a report has set going, all of it in one transaction.', '警情受理结果，全部在同一事务内完成。') })
export class ReportIncidentPayload {
  @Field(() => IncidentReport, told('The report.', '警情。'))
  report!: IncidentReport | null
  @Field(() => IncidentReport, told('The report that told the same first; null where this one did.', '首次报告同一事实的警情；非重复时为空。'))
  duplicateOf!: IncidentReport | null
  @Field(() => FraudCase, told('The case, under review for filing.', '案件（立案审查）。'))
  case!: FraudCase | null
  @Field(() => [ControlOrder], told('Orders on their way: stops, recalls, measures on numbers, accounts and addresses.', '已下发的指令：止付、撤回、号码、账号与网址处置。'))
  orders!: ControlOrder[] | null
  @Field(() => [OutreachRecord], told('Outreach that has begun.', '已开展的劝阻。'))
  outreach!: OutreachRecord[] | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
