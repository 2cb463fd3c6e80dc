import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { bilingual, words } from '../scalars/words.js'
import { needed, PageArguments, told } from '../statement/view.js'

export const searchOrders = words('SavedSearchOrder', 'Order of saved searches.', '已存检索排序。', { NAME_ASC: ['By name', '名称'], SAVED_AT_DESC: ['Latest first', '保存时间倒序'] })
export const searchCountFields = words('SavedSearchCountField', 'Fields that saved searches can be counted by.', '已存检索分组字段。', { savedBy: ['Who saved it', '保存人'] })

@ArgsType()
export class SavedSearchArguments extends PageArguments {
  @Field(() => searchOrders.type, told('Order.', '排序。'))
  order?: string | null
}

@InputType({ description: bilingual('A search of the console under a name.', '以名称保存控制台检索。') })
export class SaveSearchInput {
  @Field(() => String, needed('Its name; at most 100 characters.', '名称，最多 100 字符。'))
  name!: string
  @Field(() => String, needed('Path and query within /console; at most 2,000 characters.', '/console 内的路径与查询串，最多 2000 字符。'))
  address!: string
}

@InputType({ description: bilingual('A saved search that is no longer needed.', '删除已存检索。') })
export class DeleteSavedSearchInput {
  @Field(() => ID, needed('The saved search.', '已存检索。'))
  id!: string
}
