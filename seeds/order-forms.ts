import type { SeedRow } from './tables.js'

type Family = SeedRow<'controlOrder'>['family']
type Form = Pick<SeedRow<'controlOrder'>, 'platformTxCode' | 'reasonShown' | 'remedyChannel' | 'documentsNeeded'>

/** Messages that the national platform has no code for. */
const ownCode = 'LOCAL'
const funds = '资金涉嫌来自电信网络诈骗（反电信网络诈骗法第二十条）。 The funds are suspected to come from telecom fraud (AFL §20).'
const services = '号码或网络服务涉嫌用于电信网络诈骗（反电信网络诈骗法第十一条、第二十二条）。 The service is suspected of being used for telecom fraud (AFL §11, §22).'
const remedy = '可拨打 96110 或到临港市反诈中心窗口申诉，核实后立即解除（反电信网络诈骗法第三十二条）。 Appeal by 96110 or at the centre; lifted at once when verified (AFL §32).'
const papers = '身份证件、交易凭证或业务合同。 Identity document, proof of the transaction or contract.'
const none = '无。 None.'

const form = (platformTxCode: string, reasonShown: string, documentsNeeded: string): Form => ({ platformTxCode, reasonShown, remedyChannel: remedy, documentsNeeded })

/** What every order of a family says to whom it concerns, and its message code on the national platform. */
export const orderForms: Readonly<Record<Family, Form>> = {
  ACCOUNT_QUERY: form('100301', '协助查询财产。 Assistance in querying property.', none),
  ACCOUNT_WATCH: form('100305', '账户动态查询。 Monitoring of an account.', none),
  STOP_PAYMENT: form('100101', funds, papers),
  FREEZE: form('100201', funds, papers),
  RETURN_OF_FUNDS: form(ownCode, '冻结资金依法返还被害人。 Frozen funds are returned to the victim.', none),
  NUMBER_MEASURE: form(ownCode, services, papers),
  IM_MEASURE: form(ownCode, services, papers),
  URL_MEASURE: form(ownCode, services, papers),
  RECALL_REQUEST: form(ownCode, '请求境外机构撤回并退还被骗汇款。 The foreign institution is asked to recall and return the remittance.', none),
}
