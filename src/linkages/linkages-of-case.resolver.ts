import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { CaseLinkageArguments, CaseSeriesArguments } from './linkage.inputs.js'
import { CaseLinkageConnection } from './linkage.view.js'
import { CaseSeriesConnection } from './series.view.js'

@Resolver(() => FraudCase)
export class LinkagesOfCase {
  @FieldResolver(() => CaseLinkageConnection, told('Linkages of the case with others, where your unit leads it.', '本案的串并记录，限本单位主办的案件。'))
  linkages(@Args(() => CaseLinkageArguments) _arguments: CaseLinkageArguments): CaseLinkageConnection | null {
    return answeredByRoot()
  }

  @FieldResolver(() => CaseSeriesConnection, told('The series that the case is in: one at most.', '本案所属串案，至多一个。'))
  series(@Args(() => CaseSeriesArguments) _arguments: CaseSeriesArguments): CaseSeriesConnection | null {
    return answeredByRoot()
  }
}
