import { ArgsType, Field, InputType, Int } from 'type-graphql'
import { BankAccountNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, MoneyFilter, told, wordFilter } from '../statement/view.js'
import { accountClasses, accountRiskStatuses, accountRoles, transactionChannels, transactionDirections } from './account.words.js'

export const accountOrders = words('AccountOrder', 'Order of accounts.', '账户排序。', {
  OPENED_AT_DESC: ['Last opened first', '按开户时间倒序'],
  OPENED_AT_ASC: ['First opened first', '按开户时间正序'],
})
export const involvedAccountOrders = words('InvolvedAccountOrder', 'Order of accounts in a case.', '涉案账户排序。', {
  LAYER_ASC: ['Along the fund trail, from the victim on', '按资金层级，自被害人起'],
  LAYER_DESC: ['From the end of the fund trail', '按资金层级倒序'],
  ADDED_AT_DESC: ['Last added first', '按加入时间倒序'],
})
export const transactionOrders = words('TransactionOrder', 'Order of transactions.', '交易排序。', {
  OCCURRED_AT_DESC: ['Latest first', '按交易时间倒序'],
  OCCURRED_AT_ASC: ['Earliest first', '按交易时间正序'],
})
export const reportedPaymentOrders = words('ReportedPaymentOrder', 'Order of reported payments.', '报称付款排序。', {
  PAID_AT_DESC: ['Latest first', '按付款时间倒序'],
  PAID_AT_ASC: ['Earliest first', '按付款时间正序'],
})

export const accountCountFields = words('AccountCountField', 'Fields that accounts can be counted by.', '账户分组字段。', {
  accountClass: ['Class', '账户类别'],
  riskStatus: ['Standing in joint action', '风险状态'],
  currency: ['Currency', '币种'],
})
export const involvedAccountCountFields = words('InvolvedAccountCountField', 'Fields that accounts in a case can be counted by.', '涉案账户分组字段。', {
  role: ['Part it plays', '角色'],
})
export const transactionCountFields = words('TransactionCountField', 'Fields that transactions can be counted by.', '交易分组字段。', {
  direction: ['In or out', '收支方向'],
  channel: ['Channel', '交易渠道'],
  currency: ['Currency', '币种'],
})
export const reportedPaymentCountFields = words('ReportedPaymentCountField', 'Fields that reported payments can be counted by.', '报称付款分组字段。', {
  channel: ['Channel', '交易渠道'],
  currency: ['Currency', '币种'],
})

const AccountClassFilter = wordFilter('AccountClass', accountClasses.type)
const AccountRiskStatusFilter = wordFilter('AccountRiskStatus', accountRiskStatuses.type)
const AccountRoleFilter = wordFilter('AccountRole', accountRoles.type)
const TransactionDirectionFilter = wordFilter('TransactionDirection', transactionDirections.type)
const TransactionChannelFilter = wordFilter('TransactionChannel', transactionChannels.type)

/** *incoming* – checked at the border, in the spelling that is stored. */
@InputType({ description: bilingual('Equals one account number, or any of several.', '等于某账号或其中之一。') })
export class BankAccountNumberFilter {
  @Field(() => BankAccountNumber, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [BankAccountNumber], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({
  description: bilingual('Equals one layer of the fund trail, any of several, or a span with both ends.', '等于某资金层级、其中之一，或层级范围（含两端）。'),
})
export class LayerFilter {
  @Field(() => Int, told('Equals.', '等于。'))
  eq?: number | null
  @Field(() => [Int], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: number[] | null
  @Field(() => Int, told('At least.', '不小于。'))
  min?: number | null
  @Field(() => Int, told('At most.', '不大于。'))
  max?: number | null
}

/** No `holderName` or `holderIdNumber` here: nobody looks for a person across institutions but by a query order. */
@InputType({ description: bilingual('Conditions on accounts.', '账户筛选条件。') })
export class AccountFilter {
  @Field(() => BankAccountNumberFilter, told('Number.', '账号。'))
  number?: BankAccountNumberFilter | null
  @Field(() => AccountClassFilter, told('Class.', '账户类别。'))
  accountClass?: InstanceType<typeof AccountClassFilter> | null
  @Field(() => AccountRiskStatusFilter, told('Standing in joint action.', '风险状态。'))
  riskStatus?: InstanceType<typeof AccountRiskStatusFilter> | null
  @Field(() => InstantFilter, told('Opened.', '开户时间。'))
  openedAt?: InstantFilter | null
  @Field(() => [AccountFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: AccountFilter[] | null
  @Field(() => AccountFilter, told('This does not hold.', '不满足该条件。'))
  not?: AccountFilter | null
}

@InputType({ description: bilingual('Conditions on accounts in a case.', '涉案账户筛选条件。') })
export class InvolvedAccountFilter {
  @Field(() => AccountRoleFilter, told('Part it plays.', '角色。'))
  role?: InstanceType<typeof AccountRoleFilter> | null
  @Field(() => LayerFilter, told('Layer of the fund trail.', '资金层级。'))
  layer?: LayerFilter | null
  @Field(() => MoneyFilter, told('Amount traced into it.', '追踪金额。'))
  tracedAmount?: MoneyFilter | null
  @Field(() => InstantFilter, told('Added to the case.', '加入案件时间。'))
  addedAt?: InstantFilter | null
  @Field(() => [InvolvedAccountFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: InvolvedAccountFilter[] | null
  @Field(() => InvolvedAccountFilter, told('This does not hold.', '不满足该条件。'))
  not?: InvolvedAccountFilter | null
}

@InputType({ description: bilingual('Conditions on transactions.', '交易筛选条件。') })
export class TransactionFilter {
  @Field(() => TransactionDirectionFilter, told('In or out.', '收支方向。'))
  direction?: InstanceType<typeof TransactionDirectionFilter> | null
  @Field(() => TransactionChannelFilter, told('Channel.', '交易渠道。'))
  channel?: InstanceType<typeof TransactionChannelFilter> | null
  @Field(() => MoneyFilter, told('Amount, in the currency of the transaction.', '金额（按交易币种）。'))
  amount?: MoneyFilter | null
  @Field(() => InstantFilter, told('When it happened.', '交易时间。'))
  occurredAt?: InstantFilter | null
  @Field(() => BankAccountNumberFilter, told('Number of the other account.', '对方账号。'))
  counterpartyNumber?: BankAccountNumberFilter | null
  @Field(() => [TransactionFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: TransactionFilter[] | null
  @Field(() => TransactionFilter, told('This does not hold.', '不满足该条件。'))
  not?: TransactionFilter | null
}

@InputType({ description: bilingual('Conditions on reported payments.', '报称付款筛选条件。') })
export class ReportedPaymentFilter {
  @Field(() => MoneyFilter, told('Amount, in the currency of the payment.', '金额（按付款币种）。'))
  amount?: MoneyFilter | null
  @Field(() => InstantFilter, told('Paid.', '付款时间。'))
  paidAt?: InstantFilter | null
  @Field(() => [ReportedPaymentFilter], told('At least one of these holds.', '满足其中之一。'))
  or?: ReportedPaymentFilter[] | null
  @Field(() => ReportedPaymentFilter, told('This does not hold.', '不满足该条件。'))
  not?: ReportedPaymentFilter | null
}

@ArgsType()
export class AccountArguments extends listArguments(AccountFilter, accountOrders.type) {}

@ArgsType()
export class InvolvedAccountArguments extends listArguments(InvolvedAccountFilter, involvedAccountOrders.type) {}

@ArgsType()
export class TransactionArguments extends listArguments(TransactionFilter, transactionOrders.type) {}

@ArgsType()
export class ReportedPaymentArguments extends listArguments(ReportedPaymentFilter, reportedPaymentOrders.type) {}

@ArgsType()
export class AccountByNumberArguments {
  @Field(() => BankAccountNumber, { description: bilingual('The account number.', '账号。') })
  number!: string
}
