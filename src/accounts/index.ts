import type { Slice } from '../statement/slice.js'
import { accountContributions, accountOperations, accountPolicy, involvedAccountPolicy, reportedPaymentPolicy, transactionPolicy } from './account.policy.js'
import { accountContributedFields, accountMapping, accountRoots, involvedAccountMapping, reportedPaymentMapping, transactionMapping } from './account.repository.js'
import { AccountResolver } from './account.resolver.js'
import { Account, InvolvedAccount, ReportedPayment, Transaction } from './account.view.js'
import { AccountsOfCase } from './accounts-of-case.resolver.js'
import { PaymentsOfReport } from './payments-of-report.resolver.js'

export const accounts: Slice = {
  name: 'accounts',
  policies: [accountPolicy, involvedAccountPolicy, transactionPolicy, reportedPaymentPolicy],
  operations: accountOperations,
  mappings: [accountMapping, involvedAccountMapping, transactionMapping, reportedPaymentMapping],
  roots: accountRoots,
  views: [Account, InvolvedAccount, Transaction, ReportedPayment],
  resolvers: [AccountResolver, AccountsOfCase, PaymentsOfReport],
  contributions: accountContributions,
  contributedFields: accountContributedFields,
}
