import { Args, Field, Int, ObjectType } from 'type-graphql'
import { CnapsCode, DivisionCode, Instant, PhoneNumber, UnitCode } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { AgreementArguments, agencyCountFields, agreementCountFields } from './agency.inputs.js'
import { agencyTypes, dataGroupWords, purposeWords } from './agency.words.js'

/** *disclosed to* every audience. */
@ObjectType({ implements: Node, description: bilingual('An institution that acts through the platform.', '参与联动的机构。') })
export class Agency extends Node {
  @Field(() => String, told('Name in Chinese.', '中文名称。'))
  name!: string | null
  @Field(() => String, told('Name in English.', '英文名称。'))
  nameEnglish!: string | null
  @Field(() => agencyTypes.type, told('Kind of institution.', '机构类型。'))
  type!: string | null
  @Field(() => DivisionCode, told('Division it stands in (GB/T 2260).', '所在行政区划代码。'))
  divisionCode!: string | null
  @Field(() => UnitCode, told('Police unit code; police only.', '公安机关代码。'))
  unitCode!: string | null
  @Field(() => CnapsCode, told('Head office in CNAPS; banks and payment institutions only.', '联行号（总行）。'))
  cnapsCode!: string | null
  @Field(() => String, told('Unit to turn to.', '联系部门。'))
  contactUnit!: string | null
  @Field(() => PhoneNumber, told('Telephone of that unit.', '联系电话。'))
  contactPhone!: string | null
  @Field(() => Boolean, told('Whether it takes part today.', '是否参与。'))
  active!: boolean | null
  @Field(() => AgreementConnection, told('Agreements under which it receives data.', '作为接收方的数据共享协议。'))
  agreements(@Args(() => AgreementArguments) _page: AgreementArguments): AgreementConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the police, the parties of the agreement, auditor and operator. */
@ObjectType({ implements: Node, description: bilingual('What one agency gives another, for which purposes, from when until when.', '机构之间的数据共享协议：范围、目的与期限。') })
export class DataSharingAgreement extends Node {
  @Field(() => String, told('Number; one number has many versions.', '协议编号，可有多个版本。'))
  agreementNumber!: string | null
  @Field(() => Int, told('Version, from 1.', '版本，从 1 起。'))
  version!: number | null
  @Field(() => Agency, told('Who gives.', '提供方。'))
  provider!: Agency | null
  @Field(() => Agency, told('Who receives.', '接收方。'))
  recipient!: Agency | null
  @Field(() => [dataGroupWords.type], told('Groups of data it covers.', '覆盖的数据类别。'))
  covers!: string[] | null
  @Field(() => [purposeWords.type], told('Purposes it allows.', '允许的目的。'))
  purposes!: string[] | null
  @Field(() => String, told('Law and document it rests on.', '法律依据。'))
  legalBasis!: string | null
  @Field(() => Instant, told('In force from.', '生效时间。'))
  validFrom!: string | null
  @Field(() => Instant, told('In force until, not included.', '失效时间（不含）。'))
  validUntil!: string | null
  @Field(() => Instant, told('Suspended since; nothing is disclosed under it from that instant.', '中止时间，自此不再据此披露。'))
  suspendedAt!: string | null
}

export const AgencyConnection = connectionOf(Agency, 'Agency', agencyCountFields.type)
export type AgencyConnection = InstanceType<typeof AgencyConnection>
export const AgreementConnection = connectionOf(DataSharingAgreement, 'DataSharingAgreement', agreementCountFields.type)
export type AgreementConnection = InstanceType<typeof AgreementConnection>
