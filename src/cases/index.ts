import type { Slice } from '../statement/slice.js'
import { caseOperations, casePolicy, incidentPolicy, instrumentPolicy, namesCaller, victimPolicy } from './case.policy.js'
import { caseMapping, caseRoots, incidentMapping, instrumentMapping, victimMapping } from './case.repository.js'
import { CaseResolver } from './case.resolver.js'
import { caseParty } from './case.table.js'
import { FraudCase, IncidentReport, LegalInstrument, Victim } from './case.view.js'

export const cases: Slice = {
  name: 'cases',
  policies: [casePolicy, incidentPolicy, victimPolicy, instrumentPolicy],
  operations: caseOperations,
  mappings: [caseMapping, incidentMapping, victimMapping, instrumentMapping],
  roots: caseRoots,
  views: [FraudCase, IncidentReport, Victim, LegalInstrument],
  resolvers: [CaseResolver],
  links: [{ table: caseParty, columns: [caseParty.caseId, caseParty.agencyId], seen: namesCaller }],
}
