import { Args, FieldResolver, Resolver } from 'type-graphql'
import { ControlOrder } from '../orders/order.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { RestitutionArguments, ShareArguments } from './restitution.inputs.js'
import { RestitutionConnection, RestitutionShareConnection } from './restitution.view.js'

@Resolver(() => ControlOrder)
export class RestitutionsOfOrder {
  @FieldResolver(() => RestitutionConnection, told('Of a freeze: returns of what it holds.', '冻结指令所冻资金的返还。'))
  restitutions(@Args(() => RestitutionArguments) _arguments: RestitutionArguments): RestitutionConnection | null {
    return answeredByRoot()
  }

  @FieldResolver(() => RestitutionShareConnection, told('Of an order to return funds: the share it carries out, with the account to pay to.', '返还指令对应的份额及收款账户。'))
  restitutionShares(@Args(() => ShareArguments) _page: ShareArguments): RestitutionShareConnection | null {
    return answeredByRoot()
  }
}
