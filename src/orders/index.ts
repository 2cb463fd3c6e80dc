import type { Slice } from '../statement/slice.js'
import { answerCommands } from './answer.command.js'
import { appealCommands } from './appeal.command.js'
import { orderTasks } from './clock.command.js'
import { deskFollowCommands } from './desk-follow.command.js'
import { deskIssueCommands } from './desk-issue.command.js'
import { families } from './family.rules.js'
import { OrderAnswers } from './order-answer.resolver.js'
import { Appeals } from './order-appeal.resolver.js'
import { FollowDesk } from './order-follow.resolver.js'
import { IssueDesk } from './order-issue.resolver.js'
import { appealPolicy, controlOrderPolicy, feedbackPolicy, orderContributions, orderEventPolicy, orderOperations } from './order.policy.js'
import { appealMapping, controlOrderMapping, feedbackMapping, orderContributedFields, orderEventMapping, orderRoots } from './order.repository.js'
import { OrderResolver } from './order.resolver.js'
import { Appeal, ControlOrder, OrderEvent, OrderFeedback } from './order.view.js'
import { OrdersOfAccount } from './orders-of-account.resolver.js'
import { OrdersOfCase } from './orders-of-case.resolver.js'
import { printOrders } from './picture.rules.js'
import { stepFences } from './step.rules.js'

export const orders: Slice = {
  name: 'orders',
  policies: [controlOrderPolicy, feedbackPolicy, appealPolicy, orderEventPolicy],
  operations: orderOperations,
  mappings: [controlOrderMapping, feedbackMapping, appealMapping, orderEventMapping],
  roots: orderRoots,
  views: [ControlOrder, OrderFeedback, Appeal, OrderEvent],
  resolvers: [OrderResolver, OrdersOfCase, OrdersOfAccount, IssueDesk, FollowDesk, OrderAnswers, Appeals],
  contributions: orderContributions,
  contributedFields: orderContributedFields,
  commands: { ...deskIssueCommands, ...deskFollowCommands, ...answerCommands, ...appealCommands },
  tasks: orderTasks,
  pages: { 'orders.md': printOrders() },
  fences: stepFences(Object.values(families)),
}
