import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Answer, RequestContext } from '../request.js'
import { bilingual } from '../scalars/words.js'
import { ApproveInstrumentInput, AttachDocumentInput, DraftInstrumentInput, RevokeInstrumentInput } from './instrument.inputs.js'
import { AttachDocumentPayload, LegalInstrumentPayload } from './instrument.view.js'

@Resolver()
export class InstrumentResolver {
  @Mutation(() => LegalInstrumentPayload, {
    description: bilingual(
      'Drafts a legal instrument; it opens nothing until its chief approves it. A notice of freezing states amount, term, scope and interest (公安机关办理刑事案件程序规定 §239).',
      '拟制法律文书，批准前不生效。协助冻结财产通知书须载明数额、期限、范围及是否及于孳息（公安机关办理刑事案件程序规定第二百三十九条）。',
    ),
  })
  draftInstrument(@Arg('input', () => DraftInstrumentInput) _input: DraftInstrumentInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => AttachDocumentPayload, {
    description: bilingual('Adds a document to an instrument, before or after its approval. It is kept with its size and SHA-256, and never changed.', '为法律文书添加附件，批准前后均可；保存大小与 SHA-256，不作更改。'),
  })
  attachDocument(@Arg('input', () => AttachDocumentInput) _input: AttachDocumentInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => LegalInstrumentPayload, {
    description: bilingual(
      'Approves an instrument, by a chief who did not draft it: county level or above; city level for returns and discipline (公安机关办理刑事案件程序规定 §239; AFL §31; 冻结资金返还若干规定).',
      '由非拟稿的负责人批准法律文书：县级以上；返还与惩戒须设区的市级以上（公安机关办理刑事案件程序规定第二百三十九条；反电信网络诈骗法第三十一条；冻结资金返还若干规定）。',
    ),
  })
  approveInstrument(@Arg('input', () => ApproveInstrumentInput) _input: ApproveInstrumentInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }

  @Mutation(() => LegalInstrumentPayload, {
    description: bilingual('Revokes an instrument, drafted or approved: it opens nothing from then on. Orders that rest on it stay until they are lifted (AFL §32 ¶3).', '撤销法律文书（草稿或已批准），自此失效。已依其下发的指令须另行解除（反电信网络诈骗法第三十二条第三款）。'),
  })
  revokeInstrument(@Arg('input', () => RevokeInstrumentInput) _input: RevokeInstrumentInput, @Ctx() context: RequestContext): Promise<Answer> {
    return context.write()
  }
}
