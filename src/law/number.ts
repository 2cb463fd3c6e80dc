import { randomInt } from 'node:crypto'
import { localDate } from './calendar.js'

/** Crockford's base 32, capitals: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const drawn = (length: number): string => Array.from({ length }, () => alphabet[randomInt(32)]).join('')

/** `ORD-20261126-7K2M9QX4`: of its day, and drawn at random, so that a number tells nobody how many there are. Unique by its index; drawn anew where taken. */
export const newNumber = (prefix: 'ORD' | 'OUT' | 'RET' | 'DOC' | 'FND' | 'DST' | 'TRL' | 'ANR' | 'LNK' | 'SER' | 'SUS' | 'CEN' | 'OPN' | 'EXT' | 'RSK', at: Date): string => `${prefix}-${localDate(at)}-${drawn(8)}`

/** Case (`A`) and incident (`J`) numbers: unit, day, and six digits drawn at random. */
export const newCaseNumber = (letter: 'A' | 'J', unitCode: string, at: Date): string => `${letter}${unitCode}${localDate(at)}${String(randomInt(1_000_000)).padStart(6, '0')}`
