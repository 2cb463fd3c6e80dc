import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { told } from '../statement/view.js'
import { CaseLinkageArguments, CaseLinkageByNumberArguments, CaseSeriesArguments, CaseSeriesByNumberArguments, ChooseLeadCaseInput, ConfirmLinkageInput, ProposeLinkageInput, RejectLinkageInput } from './linkage.inputs.js'
import { CaseLinkage, CaseLinkageConnection, LinkagePayload } from './linkage.view.js'
import { CaseSeries, CaseSeriesConnection, SeriesPayload } from './series.view.js'

@Resolver()
export class LinkageResolver {
  @Query(() => CaseLinkageConnection, told('Linkages of the cases that your unit leads.', '本单位主办案件的串并记录。'))
  caseLinkages(@Args(() => CaseLinkageArguments) _arguments: CaseLinkageArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => CaseLinkage, told('The linkage of a number; null when it is unknown or not yours to read.', '按编号查询串并记录；不存在或无权查看时为空。'))
  caseLinkageByNumber(@Args(() => CaseLinkageByNumberArguments) _arguments: CaseLinkageByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => CaseSeriesConnection, told('Series with a case that your unit leads.', '含本单位主办案件的串案。'))
  caseSeries(@Args(() => CaseSeriesArguments) _arguments: CaseSeriesArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => CaseSeries, told('The series of a number; null when it is unknown or not yours to read.', '按编号查询串案；不存在或无权查看时为空。'))
  caseSeriesByNumber(@Args(() => CaseSeriesByNumberArguments) _arguments: CaseSeriesByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Mutation(() => LinkagePayload, { description: bilingual('Proposes that two cases belong together; somebody else confirms it.', '提出串并，由他人确认。') })
  proposeLinkage(@Arg('input', () => ProposeLinkageInput) _input: ProposeLinkageInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => LinkagePayload, {
    description: bilingual(
      'Confirms a linkage. One that another unit has a part in is opened to both when both have agreed, and is confirmed when both have confirmed what was opened; then all units of the series read its cases.',
      '确认串并。涉及其他单位的，双方同意后互相公开，双方均确认后成立；此后串案内各单位可见全部案件。',
    ),
  })
  confirmLinkage(@Arg('input', () => ConfirmLinkageInput) _input: ConfirmLinkageInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => LinkagePayload, { description: bilingual('Rejects a linkage or withdraws a confirmed one, for both sides; the other unit reads that it was, not why.', '否定或撤回串并，双方同时生效；对方单位可见结果，不可见理由。') })
  rejectLinkage(@Arg('input', () => RejectLinkageInput) _input: RejectLinkageInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => SeriesPayload, { description: bilingual('Chooses the case that leads a series.', '指定串案主案。') })
  chooseLeadCase(@Arg('input', () => ChooseLeadCaseInput) _input: ChooseLeadCaseInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
