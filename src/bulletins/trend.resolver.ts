import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { FraudTrendArguments } from './trend.inputs.js'
import { FraudTrends } from './trend.view.js'

@Resolver()
export class TrendResolver {
  @Query(() => FraudTrends, told('How cases come in by fraud type, division, channel or age of the victims, and what rises against its baseline by the test that is told. Live and exact, for desks that read every case.', '按诈骗类型、区划、渠道或被害人年龄段的案件态势，及依所述检验高于基线者；为实时精确数据，仅供可读取全部案件的席位。'))
  fraudTrends(@Args(() => FraudTrendArguments) _arguments: FraudTrendArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
