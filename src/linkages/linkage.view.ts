import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Account } from '../accounts/account.view.js'
import { Agency } from '../agencies/agency.view.js'
import { FraudCase } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { Suspect } from '../crackdowns/crackdown.view.js'
import { MaliciousUrl, OnlineAccount } from '../online/online.view.js'
import { Instant, OrderNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { TelecomNumber } from '../telecom/telecom.view.js'
import { caseLinkageCountFields, LinkageEvidenceArguments, linkageEvidenceCountFields } from './linkage.inputs.js'
import { evidenceKinds, linkageStates, linkageStrengths, linkageTypes } from './linkage.words.js'

/** *disclosed to* the desks of the unit that leads the case; to the auditor without reasons. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'That a case belongs together with another, seen from the side of the case (串并案). Where another unit leads the other case, it says that there is one and whom to contact, and no more until both units agree: one such row per case and unit, however many cases there are.',
    '本案与另一案件的串并，为本案一侧的记录。另一案件由其他单位主办的，双方单位同意前仅显示可串并及联系单位；无论涉及几起案件，每案每单位仅一条。',
  ),
})
export class CaseLinkage extends Node {
  @Field(() => OrderNumber, told('Number of this side.', '本侧串并编号。'))
  linkageNumber!: string | null
  @Field(() => FraudCase, told('The case.', '案件。'))
  case!: FraudCase | null
  @Field(() => Agency, told('The unit that led the case when it was found.', '发现时的本案主办单位。'))
  unit!: Agency | null
  @Field(() => Agency, told('The unit to contact: it leads the other case.', '联系单位，即另一案件的主办单位。'))
  contactUnit!: Agency | null
  @Field(() => FraudCase, told('The other case; null until both units agree.', '另一案件；双方单位同意前为空。'))
  otherCase!: FraudCase | null
  @Field(() => linkageTypes.type, told('What the cases have in common; null until both units agree.', '串并依据类型；双方单位同意前为空。'))
  type!: string | null
  @Field(() => linkageStrengths.type, told('How much that says, as it was first found; null until both units agree.', '首次发现时的强度；双方单位同意前为空。'))
  strength!: string | null
  @Field(() => linkageStates.type, told('State, from this side.', '本侧状态。'))
  state!: string | null
  @Field(() => LinkageEvidenceConnection, told('What they have in common, in the order in which it was found; empty until both units agree.', '串并证据，按发现先后；双方单位同意前为空。'))
  evidence(@Args(() => LinkageEvidenceArguments) _arguments: LinkageEvidenceArguments): LinkageEvidenceConnection | null {
    return answeredByRoot()
  }
  @Field(() => Instant, told('When it was found or proposed.', '发现或提出时间。'))
  proposedAt!: string | null
  @Field(() => String, told('Officer of this unit who proposed it; null where the platform found it, or the other unit did.', '本单位提出人；由平台发现或对方单位提出的为空。'))
  proposedBy!: string | null
  @Field(() => Instant, told('Since when both sides read it; null until both units agree.', '双方可见的起始时间；双方单位同意前为空。'))
  openedAt!: string | null
  @Field(() => Instant, told('When it was last decided on.', '最近一次决定时间。'))
  decidedAt!: string | null
  @Field(() => String, told('Officer of this unit who decided; null where the other unit did.', '本单位决定人；对方单位决定的为空。'))
  decidedBy!: string | null
  @Field(() => String, told('Why this unit rejected it.', '本单位否定理由。'))
  reason!: string | null
  @Field(() => Int, told('Counts up with every decision; commands name the version they read.', '版本号，每次决定递增。'))
  version!: number | null
}

/** *disclosed to* the desks of the unit whose linkage it is evidence of, each thing as its own type shows it; of it the auditor reads kind and time. */
@ObjectType({ implements: Node, description: bilingual('One thing that two cases have in common.', '两案共有的一项事实。') })
export class LinkageEvidence extends Node {
  @Field(() => CaseLinkage, told('The linkage.', '串并记录。'))
  linkage!: CaseLinkage | null
  @Field(() => evidenceKinds.type, told('Kind.', '种类。'))
  kind!: string | null
  @Field(() => Account, told('The account; null of other kinds.', '账户；其他种类为空。'))
  account!: Account | null
  @Field(() => TelecomNumber, told('The number; null of other kinds.', '号码；其他种类为空。'))
  telecomNumber!: TelecomNumber | null
  @Field(() => OnlineAccount, told('The QQ or WeChat account; null of other kinds.', '网络账号；其他种类为空。'))
  onlineAccount!: OnlineAccount | null
  @Field(() => MaliciousUrl, told('The web address; null of other kinds.', '网址；其他种类为空。'))
  url!: MaliciousUrl | null
  @Field(() => Suspect, told('The suspect; null of other kinds.', '犯罪嫌疑人；其他种类为空。'))
  suspect!: Suspect | null
  @Field(() => String, told('What the desk told that proposed it; null of other kinds.', '提出串并的席位所述；其他种类为空。'))
  words!: string | null
  @Field(() => Instant, told('When it was found or told.', '发现或提出时间。'))
  foundAt!: string | null
}

export const LinkageEvidenceConnection = connectionOf(LinkageEvidence, 'LinkageEvidence', linkageEvidenceCountFields.type)
export type LinkageEvidenceConnection = InstanceType<typeof LinkageEvidenceConnection>
export const CaseLinkageConnection = connectionOf(CaseLinkage, 'CaseLinkage', caseLinkageCountFields.type)
export type CaseLinkageConnection = InstanceType<typeof CaseLinkageConnection>

/** *disclosed to* the desk that proposed or decided. */
@ObjectType({ description: bilingual('What became of a linkage.', '串并办理结果。') })
export class LinkagePayload {
  @Field(() => CaseLinkage, told('The linkage, from the side of your case.', '本案一侧的串并记录。'))
  linkage!: CaseLinkage | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
