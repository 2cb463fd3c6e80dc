import { Field, ID, ObjectType } from 'type-graphql'
import { UserError, whyNot } from '../command/payload.view.js'
import { Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { connectionOf, Node, told } from '../statement/view.js'
import { searchCountFields } from './search.inputs.js'

/** *disclosed to* the auditors of the agency that saved it. */
@ObjectType({ implements: Node, description: bilingual('A search of the console, shared by the auditors of one agency.', '控制台检索，由同一审计机构的人员共用。') })
export class SavedSearch extends Node {
  @Field(() => String, told('Its name.', '名称。'))
  name!: string | null
  @Field(() => String, told('Path and query within the console.', '控制台内的路径与查询串。'))
  address!: string | null
  @Field(() => ID, told('Id of the agency that shares it.', '共用机构标识。'))
  agencyId!: string | null
  @Field(() => Instant, told('When it was saved.', '保存时间。'))
  savedAt!: string | null
  @Field(() => String, told('Who saved it.', '保存人。'))
  savedBy!: string | null
}

export const SavedSearchConnection = connectionOf(SavedSearch, 'SavedSearch', searchCountFields.type)
export type SavedSearchConnection = InstanceType<typeof SavedSearchConnection>

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('The search as it was saved.', '已保存的检索。') })
export class SaveSearchPayload {
  @Field(() => SavedSearch, told('The search.', '检索。'))
  search!: SavedSearch | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('Nothing is left to be told of.', '已删除，无其他内容。') })
export class DeleteSavedSearchPayload {
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
