import { asc, desc, type Roots, stored, type TypeMapping } from '../statement/mapping.js'
import { savedSearch } from './search.table.js'

export const savedSearchMapping: TypeMapping = {
  type: 'SavedSearch',
  table: savedSearch,
  fields: {
    id: stored(savedSearch.id),
    name: stored(savedSearch.name),
    address: stored(savedSearch.address),
    agencyId: stored(savedSearch.agencyId),
    savedAt: stored(savedSearch.savedAt),
    savedBy: stored(savedSearch.savedBy),
  },
  orders: { NAME_ASC: asc(savedSearch.name), SAVED_AT_DESC: desc(savedSearch.savedAt) },
}

export const searchRoots: Roots = { 'Query.savedSearches': { kind: 'list', type: 'SavedSearch' } }
