import { never } from '../policy/define.js'
import type { Slice } from '../statement/slice.js'
import { CrackdownCommands } from './crackdown-command.resolver.js'
import { arrestPolicy, callCentrePolicy, crackdownContributions, crackdownOperations, extraditionPolicy, jointOperationPolicy, ofSeenOperation, suspectPolicy } from './crackdown.policy.js'
import { arrestMapping, callCentreMapping, crackdownContributedFields, crackdownRoots, extraditionMapping, jointOperationMapping, suspectMapping } from './crackdown.repository.js'
import { CrackdownResolver } from './crackdown.resolver.js'
import { callCentreCase, callCentreSuspect, jointOperationAgency, jointOperationCase, jointOperationCentre, suspectCase } from './crackdown.table.js'
import { Arrest, CallCentre, Extradition, JointOperation, Suspect } from './crackdown.view.js'
import { CrackdownsOfCase } from './crackdowns-of-case.resolver.js'
import { operationCommands } from './operation.command.js'
import { printCrackdowns } from './step.rules.js'
import { suspectCommands } from './suspect.command.js'

/** Suspects, call centres, joint operations, arrests and extraditions: the police's own, and what the centre's figures add up. */
export const crackdowns: Slice = {
  name: 'crackdowns',
  policies: [suspectPolicy, callCentrePolicy, jointOperationPolicy, arrestPolicy, extraditionPolicy],
  operations: crackdownOperations,
  mappings: [suspectMapping, callCentreMapping, jointOperationMapping, arrestMapping, extraditionMapping],
  roots: crackdownRoots,
  views: [Suspect, CallCentre, JointOperation, Arrest, Extradition],
  resolvers: [CrackdownResolver, CrackdownCommands, CrackdownsOfCase],
  contributions: crackdownContributions,
  contributedFields: crackdownContributedFields,
  links: [
    { table: suspectCase, columns: [suspectCase.suspectId, suspectCase.caseId], seen: never },
    { table: callCentreCase, columns: [callCentreCase.callCentreId, callCentreCase.caseId], seen: never },
    { table: callCentreSuspect, columns: [callCentreSuspect.callCentreId, callCentreSuspect.suspectId], seen: never },
    { table: jointOperationAgency, columns: [jointOperationAgency.operationId, jointOperationAgency.agencyId], seen: never, inside: ofSeenOperation.agency },
    { table: jointOperationCase, columns: [jointOperationCase.operationId, jointOperationCase.caseId], seen: never, inside: ofSeenOperation.case },
    { table: jointOperationCentre, columns: [jointOperationCentre.operationId, jointOperationCentre.callCentreId], seen: never, inside: ofSeenOperation.centre },
  ],
  commands: { ...suspectCommands, ...operationCommands },
  pages: { 'crackdowns.md': printCrackdowns() },
}
