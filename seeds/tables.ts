import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { account, accountBalance, accountIdentity, accountTransaction, involvedAccount, reportedPayment } from '../src/accounts/account.table.js'
import { agency, agencyRange, dataSharingAgreement, officer } from '../src/agencies/agency.table.js'
import { analysisFigure, analysisReport, publishedMonth } from '../src/bulletins/bulletin.table.js'
import { attachment, caseParty, fraudCase, incidentReport, legalInstrument, victim, victimIdentity } from '../src/cases/case.table.js'
import { arrest, callCentre, callCentreCase, callCentreSuspect, extradition, jointOperation, jointOperationAgency, jointOperationCase, jointOperationCentre, suspect, suspectCase, suspectIdentity } from '../src/crackdowns/crackdown.table.js'
import { caseLinkage, linkageClue, linkageEvidence, linkagePair } from '../src/linkages/linkage.table.js'
import { caseSeries, caseSeriesMember } from '../src/linkages/series.table.js'
import { involvedOnlineAccount, involvedUrl, maliciousUrl, onlineAccount, onlineAccountIdentity, onlineRegistration } from '../src/online/online.table.js'
import { appeal, controlOrder, orderEvent, orderFeedback } from '../src/orders/order.table.js'
import { outreachAttempt, outreachRecord } from '../src/outreach/outreach.table.js'
import { restitution, restitutionObjection, restitutionShare } from '../src/restitution/restitution.table.js'
import { fullRiskReason, fullRiskScore, riskReason, riskScore } from '../src/risks/risk.table.js'
import { callDetailRecord, involvedNumber, numberPortability, subscriber, telecomNumber, telecomNumberIdentity } from '../src/telecom/telecom.table.js'
import { fundFlowEdge, fundFlowNode, fundTrail, fundTrailSum } from '../src/trails/trail.table.js'

/** Every seeded table, in an order in which each row finds what it refers to. */
export const seedTables = {
  agency,
  officer,
  agencyRange,
  dataSharingAgreement,
  fraudCase,
  caseParty,
  incidentReport,
  victim,
  victimIdentity,
  legalInstrument,
  attachment,
  account,
  accountIdentity,
  accountBalance,
  involvedAccount,
  accountTransaction,
  reportedPayment,
  telecomNumber,
  telecomNumberIdentity,
  involvedNumber,
  subscriber,
  numberPortability,
  callDetailRecord,
  onlineAccount,
  onlineAccountIdentity,
  onlineRegistration,
  involvedOnlineAccount,
  maliciousUrl,
  involvedUrl,
  controlOrder,
  orderFeedback,
  orderEvent,
  appeal,
  restitution,
  restitutionShare,
  restitutionObjection,
  fundTrail,
  fundTrailSum,
  fundFlowNode,
  fundFlowEdge,
  analysisReport,
  analysisFigure,
  publishedMonth,
  suspect,
  suspectIdentity,
  suspectCase,
  callCentre,
  callCentreCase,
  callCentreSuspect,
  jointOperation,
  jointOperationAgency,
  jointOperationCase,
  jointOperationCentre,
  arrest,
  extradition,
  riskScore,
  riskReason,
  fullRiskScore,
  fullRiskReason,
  outreachRecord,
  outreachAttempt,
  linkagePair,
  linkageClue,
  caseLinkage,
  linkageEvidence,
  caseSeries,
  caseSeriesMember,
} as const

export type SeedTable = keyof typeof seedTables
export type SeedRow<T extends SeedTable> = (typeof seedTables)[T]['$inferInsert']
export const seedTableKeys = Object.keys(seedTables) as SeedTable[]

/** A table as SQL names it, and the keys of its rows in the order of `columns`. */
export interface SeedShape {
  readonly name: string
  readonly keys: readonly string[]
  readonly columns: readonly string[]
  /** What a row holds where it says nothing, by key. */
  readonly defaults: Readonly<Record<string, unknown>>
}

export const seedShapes = Object.fromEntries<SeedShape>(
  seedTableKeys.map((key) => {
    const columns = Object.entries<PgColumn>(getTableColumns(seedTables[key]))
    return [key, { name: getTableName(seedTables[key]), keys: columns.map(([property]) => property), columns: columns.map(([, column]) => column.name), defaults: Object.fromEntries(columns.flatMap(([property, column]) => (column.hasDefault && column.default !== undefined ? [[property, column.default]] : []))) }]
  }),
) as Record<SeedTable, SeedShape>

/** Where rows go. */
export interface SeedSink {
  add<T extends SeedTable>(table: T, row: SeedRow<T>): void
}
