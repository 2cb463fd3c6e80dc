import { definePolicy, F, never, noRow, open, type Operations, ownRows, shut, W } from '../policy/define.js'
import { heldBy } from '../policy/rows.js'
import { savedSearch } from './search.table.js'
import type { SavedSearch } from './search.view.js'

/** Rows are held by agencies, and so are these: auditors of one agency work with the same searches, those of another never see them. */
// biome-ignore format: a table
export const savedSearchPolicy = definePolicy<SavedSearch>({
  type: 'SavedSearch',
  basis: 'PIPL §54',
  group: 'AGENCIES',
  underAgreement: false,
  own: heldBy(savedSearch.agencyId),
  party: never,
  purposes: ['SUPERVISION_AUDIT'],
  //      intake control analysis outreach bank  scheme carrier platform auditor  operator
  rows: [noRow,  noRow,  noRow,   noRow,   noRow, noRow, noRow,  noRow,   ownRows, noRow],
  fields: {
    //               in ct an ou bk cs ca pl au op
    id: /*       */ [W, W, W, W, W, W, W, W, F, W],
    name: /*     */ [W, W, W, W, W, W, W, W, F, W],
    address: /*  */ [W, W, W, W, W, W, W, W, F, W],
    agencyId: /* */ [W, W, W, W, W, W, W, W, F, W],
    savedAt: /*  */ [W, W, W, W, W, W, W, W, F, W],
    savedBy: /*  */ [W, W, W, W, W, W, W, W, F, W],
  },
})

// biome-ignore format: a table
export const searchOperations: Operations = {
  //                                   intake control analysis outreach bank scheme carrier platform auditor operator
  'Query.savedSearches': /*        */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  'Mutation.saveSearch': /*        */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
  'Mutation.deleteSavedSearch': /* */ [shut,  shut,   shut,    shut,    shut, shut, shut,   shut,    open,   shut],
}
