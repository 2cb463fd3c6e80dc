/** Where named searches lie: with the auditors of one agency where the graph keeps them, else in this browser. */
import { act } from './mutations.js'
import { dropSearch, savedSearches, saveSearch } from './remembered.js'
import type { Session } from './session.js'
import { say } from './speech.js'

export interface KeptSearch {
  readonly id: string
  readonly name: string
  /** `/console#log?…`, without persona and language. */
  readonly address: string
  readonly savedAt: string
  /** Null: this browser's own. */
  readonly savedBy: string | null
}

export const areShared = ({ schema }: Session): boolean => schema.has('Query', 'savedSearches')

/** The first hundred, by name. */
export async function findSearches(session: Session): Promise<readonly KeptSearch[]> {
  if (!areShared(session)) return savedSearches().map((search) => ({ ...search, id: search.name, savedBy: null }))
  const answer = await session.ask<{ savedSearches: { nodes: readonly KeptSearch[] } | null }>('query ConsoleSearches { savedSearches(first: 100, order: NAME_ASC) { nodes { id name address savedAt savedBy } } }')
  return answer.savedSearches?.nodes ?? []
}

/** Resolves with why it was not kept; empty where it was. */
export async function keepSearch(session: Session, name: string, address: string): Promise<string> {
  if (!areShared(session)) return saveSearch({ name, address, savedAt: new Date().toISOString() }) ? '' : say('This browser keeps nothing.', '本浏览器不保存任何内容。')
  return (await act(session, 'saveSearch', { name, address })).refused
}

/** Resolves with why it is still there; empty where it is gone. */
export async function forgetSearch(session: Session, { id, name }: KeptSearch): Promise<string> {
  if (!areShared(session)) return dropSearch(name) ? '' : say('This browser keeps nothing.', '本浏览器不保存任何内容。')
  return (await act(session, 'deleteSavedSearch', { id })).refused
}
