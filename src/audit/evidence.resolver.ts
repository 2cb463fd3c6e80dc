import { Args, Ctx, Query, Resolver } from 'type-graphql'
import type { ConsistencyProof as Consistency, RecordEvidence as Evidence, Replay, RequestContext } from '../request.js'
import { told } from '../statement/view.js'
import { AccessReplayArguments, ConsistencyProofArguments, RecordEvidenceArguments } from './evidence.inputs.js'
import { AccessReplay, ConsistencyProof, RecordEvidence } from './evidence.view.js'

@Resolver()
export class EvidenceResolver {
  @Query(() => AccessReplay, told('What an agency could have seen of a type or a row at an instant, and by which rules. Recorded like any read.', '某机构在某时间可查看某类型或某记录的哪些内容及其依据；照常留痕。'))
  accessReplay(@Args(() => AccessReplayArguments) asked: AccessReplayArguments, @Ctx() context: RequestContext): Promise<Replay> {
    return context.replay(asked)
  }

  @Query(() => RecordEvidence, told('One record whole, with its proof; null when it is unknown or not yours to read.', '一条访问记录全文及其证明；不存在或无权查看时为空。'))
  recordEvidence(@Args(() => RecordEvidenceArguments) { id }: RecordEvidenceArguments, @Ctx() context: RequestContext): Promise<Evidence | null> {
    return context.evidence(id)
  }

  @Query(() => ConsistencyProof, told('Proof that nothing of the log was changed between two sizes of it.', '证明日志在两个大小之间未被更改。'))
  consistencyProof(@Args(() => ConsistencyProofArguments) { from, to }: ConsistencyProofArguments, @Ctx() context: RequestContext): Promise<Consistency> {
    return context.consistency(from, to)
  }
}
