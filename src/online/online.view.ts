import { Args, Field, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { FraudCaseArguments } from '../cases/case.inputs.js'
import { FraudCaseConnection } from '../cases/case.view.js'
import { masks } from '../policy/masks.js'
import { ImHandle, Instant, PhoneNumber, UrlAddress } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { maliciousUrlCountFields, onlineAccountCountFields } from './online.inputs.js'
import { onlineAccountStatuses, onlineServices, urlKinds, urlStatuses } from './online.words.js'

/** *disclosed to* the desks, its platform, and as a token to a platform that takes part in one of its cases. */
@ObjectType({
  implements: Node,
  description: bilingual('A QQ or WeChat account that plays a part in fraud (AFL §22, §26).', '涉案 QQ、微信账号（反电信网络诈骗法第二十二条、第二十六条）。'),
})
export class OnlineAccount extends Node {
  @Field(
    () => ImHandle,
    told(
      `QQ number or WeChat ID. Masked: ${masks.imHandle.en}. Outside its platform and the desks a match token.`,
      `QQ 号或微信号。脱敏：${masks.imHandle.zh}。所属平台与公安席位之外为匹配令牌。`,
    ),
  )
  handle!: string | null
  @Field(() => String, told('Name it shows to others; chosen freely.', '昵称，由使用者自定。'))
  nickname!: string | null
  @Field(() => onlineServices.type, told('Service it belongs to.', '所属服务。'))
  service!: string | null
  @Field(() => onlineAccountStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => Agency, told('Platform that runs it.', '所属平台。'))
  platform!: Agency | null
  @Field(() => Instant, told('When the joint platform first saw it.', '首次发现时间。'))
  firstSeenAt!: string | null
  @Field(
    () => PhoneNumber,
    told(
      'Telephone number it was registered with. The police need a legal instrument (AFL §26, CPL §54).',
      '注册电话号码。公安机关须凭法律文书（反电信网络诈骗法第二十六条、刑事诉讼法第五十四条）。',
    ),
  )
  registeredPhone!: string | null
  @Field(
    () => String,
    told(
      'Network address of its last login. The police need a legal instrument (AFL §26, CPL §54).',
      '最近登录网络地址。公安机关须凭法律文书（反电信网络诈骗法第二十六条、刑事诉讼法第五十四条）。',
    ),
  )
  lastLoginAddress!: string | null
  @Field(() => FraudCaseConnection, told('Cases it plays a part in.', '涉及的案件。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments): FraudCaseConnection | null {
    return answeredByRoot()
  }
}

/** *disclosed to* the desks, and to carriers and platforms because they block it; masked to banks and the auditor. */
@ObjectType({ implements: Node, description: bilingual('A web address that fraud is done with (AFL §26).', '涉诈网址（反电信网络诈骗法第二十六条）。') })
export class MaliciousUrl extends Node {
  @Field(() => UrlAddress, told(`The address. Masked: ${masks.url.en}.`, `网址。脱敏：${masks.url.zh}。`))
  url!: string | null
  @Field(() => urlKinds.type, told('What stands there.', '网址类型。'))
  kind!: string | null
  @Field(() => urlStatuses.type, told('State.', '状态。'))
  status!: string | null
  @Field(() => Instant, told('When the joint platform first saw it.', '首次发现时间。'))
  firstSeenAt!: string | null
  @Field(() => Instant, told('When it was blocked.', '封堵时间。'))
  blockedAt!: string | null
  @Field(() => String, told('Country or region it is hosted in.', '服务器所在国家或地区。'))
  hostedIn!: string | null
  @Field(() => FraudCaseConnection, told('Cases it plays a part in.', '涉及的案件。'))
  cases(@Args(() => FraudCaseArguments) _arguments: FraudCaseArguments): FraudCaseConnection | null {
    return answeredByRoot()
  }
}

export const OnlineAccountConnection = connectionOf(OnlineAccount, 'OnlineAccount', onlineAccountCountFields.type)
export type OnlineAccountConnection = InstanceType<typeof OnlineAccountConnection>
export const MaliciousUrlConnection = connectionOf(MaliciousUrl, 'MaliciousUrl', maliciousUrlCountFields.type)
export type MaliciousUrlConnection = InstanceType<typeof MaliciousUrlConnection>
