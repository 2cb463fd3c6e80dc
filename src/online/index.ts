import type { Slice } from '../statement/slice.js'
import { OnlineOfCase } from './online-of-case.resolver.js'
import { accountInCallersCase, maliciousUrlPolicy, onlineAccountPolicy, onlineContributions, onlineOperations, urlInCallersCase } from './online.policy.js'
import { maliciousUrlMapping, onlineAccountMapping, onlineContributedFields, onlineRoots } from './online.repository.js'
import { OnlineResolver } from './online.resolver.js'
import { involvedOnlineAccount, involvedUrl, onlineRegistration } from './online.table.js'
import { MaliciousUrl, OnlineAccount } from './online.view.js'

export const online: Slice = {
  name: 'online',
  policies: [onlineAccountPolicy, maliciousUrlPolicy],
  operations: onlineOperations,
  mappings: [onlineAccountMapping, maliciousUrlMapping],
  roots: onlineRoots,
  views: [OnlineAccount, MaliciousUrl],
  resolvers: [OnlineResolver, OnlineOfCase],
  contributions: onlineContributions,
  contributedFields: onlineContributedFields,
  links: [
    { table: involvedOnlineAccount, columns: [involvedOnlineAccount.caseId, involvedOnlineAccount.onlineAccountId], seen: accountInCallersCase },
    { table: involvedUrl, columns: [involvedUrl.caseId, involvedUrl.urlId], seen: urlInCallersCase },
  ],
  given: [onlineRegistration],
}
