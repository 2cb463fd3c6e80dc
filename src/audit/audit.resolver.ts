import { Args, Ctx, Info, Query, Resolver } from 'type-graphql'
import type { Answer, RequestContext, Root } from '../request.js'
import { told } from '../statement/view.js'
import { AccessRecordArguments, SubjectAccessArguments } from './audit.inputs.js'
import { AccessRecordConnection, SubjectAccessConnection } from './audit.view.js'

@Resolver()
export class AuditResolver {
  @Query(() => AccessRecordConnection, told('Records of the access log that you may see.', '您可见的访问记录。'))
  accessRecords(@Args(() => AccessRecordArguments) _arguments: AccessRecordArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }

  @Query(() => SubjectAccessConnection, told('Who saw which row, when, for what, and which fields of it: of all rows for the auditor; for partners of what they read, and of what they hold.', '谁在何时、以何目的查看了哪条记录的哪些字段：审计可见全部；合作机构可见本机构的查看以及他人对其持有数据的查看。'))
  subjectAccesses(@Args(() => SubjectAccessArguments) _arguments: SubjectAccessArguments, @Ctx() context: RequestContext, @Info() root: Root): Promise<Answer> {
    return context.read(root)
  }
}
