import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { OutreachRecordArguments, OutreachRecordByNumberArguments } from './outreach.inputs.js'
import { OutreachRecord, OutreachRecordConnection } from './outreach.view.js'

@Resolver()
export class OutreachResolver {
  @Query(() => OutreachRecordConnection, told('Outreach records that you may see.', '您可见的劝阻记录。'))
  outreachRecords(
    @Args(() => OutreachRecordArguments) _arguments: OutreachRecordArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => OutreachRecord, told('One outreach record; null when it is unknown or not yours to read.', '按编号查询劝阻记录；不存在或无权查看时为空。'))
  outreachRecordByNumber(
    @Args(() => OutreachRecordByNumberArguments) _arguments: OutreachRecordByNumberArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }
}
