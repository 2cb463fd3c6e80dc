import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { AccountArguments, AccountByNumberArguments } from './account.inputs.js'
import { Account, AccountConnection } from './account.view.js'

@Resolver()
export class AccountResolver {
  @Query(() => AccountConnection, told('Accounts that you may see.', '您可见的账户。'))
  accounts(@Args(() => AccountArguments) _arguments: AccountArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(
    () => Account,
    told(
      'The account of a number, among those whose number you read in clear. Control and analysis state their case (header x-case-number).',
      '按账号查询账户，限账号对您为明文者。查控、研判席须注明案件编号（请求头 x-case-number）。',
    ),
  )
  accountByNumber(
    @Args(() => AccountByNumberArguments) _arguments: AccountByNumberArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }
}
