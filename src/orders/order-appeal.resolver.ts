import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { AppealPayload } from './order-payload.view.js'
import { DecideAppealInput } from './order-answer.inputs.js'
import { AcceptAppealInput, FileAppealInput } from './order-follow.inputs.js'

/** Appeals against measures. */
@Resolver()
export class Appeals {
  @Mutation(() => AppealPayload, { description: bilingual('Files an appeal against a measure; an institution for its own customer (AFL §32 ¶3).', '提交对措施的申诉；机构可代其客户提交（第三十二条第三款）。') })
  fileAppeal(@Arg('input', () => FileAppealInput) _input: FileAppealInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AppealPayload, { description: bilingual('Accepts an appeal for verification (AFL §32 ¶3).', '受理申诉（第三十二条第三款）。') })
  acceptAppeal(@Arg('input', () => AcceptAppealInput) _input: AcceptAppealInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AppealPayload, { description: bilingual('Decides an appeal; LIFTED lifts the measure in the same transaction (AFL §32 ¶3, §48).', '作出申诉决定；LIFTED 在同一事务中解除措施（第三十二条第三款、第四十八条）。') })
  decideAppeal(@Arg('input', () => DecideAppealInput) _input: DecideAppealInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
