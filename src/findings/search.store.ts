/** A writer deletes nothing by itself: a saved search goes by a function of the owner, which takes it from its own agency alone. */
import { forWriter } from './misuse.store.js'

export const forgetSearch = 'select app.forget_search($1)'
export const searchFences: readonly string[] = forWriter('app.forget_search', 'text', 'void', 'delete from saved_search s where s.id = $1 and s.agency_id = app.agency()', 'volatile')
