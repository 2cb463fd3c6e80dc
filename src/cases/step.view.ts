import { Field, ObjectType } from 'type-graphql'
import { UserError, whyNot } from '../command/payload.view.js'
import { bilingual } from '../scalars/words.js'
import { FraudCase, IncidentReport } from './case.view.js'
import { told } from '../statement/view.js'

/** *disclosed to* the desk that took the step, as its own grant shows each object. */
@ObjectType({ description: bilingual('A report after its step.', '办理后的警情。') })
export class AdvanceIncidentPayload {
  @Field(() => IncidentReport, told('The report.', '警情。'))
  report!: IncidentReport | null
  @Field(() => FraudCase, told('Its case; accepting a report that had none opens one.', '所属案件；受案时尚无案件的，同时建立案件。'))
  case!: FraudCase | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that took the step, as its own grant shows it. */
@ObjectType({ description: bilingual('A case after its step.', '办理后的案件。') })
export class AdvanceCasePayload {
  @Field(() => FraudCase, told('The case.', '案件。'))
  case!: FraudCase | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
