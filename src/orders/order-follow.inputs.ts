import { Field, ID, InputType, Int } from 'type-graphql'
import { bilingual } from '../scalars/words.js'
import { freezeTerms } from './order.words.js'
import { needed, told } from '../statement/view.js'

@InputType({ description: bilingual('An order, as you have read it.', '您所读取的指令。') })
export class OrderVersionInput {
  @Field(() => ID, needed('The order.', '指令。'))
  id!: string
  @Field(() => Int, needed('Version that you read; another one is a conflict.', '您读取的版本；不一致时拒绝。'))
  version!: number
}

@InputType({ description: bilingual('A step with an order, and why.', '对指令的步骤及原因。') })
export class OrderStepInput extends OrderVersionInput {
  @Field(() => String, needed('Why; at most 500 characters.', '原因，最多 500 字符。'))
  reason!: string
}

@InputType({ description: bilingual('A draft goes out.', '下发草拟指令。') })
export class IssueDraftOrderInput extends OrderVersionInput {
  @Field(() => String, told('Number of the legal instrument; that of the order it comes from unless stated.', '法律文书编号，默认沿用上一层级指令的文书。'))
  instrumentNumber?: string | null
  @Field(() => String, told('For the desks alone; at most 500 characters.', '内部备注，最多 500 字符。'))
  note?: string | null
}

@InputType({ description: bilingual('Renewal of a freeze before it expires (程序规定 §240, §243; 100205).', '续冻，须在到期前办理（程序规定第二百四十条、第二百四十三条；100205）。') })
export class RenewFreezeInput extends OrderVersionInput {
  @Field(() => String, needed('Number of the notice of freezing, approved anew.', '重新批准的协助冻结财产通知书编号。'))
  instrumentNumber!: string
  @Field(() => freezeTerms.type, { defaultValue: 'SIX_MONTHS', description: bilingual('By how long; a year needs an approver of city level.', '续冻期限；一年须经设区的市级负责人批准。') })
  term!: string
  @Field(() => String, told('For the desks alone; at most 500 characters.', '内部备注，最多 500 字符。'))
  note?: string | null
}

@InputType({ description: bilingual('Lifting of a freeze (程序规定 §247; 100203).', '解除冻结（程序规定第二百四十七条；100203）。') })
export class LiftFreezeInput extends OrderStepInput {
  @Field(() => String, told('Number of the notice of lifting, where one was drawn up.', '协助解除冻结财产通知书编号（如有）。'))
  instrumentNumber?: string | null
}

@InputType({ description: bilingual('Documents that a foreign institution asked for.', '向境外机构补充材料。') })
export class SupplyDocumentsInput extends OrderVersionInput {
  @Field(() => String, needed('Number of the legal instrument whose attachments are supplied.', '附有补充材料的法律文书编号。'))
  instrumentNumber!: string
  @Field(() => String, told('For the desks alone; at most 500 characters.', '内部备注，最多 500 字符。'))
  note?: string | null
}

@InputType({ description: bilingual('An appeal against a measure (AFL §32 ¶3).', '对措施的申诉（第三十二条第三款）。') })
export class FileAppealInput {
  @Field(() => ID, needed('The order objected to.', '所针对的指令。'))
  orderId!: string
  @Field(() => String, needed('Who objects; at most 100 characters.', '申诉人，最多 100 字符。'))
  appellantName!: string
  @Field(() => String, needed("Why, in the appellant's words; at most 2,000 characters.", '申诉理由，最多 2000 字符。'))
  grounds!: string
}

@InputType({ description: bilingual('An appeal, as you have read it.', '您所读取的申诉。') })
export class AcceptAppealInput {
  @Field(() => ID, needed('The appeal.', '申诉。'))
  id!: string
  @Field(() => Int, needed('Version that you read; another one is a conflict.', '您读取的版本；不一致时拒绝。'))
  version!: number
}
