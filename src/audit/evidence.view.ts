import { Field, ID, Int, ObjectType } from 'type-graphql'
import { audienceWords, purposeWords } from '../agencies/agency.words.js'
import { Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { dispositionWords, needed, reasonWords, told } from '../statement/view.js'

@ObjectType({ description: bilingual('What would have become of one field.', '某字段当时的披露结果。') })
export class ReplayedField {
  @Field(() => String, needed('Name of the field.', '字段名。'))
  field!: string
  @Field(() => String, needed('How the row stands to the agency: own, party or other.', '记录与机构的关系：own、party 或 other。'))
  relation!: string
  @Field(() => dispositionWords.type, needed('How it would have been disclosed.', '披露方式。'))
  disposition!: string
  @Field(() => reasonWords.type, told('Why it would have been withheld.', '未披露原因。'))
  reason!: string | null
}

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('What an agency could have seen at an instant, by the version of the policy and the agreements in force then. Who holds a row and who takes part in its case are as they stand today.', '某机构在某时间可查看的内容，依据当时生效的策略版本和协议；记录的持有与案件参与关系以当前为准。') })
export class AccessReplay {
  @Field(() => ID, needed('Agency.', '机构标识。'))
  agencyId!: string
  @Field(() => audienceWords.type, needed('As whom it would have asked.', '角色。'))
  audience!: string
  @Field(() => purposeWords.type, needed('Purpose it would have stated.', '所述目的。'))
  purpose!: string
  @Field(() => Instant, needed('The instant asked about.', '所询问的时间。'))
  at!: string
  @Field(() => String, told('How the row stands to the agency: own, party or other. Null where no id was given, or there is no such row.', '记录与机构的关系；未给出标识或无此记录时为空。'))
  relation!: string | null
  @Field(() => String, told('Version of the policy in force; null before the first that was kept, and then nothing more is known.', '当时生效的策略版本；早于最早留存版本时为空，无从查考。'))
  policyVersion!: string | null
  @Field(() => Instant, told('Since when that version was in force.', '该版本生效时间。'))
  policySince!: string | null
  @Field(() => Boolean, needed('Whether the instrument was the agency’s and in force.', '法律文书当时是否由该机构签发并有效。'))
  underInstrument!: boolean
  @Field(() => Boolean, needed('Whether the agency needed an agreement for rows of this type.', '该机构查看此类记录是否须有协议。'))
  needsAgreement!: boolean
  @Field(() => ID, told('Id of the agreement that covered the data for the purpose.', '覆盖该数据与目的的协议标识。'))
  agreementId!: string | null
  @Field(() => String, told('Number of that agreement.', '协议编号。'))
  agreementNumber!: string | null
  @Field(() => Int, told('Version of that agreement.', '协议版本。'))
  agreementVersion!: number | null
  @Field(() => Boolean, needed('Whether any of the fields could have been answered.', '是否有字段可获应答。'))
  visible!: boolean
  @Field(() => reasonWords.type, told('Why none could.', '均不可查看的原因。'))
  reason!: string | null
  @Field(() => [ReplayedField], needed('Field by field.', '逐字段结果。'))
  fields!: readonly ReplayedField[]
}

/** *disclosed to* the auditor, and to partners of their own records. */
@ObjectType({ description: bilingual('A record of the access log as it is stored, and what proves its place: leaf = SHA-256(0x00 ‖ "liandong/record/1\\n" id "\\n" hex(SHA-256(salt ‖ body)) "\\n"), and RFC 6962 from there to the root that the checkpoint signs.', '存储的访问记录及其在日志中位置的证明：叶 = SHA-256(0x00 ‖ "liandong/record/1\\n" id "\\n" hex(SHA-256(salt ‖ body)) "\\n")，再按 RFC 6962 计算至检查点所签的根。') })
export class RecordEvidence {
  @Field(() => ID, needed('Id of the record.', '访问记录标识。'))
  id!: string
  @Field(() => Instant, told('When it was recorded.', '留痕时间。'))
  recordedAt!: string | null
  @Field(() => Int, needed('Place in the log, from 0.', '在日志中的序号，从 0 起。'))
  leafIndex!: number
  @Field(() => String, needed('Its leaf, hex.', '叶散列（十六进制）。'))
  leaf!: string
  @Field(() => String, told('Salt of its body, hex; null where the record is no longer stored.', '正文盐值（十六进制）；记录已不存储时为空。'))
  salt!: string | null
  @Field(() => String, told('Its body, byte for byte; null where the record is no longer stored.', '正文原文；记录已不存储时为空。'))
  body!: string | null
  @Field(() => Int, told('Records in the tree that the checkpoint signs; null where none signs this place yet.', '检查点所签树的大小；尚未签名时为空。'))
  treeSize!: number | null
  @Field(() => [String], told('Audit path from the leaf to the root of that tree, hex.', '由叶至根的审计路径（十六进制）。'))
  path!: readonly string[] | null
  @Field(() => String, told('The checkpoint: a signed note (C2SP) with the cosignatures that have come in.', '检查点：C2SP 签名注记，附已收到的见证签名。'))
  checkpoint!: string | null
}

/** *disclosed to* the auditor and partners; everybody may fetch the tiles it is made from. */
@ObjectType({ description: bilingual('That the log of `to` records grew from that of `from` (RFC 6962 §2.1.2).', '证明含 to 条记录的日志由含 from 条记录的日志增长而来（RFC 6962 §2.1.2）。') })
export class ConsistencyProof {
  @Field(() => Int, needed('Size of the earlier tree.', '较早的树大小。'))
  from!: number
  @Field(() => Int, needed('Size of the later tree.', '较晚的树大小。'))
  to!: number
  @Field(() => [String], needed('Hashes, hex.', '散列（十六进制）。'))
  proof!: readonly string[]
}
