import { Field, ObjectType } from 'type-graphql'
import { UserError, whyNot } from '../command/payload.view.js'
import { bilingual } from '../scalars/words.js'
import { OutreachAttempt, OutreachRecord } from './outreach.view.js'
import { told } from '../statement/view.js'

const theRecord = told('The outreach record, as you may see it.', '您可见的劝阻记录。')

/** *disclosed to* whoever raised the alert, as its own grant shows the record. */
@ObjectType({ description: bilingual('Outreach that the alert began, or joined.', '预警生成或并入的劝阻记录。') })
export class RaiseAlertPayload {
  @Field(() => OutreachRecord, theRecord)
  record!: OutreachRecord | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that answers alerts. */
@ObjectType({ description: bilingual('Outreach with its unit.', '已分派的劝阻记录。') })
export class AssignOutreachPayload {
  @Field(() => OutreachRecord, theRecord)
  record!: OutreachRecord | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that answers alerts. */
@ObjectType({ description: bilingual('The attempt, and where it led.', '联系记录及其导致的状态。') })
export class RecordAttemptPayload {
  @Field(() => OutreachRecord, theRecord)
  record!: OutreachRecord | null
  @Field(() => OutreachAttempt, told('The attempt.', '联系记录。'))
  attempt!: OutreachAttempt | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that answers alerts. */
@ObjectType({ description: bilingual('Outreach at the next level.', '已提级的劝阻记录。') })
export class EscalateOutreachPayload {
  @Field(() => OutreachRecord, theRecord)
  record!: OutreachRecord | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that answers alerts. */
@ObjectType({ description: bilingual('Outreach that has ended.', '已办结的劝阻记录。') })
export class CloseOutreachPayload {
  @Field(() => OutreachRecord, theRecord)
  record!: OutreachRecord | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
