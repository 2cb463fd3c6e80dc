/** Instants as the console shows and takes them: in Shanghai, which has kept UTC+8 without summer time since 1991. */
const shanghaiMs = 8 * 3_600_000

/** `2026-11-26 12:30:05.123`, or to the second; what is no instant is shown as it is. */
export function shanghai(instant: string | number | null, { milliseconds = false } = {}): string {
  if (instant === null) return '–'
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  if (Number.isNaN(at)) return String(instant)
  return new Date(at + shanghaiMs).toISOString().slice(0, milliseconds ? 23 : 19).replace('T', ' ')
}

const local = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/

/** Milliseconds of 1970 of what a field of date and time holds (`2026-11-26T12:30`, read as Shanghai's); null where it is no time. */
export function fromField(value: string | undefined): number | null {
  if (!value || !local.test(value)) return null
  const at = Date.parse(`${value}${'T00:00:00'.slice(value.length - 10)}Z`)
  return Number.isNaN(at) ? null : at - shanghaiMs
}

/** What a field of date and time holds for that instant, to the second. */
export const toField = (at: number): string => new Date(at + shanghaiMs).toISOString().slice(0, 19)

/** As the graph takes it. */
export const toInstant = (at: number): string => `${toField(at)}+08:00`
