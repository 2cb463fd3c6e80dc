import { never } from '../policy/define.js'
import type { Slice } from '../statement/slice.js'
import { disclosureCommands, disclosureListeners, disclosureTasks } from './disclosure.command.js'
import { disclosureEntryPolicy, disclosureOperations, disclosureStatementPolicy, heldDisclosurePolicy } from './disclosure.policy.js'
import { disclosureEntryMapping, disclosureRoots, disclosureStatementMapping, heldDisclosureMapping } from './disclosure.repository.js'
import { DisclosureResolver } from './disclosure.resolver.js'
import { disclosureFences } from './disclosure.store.js'
import { DisclosureEntry, DisclosureStatement, HeldDisclosure } from './disclosure.view.js'
import { findingCommands, findingTasks } from './finding.command.js'
import { findingDecisionPolicy, findingOperations, findingPolicy } from './finding.policy.js'
import { findingDecisionMapping, findingMapping, findingRoots } from './finding.repository.js'
import { FindingResolver } from './finding.resolver.js'
import { printFindings } from './finding.rules.js'
import { findingRecord, findingSearch, officerDay } from './finding.table.js'
import { Finding, FindingDecision } from './finding.view.js'
import { misuseFences } from './misuse.store.js'
import { searchCommands } from './search.command.js'
import { savedSearchPolicy, searchOperations } from './search.policy.js'
import { savedSearchMapping, searchRoots } from './search.repository.js'
import { SearchResolver } from './search.resolver.js'
import { searchFences } from './search.store.js'
import { SavedSearch } from './search.view.js'

/** What the auditor makes of the access log: what looks like misuse, what persons concerned are told, and searches worth keeping. */
export const findings: Slice = {
  name: 'findings',
  policies: [findingPolicy, findingDecisionPolicy, disclosureStatementPolicy, disclosureEntryPolicy, heldDisclosurePolicy, savedSearchPolicy],
  operations: { ...findingOperations, ...disclosureOperations, ...searchOperations },
  mappings: [findingMapping, findingDecisionMapping, disclosureStatementMapping, disclosureEntryMapping, heldDisclosureMapping, savedSearchMapping],
  roots: { ...findingRoots, ...disclosureRoots, ...searchRoots },
  views: [Finding, FindingDecision, DisclosureStatement, DisclosureEntry, HeldDisclosure, SavedSearch],
  resolvers: [FindingResolver, DisclosureResolver, SearchResolver],
  links: [{ table: findingRecord, columns: [findingRecord.findingId, findingRecord.eventId], seen: never }],
  commands: { ...findingCommands, ...disclosureCommands, ...searchCommands },
  listeners: disclosureListeners,
  tasks: { ...findingTasks, ...disclosureTasks },
  written: [findingSearch, officerDay],
  pages: { 'findings.md': printFindings() },
  fences: [...misuseFences, ...disclosureFences, ...searchFences],
}
