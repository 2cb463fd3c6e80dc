import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { ArrestArguments, CallCentreArguments, ExtraditionArguments, JointOperationArguments, JointOperationByNumberArguments, SuspectArguments, SuspectByNumberArguments } from './crackdown.inputs.js'
import { ArrestConnection, CallCentreConnection, ExtraditionConnection, JointOperation, JointOperationConnection, Suspect, SuspectConnection } from './crackdown.view.js'

@Resolver()
export class CrackdownResolver {
  @Query(() => SuspectConnection, told('Suspects; police only.', '犯罪嫌疑人；仅公安机关可见。'))
  suspects(@Args(() => SuspectArguments) _arguments: SuspectArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => Suspect, told('The suspect of that number; refused and absent read the same.', '按编号查询犯罪嫌疑人；无权与不存在的回答相同。'))
  suspectByNumber(@Args(() => SuspectByNumberArguments) _arguments: SuspectByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => CallCentreConnection, told('Call centres; police only.', '诈骗窝点；仅公安机关可见。'))
  callCentres(@Args(() => CallCentreArguments) _arguments: CallCentreArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => JointOperationConnection, told('Joint operations that you may see; police only.', '您可见的联合行动；仅公安机关可见。'))
  jointOperations(@Args(() => JointOperationArguments) _arguments: JointOperationArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => JointOperation, told('The joint operation of that number; refused and absent read the same.', '按编号查询联合行动；无权与不存在的回答相同。'))
  jointOperationByNumber(@Args(() => JointOperationByNumberArguments) _arguments: JointOperationByNumberArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => ArrestConnection, told('Arrests; police only.', '抓获记录；仅公安机关可见。'))
  arrests(@Args(() => ArrestArguments) _arguments: ArrestArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => ExtraditionConnection, told('Requests to other countries; control, analysis and the auditor.', '引渡请求；查控、研判岗位及审计可见。'))
  extraditions(@Args(() => ExtraditionArguments) _arguments: ExtraditionArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
