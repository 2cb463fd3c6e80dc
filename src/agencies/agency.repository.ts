import { asc, desc, many, one, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { agency, dataSharingAgreement } from './agency.table.js'

export const agencyMapping: TypeMapping = {
  type: 'Agency',
  table: agency,
  fields: {
    id: stored(agency.id),
    name: stored(agency.name),
    nameEnglish: stored(agency.nameEnglish),
    type: stored(agency.type),
    divisionCode: stored(agency.divisionCode),
    unitCode: stored(agency.unitCode),
    cnapsCode: stored(agency.cnapsCode),
    contactUnit: stored(agency.contactUnit),
    contactPhone: stored(agency.contactPhone),
    active: stored(agency.active),
    agreements: many('DataSharingAgreement', agency.id, dataSharingAgreement.recipientId),
  },
  orders: { NAME_ASC: asc(agency.name), DIVISION_ASC: asc(agency.divisionCode) },
}

export const agreementMapping: TypeMapping = {
  type: 'DataSharingAgreement',
  table: dataSharingAgreement,
  fields: {
    id: stored(dataSharingAgreement.id),
    agreementNumber: stored(dataSharingAgreement.agreementNumber),
    version: stored(dataSharingAgreement.version),
    provider: one('Agency', dataSharingAgreement.providerId, agency.id),
    recipient: one('Agency', dataSharingAgreement.recipientId, agency.id),
    covers: stored(dataSharingAgreement.covers),
    purposes: stored(dataSharingAgreement.purposes),
    legalBasis: stored(dataSharingAgreement.legalBasis),
    validFrom: stored(dataSharingAgreement.validFrom),
    validUntil: stored(dataSharingAgreement.validUntil),
    suspendedAt: stored(dataSharingAgreement.suspendedAt),
  },
  orders: { VALID_FROM_DESC: desc(dataSharingAgreement.validFrom) },
}

export const agencyRoots: Roots = {
  'Query.agencies': { kind: 'list', type: 'Agency' },
  'Query.dataSharingAgreements': { kind: 'list', type: 'DataSharingAgreement' },
}
