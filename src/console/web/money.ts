/** Amounts of the graph are decimal text; here they are whole hundredths, so that sums hold. */
import { say } from './speech.js'

/** Null where there is no amount, or none that can be read. */
export function fenOf(amount: string | null | undefined): bigint | null {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount ?? '') ?? []
  if (whole === undefined) return null
  const fen = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0') || '0')
  return sign ? -fen : fen
}

/** Null where one of them is withheld: what is not told is never counted as nothing. */
export const sumOf = (amounts: readonly (bigint | null)[]): bigint | null => amounts.reduce<bigint | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0n)

/** `412,500.00`. */
export function moneyText(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}.${digits.slice(-2)}`
}

export const withheldWord = (): string => say('withheld', '未披露')

export const amountText = (fen: bigint | null): string => (fen === null ? withheldWord() : moneyText(fen))
