import { Args, FieldResolver, Resolver } from 'type-graphql'
import { Account } from '../accounts/account.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { ControlOrderArguments } from './order.inputs.js'
import { ControlOrderConnection } from './order.view.js'

/** What the orders slice adds to an account. */
@Resolver(() => Account)
export class OrdersOfAccount {
  @FieldResolver(() => ControlOrderConnection, told('Orders on the account that you may see.', '针对该账户且您可见的指令。'))
  orders(@Args(() => ControlOrderArguments) _arguments: ControlOrderArguments): ControlOrderConnection | null {
    return answeredByRoot()
  }
}
