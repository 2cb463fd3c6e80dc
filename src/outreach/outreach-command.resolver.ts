import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { AssignOutreachInput, CloseOutreachInput, EscalateOutreachInput, RaiseAlertInput, RecordAttemptInput } from './outreach-command.inputs.js'
import { AssignOutreachPayload, CloseOutreachPayload, EscalateOutreachPayload, RaiseAlertPayload, RecordAttemptPayload } from './outreach-command.view.js'

@Resolver()
export class OutreachCommands {
  @Mutation(() => RaiseAlertPayload, {
    description: bilingual(
      'Somebody may be about to pay: outreach begins, or the open one that you may join takes the alert in (AFL §34). Who raised it is told the outcome (AFL §26 ¶2).',
      '发现潜在被害人的，生成劝阻任务或并入您可见的未结任务（反电信网络诈骗法第三十四条），结果反馈移送单位（第二十六条第二款）。',
    ),
  })
  raiseAlert(@Arg('input', () => RaiseAlertInput) _input: RaiseAlertInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AssignOutreachPayload, { description: bilingual('Gives outreach to a police unit.', '分派劝阻任务。') })
  assignOutreach(@Arg('input', () => AssignOutreachInput) _input: AssignOutreachInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RecordAttemptPayload, {
    description: bilingual('Records a message, call or visit; its outcome decides the state. Messages sent count.', '登记一次短信、电话或见面劝阻，由结果决定状态；已发短信计入。'),
  })
  recordAttempt(@Arg('input', () => RecordAttemptInput) _input: RecordAttemptInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => EscalateOutreachPayload, {
    description: bilingual('Hands outreach to the next level, one level of risk up; the clock does so where nobody was reached in time.', '提级处置并上调风险等级；逾期未联系到的由系统自动提级。'),
  })
  escalateOutreach(@Arg('input', () => EscalateOutreachInput) _input: EscalateOutreachInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => CloseOutreachPayload, {
    description: bilingual('Ends outreach with its result and what whoever raised the alert is told. Where the money is gone, intake takes over in the same transaction.', '办结劝阻并反馈移送单位；已被骗的，在同一事务内转接警。'),
  })
  closeOutreach(@Arg('input', () => CloseOutreachInput) _input: CloseOutreachInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
