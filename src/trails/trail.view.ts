import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Account, ReportedPayment } from '../accounts/account.view.js'
import { transactionChannels } from '../accounts/account.words.js'
import { FraudCase } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { ControlOrder } from '../orders/order.view.js'
import { masks } from '../policy/masks.js'
import { Decimal, Instant, OrderNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { FlowArguments, fundFlowEdgeCountFields, fundFlowNodeCountFields, fundTrailCountFields } from './trail.inputs.js'
import { exitTypes, traceMethods } from './trail.words.js'

/** *disclosed to* the police, amounts under an instrument; to banks, what touches accounts they hold; to the auditor without amounts. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'Where the money of a case went, as it could be told at one instant (fund flow table; 冻结资金返还若干规定 §8). paidAmount = exitedAmount + recoverableAmount, to the fen.',
    '案件资金流向（资金流向表；冻结资金返还若干规定第八条），为某一时点的结果；付款额 = 流出额 + 尚可追回额，精确到分。',
  ),
})
export class FundTrail extends Node {
  @Field(() => OrderNumber, told('Number.', '资金链编号。'))
  trailNumber!: string | null
  @Field(() => FraudCase, told('The case.', '案件。'))
  case!: FraudCase | null
  @Field(() => ReportedPayment, told('The one payment that was traced; null where all of the case were, and where it is not yours to see.', '所追踪的单笔付款；追踪全案付款或无权查看时为空。'))
  payment!: ReportedPayment | null
  @Field(() => traceMethods.type, told('How money was told apart that was mixed with other money.', '混同资金的追踪方法。'))
  method!: string | null
  @Field(() => String, told('Currency of the amounts (ISO 4217); movements in others are not traced.', '金额币种（ISO 4217）；其他币种不追踪。'))
  currency!: string | null
  @Field(() => Decimal, told('What victims paid.', '被害人付款总额。'))
  paidAmount!: string | null
  @Field(() => Decimal, told('What left the accounts that can be traced.', '已流出可追踪账户的金额。'))
  exitedAmount!: string | null
  @Field(() => Decimal, told('What still lay in accounts, so far as banks had reported.', '据各行反馈尚在账户内的金额。'))
  recoverableAmount!: string | null
  @Field(() => Int, told('Layer of the deepest account reached.', '到达的最深层级。'))
  layers!: number | null
  @Field(() => Boolean, told('Whether it goes on behind ten layers, or 100,000 entries.', '是否超出十级或十万条交易而被截断。'))
  isCut!: boolean | null
  @Field(() => Int, told('Movements traced.', '追踪到的资金流动笔数。'))
  flowCount!: number | null
  @Field(() => Int, told('Of them, those that flowEdges tells by now: the first 5,000 at once, the others within seconds. Accounts and sums are whole from the start.', '其中 flowEdges 已可查询的笔数：前 5000 笔即时可查，其余数秒内陆续写入；账户与金额自始完整。'))
  keptFlowCount!: number | null
  @Field(() => String, told(`Officer who traced it. Masked: ${masks.personName.en}.`, `追踪民警。脱敏：${masks.personName.zh}。`))
  tracedByName!: string | null
  @Field(() => Instant, told('When it was traced; whoever knows more since then traces anew.', '追踪时间；此后有新反馈的应重新追踪。'))
  tracedAt!: string | null
  @Field(() => FundFlowNodeConnection, told('Accounts that the money came to, by layer; of them, those you may see.', '资金到达的账户，按层级；仅限您可见的。'))
  flowNodes(@Args(() => FlowArguments) _arguments: FlowArguments): FundFlowNodeConnection | null {
    return answeredByRoot()
  }
  @Field(() => FundFlowEdgeConnection, told('Movements of the money, by time; of them, those you may see.', '资金流动，按时间；仅限您可见的。'))
  flowEdges(@Args(() => FlowArguments) _arguments: FlowArguments): FundFlowEdgeConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police under an instrument, to the bank that holds the account, and to the auditor without amounts. */
@ObjectType({ implements: Node, description: bilingual('An account that money of the case came to. amountIn = amountOut + exitedAmount + recoverableAmount.', '案件资金到达的账户；流入 = 转出 + 流出 + 尚可追回。') })
export class FundFlowNode extends Node {
  @Field(() => FundTrail, told('The trail.', '资金链。'))
  trail!: FundTrail | null
  @Field(() => Account, told('The account.', '账户。'))
  account!: Account | null
  @Field(() => Int, told('1 for what the victim paid into (一级卡), one more for each hop, by the shortest way.', '层级：被害人直接汇入为一级，每转一手加一，取最短路径。'))
  layer!: number | null
  @Field(() => Decimal, told("The case's money that came in.", '流入的涉案金额。'))
  amountIn!: string | null
  @Field(() => Decimal, told('What of it went on to other accounts.', '转往其他账户的金额。'))
  amountOut!: string | null
  @Field(() => Decimal, told('What of it left.', '流出金额。'))
  exitedAmount!: string | null
  @Field(() => Decimal, told('What of it still lies there, so far as its bank has reported.', '据开户行反馈尚在账户内的金额。'))
  recoverableAmount!: string | null
  @Field(() => exitTypes.type, told('How most of it left; null where none did.', '主要流出方式；未流出时为空。'))
  exit!: string | null
  @Field(() => FundFlowEdgeConnection, told('Movements into it.', '流入。'))
  inflows(@Args(() => FlowArguments) _arguments: FlowArguments): FundFlowEdgeConnection | null {
    return answeredByRoot()
  }
  @Field(() => FundFlowEdgeConnection, told('Movements out of it.', '流出。'))
  outflows(@Args(() => FlowArguments) _arguments: FlowArguments): FundFlowEdgeConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police under an instrument, to the banks at its ends, and to the auditor without amounts. */
@ObjectType({ implements: Node, description: bilingual("One movement with money of the case in it; nothing where it held none.", '含涉案资金的一笔资金流动。') })
export class FundFlowEdge extends Node {
  @Field(() => FundTrail, told('The trail.', '资金链。'))
  trail!: FundTrail | null
  @Field(() => FundFlowNode, told('Where it came from; null where the victim paid.', '来源账户；被害人付款时为空。'))
  from!: FundFlowNode | null
  @Field(() => FundFlowNode, told('Where it went; null where it left.', '去向账户；流出时为空。'))
  to!: FundFlowNode | null
  @Field(() => Int, told('Layer of where it went; where it left, one more than that of where it came from.', '去向层级；流出时为来源层级加一。'))
  layer!: number | null
  @Field(() => transactionChannels.type, told('How it moved.', '交易渠道。'))
  channel!: string | null
  @Field(() => exitTypes.type, told('How it left; null where it went on to an account.', '流出方式；转往账户时为空。'))
  exit!: string | null
  @Field(() => Decimal, told("The case's money in it, by the trail's method.", '按追踪方法计算的涉案金额。'))
  amount!: string | null
  @Field(() => Instant, told('When it moved, as the paying bank says.', '交易时间，以付款行为准。'))
  movedAt!: string | null
}

export const FundTrailConnection = connectionOf(FundTrail, 'FundTrail', fundTrailCountFields.type)
export type FundTrailConnection = InstanceType<typeof FundTrailConnection>
export const FundFlowNodeConnection = connectionOf(FundFlowNode, 'FundFlowNode', fundFlowNodeCountFields.type)
export type FundFlowNodeConnection = InstanceType<typeof FundFlowNodeConnection>
export const FundFlowEdgeConnection = connectionOf(FundFlowEdge, 'FundFlowEdge', fundFlowEdgeCountFields.type)
export type FundFlowEdgeConnection = InstanceType<typeof FundFlowEdgeConnection>

/** *disclosed to* the desk that traced. */
@ObjectType({ description: bilingual('What was traced.', '追踪结果。') })
export class TraceFundsPayload {
  @Field(() => FundTrail, told('The trail.', '资金链。'))
  trail!: FundTrail | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}

/** *disclosed to* the control desk. */
@ObjectType({ description: bilingual('What was drafted.', '起草结果。') })
export class DraftDownstreamOrdersPayload {
  @Field(() => [ControlOrder], told('A draft for each account in which money still lies and that no measure of the case holds: a stop to its bank, a recall where that is abroad. The largest first, a hundred at most.', '每个尚有资金且本案未采取措施的账户一条草稿：境内为止付，境外为追回请求；按金额从大到小，最多一百条。'))
  orders!: ControlOrder[] | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
