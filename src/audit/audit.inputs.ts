import { ArgsType, Field, InputType } from 'type-graphql'
import { audienceWords, purposeWords } from '../agencies/agency.words.js'
import { bilingual, words } from '../scalars/words.js'
import { HasFilter, IdFilter, InstantFilter, listArguments, TextFilter, told, wordFilter } from '../statement/view.js'
import { accessKinds, accessOutcomes } from './audit.words.js'

const inTime = { RECORDED_AT_DESC: ['Latest first', '留痕时间倒序'], RECORDED_AT_ASC: ['Earliest first', '留痕时间正序'] } as const
export const accessRecordOrders = words('AccessRecordOrder', 'Order of access records.', '访问记录排序。', inTime)
export const subjectAccessOrders = words('SubjectAccessOrder', 'Order of accesses to rows.', '记录访问排序。', inTime)
export const accessRecordCountFields = words('AccessRecordCountField', 'Fields that access records can be counted by.', '访问记录分组字段。', {
  agencyId: ['Agency', '机构'],
  audience: ['Audience', '角色'],
  officer: ['Officer', '经办人'],
  purpose: ['Purpose', '目的'],
  kind: ['Kind', '类别'],
  operation: ['Operation', '操作'],
  outcome: ['Outcome', '结果'],
  policyVersion: ['Policy version', '策略版本'],
})
export const subjectAccessCountFields = words('SubjectAccessCountField', 'Fields that accesses to rows can be counted by.', '记录访问分组字段。', {
  agencyId: ['Agency', '机构'],
  officer: ['Officer', '经办人'],
  purpose: ['Purpose', '目的'],
  subjectType: ['Type of the row', '记录类型'],
})

const AudienceFilter = wordFilter('Audience', audienceWords.type)
const PurposeFilter = wordFilter('Purpose', purposeWords.type)
const AccessKindFilter = wordFilter('AccessKind', accessKinds.type)
const AccessOutcomeFilter = wordFilter('AccessOutcome', accessOutcomes.type)

@InputType({ description: bilingual('Conditions on access records.', '访问记录筛选条件。') })
export class AccessRecordFilter {
  @Field(() => InstantFilter, told('Recorded.', '留痕时间。'))
  recordedAt?: InstantFilter | null
  @Field(() => IdFilter, told('Agency that asked.', '查询机构。'))
  agencyId?: IdFilter | null
  @Field(() => AudienceFilter, told('As whom it asked.', '查询角色。'))
  audience?: InstanceType<typeof AudienceFilter> | null
  @Field(() => TextFilter, told('Officer or service account.', '经办人或服务账号。'))
  officer?: TextFilter | null
  @Field(() => PurposeFilter, told('Purpose stated.', '所述目的。'))
  purpose?: InstanceType<typeof PurposeFilter> | null
  @Field(() => TextFilter, told('Case number stated.', '所述案件编号。'))
  caseNumber?: TextFilter | null
  @Field(() => TextFilter, told('Legal instrument stated.', '所述法律文书。'))
  instrumentNumber?: TextFilter | null
  @Field(() => AccessKindFilter, told('Kind of operation.', '操作类别。'))
  kind?: InstanceType<typeof AccessKindFilter> | null
  @Field(() => TextFilter, told('Name of the operation.', '操作名称。'))
  operation?: TextFilter | null
  @Field(() => AccessOutcomeFilter, told('What came of it.', '操作结果。'))
  outcome?: InstanceType<typeof AccessOutcomeFilter> | null
  @Field(() => HasFilter, told('Coordinates (Type.field) disclosed in clear.', '明文披露的字段坐标（类型.字段）。'))
  clear?: HasFilter | null
  @Field(() => HasFilter, told('Coordinates disclosed as a mask.', '脱敏披露的字段坐标。'))
  masked?: HasFilter | null
  @Field(() => HasFilter, told('Coordinates disclosed as a match token.', '以令牌披露的字段坐标。'))
  tokens?: HasFilter | null
  @Field(() => HasFilter, told('Coordinates withheld.', '未披露的字段坐标。'))
  withheld?: HasFilter | null
  @Field(() => [AccessRecordFilter], told('Any of these holds.', '满足其一。'))
  or?: AccessRecordFilter[] | null
  @Field(() => AccessRecordFilter, told('Does not hold.', '不满足。'))
  not?: AccessRecordFilter | null
}

@InputType({ description: bilingual('Conditions on accesses to rows.', '记录访问筛选条件。') })
export class SubjectAccessFilter {
  @Field(() => InstantFilter, told('Recorded.', '留痕时间。'))
  recordedAt?: InstantFilter | null
  @Field(() => IdFilter, told('The row: who saw this person, account, number, case.', '记录标识：谁查看过该人员、账户、号码、案件。'))
  subjectId?: IdFilter | null
  @Field(() => TextFilter, told('Type of the row.', '记录类型。'))
  subjectType?: TextFilter | null
  @Field(() => IdFilter, told('Agency that asked.', '查询机构。'))
  agencyId?: IdFilter | null
  @Field(() => TextFilter, told('Officer or service account: what did it see.', '经办人或服务账号：查看过哪些记录。'))
  officer?: TextFilter | null
  @Field(() => PurposeFilter, told('Purpose stated.', '所述目的。'))
  purpose?: InstanceType<typeof PurposeFilter> | null
  @Field(() => IdFilter, told('Agency that holds the row.', '持有该记录的机构。'))
  holderId?: IdFilter | null
  @Field(() => HasFilter, told('Fields disclosed in clear; of rows that other conditions choose.', '明文披露的字段，须与其他条件同用。'))
  clear?: HasFilter | null
  @Field(() => HasFilter, told('Fields disclosed as a mask; of rows that other conditions choose.', '脱敏披露的字段，须与其他条件同用。'))
  masked?: HasFilter | null
  @Field(() => HasFilter, told('Fields disclosed as a match token; of rows that other conditions choose.', '以令牌披露的字段，须与其他条件同用。'))
  tokens?: HasFilter | null
  @Field(() => HasFilter, told('Fields withheld; of rows that other conditions choose.', '未披露的字段，须与其他条件同用。'))
  withheld?: HasFilter | null
  @Field(() => [SubjectAccessFilter], told('Any of these holds.', '满足其一。'))
  or?: SubjectAccessFilter[] | null
  @Field(() => SubjectAccessFilter, told('Does not hold.', '不满足。'))
  not?: SubjectAccessFilter | null
}

@ArgsType()
export class AccessRecordArguments extends listArguments(AccessRecordFilter, accessRecordOrders.type) {}

@ArgsType()
export class SubjectAccessArguments extends listArguments(SubjectAccessFilter, subjectAccessOrders.type) {}
