import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { involvedOnlineAccount, involvedUrl, maliciousUrl, onlineAccount, onlineAccountIdentity, onlineRegistration } from './online.table.js'

export const onlineAccountMapping: TypeMapping = {
  type: 'OnlineAccount',
  table: onlineAccount,
  fields: {
    id: stored(onlineAccount.id),
    handle: stored(onlineAccountIdentity.handle, { mask: onlineAccount.handleMask, token: onlineAccount.handleDigest }),
    nickname: stored(onlineAccountIdentity.nickname),
    service: stored(onlineAccount.service),
    status: stored(onlineAccount.status),
    platform: one('Agency', onlineAccount.platformId, agency.id),
    firstSeenAt: stored(onlineAccount.firstSeenAt),
    registeredPhone: stored(onlineRegistration.registeredPhone),
    lastLoginAddress: stored(onlineRegistration.lastLoginAddress),
    cases: many('FraudCase', onlineAccount.id, fraudCase.id, { from: involvedOnlineAccount.onlineAccountId, to: involvedOnlineAccount.caseId }),
  },
  orders: { FIRST_SEEN_DESC: desc(onlineAccount.firstSeenAt), FIRST_SEEN_ASC: asc(onlineAccount.firstSeenAt) },
}

export const maliciousUrlMapping: TypeMapping = {
  type: 'MaliciousUrl',
  table: maliciousUrl,
  fields: {
    id: stored(maliciousUrl.id),
    url: stored(maliciousUrl.url, { mask: maliciousUrl.urlMask }),
    kind: stored(maliciousUrl.kind),
    status: stored(maliciousUrl.status),
    firstSeenAt: stored(maliciousUrl.firstSeenAt),
    blockedAt: stored(maliciousUrl.blockedAt),
    hostedIn: stored(maliciousUrl.hostedIn),
    cases: many('FraudCase', maliciousUrl.id, fraudCase.id, { from: involvedUrl.urlId, to: involvedUrl.caseId }),
  },
  orders: { FIRST_SEEN_DESC: desc(maliciousUrl.firstSeenAt), FIRST_SEEN_ASC: asc(maliciousUrl.firstSeenAt) },
}

export const onlineContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'FraudCase.onlineAccounts': many('OnlineAccount', fraudCase.id, onlineAccount.id, {
    from: involvedOnlineAccount.caseId,
    to: involvedOnlineAccount.onlineAccountId,
  }),
  'FraudCase.urls': many('MaliciousUrl', fraudCase.id, maliciousUrl.id, { from: involvedUrl.caseId, to: involvedUrl.urlId }),
}

export const onlineRoots: Roots = {
  'Query.onlineAccounts': { kind: 'list', type: 'OnlineAccount' },
  'Query.urls': { kind: 'list', type: 'MaliciousUrl' },
}
