import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { AnalysisReportArguments, AnalysisReportByNumberArguments, DraftAnalysisReportInput, PublishAnalysisReportInput, ReviseAnalysisReportInput, WithdrawAnalysisReportInput } from './bulletin.inputs.js'
import { AnalysisReport, AnalysisReportConnection, DraftAnalysisReportPayload, PublishAnalysisReportPayload, ReviseAnalysisReportPayload, WithdrawAnalysisReportPayload } from './bulletin.view.js'

@Resolver()
export class BulletinResolver {
  @Query(() => AnalysisReportConnection, told('Analysis reports that you may see: partners, those published to all of them.', '您可见的研判报告；合作机构仅可见向其发布的。'))
  analysisReports(@Args(() => AnalysisReportArguments) _arguments: AnalysisReportArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => AnalysisReport, told('The analysis report of a number; null when it is unknown or not yours to read.', '按编号查询研判报告；不存在或无权查看时为空。'))
  analysisReportByNumber(@Args(() => AnalysisReportByNumberArguments) _arguments: AnalysisReportByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Mutation(() => DraftAnalysisReportPayload, { description: bilingual('Drafts a report, and reckons its figures from the rows of this instant; they stay as they are from here on.', '起草研判报告，并按此时数据统计；统计结果自此固定。') })
  draftAnalysisReport(@Arg('input', () => DraftAnalysisReportInput) _input: DraftAnalysisReportInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ReviseAnalysisReportPayload, { description: bilingual('Revises a draft, by its author; figures and period stay.', '起草人修改草稿；期间与统计数据不变。') })
  reviseAnalysisReport(@Arg('input', () => ReviseAnalysisReportInput) _input: ReviseAnalysisReportInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => PublishAnalysisReportPayload, { description: bilingual('Publishes a draft, by another officer than its author, and to partners by a chief: then it is decided which of its figures may be told. A report that it supersedes is withdrawn.', '由起草人以外的民警发布；向合作机构发布的须由负责人办理，并确定可公布的统计数据。被替代的报告随即撤回。') })
  publishAnalysisReport(@Arg('input', () => PublishAnalysisReportInput) _input: PublishAnalysisReportInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => WithdrawAnalysisReportPayload, { description: bilingual('Withdraws a draft or a published report, with a reason: partners do not see it any more.', '撤回草稿或已发布的报告并说明理由；合作机构不再可见。') })
  withdrawAnalysisReport(@Arg('input', () => WithdrawAnalysisReportInput) _input: WithdrawAnalysisReportInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
