import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { InvolvedAccountArguments } from './account.inputs.js'
import { InvolvedAccountConnection } from './account.view.js'

/** What the accounts slice adds to a case. */
@Resolver(() => FraudCase)
export class AccountsOfCase {
  @FieldResolver(() => InvolvedAccountConnection, told('Accounts in the case: its fund trail, layer by layer.', '涉案账户，按资金层级排列。'))
  involvedAccounts(@Args(() => InvolvedAccountArguments) _arguments: InvolvedAccountArguments): InvolvedAccountConnection | null {
    return answeredByRoot()
  }
}
