import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { onlineAccountStatuses, onlineServices, urlKinds, urlStatuses } from './online.words.js'

/** *stored* – a QQ or WeChat account as others than its platform may know it. */
export const onlineAccount = pgTable(
  'online_account',
  {
    id: id('online_account'),
    platformId: text('platform_id').notNull().references(() => agency.id),
    service: text('service', { enum: onlineServices.values }).notNull(),
    status: text('status', { enum: onlineAccountStatuses.values }).notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    handleMask: text('handle_mask').notNull(),
    handleDigest: text('handle_digest').notNull(),
  },
  (t) => [index('online_account_seen').on(t.firstSeenAt, t.id), index('online_account_platform').on(t.platformId, t.firstSeenAt), ...knownWords('online_account', { service: onlineServices, status: onlineAccountStatuses })],
)

/** *stored* – handle and registration, for the platform and the desks. One row per account. */
export const onlineAccountIdentity = pgTable(
  'online_account_identity',
  {
    id: text('id').primaryKey().references(() => onlineAccount.id),
    platformId: text('platform_id').notNull().references(() => agency.id),
    handle: text('handle').notNull(),
    nickname: text('nickname').notNull(),
  },
  (t) => [uniqueIndex('online_account_identity_handle').on(t.handle, t.platformId)],
)

/** *stored* – who the platform registered; opened to the police by an instrument. One row per account at most. */
export const onlineRegistration = pgTable('online_registration', {
  id: text('id').primaryKey().references(() => onlineAccount.id),
  platformId: text('platform_id').notNull().references(() => agency.id),
  registeredPhone: text('registered_phone').notNull(),
  lastLoginAddress: text('last_login_address').notNull(),
})

export const involvedOnlineAccount = pgTable(
  'involved_online_account',
  { caseId: text('case_id').notNull().references(() => fraudCase.id), onlineAccountId: text('online_account_id').notNull().references(() => onlineAccount.id) },
  (t) => [primaryKey({ columns: [t.caseId, t.onlineAccountId] }), index('involved_online_account_account').on(t.onlineAccountId, t.caseId)],
)

/** *stored* – an address that fraud is done with. Shared in clear with whoever can block it. */
export const maliciousUrl = pgTable(
  'malicious_url',
  {
    id: id('malicious_url'),
    url: text('url').notNull(),
    urlMask: text('url_mask').notNull(),
    kind: text('kind', { enum: urlKinds.values }).notNull(),
    status: text('status', { enum: urlStatuses.values }).notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    blockedAt: instant('blocked_at'),
    hostedIn: text('hosted_in'),
  },
  (t) => [uniqueIndex('malicious_url_url').on(t.url), index('malicious_url_seen').on(t.firstSeenAt, t.id), index('malicious_url_status').on(t.status, t.firstSeenAt), ...knownWords('malicious_url', { kind: urlKinds, status: urlStatuses })],
)

export const involvedUrl = pgTable(
  'involved_url',
  { caseId: text('case_id').notNull().references(() => fraudCase.id), urlId: text('url_id').notNull().references(() => maliciousUrl.id) },
  (t) => [primaryKey({ columns: [t.caseId, t.urlId] }), index('involved_url_url').on(t.urlId, t.caseId)],
)
