import { Field, ObjectType } from 'type-graphql'
import { UserError, whyNot } from '../command/payload.view.js'
import { bilingual } from '../scalars/words.js'
import { Appeal, ControlOrder, OrderFeedback } from './order.view.js'
import { told } from '../statement/view.js'

@ObjectType({ description: bilingual('What a step made of an order.', '步骤的结果。') })
export class ControlOrderPayload {
  @Field(() => ControlOrder, told('The order as it stands now.', '指令的当前状态。'))
  order!: ControlOrder | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

@ObjectType({ description: bilingual('What an answer made of an order.', '反馈的结果。') })
export class AnswerOrderPayload {
  @Field(() => ControlOrder, told('The order as it stands now.', '指令的当前状态。'))
  order!: ControlOrder | null
  @Field(() => OrderFeedback, told('The answer as it is kept.', '已保存的反馈。'))
  feedback!: OrderFeedback | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

@ObjectType({ description: bilingual('What a step made of an appeal, and of its measure.', '申诉步骤的结果及其对措施的影响。') })
export class AppealPayload {
  @Field(() => Appeal, told('The appeal as it stands now.', '申诉的当前状态。'))
  appeal!: Appeal | null
  @Field(() => ControlOrder, told('The order it objects to.', '所针对的指令。'))
  order!: ControlOrder | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
