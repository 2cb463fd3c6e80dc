import { open } from '../policy/define.js'
import type { Slice } from '../statement/slice.js'
import { EntitlementResolver } from './entitlement.resolver.js'

const everyone = [open, open, open, open, open, open, open, open, open, open] as const

export const entitlements: Slice = {
  name: 'entitlements',
  policies: [],
  operations: { 'Query.node': everyone, 'Query.viewer': everyone, 'Query.explainAccess': everyone },
  mappings: [],
  roots: { 'Query.node': { kind: 'node' } },
  views: [],
  resolvers: [EntitlementResolver],
}
