import { Args, Field, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { FraudCaseArguments } from '../cases/case.inputs.js'
import { FraudCaseConnection } from '../cases/case.view.js'
import { masks } from '../policy/masks.js'
import { DivisionCode, Instant, PhoneNumber, ResidentIdNumber } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { callCountFields, CallDetailRecordArguments, portabilityCountFields, PortingArguments, telecomNumberCountFields } from './telecom.inputs.js'
import { callDirections, numberKinds, numberStatuses, telecomAbuses } from './telecom.words.js'

/** *disclosed to* the desks, the number's carriers, and as a token to whoever takes part in one of its cases. */
@ObjectType({
  implements: Node,
  description: bilingual('A telecom number that plays a part in fraud (AFL §11, §13).', '涉案电话号码（反电信网络诈骗法第十一条、第十三条）。'),
})
export class TelecomNumber extends Node {
  @Field(
    () => PhoneNumber,
    told(
      `The number, E.164. Masked: ${masks.mobile.en}. Outside its carriers and the desks a match token.`,
      `电话号码，E.164 格式。脱敏：${masks.mobile.zh}。所属运营商与公安席位之外为匹配令牌。`,
    ),
  )
  msisdn!: string | null
  @Field(() => numberKinds.type, told('Kind of number.', '号码类型。'))
  kind!: string | null
  @Field(() => numberStatuses.type, told('Service state.', '号码状态。'))
  status!: string | null
  @Field(() => telecomAbuses.type, told('How it was abused, if known.', '滥用方式，已知时填写。'))
  abuse!: string | null
  @Field(() => Agency, told('Carrier its range was given to; the prefix says no more than this.', '号段所属运营商，号段仅能说明这一点。'))
  originalCarrier!: Agency | null
  @Field(() => Agency, told('Carrier that serves it today, after porting; measures go there.', '携号转网后的现运营商，措施送达该运营商。'))
  currentCarrier!: Agency | null
  @Field(() => DivisionCode, told('Division it was opened in (GB/T 2260).', '归属行政区划代码。'))
  divisionCode!: string | null
  @Field(() => Instant, told('When the joint platform first saw it.', '首次发现时间。'))
  firstSeenAt!: string | null
  @Field(
    () => Subscriber,
    told('Who its carrier registered. The police need a legal instrument (CPL §54).', '登记机主。公安机关须凭法律文书（刑事诉讼法第五十四条）。'),
  )
  subscriber!: Subscriber | null
  @Field(() => NumberPortabilityConnection, told('Changes of carrier with the number kept, the latest first.', '携号转网记录，最近的在前。'))
  portings(@Args(() => PortingArguments) _page: PortingArguments): NumberPortabilityConnection | null {
    return answeredByRoot()
  }
  @Field(
    () => CallDetailRecordConnection,
    told('Its calls, the latest first. The police need a legal instrument (CPL §54).', '话单，最近的在前。公安机关须凭法律文书（刑事诉讼法第五十四条）。'),
  )
  callRecords(@Args(() => CallDetailRecordArguments) _arguments: CallDetailRecordArguments): CallDetailRecordConnection | null {
    return answeredByRoot()
  }
  @Field(() => FraudCaseConnection, told('Cases it plays a part in.', '涉及的案件。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments): FraudCaseConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the carrier that registered the subscriber, and to the police under a legal instrument. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'Who a carrier registered for a number; opened to the police by a legal instrument (CPL §54, PIPL §28).',
    '运营商登记的机主；公安机关凭法律文书调取（刑事诉讼法第五十四条、个人信息保护法第二十八条）。',
  ),
})
export class Subscriber extends Node {
  @Field(() => TelecomNumber, told('The number.', '电话号码。'))
  number!: TelecomNumber | null
  @Field(() => Agency, told('Carrier that registered it.', '登记运营商。'))
  carrier!: Agency | null
  @Field(() => String, told(`Registered name. Masked: ${masks.personName.en}.`, `登记姓名。脱敏：${masks.personName.zh}。`))
  name!: string | null
  @Field(() => ResidentIdNumber, told(`Registered identity number. Masked: ${masks.residentId.en}.`, `登记身份证号码。脱敏：${masks.residentId.zh}。`))
  idNumber!: string | null
  @Field(() => String, told(`Registered address. Masked: ${masks.address.en}.`, `登记地址。脱敏：${masks.address.zh}。`))
  address!: string | null
  @Field(() => Instant, told('When the number was activated for this person.', '开通时间。'))
  activatedAt!: string | null
  @Field(() => String, told('Outlet that sold it.', '办理网点。'))
  outlet!: string | null
}

/** *disclosed to* the desks, donor, recipient, and carriers that take part in a case of the number. */
@ObjectType({ implements: Node, description: bilingual('A change of carrier with the number kept (MNP).', '携号转网记录。') })
export class NumberPortability extends Node {
  @Field(() => TelecomNumber, told('The number.', '电话号码。'))
  number!: TelecomNumber | null
  @Field(() => Agency, told('Carrier it left.', '携出运营商。'))
  donor!: Agency | null
  @Field(() => Agency, told('Carrier it went to.', '携入运营商。'))
  recipient!: Agency | null
  @Field(() => Instant, told('When the change took effect.', '转网生效时间。'))
  portedAt!: string | null
}

/** *disclosed to* the carrier that recorded the call, and to the police under a legal instrument. */
@ObjectType({
  implements: Node,
  description: bilingual(
    'One call of a number; opened to the police by a legal instrument (CPL §54, PIPL §28).',
    '话单；公安机关凭法律文书调取（刑事诉讼法第五十四条、个人信息保护法第二十八条）。',
  ),
})
export class CallDetailRecord extends Node {
  @Field(() => TelecomNumber, told('The number.', '电话号码。'))
  number!: TelecomNumber | null
  @Field(() => Agency, told('Carrier that recorded the call.', '记录话单的运营商。'))
  carrier!: Agency | null
  @Field(() => callDirections.type, told('Outgoing or incoming, seen from the number.', '呼叫方向。'))
  direction!: string | null
  @Field(() => PhoneNumber, told(`The other number. Masked: ${masks.mobile.en}.`, `对方号码。脱敏：${masks.mobile.zh}。`))
  counterpart!: string | null
  @Field(() => Instant, told('When it began.', '开始时间。'))
  startedAt!: string | null
  @Field(() => Int, told('Length in seconds; 0 when nobody answered.', '通话时长（秒），未接通为 0。'))
  durationSeconds!: number | null
  @Field(
    () => DivisionCode,
    told(
      'Division of the cell that served it: a trace of location, sensitive (PIPL §28).',
      '基站所在行政区划，属行踪轨迹，为敏感个人信息（个人信息保护法第二十八条）。',
    ),
  )
  cellDivisionCode!: string | null
}

export const TelecomNumberConnection = connectionOf(TelecomNumber, 'TelecomNumber', telecomNumberCountFields.type)
export type TelecomNumberConnection = InstanceType<typeof TelecomNumberConnection>
export const NumberPortabilityConnection = connectionOf(NumberPortability, 'NumberPortability', portabilityCountFields.type)
export type NumberPortabilityConnection = InstanceType<typeof NumberPortabilityConnection>
export const CallDetailRecordConnection = connectionOf(CallDetailRecord, 'CallDetailRecord', callCountFields.type)
export type CallDetailRecordConnection = InstanceType<typeof CallDetailRecordConnection>
