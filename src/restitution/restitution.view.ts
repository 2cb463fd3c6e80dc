import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Account } from '../accounts/account.view.js'
import { Agency } from '../agencies/agency.view.js'
import { FraudCase, LegalInstrument, Victim } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { ControlOrder } from '../orders/order.view.js'
import { masks } from '../policy/masks.js'
import { BankAccountNumber, Decimal, Instant, OrderNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { ObjectionArguments, objectionCountFields, restitutionCountFields, ShareArguments, shareCountFields } from './restitution.inputs.js'
import { objectionOutcomes, restitutionMethods, restitutionStatuses, shareStatuses } from './restitution.words.js'

/** *disclosed to* the police, to the bank that holds the frozen account, and to the auditor without amounts. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'The return of what one freeze holds to the victims (AFL §20, §34; 冻结资金返还若干规定).',
    '一项冻结资金的返还（反电信网络诈骗法第二十条、第三十四条；冻结资金返还若干规定）。',
  ),
})
export class Restitution extends Node {
  @Field(() => OrderNumber, told('Number.', '返还编号。'))
  restitutionNumber!: string | null
  @Field(() => restitutionStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => restitutionMethods.type, told('How it is shared out (若干规定 §8); null until set.', '返还方式（若干规定第八条）；未确定时为空。'))
  method!: string | null
  @Field(() => FraudCase, told('Case of the freeze; where that was merged, the lead case.', '冻结所属案件；已并案的为主案。'))
  case!: FraudCase | null
  @Field(() => ControlOrder, told('The freeze.', '冻结指令。'))
  freezeOrder!: ControlOrder | null
  @Field(() => Account, told('The frozen account.', '被冻结账户。'))
  account!: Account | null
  @Field(() => Agency, told('Bank that holds it, and returns.', '办理返还的开户行。'))
  holdingBank!: Agency | null
  @Field(() => Agency, told('Unit that filed the case.', '立案单位。'))
  filingUnit!: Agency | null
  @Field(() => Agency, told('Unit that froze, and decides.', '冻结单位，由其决定返还。'))
  freezingUnit!: Agency | null
  @Field(() => Decimal, told('What the freeze held when it was applied for, or when the shares were last set.', '申请时或最近一次确定份额时的冻结金额。'))
  frozenAmount!: string | null
  @Field(() => String, told('Currency of the amounts (ISO 4217).', '金额币种（ISO 4217）。'))
  currency!: string | null
  @Field(
    () => String,
    told('How the shares were reckoned, in words and numbers; victims by their ordinal. Null until the method is set.', '份额计算公式（文字与数字），被害人以序号表示；未确定方式时为空。'),
  )
  formula!: string | null
  @Field(() => String, told('Who applied and why; names people.', '申请人及理由，含人员信息。'))
  grounds!: string | null
  @Field(() => String, told('First case officer who signed.', '第一名签名民警。'))
  firstOfficerName!: string | null
  @Field(() => String, told('Second case officer who signed.', '第二名签名民警。'))
  secondOfficerName!: string | null
  @Field(() => String, told('Chief of city level or above who approved.', '批准人（设区的市一级以上）。'))
  approverName!: string | null
  @Field(() => Instant, told('When it was applied for.', '申请时间。'))
  appliedAt!: string | null
  @Field(() => Instant, told('First instant of the public notice (若干规定 §8 ¶2); null where there is none.', '公告起始时间（若干规定第八条第二款）；无公告时为空。'))
  noticeFrom!: string | null
  @Field(() => Instant, told('End of the public notice, not included; objections are taken until then.', '公告截止时间（不含），此前受理异议。'))
  noticeUntil!: string | null
  @Field(() => Instant, told('When it was submitted for approval.', '呈请时间。'))
  submittedAt!: string | null
  @Field(() => Instant, told('When it was approved.', '批准时间。'))
  approvedAt!: string | null
  @Field(() => Instant, told('When the return was decided.', '决定时间。'))
  decidedAt!: string | null
  @Field(() => LegalInstrument, told('The return decision.', '返还决定书。'))
  decision!: LegalInstrument | null
  @Field(() => Instant, told('By when the bank must be done: three working days (若干规定 §12 ¶2).', '银行办理期限：三个工作日（若干规定第十二条第二款）。'))
  executionDueAt!: string | null
  @Field(() => Instant, told('When it was found that the bank was late; null where it was not.', '发现银行逾期的时间；未逾期时为空。'))
  overdueAt!: string | null
  @Field(() => Instant, told('When the bank had answered for every share.', '银行全部反馈完毕的时间。'))
  endedAt!: string | null
  @Field(() => Int, told('Version, from 1; states which record a change was meant for.', '版本，从 1 起；变更时用于核对。'))
  version!: number | null
  @Field(() => RestitutionShareConnection, told('What each victim gets, in the order of the formula.', '各被害人份额，按公式顺序。'))
  shares(@Args(() => ShareArguments) _page: ShareArguments): RestitutionShareConnection | null {
    return answeredByRoot()
  }
  @Field(() => RestitutionObjectionConnection, told('Objections to it (若干规定 §8 ¶2).', '对返还的异议（若干规定第八条第二款）。'))
  objections(@Args(() => ObjectionArguments) _page: ObjectionArguments): RestitutionObjectionConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police; to the paying bank, once ordered, the amount and the account it goes to; to the auditor without amounts. No name here: victims are told of under their own policy. */
@ObjectType({ implements: Node, description: bilingual('What one victim gets of a return.', '一名被害人的返还份额。') })
export class RestitutionShare extends Node {
  @Field(() => Restitution, told('The return it is part of.', '所属资金返还。'))
  restitution!: Restitution | null
  @Field(() => Int, told('Place in the formula, from 1.', '公式中的序号，从 1 起。'))
  ordinal!: number | null
  @Field(() => shareStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => Victim, told('Who gets it.', '被害人。'))
  victim!: Victim | null
  @Field(() => Account, told('Where the money goes: the original remitting account, else another of the victim (若干规定 §12).', '收款账户：原汇款账户或被害人的其他账户（若干规定第十二条）。'))
  account!: Account | null
  @Field(() => BankAccountNumber, told('Number of that account, for the bank that pays.', '收款账号，供办理返还的银行使用。'))
  accountNumber!: string | null
  @Field(() => Agency, told('Bank of that account.', '收款账户开户行。'))
  payeeBank!: Agency | null
  @Field(() => Decimal, told('Loss it was reckoned with: what was not given back or promised elsewhere.', '计算所用损失：扣除其他返还后的损失金额。'))
  lossAmount!: string | null
  @Field(() => Decimal, told('The share, in the currency of the return.', '返还份额（按返还币种）。'))
  shareAmount!: string | null
  @Field(() => Decimal, told('What the bank has returned of it.', '银行已返还金额。'))
  returnedAmount!: string | null
  @Field(() => ControlOrder, told('The order that carries it out; null until decided.', '返还指令；决定前为空。'))
  order!: ControlOrder | null
  @Field(() => Instant, told('When it was set.', '确定时间。'))
  setAt!: string | null
}

/** *disclosed to* the police, to analysis with the name masked, and to the auditor without words about people. */
@ObjectType({ implements: Node, description: bilingual('An objection within the public notice of a return (若干规定 §8 ¶2).', '公告期内对返还提出的异议（若干规定第八条第二款）。') })
export class RestitutionObjection extends Node {
  @Field(() => Restitution, told('The return objected to.', '所针对的资金返还。'))
  restitution!: Restitution | null
  @Field(() => objectionOutcomes.type, told('What became of it.', '处理结果。'))
  outcome!: string | null
  @Field(() => String, told(`Who objects. Masked: ${masks.personName.en}.`, `异议人。脱敏：${masks.personName.zh}。`))
  objectorName!: string | null
  @Field(() => String, told('Why; may name people.', '异议理由，可能含人员信息。'))
  grounds!: string | null
  @Field(() => String, told('What was decided and why; null while open.', '处理决定及理由；未决时为空。'))
  decision!: string | null
  @Field(() => Instant, told('When it was filed.', '提出时间。'))
  filedAt!: string | null
  @Field(() => Instant, told('When it was decided; null while open.', '处理时间；未决时为空。'))
  decidedAt!: string | null
}

export const RestitutionConnection = connectionOf(Restitution, 'Restitution', restitutionCountFields.type)
export type RestitutionConnection = InstanceType<typeof RestitutionConnection>
export const RestitutionShareConnection = connectionOf(RestitutionShare, 'RestitutionShare', shareCountFields.type)
export type RestitutionShareConnection = InstanceType<typeof RestitutionShareConnection>
export const RestitutionObjectionConnection = connectionOf(RestitutionObjection, 'RestitutionObjection', objectionCountFields.type)
export type RestitutionObjectionConnection = InstanceType<typeof RestitutionObjectionConnection>

/** *disclosed to* the desk that took the step. */
@ObjectType({ description: bilingual('A return of funds after a step.', '资金返还步骤结果。') })
export class RestitutionPayload {
  @Field(() => Restitution, told('The return as it stands now.', '当前的资金返还。'))
  restitution!: Restitution | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that took the step. */
@ObjectType({ description: bilingual('An objection after a step, and the return it stands against.', '异议步骤结果及所针对的资金返还。') })
export class RestitutionObjectionPayload {
  @Field(() => RestitutionObjection, told('The objection as it stands now.', '当前的异议。'))
  objection!: RestitutionObjection | null
  @Field(() => Restitution, told('The return as it stands now.', '当前的资金返还。'))
  restitution!: Restitution | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the desk that decided. */
@ObjectType({ description: bilingual('A return that has been decided, and its orders to the bank.', '已决定的资金返还及向银行下发的指令。') })
export class DecideRestitutionPayload {
  @Field(() => Restitution, told('The return as it stands now.', '当前的资金返还。'))
  restitution!: Restitution | null
  @Field(() => [ControlOrder], told('One order for each share, in the order of the formula.', '每份额一条返还指令，按公式顺序。'))
  orders!: ControlOrder[] | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
