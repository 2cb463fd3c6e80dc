/**
 * Where the reader stands: everything a shared address says. It is the part of the address after `#`, which browsers send to no server:
 * names of officers and numbers of cases stand in it, and addresses end up in the logs of whoever is on the way. A token never stands in it.
 */
import type { Language } from './speech.js'

export const viewNames = ['log', 'timeline', 'subject', 'officer', 'agency', 'trails', 'linkages', 'findings', 'statements', 'replay', 'verify', 'saved', 'unlogged'] as const
export type ViewName = (typeof viewNames)[number]

export interface Place {
  readonly view: ViewName
  readonly language: Language
  /** Persona of the demonstration; empty elsewhere. */
  readonly persona: string
  /** What the view is asked; never empty texts. */
  readonly asked: Readonly<Record<string, string>>
}

/** `spoken`: language tags the browser prefers, first choice first. What cannot be read is left out. */
export function readPlace(hash: string, spoken: readonly string[]): Place {
  const [, name = '', search = ''] = /^#?([a-z]*)\??(.*)$/s.exec(hash) ?? []
  const given = new URLSearchParams(search)
  const asked = Object.fromEntries([...given].filter(([key, value]) => value.trim() !== '' && key !== 'lang' && key !== 'as').map(([key, value]) => [key, value.trim()]))
  return {
    view: viewNames.find((each) => each === name) ?? 'log',
    language: chooseLanguage(given.get('lang'), spoken),
    persona: given.get('as') ?? '',
    asked,
  }
}

export function writePlace({ view, language, persona, asked }: Place): string {
  const given = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  if (persona) given.set('as', persona)
  given.set('lang', language)
  return `#${view}?${given}`
}

function chooseLanguage(asked: string | null, spoken: readonly string[]): Language {
  if (asked === 'en' || asked === 'zh') return asked
  const known = spoken.map((tag) => tag.toLowerCase().slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en')
  return known === 'zh' ? 'zh' : 'en'
}

/** The same place, asked something else: empty text takes a question back. Questions on paging are always taken back. */
export function asking(place: Place, changes: Readonly<Record<string, string>>, view: ViewName = place.view): Place {
  const { after: _after, record: _record, ...kept } = place.asked
  const asked = Object.fromEntries(Object.entries({ ...kept, ...changes }).filter(([, value]) => value !== ''))
  return { ...place, view, asked }
}

/** Another view, asked only this. */
export const elsewhere = (place: Place, view: ViewName, asked: Readonly<Record<string, string>> = {}): Place => ({ ...place, view, asked })
