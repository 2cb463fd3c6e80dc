/** In which state a measure that is carried out leaves its target. What is missing here leaves it as it is. */
import type { OrderMeasure } from './family.rules.js'

export const numberMarks: Readonly<Partial<Record<OrderMeasure, 'SUSPENDED' | 'INTERCEPTED' | 'BLOCKED' | 'DEACTIVATED'>>> = { SUSPEND: 'SUSPENDED', INTERCEPT: 'INTERCEPTED', BLOCK: 'BLOCKED', DEACTIVATE: 'DEACTIVATED' }
export const onlineMarks: Readonly<Partial<Record<OrderMeasure, 'RESTRICTED' | 'BLOCKED'>>> = { RESTRICT: 'RESTRICTED', TAKEDOWN: 'BLOCKED' }

/** What is done to a number where the desk does not say otherwise (厦门 2015): a local one is suspended, one from elsewhere intercepted, a virtual one blocked. */
export const usualMeasure = (kind: 'MOBILE' | 'FIXED' | 'VIRTUAL' | 'IOT' | 'FOREIGN'): OrderMeasure => (kind === 'VIRTUAL' ? 'BLOCK' : kind === 'FOREIGN' ? 'INTERCEPT' : 'SUSPEND')
