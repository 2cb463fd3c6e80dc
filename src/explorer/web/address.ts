/**
 * What a shared address says: `?persona=…&operation=…&purpose=…&mode=…&compare=1&lang=…`. Case and instrument numbers stay out of it:
 * addresses end up in histories and logs.
 */
import type { EntitlementMode } from './desk.js'
import type { Language } from './words.js'

export interface Address {
  readonly persona: string
  readonly operation: string
  readonly purpose: string
  readonly mode: EntitlementMode
  readonly compare: boolean
  readonly language: Language
}

export function readAddress(search: string, spoken: string): Address {
  const given = new URLSearchParams(search)
  const language = given.get('lang') ?? spoken
  return {
    persona: given.get('persona') ?? '',
    operation: given.get('operation') ?? '',
    purpose: given.get('purpose') ?? '',
    mode: given.get('mode') === 'reject' ? 'reject' : 'filter',
    compare: given.get('compare') === '1',
    language: language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
  }
}

/** `defaultPurpose` is left out, so that a link stays short. */
export function writeAddress(address: Address, defaultPurpose: string): string {
  const given = new URLSearchParams({ persona: address.persona })
  if (address.operation) given.set('operation', address.operation)
  if (address.purpose && address.purpose !== defaultPurpose) given.set('purpose', address.purpose)
  if (address.mode === 'reject') given.set('mode', 'reject')
  if (address.compare) given.set('compare', '1')
  given.set('lang', address.language)
  return `?${given}`
}
