import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { FraudCase, IncidentReport } from '../cases/case.view.js'
import { masks } from '../policy/masks.js'
import { BankAccountNumber, Decimal, Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { accountCountFields, InvolvedAccountArguments, involvedAccountCountFields, reportedPaymentCountFields, TransactionArguments, transactionCountFields } from './account.inputs.js'
import { accountClasses, accountRiskStatuses, accountRoles, transactionChannels, transactionDirections } from './account.words.js'

/** *disclosed to* the desks that query and analyse, the holding bank, and as a token to a bank that takes part in one of its cases. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'A bank or payment account that joint action touches (AFL §18, §20). Financial accounts are sensitive (PIPL §28).',
    '涉及联动的银行账户或支付账户（反电信网络诈骗法第十八条、第二十条）。金融账户属敏感个人信息（个人信息保护法第二十八条）。',
  ),
})
export class Account extends Node {
  @Field(
    () => BankAccountNumber,
    told(
      'Number. The card scheme reads it in its cases; another bank in the case and the auditor get a match token.',
      '账号。卡组织可见其参与案件中的账号；案件中的他行及审计人员为匹配令牌。',
    ),
  )
  number!: string | null
  @Field(() => Agency, told('Bank or payment institution that holds it.', '开户机构。'))
  holdingBank!: Agency | null
  @Field(() => accountClasses.type, told('Class (银发〔2016〕261号).', '账户类别（银发〔2016〕261号）。'))
  accountClass!: string | null
  @Field(
    () => accountRiskStatuses.type,
    told('Standing in joint action. Not for partners, whom it would tell of orders to others.', '风险状态。不向外部机构提供，以免推知他行指令。'),
  )
  riskStatus!: string | null
  @Field(() => String, told('Currency (ISO 4217).', '币种（ISO 4217）。'))
  currency!: string | null
  @Field(() => Instant, told('When it was opened.', '开户时间。'))
  openedAt!: string | null
  @Field(
    () => String,
    told(`Name of the holder (PIPL §28). Masked: ${masks.personName.en}.`, `户名（个人信息保护法第二十八条）。脱敏：${masks.personName.zh}。`),
  )
  holderName!: string | null
  @Field(
    () => String,
    told(
      `Identity number of the holder, or organisation code (PIPL §28). Masked: ${masks.residentId.en}. The auditor gets a match token.`,
      `持有人证件号码或单位代码（个人信息保护法第二十八条）。脱敏：${masks.residentId.zh}。审计人员为匹配令牌。`,
    ),
  )
  holderIdNumber!: string | null
  @Field(
    () => Decimal,
    told(
      'Balance that a query order brought or the bank reports. The police need a legal instrument (AFL §20).',
      '查询指令取得或银行报送的余额。公安机关须凭法律文书（第二十条）。',
    ),
  )
  balance!: string | null
  @Field(() => Instant, told('When the balance was so. The police need a legal instrument (AFL §20).', '余额时点。公安机关须凭法律文书（第二十条）。'))
  balanceAt!: string | null
  @Field(() => TransactionConnection, told('Its statement. The police need a legal instrument (AFL §20).', '交易明细。公安机关须凭法律文书（第二十条）。'))
  transactions(@Args(() => TransactionArguments) _arguments: TransactionArguments): TransactionConnection | null {
    return answeredByRoot()
  }
  @Field(() => InvolvedAccountConnection, told('Parts it plays in cases you may see.', '在您可见案件中的角色。'))
  involvements(@Args(() => InvolvedAccountArguments) _arguments: InvolvedAccountArguments): InvolvedAccountConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the desks, the auditor, and whoever takes part in the case; the amount to the desks alone. */
@ObjectType({
  implements: Node,
  description: bilingual('The part an account plays in a case: one node of its fund trail.', '账户在案件中的角色，即资金链的一个节点。'),
})
export class InvolvedAccount extends Node {
  @Field(() => FraudCase, told('The case.', '案件。'))
  case!: FraudCase | null
  @Field(() => Account, told('The account.', '账户。'))
  account!: Account | null
  @Field(() => accountRoles.type, told('Part it plays.', '角色。'))
  role!: string | null
  @Field(
    () => Int,
    told(
      "Layer of the fund trail: 0 for the victim's account, 1 for the first that received, one more for each hop.",
      '资金层级：0 为被害人账户，1 为一级卡，逐级加一。',
    ),
  )
  layer!: number | null
  @Field(
    () => Decimal,
    told(
      "Victims' money traced into it, in the currency of the case. A bank is told in the order what to hold.",
      '追踪流入的被害人资金（按案件币种）。银行以指令载明金额为准。',
    ),
  )
  tracedAmount!: string | null
  @Field(() => Instant, told('When it was added to the case.', '加入案件时间。'))
  addedAt!: string | null
}

/** *disclosed to* the holding bank, to the police under a legal instrument, and its route to the card scheme. */
@ObjectType({
  implements: Node,
  description: bilingual(
    "One entry of an account's statement; opened to the police by a legal instrument (AFL §20, PIPL §28).",
    '一笔交易；公安机关凭法律文书查询（反电信网络诈骗法第二十条、个人信息保护法第二十八条）。',
  ),
})
export class Transaction extends Node {
  @Field(() => Account, told('The account whose statement it stands in.', '所属账户。'))
  account!: Account | null
  @Field(() => transactionDirections.type, told('In or out, seen from the account.', '收支方向。'))
  direction!: string | null
  @Field(() => transactionChannels.type, told('How the money moved.', '交易渠道。'))
  channel!: string | null
  @Field(() => Decimal, told('Amount; never negative.', '金额，不为负。'))
  amount!: string | null
  @Field(() => String, told('Currency (ISO 4217).', '币种（ISO 4217）。'))
  currency!: string | null
  @Field(() => Instant, told('When it happened.', '交易时间。'))
  occurredAt!: string | null
  @Field(() => BankAccountNumber, told('Number of the other account. The card scheme gets a match token.', '对方账号。卡组织为匹配令牌。'))
  counterpartyNumber!: string | null
  @Field(
    () => String,
    told(`Name of the other holder (PIPL §28). Masked: ${masks.personName.en}.`, `对方户名（个人信息保护法第二十八条）。脱敏：${masks.personName.zh}。`),
  )
  counterpartyName!: string | null
  @Field(
    () => Account,
    told(
      'The other account, where the platform knows it and you may see it. Not for banks, whose match tokens it would resolve.',
      '对方账户，平台已登记且您可见时提供。不向银行提供，以免还原匹配令牌。',
    ),
  )
  counterpartyAccount!: Account | null
}

/** *disclosed to* the desks, the auditor without amounts, and the banks at its two ends: what they check a stop against. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'A payment as the victim told it. The bank stops only where name, number, amount and time match it (银发〔2016〕86号).',
    '被害人报称的付款。户名、账号、金额、转账时间均一致的，银行方可止付（银发〔2016〕86号）。',
  ),
})
export class ReportedPayment extends Node {
  @Field(() => FraudCase, told('The case.', '案件。'))
  case!: FraudCase | null
  @Field(() => IncidentReport, told('Report it was told in.', '所属警情。'))
  incidentReport!: IncidentReport | null
  @Field(() => Account, told('Account it was paid from; null where the victim did not tell.', '付款账户；未提供时为空。'))
  debitAccount!: Account | null
  @Field(() => Account, told('Account it was paid into: layer 1.', '收款账户（一级卡）。'))
  creditAccount!: Account | null
  @Field(() => Decimal, told('Amount.', '金额。'))
  amount!: string | null
  @Field(() => String, told('Currency (ISO 4217).', '币种（ISO 4217）。'))
  currency!: string | null
  @Field(() => transactionChannels.type, told('How it was paid.', '付款渠道。'))
  channel!: string | null
  @Field(() => Instant, told('When it was paid, as told.', '报称付款时间。'))
  paidAt!: string | null
  @Field(() => Instant, told('When it was recorded.', '登记时间。'))
  recordedAt!: string | null
}

export const AccountConnection = connectionOf(Account, 'Account', accountCountFields.type)
export type AccountConnection = InstanceType<typeof AccountConnection>
export const InvolvedAccountConnection = connectionOf(InvolvedAccount, 'InvolvedAccount', involvedAccountCountFields.type)
export type InvolvedAccountConnection = InstanceType<typeof InvolvedAccountConnection>
export const TransactionConnection = connectionOf(Transaction, 'Transaction', transactionCountFields.type)
export type TransactionConnection = InstanceType<typeof TransactionConnection>
export const ReportedPaymentConnection = connectionOf(ReportedPayment, 'ReportedPayment', reportedPaymentCountFields.type)
export type ReportedPaymentConnection = InstanceType<typeof ReportedPaymentConnection>
