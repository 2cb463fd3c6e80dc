import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { TelecomNumberArguments } from './telecom.inputs.js'
import { TelecomNumberConnection } from './telecom.view.js'

@Resolver(() => FraudCase)
export class NumbersOfCase {
  @FieldResolver(() => TelecomNumberConnection, told('Telecom numbers that play a part in the case.', '涉案电话号码。'))
  telecomNumbers(@Args(() => TelecomNumberArguments) _arguments: TelecomNumberArguments): TelecomNumberConnection | null {
    return answeredByRoot()
  }
}
