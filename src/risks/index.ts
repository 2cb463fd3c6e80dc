import type { Slice } from '../statement/slice.js'
import { riskCommands, riskListeners, riskTasks } from './risk.command.js'
import { fullRiskReasonPolicy, fullRiskScorePolicy, riskContributions, riskOperations, riskReasonPolicy, riskScorePolicy } from './risk.policy.js'
import { fullRiskReasonMapping, fullRiskScoreMapping, riskContributedFields, riskReasonMapping, riskRoots, riskScoreMapping } from './risk.repository.js'
import { RiskResolver } from './risk.resolver.js'
import { FullRiskReason, FullRiskScore, RiskReason, RiskScore } from './risk.view.js'
import { printRiskRules } from './risk-page.rules.js'
import { RisksOfAccount } from './risks-of-account.resolver.js'
import { RisksOfTelecomNumber } from './risks-of-number.resolver.js'
import { RisksOfVictim } from './risks-of-victim.resolver.js'

/** How risky accounts, numbers and people are, by stated rules, each score with its reasons. */
export const risks: Slice = {
  name: 'risks',
  policies: [riskScorePolicy, riskReasonPolicy, fullRiskScorePolicy, fullRiskReasonPolicy],
  operations: riskOperations,
  mappings: [riskScoreMapping, riskReasonMapping, fullRiskScoreMapping, fullRiskReasonMapping],
  roots: riskRoots,
  views: [RiskScore, RiskReason, FullRiskScore, FullRiskReason],
  resolvers: [RiskResolver, RisksOfAccount, RisksOfTelecomNumber, RisksOfVictim],
  contributions: riskContributions,
  contributedFields: riskContributedFields,
  commands: riskCommands,
  listeners: riskListeners,
  tasks: riskTasks,
  pages: { 'risk-rules.md': printRiskRules() },
}
