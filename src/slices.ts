/** The slices of the house, in the order in which they may import each other's views and tables. */
import { accounts } from './accounts/index.js'
import { agencies } from './agencies/index.js'
import { audit } from './audit/index.js'
import { bulletins } from './bulletins/index.js'
import { cases } from './cases/index.js'
import { entitlements } from './entitlements/index.js'
import { figures } from './figures/index.js'
import { findings } from './findings/index.js'
import { intake } from './intake/index.js'
import { online } from './online/index.js'
import { orders } from './orders/index.js'
import { outreach } from './outreach/index.js'
import { restitution } from './restitution/index.js'
import type { Slice } from './statement/slice.js'
import { telecom } from './telecom/index.js'
import { trails } from './trails/index.js'

export const slices: readonly Slice[] = [entitlements, agencies, cases, accounts, telecom, online, outreach, orders, restitution, trails, intake, bulletins, figures, audit, findings]
