/** What this browser keeps of the console: the last checkpoint seen, keys the reader pinned, named searches. Never a token, never what the log says. */
import type { Seen } from './growth.js'
import { type LogKey, parseKey } from './signed-note.js'

const names = { seen: 'liandong.console.seen', keys: 'liandong.console.keys', searches: 'liandong.console.searches' } as const

/** A browser that keeps nothing reads as one that has kept nothing. */
function read(name: keyof typeof names): string {
  try {
    return localStorage.getItem(names[name]) ?? ''
  } catch {
    return ''
  }
}

/** False where the browser keeps nothing. */
function write(name: keyof typeof names, text: string): boolean {
  try {
    localStorage.setItem(names[name], text)
    return true
  } catch {
    return false
  }
}

function parsed(name: keyof typeof names): unknown {
  try {
    return JSON.parse(read(name))
  } catch {
    return null
  }
}

export function seenBefore(): Seen | null {
  const kept = parsed('seen') as Partial<Seen> | null
  return typeof kept?.note === 'string' && typeof kept.at === 'number' ? { note: kept.note, at: kept.at } : null
}

export const keepSeen = (seen: Seen): boolean => write('seen', JSON.stringify(seen))

/** As the reader wrote them, one a line. */
export const pinnedText = (): string => read('keys')

/** Lines that are no key, by their number from 1; where there is one, nothing is kept. */
export async function pin(text: string): Promise<readonly number[]> {
  const lines = text.split('\n').map((line) => line.trim())
  const keys = await Promise.all(lines.map((line) => (line ? parseKey(line) : true)))
  const wrong = keys.flatMap((key, at) => (key === null ? [at + 1] : []))
  if (wrong.length === 0) write('keys', lines.filter(Boolean).join('\n'))
  return wrong
}

export async function pinnedKeys(): Promise<readonly LogKey[]> {
  const keys = await Promise.all(pinnedText().split('\n').filter(Boolean).map(parseKey))
  return keys.filter((key) => key !== null)
}

export interface SavedSearch {
  readonly name: string
  readonly address: string
  readonly savedAt: string
}

export function savedSearches(): readonly SavedSearch[] {
  const kept = parsed('searches')
  return Array.isArray(kept) ? kept.filter((each): each is SavedSearch => typeof each?.name === 'string' && typeof each.address === 'string' && typeof each.savedAt === 'string') : []
}

/** One of the same name is replaced. */
export const saveSearch = (search: SavedSearch): boolean => write('searches', JSON.stringify([search, ...savedSearches().filter(({ name }) => name !== search.name)]))

export const dropSearch = (name: string): boolean => write('searches', JSON.stringify(savedSearches().filter((each) => each.name !== name)))
