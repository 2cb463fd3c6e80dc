/** What every command asks of the words it is given, before anything is looked up by them. */
import type { Findings } from '../command/refusal.js'
import type { RuleName } from '../law/articles.js'

/** Characters that each text takes. */
export const textSizes = { number: 64, name: 100, idNumber: 32, note: 500, reason: 500, remark: 1_000, documents: 1_000, grounds: 2_000, decision: 2_000, remedy: 500 } as const
/** Accounts that one answer may say funds have moved on to. */
export const movedAtMost = 20
/** Transactions that one answer may hold. */
export const transactionsAtMost = 100

export type Text = readonly [field: string, value: string | null | undefined, kind: keyof typeof textSizes, needed?: boolean]

/** Adds what is wrong with each text. PostgreSQL holds no U+0000. */
export function checkTexts(findings: Findings, texts: readonly Text[]): void {
  for (const [field, value, kind, needed = false] of texts) {
    const rule: RuleName | null = needed && !value?.trim() ? 'text-missing' : value?.includes('\u0000') ? 'text-characters' : value && value.length > textSizes[kind] ? 'text-too-long' : null
    if (rule) findings.add(field, rule)
  }
}

/** Whether a text may be an id of that table at all; what is none reads like what is absent. */
export const isId = (prefix: string, id: string): boolean => new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`).test(id)
