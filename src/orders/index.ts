import type { Slice } from '../statement/slice.js'
import { appealPolicy, controlOrderPolicy, feedbackPolicy, orderContributions, orderOperations } from './order.policy.js'
import { appealMapping, controlOrderMapping, feedbackMapping, orderContributedFields, orderRoots } from './order.repository.js'
import { OrderResolver } from './order.resolver.js'
import { Appeal, ControlOrder, OrderFeedback } from './order.view.js'
import { OrdersOfAccount } from './orders-of-account.resolver.js'
import { OrdersOfCase } from './orders-of-case.resolver.js'

export const orders: Slice = {
  name: 'orders',
  policies: [controlOrderPolicy, feedbackPolicy, appealPolicy],
  operations: orderOperations,
  mappings: [controlOrderMapping, feedbackMapping, appealMapping],
  roots: orderRoots,
  views: [ControlOrder, OrderFeedback, Appeal],
  resolvers: [OrderResolver, OrdersOfCase, OrdersOfAccount],
  contributions: orderContributions,
  contributedFields: orderContributedFields,
}
