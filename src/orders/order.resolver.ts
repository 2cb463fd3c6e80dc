import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { AppealArguments, ControlOrderArguments, OrderByNumberArguments, PendingOrderArguments } from './order.inputs.js'
import { AppealConnection, ControlOrder, ControlOrderConnection } from './order.view.js'

@Resolver()
export class OrderResolver {
  @Query(
    () => ControlOrderConnection,
    told('Orders that you may see: to partners, those addressed to them or routed by them.', '您可见的指令；外部机构仅限下发给本机构或经本机构转接的指令。'),
  )
  orders(@Args(() => ControlOrderArguments) _arguments: ControlOrderArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => ControlOrder, told('The order of a number.', '按编号查询指令。'))
  orderByNumber(@Args(() => OrderByNumberArguments) _arguments: OrderByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(
    () => ControlOrderConnection,
    told(
      'Orders of yours with a step that you have yet to take note of, the oldest first: issues, extensions, renewals, lifts. What you acknowledge or answer leaves it, so begin anew each time; `after` is for the pages of one pull.',
      '本机构尚待签收的指令及其变更（下发、延期、续冻、解除），按时间先后；签收或反馈后即移出，每次请从头拉取，after 仅用于单次拉取的翻页。',
    ),
  )
  pendingOrders(@Args(() => PendingOrderArguments) _arguments: PendingOrderArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(
    () => AppealConnection,
    told(
      'Appeals that you may see: to partners, those against measures addressed to them (AFL §32 ¶3).',
      '您可见的申诉；外部机构仅限针对本机构所执行措施的申诉（第三十二条第三款）。',
    ),
  )
  appeals(@Args(() => AppealArguments) _arguments: AppealArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
