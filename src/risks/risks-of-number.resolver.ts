import { Args, FieldResolver, Resolver } from 'type-graphql'
import { TelecomNumber } from '../telecom/telecom.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { RiskScoreArguments } from './risk.inputs.js'
import { RiskScoreConnection } from './risk.view.js'

@Resolver(() => TelecomNumber)
export class RisksOfTelecomNumber {
  @FieldResolver(() => RiskScoreConnection, told('Risk scores of the number that you may see; the last is the current one.', '号码的风险评分（仅限您可见的），以最新一次为准。'))
  riskScores(@Args(() => RiskScoreArguments) _arguments: RiskScoreArguments): RiskScoreConnection | null {
    return answeredByRoot()
  }
}
