import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { AnswerOrderPayload, ControlOrderPayload } from './order-payload.view.js'
import { AnswerOrderInput } from './order-answer.inputs.js'
import { OrderVersionInput } from './order-follow.inputs.js'

/** What addressees do with their orders. */
@Resolver()
export class OrderAnswers {
  @Mutation(() => ControlOrderPayload, { description: bilingual('Takes note of an order, or of what the desks have done with it since (AFL §20).', '签收指令或其后续变更（第二十条）。') })
  acknowledgeOrder(@Arg('input', () => OrderVersionInput) _input: OrderVersionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AnswerOrderPayload, { description: bilingual('Answers an order with a result code of the national platform (AFL §20; 银发〔2016〕86号).', '以全国平台结果码反馈指令（第二十条；银发〔2016〕86号）。') })
  answerOrder(@Arg('input', () => AnswerOrderInput) _input: AnswerOrderInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
