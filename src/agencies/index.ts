import type { Slice } from '../statement/slice.js'
import { agencyOperations, agencyPolicy, agreementPolicy } from './agency.policy.js'
import { agencyMapping, agencyRoots, agreementMapping } from './agency.repository.js'
import { AgencyResolver } from './agency.resolver.js'
import { agency, agencyRange, dataSharingAgreement, officer } from './agency.table.js'
import { Agency, DataSharingAgreement } from './agency.view.js'

export const agencies: Slice = {
  name: 'agencies',
  policies: [agencyPolicy, agreementPolicy],
  operations: agencyOperations,
  mappings: [agencyMapping, agreementMapping],
  roots: agencyRoots,
  views: [Agency, DataSharingAgreement],
  resolvers: [AgencyResolver],
  given: [agency, dataSharingAgreement, officer, agencyRange],
}
