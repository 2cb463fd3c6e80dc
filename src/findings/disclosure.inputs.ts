import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { Instant } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { IdFilter, InstantFilter, listArguments, needed, PageArguments, TextFilter, told } from '../statement/view.js'
import { statementLanguages } from './disclosure.words.js'

export const statementOrders = words('DisclosureStatementOrder', 'Order of disclosure statements.', '披露说明排序。', { ISSUED_AT_DESC: ['Latest first', '出具时间倒序'], ISSUED_AT_ASC: ['Earliest first', '出具时间正序'] })
export const entryOrders = words('DisclosureEntryOrder', 'Order of entries.', '条目排序。', { DAY_ASC: ['Earliest first', '日期正序'], DAY_DESC: ['Latest first', '日期倒序'] })
export const heldOrders = words('HeldDisclosureOrder', 'Order of what is held back.', '暂缓告知条目排序。', { RELEASE_BY_ASC: ['Soonest first', '告知期限正序'], RELEASE_BY_DESC: ['Latest first', '告知期限倒序'] })
export const statementCountFields = words('DisclosureStatementCountField', 'Fields that statements can be counted by.', '披露说明分组字段。', { subjectType: ['Type of the row', '记录类型'], language: ['Language', '语言'] })
export const entryCountFields = words('DisclosureEntryCountField', 'Fields that entries can be counted by.', '条目分组字段。', { agencyId: ['Institution', '机构'], purpose: ['Purpose', '目的'] })
export const heldCountFields = words('HeldDisclosureCountField', 'Fields that what is held back can be counted by.', '暂缓告知条目分组字段。', { agencyId: ['Institution', '机构'], purpose: ['Purpose', '目的'] })

@InputType({ description: bilingual('Conditions on disclosure statements.', '披露说明筛选条件。') })
export class DisclosureStatementFilter {
  @Field(() => TextFilter, told('Number of the statement.', '说明编号。'))
  statementNumber?: TextFilter | null
  @Field(() => TextFilter, told("Number of the person's request.", '申请编号。'))
  requestNumber?: TextFilter | null
  @Field(() => IdFilter, told('Row that it is about.', '所涉记录。'))
  subjectId?: IdFilter | null
  @Field(() => InstantFilter, told('Issued.', '出具时间。'))
  issuedAt?: InstantFilter | null
  @Field(() => [DisclosureStatementFilter], told('Any of these holds.', '满足其一。'))
  or?: DisclosureStatementFilter[] | null
  @Field(() => DisclosureStatementFilter, told('Does not hold.', '不满足。'))
  not?: DisclosureStatementFilter | null
}

@ArgsType()
export class DisclosureStatementArguments extends listArguments(DisclosureStatementFilter, statementOrders.type) {}

@ArgsType()
export class DisclosureStatementByNumberArguments {
  @Field(() => String, { description: bilingual('Number of the statement.', '说明编号。') })
  statementNumber!: string
}

@ArgsType()
export class DisclosureEntryArguments extends PageArguments {
  @Field(() => entryOrders.type, told('Order.', '排序。'))
  order?: string | null
}

@ArgsType()
export class HeldDisclosureArguments extends PageArguments {
  @Field(() => heldOrders.type, told('Order.', '排序。'))
  order?: string | null
}

@InputType({ description: bilingual('A request of a person to know who read data about that person (PIPL §44, §45).', '个人查询其信息披露情况的申请（个人信息保护法第四十四条、第四十五条）。') })
export class IssueDisclosureStatementInput {
  @Field(() => ID, needed('The row about the person: as a victim, subscriber, account, telephone number, online account, outreach record or report.', '与该人员有关的记录：被害人、机主、账户、电话号码、网络账号、劝阻记录或警情。'))
  subjectId!: string
  @Field(() => Instant, needed('Beginning of the period, included.', '期间起点（含）。'))
  from!: string
  @Field(() => Instant, needed('End of the period, not included: not in the future, and at most three years after its beginning.', '期间终点（不含），不晚于当前，距起点最长三年。'))
  until!: string
  @Field(() => statementLanguages.type, needed('Language of the statement.', '说明的语言。'))
  language!: string
  @Field(() => String, needed('Number of the request: 4 to 40 letters, digits, hyphens and strokes.', '申请编号，4 至 40 位字母、数字、连字符或斜线。'))
  requestNumber!: string
  @Field(() => String, needed('How it was made sure that the request is the person’s; at most 500 characters. It is kept, and stands in no text.', '身份核验方式，最多 500 字符；留存，不写入说明正文。'))
  identityCheck!: string
}
