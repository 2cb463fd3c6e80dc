import { Field, ObjectType } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { Arrest, CallCentre, Extradition, JointOperation, Suspect } from './crackdown.view.js'

const theSuspect = told('The suspect, as you may see it.', '您可见的犯罪嫌疑人记录。')
const theCentre = told('The call centre.', '窝点。')
const theOperation = told('The operation.', '联合行动。')
const theRequest = told('The request.', '引渡请求。')

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The suspect, found again or recorded.', '已登记或沿用的犯罪嫌疑人。') })
export class RecordSuspectPayload {
  @Field(() => Suspect, theSuspect)
  suspect!: Suspect | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The suspect with its case.', '已关联案件的犯罪嫌疑人。') })
export class TieSuspectToCasePayload {
  @Field(() => Suspect, theSuspect)
  suspect!: Suspect | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The suspect after the step.', '办理后的犯罪嫌疑人。') })
export class TakeSuspectStepPayload {
  @Field(() => Suspect, theSuspect)
  suspect!: Suspect | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The call centre recorded.', '已登记的窝点。') })
export class RecordCallCentrePayload {
  @Field(() => CallCentre, theCentre)
  callCentre!: CallCentre | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The call centre with its ties.', '已补充关联的窝点。') })
export class TieCallCentrePayload {
  @Field(() => CallCentre, theCentre)
  callCentre!: CallCentre | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The call centre after the step.', '处置后的窝点。') })
export class AdvanceCallCentrePayload {
  @Field(() => CallCentre, theCentre)
  callCentre!: CallCentre | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The operation planned.', '已部署的联合行动。') })
export class PlanJointOperationPayload {
  @Field(() => JointOperation, theOperation)
  operation!: JointOperation | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The operation after the step.', '办理后的联合行动。') })
export class AdvanceJointOperationPayload {
  @Field(() => JointOperation, theOperation)
  operation!: JointOperation | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The request made.', '已提出的引渡请求。') })
export class RequestExtraditionPayload {
  @Field(() => Extradition, theRequest)
  extradition!: Extradition | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that did it, as its own grant shows the row. */
@ObjectType({ description: bilingual('The request after the step.', '办理后的引渡请求。') })
export class AdvanceExtraditionPayload {
  @Field(() => Extradition, theRequest)
  extradition!: Extradition | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the control desk. */
@ObjectType({ description: bilingual('What was recorded, and the case.', '已登记的抓获记录及其案件。') })
export class RecordArrestsPayload {
  @Field(() => FraudCase, told('The case.', '案件。'))
  case!: FraudCase | null
  @Field(() => [Arrest], told('One for each suspect named, and one for all who are not.', '记名的每人一条，不记名的合为一条。'))
  arrests!: Arrest[] | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
