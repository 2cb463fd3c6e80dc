import type { SeedRow } from './tables.js'

type Family = SeedRow<'controlOrder'>['family']
type Form = Pick<SeedRow<'controlOrder'>, 'platformTxCode' | 'reasonShown' | 'remedyChannel' | 'documentsNeeded'>

/** Messages that the national platform has no code for. */
const ownCode = 'LOCAL'
const funds = '资金涉嫌来自电信网络诈骗。 Funds suspected to come from telecom fraud (AFL §20).'
const services = '涉嫌用于电信网络诈骗。 Suspected of use for telecom fraud (AFL §11, §22).'
const remedy = '拨打 96110 申诉，核实后立即解除。 Appeal by 96110; lifted at once when verified (AFL §32).'
const papers = '身份证件、交易凭证。 Identity document, proof of transaction.'
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
