/**
 * What does not compile in a slice's policy. Not run: the type-checker is the test, and an error that fails to appear is one itself.
 */
import { definePolicy, everyRow, F, type FieldsOf, type Gate, type Line, never, open, type Operations, type Rows, W, type Cell, type Contributions } from '../../src/policy/define.js'
import type { Victim } from '../../src/cases/case.view.js'

interface Thing {
  id: string
  secret: string | null
  disclosure: unknown
}

const line: Line<Cell> = [F, F, F, F, F, F, F, F, F, W]
const rows: Line<Rows> = [everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow]
const head = { type: 'Thing', basis: 'AFL §6', group: 'CASES', underAgreement: false, own: never, party: never, purposes: ['INTAKE'], rows } as const

/** As it should be. */
export const whole = definePolicy<Thing>({ ...head, fields: { id: line, secret: line } })

// @ts-expect-error a field of the view has no line
export const missingField = definePolicy<Thing>({ ...head, fields: { id: line } })

// @ts-expect-error a line for a field that the view does not have
export const extraField = definePolicy<Thing>({ ...head, fields: { id: line, secret: line, rumour: line } })

// @ts-expect-error an audience has no cell: nine of ten
export const missingAudience = definePolicy<Thing>({ ...head, fields: { id: line, secret: [F, F, F, F, F, F, F, F, F] } })

// @ts-expect-error a cell too many
export const extraAudience = definePolicy<Thing>({ ...head, fields: { id: line, secret: [F, F, F, F, F, F, F, F, F, F, F] } })

// @ts-expect-error a cell is never left undefined
export const emptyCell = definePolicy<Thing>({ ...head, fields: { id: line, secret: [F, F, F, F, F, F, F, F, F, undefined] } })

// @ts-expect-error a boolean is no cell
export const booleanCell = definePolicy<Thing>({ ...head, fields: { id: line, secret: [F, F, F, F, F, F, F, F, F, true] } })

// @ts-expect-error no rows for the operator
export const missingRows = definePolicy<Thing>({ ...head, rows: [everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow, everyRow], fields: { id: line, secret: line } })

// @ts-expect-error a purpose that nobody can state
export const unknownPurpose = definePolicy<Thing>({ ...head, purposes: ['MARKETING'], fields: { id: line, secret: line } })

const { basis: _basis, ...withoutBasis } = head
// @ts-expect-error the law that opens the data is not told
export const missingBasis = definePolicy<Thing>({ ...withoutBasis, fields: { id: line, secret: line } })

// @ts-expect-error a gate that forgets the operator
export const missingGate: Operations = { 'Query.things': [open, open, open, open, open, open, open, open, open] }

// @ts-expect-error an operation of no operation type
export const unrootedGate: Operations = { 'Thing.things': [open, open, open, open, open, open, open, open, open, open] }

// @ts-expect-error a contribution that names no type
export const rootlessContribution: Contributions = { secret: line }

// @ts-expect-error a gate is no cell
export const gateAsCell: Line<Gate> = line

/** The real views: `disclosure` alone needs no line. */
export const everyFieldOfAVictim: Record<FieldsOf<Victim>, true> = { id: true, ageBand: true, lossAmount: true, currency: true, name: true, idNumber: true, phone: true, customerOf: true, recordedAt: true, case: true }
