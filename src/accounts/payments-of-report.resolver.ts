import { Args, FieldResolver, Resolver } from 'type-graphql'
import { IncidentReport } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { ReportedPaymentArguments } from './account.inputs.js'
import { ReportedPaymentConnection } from './account.view.js'

/** What the accounts slice adds to a report. */
@Resolver(() => IncidentReport)
export class PaymentsOfReport {
  @FieldResolver(() => ReportedPaymentConnection, told("Payments as told in this report; a bank's are those from or into its accounts.", '本警情报称的付款；银行仅见涉及本行账户的付款。'))
  payments(@Args(() => ReportedPaymentArguments) _arguments: ReportedPaymentArguments): ReportedPaymentConnection | null {
    return answeredByRoot()
  }
}
