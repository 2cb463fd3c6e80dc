/** Online accounts and addresses as commands name them. Known ones are found, others are made. */
import { ownersOf } from '../agencies/agency.store.js'
import type { Call } from '../command/command.js'
import type { Findings } from '../command/refusal.js'
import { newId } from '../database/columns.js'
import { toInstant } from '../law/calendar.js'
import { involvedOnlineAccount, involvedUrl, maliciousUrl, onlineAccount, onlineAccountIdentity } from './online.table.js'

/** *incoming* – an online account as somebody tells it. */
export interface OnlineReference {
  readonly field: string
  readonly service: 'QQ' | 'WECHAT'
  readonly handle: string
}

export interface KnownOnlineAccount {
  readonly id: string
  readonly platformId: string
}

/** By `service handle`; a service that no platform here runs is added to the findings. */
export async function resolveOnlineAccounts(call: Call, references: readonly OnlineReference[], findings: Findings): Promise<ReadonlyMap<string, KnownOnlineAccount>> {
  const { tx, now, disguise } = call
  if (references.length === 0) return new Map()
  const [rows, owners] = await Promise.all([
    tx.query<{ id: string; handle: string; platform: string; service: string }>(
      'select a.id, i.handle, a.platform_id as platform, a.service from online_account_identity i join online_account a on a.id = i.id where i.handle in (select json_array_elements_text($1::text::json))',
      [JSON.stringify(references.map(({ handle }) => handle))],
    ),
    ownersOf(tx, 'SERVICE', references.map(({ service }) => service)),
  ])
  const known = new Map<string, KnownOnlineAccount>(rows.map(({ id, handle, platform, service }) => [`${service} ${handle}`, { id, platformId: platform }]))
  const made: (OnlineReference & KnownOnlineAccount)[] = []
  for (const reference of references) {
    const key = `${reference.service} ${reference.handle}`
    if (known.has(key)) continue
    const platform = owners.get(reference.service)?.agencyId
    if (!platform) {
      findings.add(`${reference.field}.service`, 'platform-unresolved')
      continue
    }
    const fresh = { id: newId('online_account'), platformId: platform }
    known.set(key, fresh)
    made.push({ ...reference, ...fresh })
  }
  await Promise.all([
    tx.insert(onlineAccount, made.map(({ id, platformId, service, handle }) => {
      const { mask, digest } = disguise('imHandle', handle)
      return { id, platformId, service, status: 'ACTIVE', firstSeenAt: toInstant(now), handleMask: mask, handleDigest: digest }
    })),
    tx.insert(onlineAccountIdentity, made.map(({ id, platformId, handle }) => ({ id, platformId, handle, nickname: '' }))),
  ])
  return known
}

/** Ids by address as given; the scalar has brought it to its canonical spelling. */
export async function resolveUrls(call: Call, urls: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { tx, now, disguise } = call
  const wanted = [...new Set(urls)]
  if (wanted.length === 0) return new Map()
  const rows = await tx.query<{ id: string; url: string }>('select id, url from malicious_url where url in (select json_array_elements_text($1::text::json))', [JSON.stringify(wanted)])
  const known = new Map(rows.map(({ id, url }) => [url, id]))
  const made = wanted.filter((url) => !known.has(url)).map((url) => ({ id: newId('malicious_url'), url }))
  for (const { id, url } of made) known.set(url, id)
  await tx.insert(maliciousUrl, made.map(({ id, url }) => {
    const { clear, mask } = disguise('url', url)
    return { id, url: clear, urlMask: mask, kind: 'WEBSITE', status: 'REACHABLE', firstSeenAt: toInstant(now), blockedAt: null, hostedIn: null }
  }))
  return known
}

export async function involveOnline({ tx }: Call, caseId: string, onlineAccountIds: readonly string[], urlIds: readonly string[]): Promise<void> {
  await Promise.all([
    tx.insert(involvedOnlineAccount, onlineAccountIds.map((onlineAccountId) => ({ caseId, onlineAccountId })), 'existing'),
    tx.insert(involvedUrl, urlIds.map((urlId) => ({ caseId, urlId })), 'existing'),
  ])
}

export const markOnlineAccount = ({ tx }: Call, id: string, status: 'ACTIVE' | 'RESTRICTED' | 'BLOCKED'): Promise<boolean> => tx.change(onlineAccount, id, null, { status })
/** `blockedAt` null: reachable again. */
export const markUrl = ({ tx }: Call, id: string, blockedAt: Date | null): Promise<boolean> => tx.change(maliciousUrl, id, null, { status: blockedAt ? 'BLOCKED' : 'REACHABLE', blockedAt: blockedAt ? toInstant(blockedAt) : null })
