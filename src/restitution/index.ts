import type { Slice } from '../statement/slice.js'
import { noticeCommands, noticeTasks } from './notice.command.js'
import { RestitutionCommands } from './restitution-command.resolver.js'
import { restitutionCommands } from './restitution.command.js'
import { objectionPolicy, restitutionContributions, restitutionOperations, restitutionPolicy, sharePolicy } from './restitution.policy.js'
import { objectionMapping, restitutionContributedFields, restitutionMapping, restitutionRoots, shareMapping } from './restitution.repository.js'
import { RestitutionResolver } from './restitution.resolver.js'
import { Restitution, RestitutionObjection, RestitutionShare } from './restitution.view.js'
import { RestitutionsOfCase } from './restitutions-of-case.resolver.js'
import { RestitutionsOfOrder } from './restitutions-of-order.resolver.js'
import { returnCommands, returnListeners, returnTasks } from './return.command.js'

export const restitution: Slice = {
  name: 'restitution',
  policies: [restitutionPolicy, sharePolicy, objectionPolicy],
  operations: restitutionOperations,
  mappings: [restitutionMapping, shareMapping, objectionMapping],
  roots: restitutionRoots,
  views: [Restitution, RestitutionShare, RestitutionObjection],
  resolvers: [RestitutionResolver, RestitutionCommands, RestitutionsOfCase, RestitutionsOfOrder],
  contributions: restitutionContributions,
  contributedFields: restitutionContributedFields,
  commands: { ...restitutionCommands, ...noticeCommands, ...returnCommands },
  listeners: returnListeners,
  tasks: { ...noticeTasks, ...returnTasks },
}
