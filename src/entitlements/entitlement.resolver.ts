import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql'
import { bilingual } from '../scalars/words.js'
import type { Answer, Explanation, RequestContext, Root, WhoAmI } from '../request.js'
import { Node, told } from '../statement/view.js'
import { AccessExplanation, CallerIdentity } from './entitlement.view.js'

@Resolver()
export class EntitlementResolver {
  @Query(() => Node, told('Anything by its id; refused and absent read the same.', '按标识查询对象；无权与不存在的回答相同。'))
  node(@Arg('id', () => ID, { description: bilingual('An id that the graph gave.', '系统返回的标识。') }) _id: string, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => CallerIdentity, told('Who you are to the platform.', '您的身份。'))
  viewer(@Ctx() context: RequestContext): WhoAmI {
    return context.whoAmI()
  }

  @Query(() => AccessExplanation, told('A dry run: what a field would be to you, why, and what would open it. Recorded like any read.', '试算：某字段对您的披露结果、原因及开放条件；照常留痕。'))
  explainAccess(
    @Arg('coordinate', () => String, { description: bilingual('Type.field', '类型.字段') }) coordinate: string,
    @Arg('id', () => ID, { nullable: true, description: bilingual('A row of that type.', '该类型的一条记录。') }) id: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Explanation> {
    return context.explain(coordinate, id ?? null)
  }
}
