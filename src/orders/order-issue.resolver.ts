import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { ControlOrderPayload } from './order-payload.view.js'
import { IssueAccountQueryInput, IssueAccountWatchInput, IssueDisciplinaryMeasureInput, IssueFreezeInput, IssueNumberMeasureInput, IssueOnlineMeasureInput, IssueRecallRequestInput, IssueStopPaymentInput, IssueUrlMeasureInput } from './order-issue.inputs.js'

/** Orders that a desk issues. */
@Resolver()
export class IssueDesk {
  @Mutation(() => ControlOrderPayload, { description: bilingual('Asks a bank for transactions, holder, accounts or balance (AFL §20).', '向银行查询交易明细、持卡主体、全部账户或余额（第二十条）。') })
  issueAccountQuery(@Arg('input', () => IssueAccountQueryInput) _input: IssueAccountQueryInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Has a bank monitor an account (AFL §20).', '要求银行动态查询账户（第二十条）。') })
  issueAccountWatch(@Arg('input', () => IssueAccountWatchInput) _input: IssueAccountWatchInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Orders an emergency stop-payment of 48 hours (银发〔2016〕86号 二(一)2).', '下发紧急止付，期限 48 小时（银发〔2016〕86号 二(一)2）。') })
  issueStopPayment(@Arg('input', () => IssueStopPaymentInput) _input: IssueStopPaymentInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Orders a freeze in a filed case (程序规定 §239, §243).', '在已立案的案件中下发冻结（程序规定第二百三十九条、第二百四十三条）。') })
  issueFreeze(@Arg('input', () => IssueFreezeInput) _input: IssueFreezeInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Has the carrier suspend, intercept, block or deactivate a number (AFL §11).', '要求运营商停机、拦截、封堵或关停号码（第十一条）。') })
  issueNumberMeasure(@Arg('input', () => IssueNumberMeasureInput) _input: IssueNumberMeasureInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Has the platform restrict or take down an online account (AFL §22).', '要求平台限制或封停网络账号（第二十二条）。') })
  issueOnlineMeasure(@Arg('input', () => IssueOnlineMeasureInput) _input: IssueOnlineMeasureInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Has a carrier or platform block an address (AFL §26).', '要求运营商或平台封堵网址（第二十六条）。') })
  issueUrlMeasure(@Arg('input', () => IssueUrlMeasureInput) _input: IssueUrlMeasureInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Asks an institution abroad to recall and return a remittance (ISO 20022 camt.056).', '请求境外机构撤回并退还汇款（ISO 20022 camt.056）。') })
  issueRecallRequest(@Arg('input', () => IssueRecallRequestInput) _input: IssueRecallRequestInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => ControlOrderPayload, { description: bilingual('Orders a disciplinary measure that police of city level have decided (AFL §31).', '下发设区的市级以上公安机关认定的惩戒措施（第三十一条）。') })
  issueDisciplinaryMeasure(@Arg('input', () => IssueDisciplinaryMeasureInput) _input: IssueDisciplinaryMeasureInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
