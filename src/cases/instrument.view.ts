import { Field, ObjectType } from 'type-graphql'
import { UserError, whyNot } from '../command/payload.view.js'
import { bilingual } from '../scalars/words.js'
import { Attachment, LegalInstrument } from './case.view.js'
import { told } from '../statement/view.js'

/** *disclosed to* the desk that acted, as its own grant shows it. */
@ObjectType({ description: bilingual('An instrument as it was drafted, approved or revoked.', '拟制、批准或撤销后的法律文书。') })
export class LegalInstrumentPayload {
  @Field(() => LegalInstrument, told('The instrument.', '法律文书。'))
  instrument!: LegalInstrument | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that added it, as its own grant shows each object. */
@ObjectType({ description: bilingual('An instrument with another document.', '添加附件后的法律文书。') })
export class AttachDocumentPayload {
  @Field(() => LegalInstrument, told('The instrument.', '法律文书。'))
  instrument!: LegalInstrument | null
  @Field(() => Attachment, told('The document.', '附件。'))
  attachment!: Attachment | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
