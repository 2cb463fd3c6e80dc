import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { RestitutionArguments } from './restitution.inputs.js'
import { RestitutionConnection } from './restitution.view.js'

@Resolver(() => FraudCase)
export class RestitutionsOfCase {
  @FieldResolver(() => RestitutionConnection, told('Returns of funds in the case that you may see.', '本案中您可见的资金返还。'))
  restitutions(@Args(() => RestitutionArguments) _arguments: RestitutionArguments): RestitutionConnection | null {
    return answeredByRoot()
  }
}
