import { never } from '../policy/define.js'
import type { Slice } from '../statement/slice.js'
import { linkageCommands, linkageListeners, linkageTasks } from './linkage.command.js'
import { caseLinkagePolicy, caseSeriesPolicy, linkageContributions, linkageEvidencePolicy, linkageOperations } from './linkage.policy.js'
import { caseLinkageMapping, caseSeriesMapping, linkageContributedFields, linkageEvidenceMapping, linkageRoots } from './linkage.repository.js'
import { LinkageResolver } from './linkage.resolver.js'
import { linkageClue, linkagePair } from './linkage.table.js'
import { CaseLinkage, LinkageEvidence } from './linkage.view.js'
import { LinkagesOfCase } from './linkages-of-case.resolver.js'
import { seriesFences } from './series.store.js'
import { caseSeriesMember } from './series.table.js'
import { CaseSeries } from './series.view.js'

/** Which cases belong together, by what, and the series that they make (串并案). */
export const linkages: Slice = {
  name: 'linkages',
  policies: [caseLinkagePolicy, linkageEvidencePolicy, caseSeriesPolicy],
  operations: linkageOperations,
  mappings: [caseLinkageMapping, linkageEvidenceMapping, caseSeriesMapping],
  roots: linkageRoots,
  views: [CaseLinkage, LinkageEvidence, CaseSeries],
  resolvers: [LinkageResolver, LinkagesOfCase],
  contributions: linkageContributions,
  contributedFields: linkageContributedFields,
  links: [{ table: caseSeriesMember, columns: [caseSeriesMember.caseId, caseSeriesMember.seriesId, caseSeriesMember.unitId], seen: never }],
  commands: linkageCommands,
  listeners: linkageListeners,
  tasks: linkageTasks,
  written: [linkagePair, linkageClue],
  fences: seriesFences,
}
