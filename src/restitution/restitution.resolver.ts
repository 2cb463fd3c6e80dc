import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { RestitutionArguments, RestitutionByNumberArguments } from './restitution.inputs.js'
import { Restitution, RestitutionConnection } from './restitution.view.js'

@Resolver()
export class RestitutionResolver {
  @Query(() => RestitutionConnection, told('Returns of funds that you may see: to banks, of accounts they hold.', '您可见的资金返还；银行仅限本行账户。'))
  restitutions(@Args(() => RestitutionArguments) _arguments: RestitutionArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => Restitution, told('The return of funds of a number; null when it is unknown or not yours to read.', '按编号查询资金返还；不存在或无权查看时为空。'))
  restitutionByNumber(@Args(() => RestitutionByNumberArguments) _arguments: RestitutionByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
