import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { OutreachRecordArguments } from './outreach.inputs.js'
import { OutreachRecordConnection } from './outreach.view.js'

@Resolver(() => FraudCase)
export class OutreachOfCase {
  @FieldResolver(() => OutreachRecordConnection, told('Outreach that came from the case, or led to it.', '与本案相关的劝阻记录。'))
  outreachRecords(@Args(() => OutreachRecordArguments) _arguments: OutreachRecordArguments): OutreachRecordConnection | null {
    return answeredByRoot()
  }
}
