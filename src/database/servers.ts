import type { Bilingual } from '../errors.js'
import { startEmbedded } from './embedded.js'
import { appRole, logReaderRole, passwordFor } from './roles.js'

/** Which server, as configured; null is "not given". */
export interface ServerChoice {
  readonly databaseUrl: string | null
  readonly appUrl: string | null
  readonly logUrl: string | null
  readonly dataDir: string
}

/** The three doors of one database. `stop` ends the server if it is ours, and does nothing to anyone else's. */
export interface Servers {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly logUrl: string
  stop(): Promise<void>
}

export async function openServers(choice: ServerChoice, log: (text: Bilingual) => void): Promise<Servers> {
  const { ownerUrl, stop } = choice.databaseUrl === null
    ? await startEmbedded({ dataDir: choice.dataDir, log })
    : { ownerUrl: choice.databaseUrl, stop: async () => undefined }
  return {
    ownerUrl,
    appUrl: choice.appUrl ?? urlFor(ownerUrl, appRole),
    logUrl: choice.logUrl ?? urlFor(ownerUrl, logReaderRole),
    stop,
  }
}

/** The owner's url with another role and the password derived for it. An owner without a password (peer, trust) yields roles whose password anyone could derive: refused. */
export function urlFor(ownerUrl: string, role: string): string {
  const { user, password } = credentialsOf(ownerUrl)
  if (!password) {
    throw new Error(`The database url of ${user || 'the owner'} holds no password, so none can be derived for ${role}: give that role's url as well. `
      + `数据库地址未含口令，无法为 ${role} 派生口令，请同时提供该角色的地址。`)
  }
  // Not through URL: a url of several hosts ("a:5432,b:5432") is none to it.
  return ownerUrl.replace(/^([a-z]+:\/\/)[^@/]*@/, (_, scheme: string) => `${scheme}${role}:${encodeURIComponent(passwordFor(password, role))}@`)
}

/** One url for each host of a url that names several, in its order. */
export function urlsOfHosts(url: string): readonly string[] {
  const [, head, hosts = '', tail = ''] = /^([a-z]+:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/.exec(url) ?? []
  return head === undefined ? [url] : hosts.split(',').map((host) => `${head}${host}${tail}`)
}

/** Name and password in a database url, decoded. */
export function credentialsOf(url: string): { readonly user: string; readonly password: string } {
  const [, user = '', password = ''] = /^[a-z]+:\/\/([^:@/]*)(?::([^@/]*))?@/.exec(url) ?? []
  return { user: decodeURIComponent(user), password: decodeURIComponent(password) }
}
