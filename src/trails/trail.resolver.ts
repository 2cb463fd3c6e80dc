import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { DraftDownstreamOrdersInput, FundTrailArguments, FundTrailByNumberArguments, TraceFundsInput } from './trail.inputs.js'
import { DraftDownstreamOrdersPayload, FundTrail, FundTrailConnection, TraceFundsPayload } from './trail.view.js'

@Resolver()
export class TrailResolver {
  @Query(() => FundTrailConnection, told('Fund trails that you may see.', '您可见的资金链。'))
  fundTrails(@Args(() => FundTrailArguments) _arguments: FundTrailArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => FundTrail, told('The fund trail of a number; null when it is unknown or not yours to read.', '按编号查询资金链；不存在或无权查看时为空。'))
  fundTrailByNumber(@Args(() => FundTrailByNumberArguments) _arguments: FundTrailByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Mutation(() => TraceFundsPayload, { description: bilingual('Traces what the victims of a case paid, as far as banks have reported; every trace is kept.', '追踪本案被害人付款的流向（以各行已反馈为限）；每次结果均留存。') })
  traceFunds(@Arg('input', () => TraceFundsInput) _input: TraceFundsInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => DraftDownstreamOrdersPayload, { description: bilingual('Drafts orders for what a trail says may still be recovered (延伸止付).', '按资金链对尚可追回的资金起草延伸止付。') })
  draftDownstreamOrders(@Arg('input', () => DraftDownstreamOrdersInput) _input: DraftDownstreamOrdersInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
