import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { MaliciousUrlArguments, OnlineAccountArguments } from './online.inputs.js'
import { MaliciousUrlConnection, OnlineAccountConnection } from './online.view.js'

@Resolver(() => FraudCase)
export class OnlineOfCase {
  @FieldResolver(() => OnlineAccountConnection, told('QQ and WeChat accounts that play a part in the case.', '涉案 QQ、微信账号。'))
  onlineAccounts(@Args(() => OnlineAccountArguments) _arguments: OnlineAccountArguments): OnlineAccountConnection | null {
    return answeredByRoot()
  }

  @FieldResolver(() => MaliciousUrlConnection, told('Web addresses that play a part in the case.', '涉案网址。'))
  urls(@Args(() => MaliciousUrlArguments) _arguments: MaliciousUrlArguments): MaliciousUrlConnection | null {
    return answeredByRoot()
  }
}
