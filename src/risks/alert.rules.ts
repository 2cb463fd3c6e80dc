/** When a person is alerted for, and what the alert says: open reasons alone. */
import { alertWithin, type Assessment } from './ruleset.rules.js'

/** Of someone whose score by all facts is new: HIGH, and another payment to be feared. */
export const isToWarn = ({ full }: Assessment, payments: readonly { readonly at: number }[], now: number): boolean => full.level === 'HIGH' && payments.some(({ at }) => now - at <= alertWithin)

/** Words for the desk. What an instrument opens is not among them, only that there is more. */
export function groundsOf({ open, full }: Assessment): string {
  const told = open.reasons.map(({ rule, observed }) => `${rule} (${observed})`)
  const more = full.reasons.length > open.reasons.length
  return ['风险评分高。 Scored at high risk.', ...(told.length ? [`依据：${told.join('；')}。 Reasons: ${told.join('; ')}.`] : []), ...(more ? ['其余依据凭法律文书查阅。 Further reasons are read under a legal instrument.'] : [])].join('\n')
}
