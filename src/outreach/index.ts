import type { Slice } from '../statement/slice.js'
import { OutreachCommands } from './outreach-command.resolver.js'
import { OutreachOfCase } from './outreach-of-case.resolver.js'
import { outreachCommands, outreachTasks } from './outreach.command.js'
import { outreachAttemptPolicy, outreachContributions, outreachOperations, outreachRecordPolicy } from './outreach.policy.js'
import { outreachAttemptMapping, outreachContributedFields, outreachRecordMapping, outreachRoots } from './outreach.repository.js'
import { OutreachResolver } from './outreach.resolver.js'
import { OutreachAttempt, OutreachRecord } from './outreach.view.js'

export const outreach: Slice = {
  name: 'outreach',
  policies: [outreachRecordPolicy, outreachAttemptPolicy],
  operations: outreachOperations,
  mappings: [outreachRecordMapping, outreachAttemptMapping],
  roots: outreachRoots,
  views: [OutreachRecord, OutreachAttempt],
  resolvers: [OutreachResolver, OutreachOfCase, OutreachCommands],
  contributions: outreachContributions,
  contributedFields: outreachContributedFields,
  commands: outreachCommands,
  tasks: outreachTasks,
}
