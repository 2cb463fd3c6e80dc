import type { Slice } from '../statement/slice.js'
import { trailCommands, trailTasks } from './trail.command.js'
import { fundFlowEdgePolicy, fundFlowNodePolicy, fundTrailPolicy, trailContributions, trailOperations } from './trail.policy.js'
import { fundFlowEdgeMapping, fundFlowNodeMapping, fundTrailMapping, trailContributedFields, trailRoots } from './trail.repository.js'
import { TrailResolver } from './trail.resolver.js'
import { fundFlowPart } from './trail.table.js'
import { FundFlowEdge, FundFlowNode, FundTrail } from './trail.view.js'
import { TrailsOfCase } from './trails-of-case.resolver.js'

/** Where the money of a case went, what of it may still be stopped, and where. */
export const trails: Slice = {
  name: 'trails',
  policies: [fundTrailPolicy, fundFlowNodePolicy, fundFlowEdgePolicy],
  operations: trailOperations,
  mappings: [fundTrailMapping, fundFlowNodeMapping, fundFlowEdgeMapping],
  roots: trailRoots,
  views: [FundTrail, FundFlowNode, FundFlowEdge],
  resolvers: [TrailResolver, TrailsOfCase],
  contributions: trailContributions,
  contributedFields: trailContributedFields,
  commands: trailCommands,
  tasks: trailTasks,
  written: [fundFlowPart],
}
