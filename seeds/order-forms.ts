import { families } from '../src/orders/family.rules.js'
import type { SeedRow } from './tables.js'

type Family = SeedRow<'controlOrder'>['family']
type Form = Pick<SeedRow<'controlOrder'>, 'measure' | 'platformTxCode' | 'reasonShown' | 'remedyChannel' | 'documentsNeeded'>

/** What the stories ask for where they say nothing else; of other families the first measure. */
const usual: Readonly<Partial<Record<Family, Form['measure']>>> = { IM_MEASURE: 'TAKEDOWN' }

/** What every order of a family says to whom it concerns, and the message code of its issue on the national platform. */
export const orderForms = Object.fromEntries(
  Object.values(families).map(({ family, measures, txCodes, reason, remedy, documents }): [Family, Form] => {
    const measure = usual[family] ?? measures[0]
    if (!measure) throw new Error(`${family} has no measure`)
    return [family, { measure, platformTxCode: txCodes.ISSUE ?? 'LOCAL', reasonShown: reason, remedyChannel: remedy, documentsNeeded: documents }]
  }),
) as Readonly<Record<Family, Form>>
