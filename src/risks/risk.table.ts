import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { account } from '../accounts/account.table.js'
import { fraudCase, victim } from '../cases/case.table.js'
import { knownWords } from '../database/checks.js'
import { id, instant } from '../database/columns.js'
import { riskLevels } from '../outreach/outreach.words.js'
import { telecomNumber } from '../telecom/telecom.table.js'
import { riskRuleNames, riskSubjects } from './risk.words.js'

/** *stored* – how risky an account, a number or a person was by open facts at one instant. Never changed: whoever knows more scores anew, and the last of a subject is the current one. */
export const riskScore = pgTable(
  'risk_score',
  {
    id: id('risk_score'),
    riskNumber: text('risk_number').notNull(),
    subject: text('subject', { enum: riskSubjects.values }).notNull(),
    /** One of the three, as the subject says. */
    accountId: text('account_id').references(() => account.id),
    numberId: text('number_id').references(() => telecomNumber.id),
    victimId: text('victim_id').references(() => victim.id),
    /** 0 to 100. */
    score: integer('score').notNull(),
    level: text('level', { enum: riskLevels.values }).notNull(),
    rulesetVersion: text('ruleset_version').notNull(),
    scoredAt: instant('scored_at').notNull(),
    /** SHA-256 of ruleset and reasons, hex: what "nothing is known anew" means. */
    fingerprint: text('fingerprint').notNull(),
  },
  (t) => [
    uniqueIndex('risk_score_number').on(t.riskNumber),
    index('risk_score_scored').on(t.scoredAt, t.id),
    index('risk_score_level').on(t.level, t.scoredAt, t.id),
    index('risk_score_subject').on(t.subject, t.scoredAt, t.id),
    index('risk_score_account').on(t.accountId, t.scoredAt, t.id),
    index('risk_score_telecom').on(t.numberId, t.scoredAt, t.id),
    index('risk_score_victim').on(t.victimId, t.scoredAt, t.id),
    ...knownWords('risk_score', { subject: riskSubjects, level: riskLevels }),
  ],
)

/** *stored* – a rule that held by open facts. */
export const riskReason = pgTable(
  'risk_reason',
  {
    id: id('risk_reason'),
    riskScoreId: text('risk_score_id').notNull().references(() => riskScore.id),
    /** Of the score, for row-level security. */
    subject: text('subject', { enum: riskSubjects.values }).notNull(),
    rule: text('rule', { enum: riskRuleNames.values }).notNull(),
    weight: integer('weight').notNull(),
    observed: text('observed').notNull(),
    threshold: text('threshold').notNull(),
    fromAt: instant('from_at'),
    untilAt: instant('until_at'),
  },
  (t) => [uniqueIndex('risk_reason_rule').on(t.riskScoreId, t.rule), index('risk_reason_weight').on(t.riskScoreId, t.weight, t.id), ...knownWords('risk_reason', { subject: riskSubjects, rule: riskRuleNames })],
)

/** *stored* – the same by all facts, for the police under an instrument: made of bank entries, registrations and calls, it tells of them. Made anew whenever what those say has changed; the open score it stands by may be older. */
export const fullRiskScore = pgTable(
  'full_risk_score',
  {
    id: id('full_risk_score'),
    riskScoreId: text('risk_score_id').notNull().references(() => riskScore.id),
    /** Of the score, and the case of the person, for row-level security. */
    accountId: text('account_id').references(() => account.id),
    numberId: text('number_id').references(() => telecomNumber.id),
    caseId: text('case_id').references(() => fraudCase.id),
    /** Not below the open score. */
    score: integer('score').notNull(),
    level: text('level', { enum: riskLevels.values }).notNull(),
    scoredAt: instant('scored_at').notNull(),
    fingerprint: text('fingerprint').notNull(),
  },
  (t) => [index('full_risk_score_score').on(t.riskScoreId, t.scoredAt, t.id), index('full_risk_score_account').on(t.accountId), index('full_risk_score_telecom').on(t.numberId), index('full_risk_score_case').on(t.caseId), ...knownWords('full_risk_score', { level: riskLevels })],
)

/** *stored* – a rule that held by all facts; those that held by open ones among them. */
export const fullRiskReason = pgTable(
  'full_risk_reason',
  {
    id: id('full_risk_reason'),
    fullRiskScoreId: text('full_risk_score_id').notNull().references(() => fullRiskScore.id),
    accountId: text('account_id').references(() => account.id),
    numberId: text('number_id').references(() => telecomNumber.id),
    caseId: text('case_id').references(() => fraudCase.id),
    rule: text('rule', { enum: riskRuleNames.values }).notNull(),
    weight: integer('weight').notNull(),
    observed: text('observed').notNull(),
    threshold: text('threshold').notNull(),
    fromAt: instant('from_at'),
    untilAt: instant('until_at'),
  },
  (t) => [uniqueIndex('full_risk_reason_rule').on(t.fullRiskScoreId, t.rule), index('full_risk_reason_weight').on(t.fullRiskScoreId, t.weight, t.id), ...knownWords('full_risk_reason', { rule: riskRuleNames })],
)
