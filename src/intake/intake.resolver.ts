import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { AddIncidentFactsInput, ReportIncidentInput } from './intake.inputs.js'
import { ReportIncidentPayload } from './intake.view.js'

@Resolver()
export class IntakeResolver {
  @Mutation(() => ReportIncidentPayload, {
    description: bilingual(
      'Takes a report. Stops of layer-1 accounts, measures and outreach go out in the same transaction (AFL §20, §34; 银发〔2016〕86号). Of a report by an institution the orders are drafted, and the control desk issues them.',
      '受理警情；一级卡止付、号码账号网址处置与劝阻在同一事务内下发（反电信网络诈骗法第二十条、第三十四条；银发〔2016〕86号）。机构移交的警情仅生成指令草稿，由查控席下发。',
    ),
  })
  reportIncident(@Arg('input', () => ReportIncidentInput) _input: ReportIncidentInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ReportIncidentPayload, { description: bilingual('Adds facts to a report; what is new among them is acted on at once.', '补充警情要素，对新增要素立即处置。') })
  addIncidentFacts(@Arg('input', () => AddIncidentFactsInput) _input: AddIncidentFactsInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
