import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import {
  ApplyRestitutionInput,
  ApproveRestitutionInput,
  DecideObjectionInput,
  DecideRestitutionInput,
  FileObjectionInput,
  HandOverRestitutionInput,
  PublishNoticeInput,
  SetRestitutionMethodInput,
  SubmitRestitutionInput,
} from './restitution.inputs.js'
import { DecideRestitutionPayload, RestitutionObjectionPayload, RestitutionPayload } from './restitution.view.js'

/** Steps of a return of funds, all of them the control desk's; the bank takes its own by answering its orders. */
@Resolver()
export class RestitutionCommands {
  @Mutation(() => RestitutionPayload, { description: bilingual('Applies for the return of what a freeze holds; two case officers sign.', '申请返还冻结资金，由两名办案民警签名。') })
  applyRestitution(@Arg('input', () => ApplyRestitutionInput) _input: ApplyRestitutionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RestitutionPayload, { description: bilingual('Hands the papers over to the unit that froze, where that is another than the one that filed the case.', '立案单位与冻结单位不一致的，移交冻结单位。') })
  handOverRestitution(@Arg('input', () => HandOverRestitutionInput) _input: HandOverRestitutionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RestitutionPayload, { description: bilingual('Traces the funds and sets method and shares, exact to the fen (若干规定 §8).', '查清资金流向，确定返还方式和份额，精确到分（若干规定第八条）。') })
  setRestitutionMethod(@Arg('input', () => SetRestitutionMethodInput) _input: SetRestitutionMethodInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RestitutionPayload, { description: bilingual('Puts a return pro rata on public notice for 30 days, from the next midnight (若干规定 §8 ¶2).', '按比例返还公告三十日，自次日零时起算（若干规定第八条第二款）。') })
  publishNotice(@Arg('input', () => PublishNoticeInput) _input: PublishNoticeInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RestitutionObjectionPayload, { description: bilingual('Takes an objection down, for whoever objects, until the notice ends.', '公告期内登记异议。') })
  fileObjection(@Arg('input', () => FileObjectionInput) _input: FileObjectionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RestitutionObjectionPayload, { description: bilingual('Decides an objection; one that holds has the shares set anew.', '处理异议；成立的重新确定份额。') })
  decideObjection(@Arg('input', () => DecideObjectionInput) _input: DecideObjectionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RestitutionPayload, { description: bilingual('Submits a return for approval: its notice over, no objection open.', '呈请返还；公告期满且无待处理异议。') })
  submitRestitution(@Arg('input', () => SubmitRestitutionInput) _input: SubmitRestitutionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => RestitutionPayload, { description: bilingual('Approves a return, at city level or above.', '批准返还（设区的市一级以上）。') })
  approveRestitution(@Arg('input', () => ApproveRestitutionInput) _input: ApproveRestitutionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => DecideRestitutionPayload, { description: bilingual('Decides a return: one order to the bank for each share, to be done within three working days (若干规定 §12 ¶2).', '决定返还：每份额向银行下发一条指令，三个工作日内办理（若干规定第十二条第二款）。') })
  decideRestitution(@Arg('input', () => DecideRestitutionInput) _input: DecideRestitutionInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
