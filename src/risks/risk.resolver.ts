import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { AssessRiskInput, RiskScoreArguments, RiskScoreByNumberArguments } from './risk.inputs.js'
import { AssessRiskPayload, RiskScore, RiskScoreConnection } from './risk.view.js'

@Resolver()
export class RiskResolver {
  @Query(() => RiskScoreConnection, told('Risk scores that you may see.', '您可见的风险评分。'))
  riskScores(@Args(() => RiskScoreArguments) _arguments: RiskScoreArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => RiskScore, told('The risk score of a number; null when it is unknown or not yours to read.', '按编号查询风险评分；不存在或无权查看时为空。'))
  riskScoreByNumber(@Args(() => RiskScoreByNumberArguments) _arguments: RiskScoreByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Mutation(() => AssessRiskPayload, { description: bilingual('Scores an account, a number or what a case names, by the stated rules; people at high risk are alerted to the countermeasure desk. Where nothing is known anew, nothing is written.', '按既定规则对账户、号码或案件所涉对象评分；高风险人员即向反制席预警。没有新事实的不写入。') })
  assessRisk(@Arg('input', () => AssessRiskInput) _input: AssessRiskInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
