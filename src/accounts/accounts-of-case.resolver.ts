import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { InvolvedAccountArguments, ReportedPaymentArguments } from './account.inputs.js'
import { InvolvedAccountConnection, ReportedPaymentConnection } from './account.view.js'

/** What the accounts slice adds to a case. */
@Resolver(() => FraudCase)
export class AccountsOfCase {
  @FieldResolver(() => InvolvedAccountConnection, told('Accounts in the case: its fund trail, layer by layer.', '涉案账户，按资金层级排列。'))
  involvedAccounts(@Args(() => InvolvedAccountArguments) _arguments: InvolvedAccountArguments): InvolvedAccountConnection | null {
    return answeredByRoot()
  }

  @FieldResolver(() => ReportedPaymentConnection, told("Payments as told by the victims; a bank's are those from or into its accounts.", '被害人报称的付款；银行仅见涉及本行账户的付款。'))
  payments(@Args(() => ReportedPaymentArguments) _arguments: ReportedPaymentArguments): ReportedPaymentConnection | null {
    return answeredByRoot()
  }
}
