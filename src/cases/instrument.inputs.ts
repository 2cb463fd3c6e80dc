import { Field, ID, InputType, Int } from 'type-graphql'
import { Decimal, Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { attachmentKinds, instrumentTypes } from './case.words.js'
import { needed, told } from '../statement/view.js'

@InputType({ description: bilingual('A document to be kept: 65,536 bytes at most, and a request holds 100,000 characters in all.', '待保存的附件，最多 65536 字节；单次请求总计不超过 100000 字符。') })
export class AttachmentInput {
  @Field(() => attachmentKinds.type, needed('Kind.', '附件种类。'))
  kind!: string
  @Field(() => String, needed('Name of the file, without a path; at most 200 characters.', '文件名，不含路径，最多 200 字符。'))
  fileName!: string
  @Field(() => String, needed('application/pdf, image/png, image/jpeg or text/plain; the content must fit it.', 'application/pdf、image/png、image/jpeg 或 text/plain，须与内容相符。'))
  mediaType!: string
  @Field(() => String, needed('The document, base64 (RFC 4648 §4), padded.', '文件内容，base64（RFC 4648 第 4 节），须带填充。'))
  content!: string
  @Field(() => String, told("SHA-256 of the document's bytes, hex; checked where given.", '文件 SHA-256，十六进制；提供时予以校验。'))
  sha256?: string | null
}

@InputType({ description: bilingual('A legal instrument to be drafted.', '拟制的法律文书。') })
export class DraftInstrumentInput {
  @Field(() => ID, needed('The case; for a notice of freezing and a return decision, one that has been filed.', '案件；冻结通知书与返还决定书须已立案。'))
  caseId!: string
  @Field(() => instrumentTypes.type, needed('Kind; the intake desk drafts emergency stop-payment requests only.', '文书种类；接警席仅可拟制紧急止付申请表。'))
  type!: string
  @Field(() => String, told('Number on the paper, 4 to 64 characters; made where left out.', '文书编号，4 至 64 字符；未提供时自动编号。'))
  instrumentNumber?: string | null
  @Field(() => Decimal, told('Highest amount it covers, more than 0. A notice of freezing states it.', '金额上限，须大于 0；冻结通知书必填。'))
  amountLimit?: string | null
  @Field(() => String, told('What may be held or taken, at most 500 characters. A notice of freezing states it.', '执行范围，最多 500 字符；冻结通知书必填。'))
  scope?: string | null
  @Field(() => Boolean, told('Whether interest is included. A notice of freezing states it.', '是否及于孳息；冻结通知书必填。'))
  interestIncluded?: boolean | null
  @Field(() => Instant, told('In force from; now unless stated.', '生效时间，默认为当前。'))
  validFrom?: string | null
  @Field(() => Instant, needed('In force until, not included.', '失效时间（不含）。'))
  validUntil!: string
  @Field(() => [AttachmentInput], told('Documents behind it, 10 at most; larger ones follow one by one with attachDocument.', '附件，最多 10 个；较大的附件用 attachDocument 逐个添加。'))
  attachments?: AttachmentInput[] | null
}

@InputType({ description: bilingual('A document to be added to an instrument.', '为法律文书添加的附件。') })
export class AttachDocumentInput {
  @Field(() => ID, needed('The instrument; of your unit, not revoked.', '法律文书，须为本单位签发且未撤销。'))
  instrumentId!: string
  @Field(() => Int, needed('Version you read.', '读取时的版本号。'))
  version!: number
  @Field(() => AttachmentInput, needed('The document.', '附件。'))
  attachment!: AttachmentInput
}

@InputType({ description: bilingual('An instrument to be approved.', '待批准的法律文书。') })
export class ApproveInstrumentInput {
  @Field(() => ID, needed('The instrument; of your unit, drafted by somebody else.', '法律文书，须为本单位他人拟制。'))
  id!: string
  @Field(() => Int, needed('Version you read.', '读取时的版本号。'))
  version!: number
}

@InputType({ description: bilingual('An instrument to be revoked.', '待撤销的法律文书。') })
export class RevokeInstrumentInput {
  @Field(() => ID, needed('The instrument; of your unit.', '法律文书，须为本单位签发。'))
  id!: string
  @Field(() => Int, needed('Version you read.', '读取时的版本号。'))
  version!: number
  @Field(() => String, needed('Why, at most 500 characters.', '原因，最多 500 字符。'))
  reason!: string
}
