import { invariant } from '../errors.js'
import { holidaySchedules } from './holidays.js'
import type { Term } from './terms.js'

/**
 * The calendar of Asia/Shanghai: eight hours ahead of UTC, without summer time since 1991-09-15; earlier instants may be an hour off.
 * Pure: the zone of the machine plays no part, and an invalid date is an invariant.
 */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const offset = 8 * hour

/** The wall clock of Shanghai in the UTC fields of a Date. Only this file MUST ever hold one. */
function toWall(at: Date): Date {
  const time = at.getTime()
  invariant(Number.isFinite(time), 'a date is valid')
  return new Date(time + offset)
}

const fromWall = (wallTime: number): Date => new Date(wallTime - offset)
const compact = (wall: Date): string => wall.toISOString().slice(0, 10).replaceAll('-', '')
const startOfDay = (wall: Date): number => wall.getTime() - (((wall.getTime() % day) + day) % day)
const wallOf = (date: string): Date => new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))))

function daysFrom(first: string, last: string): string[] {
  const start = wallOf(first).getTime()
  return Array.from({ length: (wallOf(last).getTime() - start) / day + 1 }, (_, at) => compact(new Date(start + at * day)))
}

const off: ReadonlySet<string> = new Set(holidaySchedules.flatMap((each) => each.off.flatMap(([first, last]) => daysFrom(first, last))))
const madeUp: ReadonlySet<string> = new Set(holidaySchedules.flatMap((each) => each.working))

function isWorkingWall(wall: Date): boolean {
  const date = compact(wall)
  const weekend = wall.getUTCDay() === 0 || wall.getUTCDay() === 6
  return madeUp.has(date) || (!weekend && !off.has(date))
}

/** The same day and time so many months later; the last day of that month where it has no such day. */
function addMonths(wall: Date, months: number): number {
  const [year, month] = [wall.getUTCFullYear(), wall.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(wall.getUTCDate(), last)) + (wall.getTime() - startOfDay(wall))
}

/** The midnight that ends the n-th working day after the wall's day. */
function endOfWorkingDay(wall: Date, count: number): number {
  let start = startOfDay(wall)
  for (let left = count; left > 0; ) {
    start += day
    if (isWorkingWall(new Date(start))) left -= 1
  }
  return start + day
}

/**
 * When a term that begins at `from` is over; the end is exclusive: at that instant the term no longer runs.
 * Days, months and years keep the local time of day, so an end is never later than CPL §105 would have it.
 * Working days end with the n-th working day after that of `from`, whatever the time of day. A COUNT is an invariant.
 */
export function addTerm(from: Date, term: Term): Date {
  const { amount, unit } = term
  const wall = toWall(from)
  invariant(unit !== 'COUNT', `${term.key} is a cap, not a duration`)
  switch (unit) {
    case 'MINUTE':
      return new Date(from.getTime() + amount * minute)
    case 'HOUR':
      return new Date(from.getTime() + amount * hour)
    case 'DAY':
      return new Date(from.getTime() + amount * day)
    case 'WORKING_DAY':
      return fromWall(endOfWorkingDay(wall, amount))
    case 'MONTH':
      return fromWall(addMonths(wall, amount))
    case 'YEAR':
      return fromWall(addMonths(wall, amount * 12))
  }
}

/** When a warning that precedes `until` by the term is due. For MINUTE, HOUR and DAY; any other unit is an invariant. */
export function subtractTerm(until: Date, term: Term): Date {
  const { amount, unit } = term
  const time = toWall(until).getTime()
  invariant(unit === 'MINUTE' || unit === 'HOUR' || unit === 'DAY', `${term.key} has no fixed length`)
  return fromWall(time - amount * { MINUTE: minute, HOUR: hour, DAY: day }[unit])
}

/** Whether the local day of that instant is a working day. */
export function isWorkingDay(at: Date): boolean {
  return isWorkingWall(toWall(at))
}

/** The local date, YYYYMMDD. */
export function localDate(at: Date): string {
  return compact(toWall(at))
}

/** The local day, counted from that of 1970-01-01. */
export function dayNumber(at: Date): number {
  return startOfDay(toWall(at)) / day
}

/** The local month, counted from January of the year 0. */
export function monthNumber(at: Date): number {
  const wall = toWall(at)
  return wall.getUTCFullYear() * 12 + wall.getUTCMonth()
}

/** The first instant of the local month so many months after that of the instant; before it where `months` is negative. */
export function monthBegin(at: Date, months = 0): Date {
  const wall = toWall(at)
  return fromWall(new Date(startOfDay(wall)).setUTCFullYear(wall.getUTCFullYear(), wall.getUTCMonth() + months, 1))
}

/** The instant as the API writes it: 2019-06-12T09:30:00.000+08:00. */
export function toInstant(at: Date): string {
  return toWall(at).toISOString().replace('Z', '+08:00')
}
