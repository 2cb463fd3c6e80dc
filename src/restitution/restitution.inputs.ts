import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { OrderNumberFilter } from '../orders/order.inputs.js'
import { Decimal, OrderNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, MoneyFilter, PageArguments, told, wordFilter } from '../statement/view.js'
import { objectionDecisions, restitutionMethods, restitutionStatuses } from './restitution.words.js'

export const restitutionOrders = words('RestitutionOrder', 'Order of returns of funds.', '资金返还排序。', {
  APPLIED_AT_DESC: ['Last applied for first', '按申请时间倒序'],
  APPLIED_AT_ASC: ['First applied for first', '按申请时间正序'],
})
export const restitutionCountFields = words('RestitutionCountField', 'Fields that returns of funds can be counted by.', '资金返还分组字段。', {
  status: ['State', '状态'],
  method: ['Method', '返还方式'],
})
export const shareCountFields = words('RestitutionShareCountField', 'Fields that shares can be counted by.', '返还份额分组字段。', { status: ['State', '状态'] })
export const objectionCountFields = words('RestitutionObjectionCountField', 'Fields that objections can be counted by.', '返还异议分组字段。', { outcome: ['Outcome', '处理结果'] })

const RestitutionStatusFilter = wordFilter('RestitutionStatus', restitutionStatuses.type)
const RestitutionMethodFilter = wordFilter('RestitutionMethod', restitutionMethods.type)

@InputType({ description: bilingual('Conditions on returns of funds.', '资金返还筛选条件。') })
export class RestitutionFilter {
  @Field(() => OrderNumberFilter, told('Number.', '返还编号。'))
  restitutionNumber?: OrderNumberFilter | null
  @Field(() => RestitutionStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof RestitutionStatusFilter> | null
  @Field(() => RestitutionMethodFilter, told('Method.', '返还方式。'))
  method?: InstanceType<typeof RestitutionMethodFilter> | null
  @Field(() => MoneyFilter, told('Frozen amount, in its own currency.', '冻结金额（按其币种）。'))
  frozenAmount?: MoneyFilter | null
  @Field(() => InstantFilter, told('Applied for.', '申请时间。'))
  appliedAt?: InstantFilter | null
  @Field(() => InstantFilter, told('End of the public notice.', '公告截止时间。'))
  noticeUntil?: InstantFilter | null
  @Field(() => InstantFilter, told('When the bank must be done.', '银行办理期限。'))
  executionDueAt?: InstantFilter | null
  @Field(() => [RestitutionFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: RestitutionFilter[] | null
  @Field(() => RestitutionFilter, told('This does not hold.', '不满足该条件。'))
  not?: RestitutionFilter | null
}

@ArgsType()
export class RestitutionArguments extends listArguments(RestitutionFilter, restitutionOrders.type) {}

/** Shares come in the order of the formula, objections in the order they were filed. */
@ArgsType()
export class ShareArguments extends PageArguments {}
@ArgsType()
export class ObjectionArguments extends PageArguments {}

@ArgsType()
export class RestitutionByNumberArguments {
  @Field(() => OrderNumber, { description: bilingual('The number.', '返还编号。') })
  restitutionNumber!: string
}

const id = { description: bilingual('Id of the return of funds.', '资金返还标识。') }
const version = { description: bilingual('Version that you read; CONFLICT where it has moved.', '您读取时的版本；已变更时返回 CONFLICT。') }

@InputType({ description: bilingual('Application for the return of what a freeze holds (返还申请表).', '资金返还申请（返还申请表）。') })
export class ApplyRestitutionInput {
  @Field(() => ID, { description: bilingual('The freeze, in force.', '生效中的冻结指令。') })
  freezeOrderId!: string
  @Field(() => String, { description: bilingual('Who applies and why; at most 2,000 characters.', '申请人及理由，最多 2000 字。') })
  grounds!: string
  @Field(() => String, { description: bilingual('Number of the second case officer who signs.', '第二名签名民警的警号。') })
  secondOfficerNumber!: string
}

@InputType({ description: bilingual('Handing over to the unit that froze.', '移交冻结单位。') })
export class HandOverRestitutionInput {
  @Field(() => ID, id)
  id!: string
  @Field(() => Int, version)
  version!: number
  @Field(() => ID, { description: bilingual('The unit that froze.', '冻结单位。') })
  toUnitId!: string
}

@InputType({ description: bilingual('A victim as the flow of funds tells (资金流向表).', '资金流向表所列被害人。') })
export class RestitutionTraceInput {
  @Field(() => ID, { description: bilingual('The victim.', '被害人。') })
  victimId!: string
  @Field(() => Decimal, told("TIMESTAMP_TRACED alone: what of this victim's money lies in the account.", '仅用于按时间戳核对：该被害人在账户内的金额。'))
  amount?: string | null
  @Field(() => ID, told("Where the money goes; needed where no remitting account is known, and always an account of the victim's.", '收款账户，原汇款账户不明时必填，且须为被害人账户。'))
  accountId?: string | null
}

@InputType({ description: bilingual('How the frozen amount is shared out.', '确定返还方式。') })
export class SetRestitutionMethodInput {
  @Field(() => ID, id)
  id!: string
  @Field(() => Int, version)
  version!: number
  @Field(() => restitutionMethods.type, { description: bilingual('Method.', '返还方式。') })
  method!: string
  @Field(
    () => [RestitutionTraceInput],
    told(
      'The victims; left out: all of the cases that the account plays a part in, of a single credit only who paid it.',
      '被害人；未填时为该账户所涉案件的全部被害人，单笔汇入的为汇款人。',
    ),
  )
  traces?: RestitutionTraceInput[] | null
}

@InputType({ description: bilingual('Public notice of a return pro rata.', '按比例返还公告。') })
export class PublishNoticeInput {
  @Field(() => ID, id)
  id!: string
  @Field(() => Int, version)
  version!: number
}

@InputType({ description: bilingual('An objection within the public notice.', '公告期内的异议。') })
export class FileObjectionInput {
  @Field(() => ID, id)
  restitutionId!: string
  @Field(() => String, { description: bilingual('Who objects; at most 100 characters.', '异议人，最多 100 字。') })
  objectorName!: string
  @Field(() => String, { description: bilingual('Why; at most 2,000 characters.', '异议理由，最多 2000 字。') })
  grounds!: string
}

@InputType({ description: bilingual('Decision on an objection.', '异议处理。') })
export class DecideObjectionInput {
  @Field(() => ID, { description: bilingual('The objection.', '异议标识。') })
  id!: string
  @Field(() => objectionDecisions.type, { description: bilingual('Whether it holds.', '是否成立。') })
  outcome!: string
  @Field(() => String, { description: bilingual('What was decided and why; at most 2,000 characters.', '处理决定及理由，最多 2000 字。') })
  decision!: string
}

@InputType({ description: bilingual('Submission for approval.', '呈请批准。') })
export class SubmitRestitutionInput {
  @Field(() => ID, id)
  id!: string
  @Field(() => Int, version)
  version!: number
}

@InputType({ description: bilingual('Approval by a chief of city level or above, who has signed nothing of it.', '设区的市一级以上负责人批准；经办人不得批准。') })
export class ApproveRestitutionInput {
  @Field(() => ID, id)
  id!: string
  @Field(() => Int, version)
  version!: number
}

@InputType({ description: bilingual('The return decision, which orders each share from the bank.', '返还决定，据此向银行逐笔下发返还指令。') })
export class DecideRestitutionInput {
  @Field(() => ID, id)
  id!: string
  @Field(() => Int, version)
  version!: number
  @Field(() => String, { description: bilingual('Number of the return decision (返还决定书).', '返还决定书编号。') })
  instrumentNumber!: string
  @Field(() => String, { description: bilingual('Number of the investigating officer, the second of each order.', '侦办民警警号。') })
  investigatorNumber!: string
}
