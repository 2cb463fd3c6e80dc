import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { ConfirmFindingInput, DismissFindingInput, FindingArguments, ReopenFindingInput, SearchForFindingsInput } from './finding.inputs.js'
import { ConfirmFindingPayload, DismissFindingPayload, FindingConnection, ReopenFindingPayload, SearchForFindingsPayload } from './finding.view.js'

@Resolver()
export class FindingResolver {
  @Query(() => FindingConnection, told('What looks like misuse: to the auditor all of it, to an agency what was confirmed of its own officers.', '疑似滥用：审计可见全部，机构仅可见已确认的本机构发现。'))
  findings(@Args(() => FindingArguments) _arguments: FindingArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Mutation(() => SearchForFindingsPayload, { description: bilingual('Judges what has come in since the last search, by every rule, without waiting for the clock, which does so every ten minutes.', '立即按全部规则检索上次之后的新记录，无须等待每十分钟一次的定时检索。') })
  searchForFindings(@Arg('input', () => SearchForFindingsInput) _input: SearchForFindingsInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => DismissFindingPayload, { description: bilingual('Dismisses an open finding, with a reason. Not by the officer it is about, nor a second time by who dismissed it before.', '排除待处理的发现并说明理由；当事人不得办理，曾排除者不得再次排除。') })
  dismissFinding(@Arg('input', () => DismissFindingInput) _input: DismissFindingInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ConfirmFindingPayload, { description: bilingual('Confirms an open finding: from here on the agency concerned sees it, and what it is to do (PIPL §51).', '确认待处理的发现：所属机构自此可见及应采取的措施（个人信息保护法第五十一条）。') })
  confirmFinding(@Arg('input', () => ConfirmFindingInput) _input: ConfirmFindingInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ReopenFindingPayload, { description: bilingual('Opens a finding again: a dismissed one by any auditor, a confirmed one by another than who confirmed it.', '重新处理发现：已排除的任何审计人员可办理，已确认的须由确认人以外的人员办理。') })
  reopenFinding(@Arg('input', () => ReopenFindingInput) _input: ReopenFindingInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
