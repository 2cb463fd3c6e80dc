import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { TelecomNumberArguments, TelecomNumberByMsisdnArguments } from './telecom.inputs.js'
import { TelecomNumber, TelecomNumberConnection } from './telecom.view.js'

@Resolver()
export class TelecomResolver {
  @Query(() => TelecomNumberConnection, told('Telecom numbers that you may see.', '您可见的电话号码。'))
  telecomNumbers(@Args(() => TelecomNumberArguments) _arguments: TelecomNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => TelecomNumber, told('One number; null when it is unknown or not yours to read.', '按号码查询；不存在或无权查看时为空。'))
  telecomNumberByMsisdn(
    @Args(() => TelecomNumberByMsisdnArguments) _arguments: TelecomNumberByMsisdnArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }
}
