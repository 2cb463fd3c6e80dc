import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { AdvanceCaseInput, AdvanceIncidentInput } from './step.inputs.js'
import { AdvanceCasePayload, AdvanceIncidentPayload } from './step.view.js'

@Resolver()
export class StepResolver {
  @Mutation(() => AdvanceIncidentPayload, {
    description: bilingual(
      'Takes a report one step on. Accepting it starts the three days in which filing is decided (公通字〔2015〕32号); whoever brought it reads its status and reason (AFL §26 ¶2).',
      '办理警情。受案后三日内决定是否立案（公通字〔2015〕32号）；举报单位可查看状态与原因（反电信网络诈骗法第二十六条第二款）。',
    ),
  })
  advanceIncident(@Arg('input', () => AdvanceIncidentInput) _input: AdvanceIncidentInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AdvanceCasePayload, {
    description: bilingual(
      'Takes a case one step on: review, filing, transfer, investigation, merging, end (AFL §27 ¶2; 公安机关办理刑事案件程序规定 §171–186). Reports that are still open go with it.',
      '办理案件：立案审查、立案、移送、侦查、并案、办结（反电信网络诈骗法第二十七条第二款；公安机关办理刑事案件程序规定第一百七十一条至第一百八十六条）。未办结的警情随案办理。',
    ),
  })
  advanceCase(@Arg('input', () => AdvanceCaseInput) _input: AdvanceCaseInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
