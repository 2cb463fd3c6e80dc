import type { Slice } from '../statement/slice.js'
import { attachmentPolicy, caseOperations, casePolicy, incidentPolicy, instrumentPolicy, namesCaller, victimPolicy } from './case.policy.js'
import { attachmentMapping, caseMapping, caseRoots, incidentMapping, instrumentMapping, victimMapping } from './case.repository.js'
import { CaseResolver } from './case.resolver.js'
import { caseParty } from './case.table.js'
import { Attachment, FraudCase, IncidentReport, LegalInstrument, Victim } from './case.view.js'
import { instrumentCommands } from './instrument.command.js'
import { InstrumentResolver } from './instrument.resolver.js'
import { caseTasks, stepCommands } from './step.command.js'
import { StepResolver } from './step.resolver.js'

export const cases: Slice = {
  name: 'cases',
  policies: [casePolicy, incidentPolicy, victimPolicy, instrumentPolicy, attachmentPolicy],
  operations: caseOperations,
  mappings: [caseMapping, incidentMapping, victimMapping, instrumentMapping, attachmentMapping],
  roots: caseRoots,
  views: [FraudCase, IncidentReport, Victim, LegalInstrument, Attachment],
  resolvers: [CaseResolver, StepResolver, InstrumentResolver],
  links: [{ table: caseParty, columns: [caseParty.caseId, caseParty.agencyId], seen: namesCaller }],
  commands: { ...stepCommands, ...instrumentCommands },
  tasks: caseTasks,
}
