import { ArgsType, Field, InputType } from 'type-graphql'
import { CaseDivisionFilter } from '../cases/case.inputs.js'
import { fraudTypes } from '../cases/case.words.js'
import { OutreachNumber } from '../scalars/index.js'
import { bilingual, words } from '../scalars/words.js'
import { InstantFilter, listArguments, MoneyFilter, PageArguments, TextFilter, told, wordFilter } from '../statement/view.js'
import { MsisdnFilter } from '../telecom/telecom.inputs.js'
import { attemptOutcomes, outreachChannels, outreachStatuses, riskLevels } from './outreach.words.js'

export const outreachOrders = words('OutreachRecordOrder', 'Order of outreach records.', '劝阻记录排序。', {
  CREATED_AT_DESC: ['Latest first', '生成时间倒序'],
  CREATED_AT_ASC: ['Earliest first', '生成时间正序'],
})
export const outreachCountFields = words('OutreachRecordCountField', 'Fields that outreach records can be counted by.', '劝阻记录分组字段。', {
  riskLevel: ['Risk level', '风险等级'],
  status: ['State', '状态'],
  fraudType: ['Method of the fraud', '诈骗类型'],
  divisionCode: ['Division', '行政区划'],
  scriptVersion: ['Script', '话术版本'],
})
export const attemptCountFields = words('OutreachAttemptCountField', 'Fields that attempts can be counted by.', '联系记录分组字段。', {
  channel: ['Channel', '劝阻方式'],
  outcome: ['Outcome', '联系结果'],
})

const RiskLevelFilter = wordFilter('RiskLevel', riskLevels.type)
const OutreachStatusFilter = wordFilter('OutreachStatus', outreachStatuses.type)
const OutreachFraudTypeFilter = wordFilter('OutreachFraudType', fraudTypes.type)
const OutreachChannelFilter = wordFilter('OutreachChannel', outreachChannels.type)
const AttemptOutcomeFilter = wordFilter('AttemptOutcome', attemptOutcomes.type)

@InputType({ description: bilingual('Equals one outreach number, or any of several.', '等于某劝阻编号或其中之一。') })
export class OutreachNumberFilter {
  @Field(() => OutreachNumber, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [OutreachNumber], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Conditions on outreach records.', '劝阻记录筛选条件。') })
export class OutreachRecordFilter {
  @Field(() => OutreachNumberFilter, told('Outreach number.', '劝阻编号。'))
  outreachNumber?: OutreachNumberFilter | null
  @Field(() => RiskLevelFilter, told('Risk level.', '风险等级。'))
  riskLevel?: InstanceType<typeof RiskLevelFilter> | null
  @Field(() => OutreachStatusFilter, told('State.', '状态。'))
  status?: InstanceType<typeof OutreachStatusFilter> | null
  @Field(() => OutreachFraudTypeFilter, told('Method of the fraud.', '诈骗类型。'))
  fraudType?: InstanceType<typeof OutreachFraudTypeFilter> | null
  @Field(() => CaseDivisionFilter, told('Division.', '行政区划。'))
  divisionCode?: CaseDivisionFilter | null
  @Field(() => MsisdnFilter, told('Telephone of the potential victim.', '潜在被害人电话。'))
  victimPhone?: MsisdnFilter | null
  @Field(() => TextFilter, told('Script with its version.', '话术及版本。'))
  scriptVersion?: TextFilter | null
  @Field(() => MoneyFilter, told('Loss avoided, in yuan.', '避免损失金额（元）。'))
  lossAvoided?: MoneyFilter | null
  @Field(() => InstantFilter, told('Created.', '生成时间。'))
  createdAt?: InstantFilter | null
  @Field(() => InstantFilter, told('By when the person should have been contacted.', '应联系时限。'))
  contactDueAt?: InstantFilter | null
  @Field(() => InstantFilter, told('Closed.', '办结时间。'))
  closedAt?: InstantFilter | null
  @Field(() => [OutreachRecordFilter], told('Any of these holds.', '满足其一。'))
  or?: OutreachRecordFilter[] | null
  @Field(() => OutreachRecordFilter, told('Does not hold.', '不满足。'))
  not?: OutreachRecordFilter | null
}

@InputType({ description: bilingual('Conditions on attempts.', '联系记录筛选条件。') })
export class OutreachAttemptFilter {
  @Field(() => OutreachChannelFilter, told('Channel.', '劝阻方式。'))
  channel?: InstanceType<typeof OutreachChannelFilter> | null
  @Field(() => AttemptOutcomeFilter, told('Outcome.', '联系结果。'))
  outcome?: InstanceType<typeof AttemptOutcomeFilter> | null
  @Field(() => InstantFilter, told('Attempted.', '联系时间。'))
  attemptedAt?: InstantFilter | null
  @Field(() => [OutreachAttemptFilter], told('Any of these holds.', '满足其一。'))
  or?: OutreachAttemptFilter[] | null
  @Field(() => OutreachAttemptFilter, told('Does not hold.', '不满足。'))
  not?: OutreachAttemptFilter | null
}

@ArgsType()
export class OutreachRecordArguments extends listArguments(OutreachRecordFilter, outreachOrders.type) {}

/** Attempts come in their sequence. */
@ArgsType()
export class OutreachAttemptArguments extends PageArguments {
  @Field(() => OutreachAttemptFilter, told('Conditions, joined by and; only on fields you read in clear.', '筛选条件（与），仅限可读明文的字段。'))
  filter?: OutreachAttemptFilter | null
}

@ArgsType()
export class OutreachRecordByNumberArguments {
  @Field(() => OutreachNumber, { description: bilingual('The outreach number.', '劝阻编号。') })
  outreachNumber!: string
}
