import { isCalendarDate } from './calendar.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/** RFC 3339, capitals only, at most six fraction digits: PostgreSQL would round a seventh. */
const pattern = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,6})?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$/

/** An instant with its zone. 24:00, second 60 and the unknown offset -00:00 are refused; offsets reach from -12:00 to +14:00. */
export function checkInstant(value: string): Fault | null {
  const parts = pattern.exec(value)
  if (!parts) {
    return fault('instant-shape', 'An instant is written as 2019-06-12T09:30:00+08:00, with its zone.', '时间须写作2019-06-12T09:30:00+08:00，并带时区。')
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  if (!isCalendarDate(year, month, day)) return fault('instant-date', 'The date does not exist.', '日期不存在。')
  if (hour > 23 || minute > 59 || second > 59) return fault('instant-time', 'The time of day does not exist.', '时刻不存在。')
  const [, , , , , , , sign, offsetHour, offsetMinute] = parts
  if (sign) {
    const minutes = Number(offsetHour) * 60 + Number(offsetMinute)
    if (Number(offsetMinute) > 59 || minutes > (sign === '+' ? 840 : 720) || (sign === '-' && minutes === 0)) {
      return fault('instant-zone', 'The zone offset does not exist.', '时区偏移不存在。')
    }
  }
  return null
}

export const Instant = defineTextScalar({
  name: 'Instant',
  description: {
    en: 'Instant with zone, ISO 8601 in the profile of RFC 3339; example 2019-06-12T09:30:00+08:00.',
    zh: '带时区的时间点，ISO 8601（RFC 3339）。',
  },
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  check: checkInstant,
})
