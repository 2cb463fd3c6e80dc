import { ArgsType, Field } from 'type-graphql'
import { DivisionCode, Instant } from '../scalars/index.js'
import { needed, told } from '../statement/view.js'
import { trendDimensions, trendSteps } from './bulletin.words.js'

@ArgsType()
export class FraudTrendArguments {
  @Field(() => Instant, needed('Beginning, included; the whole period that it lies in is told.', '起点（含）；所在周期按整周期统计。'))
  from!: string
  @Field(() => Instant, needed('End, not included; the whole period before it is told. At most 60 periods after the beginning.', '终点（不含）；其前的周期按整周期统计；与起点之间最多 60 个周期。'))
  until!: string
  @Field(() => trendSteps.type, needed('Length of a period.', '统计周期。'))
  step!: string
  @Field(() => trendDimensions.type, needed('What cases are told apart by.', '统计维度。'))
  by!: string
  @Field(() => DivisionCode, told('Division; a code ending in 00 covers every division under it. Without it: all divisions.', '行政区划；以 00 结尾的代码包含其全部下级区划。不填则为全部区划。'))
  divisionCode?: string | null
}
