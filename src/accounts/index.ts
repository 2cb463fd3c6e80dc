import type { Slice } from '../statement/slice.js'
import { accountContributions, accountOperations, accountPolicy, involvedAccountPolicy, transactionPolicy } from './account.policy.js'
import { accountContributedFields, accountMapping, accountRoots, involvedAccountMapping, transactionMapping } from './account.repository.js'
import { AccountResolver } from './account.resolver.js'
import { Account, InvolvedAccount, Transaction } from './account.view.js'
import { AccountsOfCase } from './accounts-of-case.resolver.js'

export const accounts: Slice = {
  name: 'accounts',
  policies: [accountPolicy, involvedAccountPolicy, transactionPolicy],
  operations: accountOperations,
  mappings: [accountMapping, involvedAccountMapping, transactionMapping],
  roots: accountRoots,
  views: [Account, InvolvedAccount, Transaction],
  resolvers: [AccountResolver, AccountsOfCase],
  contributions: accountContributions,
  contributedFields: accountContributedFields,
}
