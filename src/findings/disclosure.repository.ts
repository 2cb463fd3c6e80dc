import { agency } from '../agencies/agency.table.js'
import { fraudCase } from '../cases/case.table.js'
import { asc, desc, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { disclosureEntry, disclosureStatement, heldDisclosure } from './disclosure.table.js'

export const disclosureStatementMapping: TypeMapping = {
  type: 'DisclosureStatement',
  table: disclosureStatement,
  fields: {
    id: stored(disclosureStatement.id),
    statementNumber: stored(disclosureStatement.statementNumber),
    subjectType: stored(disclosureStatement.subjectType),
    subjectId: stored(disclosureStatement.subjectId),
    periodFrom: stored(disclosureStatement.periodFrom),
    periodUntil: stored(disclosureStatement.periodUntil),
    language: stored(disclosureStatement.language),
    requestNumber: stored(disclosureStatement.requestNumber),
    identityCheck: stored(disclosureStatement.identityCheck),
    issuedAt: stored(disclosureStatement.issuedAt),
    issuedBy: stored(disclosureStatement.issuedBy),
    text: stored(disclosureStatement.text),
    textHash: stored(disclosureStatement.textHash),
    supplements: one('DisclosureStatement', disclosureStatement.supplementsId, disclosureStatement.id),
    releaseDueAt: stored(disclosureStatement.releaseDueAt),
    entries: many('DisclosureEntry', disclosureStatement.id, disclosureEntry.statementId),
    heldBack: many('HeldDisclosure', disclosureStatement.id, heldDisclosure.statementId),
  },
  orders: { ISSUED_AT_DESC: desc(disclosureStatement.issuedAt), ISSUED_AT_ASC: asc(disclosureStatement.issuedAt) },
}

const learned = (table: typeof disclosureEntry | typeof heldDisclosure) => ({
  day: stored(table.day),
  agencyId: stored(table.agencyId),
  agency: one('Agency', table.agencyId, agency.id),
  purpose: stored(table.purpose),
  basis: stored(table.basis),
  clear: stored(table.clear),
  masked: stored(table.masked),
  tokens: stored(table.tokens),
  times: stored(table.times),
})

export const disclosureEntryMapping: TypeMapping = {
  type: 'DisclosureEntry',
  table: disclosureEntry,
  fields: {
    id: stored(disclosureEntry.id),
    statement: one('DisclosureStatement', disclosureEntry.statementId, disclosureStatement.id),
    ...learned(disclosureEntry),
  },
  orders: { DAY_ASC: asc(disclosureEntry.day), DAY_DESC: desc(disclosureEntry.day) },
}

export const heldDisclosureMapping: TypeMapping = {
  type: 'HeldDisclosure',
  table: heldDisclosure,
  fields: {
    id: stored(heldDisclosure.id),
    statement: one('DisclosureStatement', heldDisclosure.statementId, disclosureStatement.id),
    case: one('FraudCase', heldDisclosure.caseId, fraudCase.id),
    ...learned(heldDisclosure),
    releaseBy: stored(heldDisclosure.releaseBy),
    releasedIn: one('DisclosureStatement', heldDisclosure.releasedInId, disclosureStatement.id),
  },
  orders: { RELEASE_BY_ASC: asc(heldDisclosure.releaseBy), RELEASE_BY_DESC: desc(heldDisclosure.releaseBy) },
}

export const disclosureRoots: Roots = {
  'Query.disclosureStatements': { kind: 'list', type: 'DisclosureStatement' },
  'Query.disclosureStatementByNumber': { kind: 'byField', type: 'DisclosureStatement', field: 'statementNumber', argument: 'statementNumber' },
}
