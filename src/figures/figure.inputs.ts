import { ArgsType, Field } from 'type-graphql'
import { DivisionCode, Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'

@ArgsType()
export class FigureArguments {
  @Field(() => Instant, { description: bilingual('Beginning of the period, included.', '期间起点（含）。') })
  from!: string
  @Field(() => Instant, { description: bilingual('End of the period, not included; at most ten years after its beginning.', '期间终点（不含），距起点最长十年。') })
  until!: string
  @Field(() => DivisionCode, told('Division; a code ending in 00 covers every division under it. Without it: all divisions.', '行政区划；以 00 结尾的代码包含其全部下级区划。不填则为全部区划。'))
  divisionCode?: string | null
}
