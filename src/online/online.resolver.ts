import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { MaliciousUrlArguments, OnlineAccountArguments } from './online.inputs.js'
import { MaliciousUrlConnection, OnlineAccountConnection } from './online.view.js'

@Resolver()
export class OnlineResolver {
  @Query(
    () => OnlineAccountConnection,
    told(
      'Online accounts that you may see. By handle through the filter: a handle is unique only within its platform.',
      '您可见的网络账号；账号仅在所属平台内唯一，请用筛选条件查询。',
    ),
  )
  onlineAccounts(@Args(() => OnlineAccountArguments) _arguments: OnlineAccountArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => MaliciousUrlConnection, told('Malicious addresses that you may see.', '您可见的涉诈网址。'))
  urls(@Args(() => MaliciousUrlArguments) _arguments: MaliciousUrlArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
