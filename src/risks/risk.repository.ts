import { account } from '../accounts/account.table.js'
import { victim } from '../cases/case.table.js'
import { asc, desc, type FieldMapping, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { fullRiskReason, fullRiskScore, riskReason, riskScore } from './risk.table.js'

export const riskScoreMapping: TypeMapping = {
  type: 'RiskScore',
  table: riskScore,
  fields: {
    id: stored(riskScore.id),
    riskNumber: stored(riskScore.riskNumber),
    subject: stored(riskScore.subject),
    account: one('Account', riskScore.accountId, account.id),
    telecomNumber: one('TelecomNumber', riskScore.numberId, telecomNumber.id),
    victim: one('Victim', riskScore.victimId, victim.id),
    score: stored(riskScore.score),
    level: stored(riskScore.level),
    rulesetVersion: stored(riskScore.rulesetVersion),
    scoredAt: stored(riskScore.scoredAt),
    reasons: many('RiskReason', riskScore.id, riskReason.riskScoreId),
    fullScores: many('FullRiskScore', riskScore.id, fullRiskScore.riskScoreId),
  },
  orders: { SCORED_AT_DESC: desc(riskScore.scoredAt), SCORED_AT_ASC: asc(riskScore.scoredAt) },
}

export const riskReasonMapping: TypeMapping = {
  type: 'RiskReason',
  table: riskReason,
  fields: {
    id: stored(riskReason.id),
    riskScore: one('RiskScore', riskReason.riskScoreId, riskScore.id),
    rule: stored(riskReason.rule),
    weight: stored(riskReason.weight),
    observed: stored(riskReason.observed),
    threshold: stored(riskReason.threshold),
    fromAt: stored(riskReason.fromAt),
    untilAt: stored(riskReason.untilAt),
  },
  orders: { WEIGHT_DESC: desc(riskReason.weight) },
}

export const fullRiskScoreMapping: TypeMapping = {
  type: 'FullRiskScore',
  table: fullRiskScore,
  fields: {
    id: stored(fullRiskScore.id),
    riskScore: one('RiskScore', fullRiskScore.riskScoreId, riskScore.id),
    score: stored(fullRiskScore.score),
    level: stored(fullRiskScore.level),
    scoredAt: stored(fullRiskScore.scoredAt),
    reasons: many('FullRiskReason', fullRiskScore.id, fullRiskReason.fullRiskScoreId),
  },
  orders: { SCORED_AT_DESC: desc(fullRiskScore.scoredAt) },
}

export const fullRiskReasonMapping: TypeMapping = {
  type: 'FullRiskReason',
  table: fullRiskReason,
  fields: {
    id: stored(fullRiskReason.id),
    fullRiskScore: one('FullRiskScore', fullRiskReason.fullRiskScoreId, fullRiskScore.id),
    rule: stored(fullRiskReason.rule),
    weight: stored(fullRiskReason.weight),
    observed: stored(fullRiskReason.observed),
    threshold: stored(fullRiskReason.threshold),
    fromAt: stored(fullRiskReason.fromAt),
    untilAt: stored(fullRiskReason.untilAt),
  },
  orders: { WEIGHT_DESC: desc(fullRiskReason.weight) },
}

export const riskContributedFields: Readonly<Record<`${string}.${string}`, FieldMapping>> = {
  'Account.riskScores': many('RiskScore', account.id, riskScore.accountId),
  'TelecomNumber.riskScores': many('RiskScore', telecomNumber.id, riskScore.numberId),
  'Victim.riskScores': many('RiskScore', victim.id, riskScore.victimId),
}

export const riskRoots: Roots = {
  'Query.riskScores': { kind: 'list', type: 'RiskScore' },
  'Query.riskScoreByNumber': { kind: 'byField', type: 'RiskScore', field: 'riskNumber', argument: 'riskNumber' },
}
