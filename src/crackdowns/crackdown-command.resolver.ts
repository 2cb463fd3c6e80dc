import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { AdvanceCallCentreInput, AdvanceExtraditionInput, AdvanceJointOperationInput, PlanJointOperationInput, RecordArrestsInput, RecordCallCentreInput, RecordSuspectInput, RequestExtraditionInput, TakeSuspectStepInput, TieCallCentreInput, TieSuspectToCaseInput } from './crackdown-command.inputs.js'
import { AdvanceCallCentrePayload, AdvanceExtraditionPayload, AdvanceJointOperationPayload, PlanJointOperationPayload, RecordArrestsPayload, RecordCallCentrePayload, RecordSuspectPayload, RequestExtraditionPayload, TakeSuspectStepPayload, TieCallCentrePayload, TieSuspectToCasePayload } from './crackdown-command.view.js'

@Resolver()
export class CrackdownCommands {
  @Mutation(() => RecordSuspectPayload, { description: bilingual('Records a suspect in a case. One document is one suspect, whoever records it, and however many do at once.', '登记案件犯罪嫌疑人；同一证件只有一条记录，同时登记亦然。') })
  recordSuspect(@Arg('input', () => RecordSuspectInput) _input: RecordSuspectInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => TieSuspectToCasePayload, { description: bilingual('Ties a suspect to another case.', '将犯罪嫌疑人关联至其他案件。') })
  tieSuspectToCase(@Arg('input', () => TieSuspectToCaseInput) _input: TieSuspectToCaseInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => TakeSuspectStepPayload, { description: bilingual('Takes a suspect one step on. Being caught is recorded as an arrest (recordArrests).', '办理犯罪嫌疑人强制措施等步骤；抓获以 recordArrests 登记。') })
  takeSuspectStep(@Arg('input', () => TakeSuspectStepInput) _input: TakeSuspectStepInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RecordCallCentrePayload, { description: bilingual('Records a call centre, at home or abroad.', '登记境内外诈骗窝点。') })
  recordCallCentre(@Arg('input', () => RecordCallCentreInput) _input: RecordCallCentreInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => TieCallCentrePayload, { description: bilingual('Ties a call centre to more cases and suspects.', '补充窝点关联的案件和犯罪嫌疑人。') })
  tieCallCentre(@Arg('input', () => TieCallCentreInput) _input: TieCallCentreInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AdvanceCallCentrePayload, { description: bilingual('Takes a call centre one step on.', '办理窝点处置步骤。') })
  advanceCallCentre(@Arg('input', () => AdvanceCallCentreInput) _input: AdvanceCallCentreInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => PlanJointOperationPayload, { description: bilingual('Plans a joint operation. Until it begins only the control and analysis desks see it.', '部署联合行动；开始前仅查控、研判岗位可见。') })
  planJointOperation(@Arg('input', () => PlanJointOperationInput) _input: PlanJointOperationInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AdvanceJointOperationPayload, { description: bilingual('Takes a joint operation one step on.', '办理联合行动步骤。') })
  advanceJointOperation(@Arg('input', () => AdvanceJointOperationInput) _input: AdvanceJointOperationInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RecordArrestsPayload, { description: bilingual("Records arrests in a filed case, for the centre's figures (AFL §27 ¶2); suspects who are named are detained from then on.", '登记已立案案件的抓获情况，计入战果统计（反电信网络诈骗法第二十七条第二款）；记名的犯罪嫌疑人状态同时变更。') })
  recordArrests(@Arg('input', () => RecordArrestsInput) _input: RecordArrestsInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RequestExtraditionPayload, { description: bilingual('Records a request to another country to hand a suspect over (引渡法 §47).', '登记向外国提出的引渡请求（引渡法第四十七条）。') })
  requestExtradition(@Arg('input', () => RequestExtraditionInput) _input: RequestExtraditionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AdvanceExtraditionPayload, { description: bilingual('Records what came of a request.', '登记引渡请求的进展。') })
  advanceExtradition(@Arg('input', () => AdvanceExtraditionInput) _input: AdvanceExtraditionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
