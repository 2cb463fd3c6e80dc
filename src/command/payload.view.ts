/** What every payload shares: why a command was refused. */
import { Field, ObjectType } from 'type-graphql'
import { bilingual, words } from '../scalars/words.js'

export const userErrorCodes = words('UserErrorCode', 'Kind of refusal.', '业务拒绝类别。', {
  BAD_USER_INPUT: ['The input breaks a rule.', '输入不符合规则。'],
  CONFLICT: ['Somebody else was first: read again, then decide anew.', '已被他人变更，请重新读取后再决定。'],
  ILLEGAL_TRANSITION: ['No such step exists in this state, or its time is over.', '当前状态不存在该步骤，或已超过期限。'],
  NOT_FOUND: ['No such record, or not one you may see.', '没有该记录，或您无权查看。'],
  FORBIDDEN: ['Not by you.', '您无权进行该操作。'],
})

/** *disclosed to* the caller whose command was refused: names of fields and rules, no value. */
@ObjectType({ description: bilingual('Why a command was refused. Nothing was written.', '操作被拒绝的原因；未写入任何数据。') })
export class UserError {
  @Field(() => String, { description: bilingual('Path into the input.', '输入字段路径。') })
  field!: string
  @Field(() => userErrorCodes.type, { description: bilingual('Kind of refusal.', '类别。') })
  code!: string
  @Field(() => String, { description: bilingual('Name of the rule; stable, to branch on.', '规则名称，稳定，可用于程序判断。') })
  rule!: string
  @Field(() => String, { description: bilingual('Law or document the rule stands in.', '规则出处。') })
  article!: string
  @Field(() => String, { description: bilingual('In English.', '英文说明。') })
  message!: string
  @Field(() => String, { description: bilingual('In Chinese.', '中文说明。') })
  messageZh!: string
}

/** Options of `userErrors`. */
export const whyNot = { description: bilingual('Empty where the command took effect.', '操作成功时为空。') }
