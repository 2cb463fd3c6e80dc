import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { ControlOrderArguments } from './order.inputs.js'
import { ControlOrderConnection } from './order.view.js'

/** What the orders slice adds to a case. */
@Resolver(() => FraudCase)
export class OrdersOfCase {
  @FieldResolver(() => ControlOrderConnection, told('Orders issued in the case that you may see.', '本案中您可见的指令。'))
  orders(@Args(() => ControlOrderArguments) _arguments: ControlOrderArguments): ControlOrderConnection | null {
    return answeredByRoot()
  }
}
