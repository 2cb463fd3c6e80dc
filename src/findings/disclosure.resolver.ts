import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { DisclosureStatementArguments, DisclosureStatementByNumberArguments, IssueDisclosureStatementInput } from './disclosure.inputs.js'
import { DisclosureStatement, DisclosureStatementConnection, IssueDisclosureStatementPayload } from './disclosure.view.js'

@Resolver()
export class DisclosureResolver {
  @Query(() => DisclosureStatementConnection, told('Statements that have been issued.', '已出具的披露说明。'))
  disclosureStatements(@Args(() => DisclosureStatementArguments) _arguments: DisclosureStatementArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => DisclosureStatement, told('One statement; null where there is none of that number.', '按编号查询披露说明；不存在时为空。'))
  disclosureStatementByNumber(@Args(() => DisclosureStatementByNumberArguments) _arguments: DisclosureStatementByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Mutation(() => IssueDisclosureStatementPayload, {
    description: bilingual(
      'On the request of the person concerned: which institutions read which kinds of data about one row, on which days, how often, for what and by which law (PIPL §44, §45). Accesses in an investigation that goes on wait (PIPL §18, §35), and are told in a statement of their own when it is over.',
      '依本人申请，说明哪些机构在何日、为何目的、依何法律、多少次查看了某项记录的哪些信息（个人信息保护法第四十四条、第四十五条）。侦查期间的查询暂缓告知（第十八条、第三十五条），结束后另行补充说明。',
    ),
  })
  issueDisclosureStatement(@Arg('input', () => IssueDisclosureStatementInput) _input: IssueDisclosureStatementInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
