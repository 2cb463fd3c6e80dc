/** Money in fen, exact: sums are never made of floating-point numbers. */

/** Fen of a decimal with at most two fraction digits, as the database and the border write it. */
export function fen(yuan: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) ?? []
  return BigInt(`${sign}${whole}${fraction.padEnd(2, '0')}`)
}

export function yuan(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const sumOf = (amounts: readonly string[]): string => yuan(amounts.reduce((sum, amount) => sum + fen(amount), 0n))
export const isPositive = (amount: string | null): amount is string => amount !== null && fen(amount) > 0n
