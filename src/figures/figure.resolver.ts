import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { FigureArguments } from './figure.inputs.js'
import { CentreFigures } from './figure.view.js'

@Resolver()
export class FigureResolver {
  @Query(() => CentreFigures, told('What the centre publishes, for any period and division. Sums of all rows, the same for everyone who may ask.', '中心公布的数据，可按任意期间和区划查询；为全部记录的合计，对有权查询者一致。'))
  centreFigures(@Args(() => FigureArguments) _arguments: FigureArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
