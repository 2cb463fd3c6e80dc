import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { FundTrailArguments } from './trail.inputs.js'
import { FundTrailConnection } from './trail.view.js'

@Resolver(() => FraudCase)
export class TrailsOfCase {
  @FieldResolver(() => FundTrailConnection, told('Fund trails of the case that you may see.', '本案中您可见的资金链。'))
  fundTrails(@Args(() => FundTrailArguments) _arguments: FundTrailArguments): FundTrailConnection | null {
    return answeredByRoot()
  }
}
