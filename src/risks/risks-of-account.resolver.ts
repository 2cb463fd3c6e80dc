import { Args, FieldResolver, Resolver } from 'type-graphql'
import { Account } from '../accounts/account.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { RiskScoreArguments } from './risk.inputs.js'
import { RiskScoreConnection } from './risk.view.js'

@Resolver(() => Account)
export class RisksOfAccount {
  @FieldResolver(() => RiskScoreConnection, told('Risk scores of the account that you may see; the last is the current one.', '账户的风险评分（仅限您可见的），以最新一次为准。'))
  riskScores(@Args(() => RiskScoreArguments) _arguments: RiskScoreArguments): RiskScoreConnection | null {
    return answeredByRoot()
  }
}
