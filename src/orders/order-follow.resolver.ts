import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { ControlOrderPayload } from './order-payload.view.js'
import { IssueDraftOrderInput, LiftFreezeInput, OrderStepInput, RenewFreezeInput, SupplyDocumentsInput } from './order-follow.inputs.js'

/** Steps of a desk with orders that stand. */
@Resolver()
export class FollowDesk {
  @Mutation(() => ControlOrderPayload, { description: bilingual('Issues a draft that an answer brought up (延伸止付; AFL §20).', '下发因反馈草拟的指令（延伸止付；第二十条）。') })
  issueDraftOrder(@Arg('input', () => IssueDraftOrderInput) _input: IssueDraftOrderInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Withdraws an order before it takes effect, or discards a draft (AFL §32 ¶3).', '撤回尚未生效的指令，或不予下发草拟指令（第三十二条第三款）。') })
  withdrawOrder(@Arg('input', () => OrderStepInput) _input: OrderStepInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Stops a second time, before the first stop ends (银发〔2016〕86号 二(一)2; 100105).', '在首次止付到期前延期，以两次为限（银发〔2016〕86号 二(一)2；100105）。') })
  extendStopPayment(@Arg('input', () => OrderStepInput) _input: OrderStepInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Lifts a stop at once when verified (AFL §32 ¶3; 100103).', '经核实后立即解除止付（第三十二条第三款；100103）。') })
  liftStopPayment(@Arg('input', () => OrderStepInput) _input: OrderStepInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Renews a freeze before it expires (程序规定 §240, §243; 100205).', '在到期前续冻（程序规定第二百四十条、第二百四十三条；100205）。') })
  renewFreeze(@Arg('input', () => RenewFreezeInput) _input: RenewFreezeInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Lifts a freeze; the one that waits behind it takes effect at once (程序规定 §247; CPL §145).', '解除冻结，轮候冻结随即生效（程序规定第二百四十七条；刑事诉讼法第一百四十五条）。') })
  liftFreeze(@Arg('input', () => LiftFreezeInput) _input: LiftFreezeInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Lifts an account watch or a disciplinary measure (AFL §32 ¶3; 100307).', '解除账户动态查询或惩戒措施（第三十二条第三款；100307）。') })
  liftMeasure(@Arg('input', () => OrderStepInput) _input: OrderStepInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Has a number, online account or address restored (AFL §32 ¶3).', '恢复号码、网络账号或网址（第三十二条第三款）。') })
  restoreMeasure(@Arg('input', () => OrderStepInput) _input: OrderStepInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Remits frozen property to the court with the case (程序规定 §247).', '将冻结财产随案移送人民法院（程序规定第二百四十七条）。') })
  remitFreeze(@Arg('input', () => OrderStepInput) _input: OrderStepInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Supplies what an institution abroad asked for; the recall request stands again (ISO 20022 camt.056).', '补充境外机构要求的材料，撤回请求继续有效（ISO 20022 camt.056）。') })
  supplyDocuments(@Arg('input', () => SupplyDocumentsInput) _input: SupplyDocumentsInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
