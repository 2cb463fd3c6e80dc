import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import {
  CaseByNumberArguments,
  FraudCaseArguments,
  IncidentReportArguments,
  IncidentReportByNumberArguments,
  LegalInstrumentArguments,
  LegalInstrumentByNumberArguments,
} from './case.inputs.js'
import { FraudCase, FraudCaseConnection, IncidentReport, IncidentReportConnection, LegalInstrument, LegalInstrumentConnection } from './case.view.js'

@Resolver()
export class CaseResolver {
  @Query(() => FraudCaseConnection, told("Cases; a partner's are those it takes part in.", '案件；合作机构仅见其参与的案件。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => FraudCase, told('The case of that number; refused and absent read the same.', '按编号查询案件；无权与不存在的回答相同。'))
  caseByNumber(@Args(() => CaseByNumberArguments) _arguments: CaseByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => IncidentReportConnection, told("Incident reports; a partner's are those it brought itself.", '警情；合作机构仅见其自行移交的警情。'))
  incidentReports(
    @Args(() => IncidentReportArguments) _arguments: IncidentReportArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => IncidentReport, told('The incident report of that number; refused and absent read the same.', '按编号查询警情；无权与不存在的回答相同。'))
  incidentReportByNumber(
    @Args(() => IncidentReportByNumberArguments) _arguments: IncidentReportByNumberArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }

  @Query(
    () => LegalInstrumentConnection,
    told('Legal instruments; partners reach theirs through the orders they answer.', '法律文书；合作机构通过其办理的指令查阅。'),
  )
  legalInstruments(
    @Args(() => LegalInstrumentArguments) _arguments: LegalInstrumentArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => LegalInstrument, told('The legal instrument of that number; refused and absent read the same.', '按编号查询法律文书；无权与不存在的回答相同。'))
  legalInstrumentByNumber(
    @Args(() => LegalInstrumentByNumberArguments) _arguments: LegalInstrumentByNumberArguments,
    @Ctx() context: RequestContext,
    @Info() root: Root,
  ): Promise<Answer> {
    return context.read(root)
  }
}
