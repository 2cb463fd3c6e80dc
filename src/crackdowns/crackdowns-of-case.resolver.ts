import { Args, FieldResolver, Resolver } from 'type-graphql'
import { FraudCase } from '../cases/case.view.js'
import { answeredByRoot, told } from '../statement/view.js'
import { ArrestArguments, JointOperationArguments, SuspectArguments } from './crackdown.inputs.js'
import { ArrestConnection, JointOperationConnection, SuspectConnection } from './crackdown.view.js'

@Resolver(() => FraudCase)
export class CrackdownsOfCase {
  @FieldResolver(() => SuspectConnection, told('Suspects of the case; police only.', '本案犯罪嫌疑人；仅公安机关可见。'))
  suspects(@Args(() => SuspectArguments) _arguments: SuspectArguments): SuspectConnection | null {
    return answeredByRoot()
  }
  @FieldResolver(() => ArrestConnection, told('Arrests in the case; police only.', '本案抓获记录；仅公安机关可见。'))
  arrests(@Args(() => ArrestArguments) _arguments: ArrestArguments): ArrestConnection | null {
    return answeredByRoot()
  }
  @FieldResolver(() => JointOperationConnection, told('Joint operations that serve the case and that you may see.', '涉及本案的联合行动；仅限您可见的。'))
  jointOperations(@Args(() => JointOperationArguments) _arguments: JointOperationArguments): JointOperationConnection | null {
    return answeredByRoot()
  }
}
