import { Field, ID, ObjectType } from 'type-graphql'
import { audienceWords, purposeWords } from '../agencies/agency.words.js'
import { bilingual } from '../scalars/words.js'
import { dispositionWords, reasonWords, told } from '../statement/view.js'

/** *disclosed to* the caller about itself. */
@ObjectType({ description: bilingual('Who you are to the platform, and why you ask.', '平台所识别的您的身份与目的。') })
export class CallerIdentity {
  @Field(() => ID, { description: bilingual('Id of your agency.', '所属机构标识。') })
  agencyId!: string
  @Field(() => audienceWords.type, { description: bilingual('Your audience: a column of the matrix.', '角色，即权限矩阵的列。') })
  audience!: string
  @Field(() => String, { description: bilingual('Officer or service account.', '经办人或服务账号。') })
  officer!: string
  @Field(() => purposeWords.type, { description: bilingual('Purpose of this request.', '本次请求的目的。') })
  purpose!: string
  @Field(() => [purposeWords.type], { description: bilingual('Purposes you may claim.', '可声明的目的。') })
  claimablePurposes!: readonly string[]
  @Field(() => Boolean, { description: bilingual('Whether a legal instrument in force was stated.', '是否提供有效法律文书。') })
  underInstrument!: boolean
}

/** *disclosed to* whoever asks about a coordinate of the schema. */
@ObjectType({ description: bilingual('Why a field is, or is not, disclosed to you.', '字段是否向您披露及其原因。') })
export class AccessExplanation {
  @Field(() => String, { description: bilingual('The coordinate asked about.', '所询问的字段坐标。') })
  coordinate!: string
  @Field(() => dispositionWords.type, { description: bilingual('What would become of the field.', '披露方式。') })
  disposition!: string
  @Field(() => reasonWords.type, told('Why it would be withheld.', '未披露原因。'))
  reason!: string | null
  @Field(() => String, { description: bilingual('Your cell of the matrix, as schema/disclosure.md prints it.', '权限矩阵中的单元格。') })
  rule!: string
  @Field(() => String, { description: bilingual('Law that opens this data.', '法律依据。') })
  basis!: string
  @Field(() => String, told('How the row stands to you: own, party or other. Null where no id was given, or no such row is visible to you.', '该记录与您的关系；未给出标识或无可见记录时为空。'))
  relation!: string | null
  @Field(() => [String], { description: bilingual('What would open the field.', '可使字段开放的条件。') })
  opens!: readonly string[]
}
