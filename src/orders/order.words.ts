import { words } from '../scalars/words.js'

export const orderFamilies = words('OrderFamily', 'What an order asks for.', '指令种类。', {
  ACCOUNT_QUERY: ['Account query', '账户查询'],
  ACCOUNT_WATCH: ['Account monitoring', '账户动态查询'],
  STOP_PAYMENT: ['Emergency stop-payment', '紧急止付'],
  FREEZE: ['Freeze', '冻结'],
  RETURN_OF_FUNDS: ['Return of funds', '资金返还'],
  NUMBER_MEASURE: ['Measure on a number', '号码处置'],
  IM_MEASURE: ['Measure on an online account', '网络账号处置'],
  URL_MEASURE: ['Measure on a URL', '网址处置'],
  RECALL_REQUEST: ['Recall request to a foreign institution', '撤回汇款请求'],
  DISCIPLINARY_MEASURE: ['Disciplinary measure (AFL §31)', '惩戒措施'],
})
export const orderStatuses = words('OrderStatus', 'State of an order.', '指令状态。', {
  DRAFT: ['Draft', '草拟'],
  DISCARDED: ['Draft not issued', '草拟未下发'],
  ISSUED: ['Issued', '已下发'],
  DELIVERED: ['Delivered', '已送达'],
  IN_FORCE: ['In force', '生效'],
  EXTENDED: ['Extended', '已延期'],
  RENEWED: ['Renewed', '已续冻'],
  QUEUED: ['Queued', '轮候'],
  CONVERTED_TO_FREEZE: ['Converted to a freeze', '转冻结'],
  EXECUTED: ['Executed', '已执行'],
  LIFTED: ['Lifted', '已解除'],
  EXPIRED: ['Expired', '已到期'],
  REJECTED: ['Rejected', '被退回'],
  FAILED: ['Failed', '失败'],
  WITHDRAWN: ['Withdrawn before it took effect', '已撤回'],
  MISROUTED: ['Sent to a carrier that no longer serves the number', '号码已携出'],
  DOCUMENTS_REQUESTED: ['Addressee asks for documents', '待补充材料'],
  RESTORED: ['Restored', '已恢复'],
  REMITTED_TO_COURT: ['Remitted to the court', '移送法院'],
  PARTLY_RETURNED: ['Partly returned', '部分返还'],
  RETURNED: ['Returned', '已返还'],
})
export const freezeModes = words('FreezeMode', 'What a freeze holds back.', '冻结方式。', { AMOUNT_LIMITED: ['Up to an amount', '限额内冻结'], CREDIT_ONLY: ['Credits in, no debits', '只收不付'] })
export const emergencyLevels = words('EmergencyLevel', 'How fast an order must be answered.', '紧急程度。', { NORMAL: ['Normal', '普通'], URGENT: ['Urgent', '紧急'], CRITICAL: ['Seconds count', '特急'] })
export const appealStatuses = words('AppealStatus', 'State of an appeal (AFL §32).', '申诉状态。', { FILED: ['Filed', '已提出'], ACCEPTED: ['Accepted', '已受理'], VERIFYING: ['Being verified', '核查中'], UPHELD: ['Measure upheld', '维持'], LIFTED: ['Measure lifted', '解除'] })

export const orderMeasures = words('OrderMeasure', 'What exactly an order asks for, within its family.', '指令的具体措施。', {
  TRANSACTION_DETAILS: ['Transaction details (100301)', '交易明细查询'],
  ACCOUNT_HOLDER: ['Account holder (100303)', '持卡主体查询'],
  CUSTOMER_ACCOUNTS: ['All accounts of the customer (100309)', '客户全账户查询'],
  BALANCE: ['Balance', '余额查询'],
  WATCH: ['Monitoring of an account (100305)', '账户动态查询'],
  STOP: ['Stop of payments: credits in, no debits', '紧急止付（只收不付）'],
  FREEZE: ['Freeze', '冻结'],
  RETURN: ['Return to the remitting account', '返还原汇款账户'],
  SUSPEND: ['Suspension of a number', '停机'],
  INTERCEPT: ['Interception of a number from elsewhere', '拦截'],
  BLOCK: ['Blocking of a virtual number or an address', '封堵'],
  DEACTIVATE: ['Deactivation of a number', '关停'],
  RESTRICT_OUTBOUND: ['Restriction of outgoing calls', '限制呼出'],
  RESTRICT: ['Restriction of an online account', '限制使用'],
  TAKEDOWN: ['Taking an online account down', '封停'],
  RECALL: ['Recall of a remittance (camt.056, reason FRAD)', '撤回汇款'],
  NO_NEW_BUSINESS: ['No new business, no business away from the counter', '暂停非柜面业务及新业务'],
  NO_NEW_NUMBERS: ['No new numbers', '不得新办入网'],
})
export const orderActions = words('OrderAction', 'A step of an order.', '指令步骤。', {
  DRAFT: ['Draft', '草拟'],
  ISSUE: ['Issue', '下发'],
  WITHDRAW: ['Withdraw before it took effect; discard a draft', '撤回'],
  ACKNOWLEDGE: ['Acknowledge receipt', '签收'],
  TAKE_EFFECT: ['Take effect', '生效'],
  QUEUE: ['Wait behind another freeze', '轮候'],
  EXECUTE: ['Carry out', '执行'],
  REJECT: ['Reject: what was asked does not match', '退回'],
  FAIL: ['Fail', '失败'],
  MISROUTE: ['Send back: the number is served by another carrier', '退回（号码已携出）'],
  ASK_DOCUMENTS: ['Ask for documents', '要求补充材料'],
  SUPPLY_DOCUMENTS: ['Supply documents', '补充材料'],
  EXTEND: ['Extend a stop', '止付延期'],
  CONVERT: ['Convert a stop to a freeze', '转冻结'],
  RENEW: ['Renew a freeze', '续冻'],
  LIFT: ['Lift', '解除'],
  EXPIRE: ['Expire', '到期失效'],
  RESTORE: ['Restore', '恢复'],
  RETURN_PART: ['Return a part of the funds', '部分返还'],
  RETURN_ALL: ['Return the funds', '返还完毕'],
  REMIT: ['Remit to the court', '移送法院'],
})
export const orderActors = words('OrderActor', 'Who takes a step of an order.', '指令步骤的实施方。', {
  INTAKE: ['Intake desk', '接警席'],
  CONTROL: ['Control desk', '查控席'],
  ANALYSIS: ['Analysis desk', '研判席'],
  COUNTERMEASURE: ['Countermeasure desk', '反制席'],
  INSTITUTION: ['Institution the order is addressed to', '执行单位'],
  SCHEME: ['Card scheme that carries it', '银行卡清算机构'],
  SUPERVISION: ['Supervision', '监督机关'],
  OPERATION: ['Operation of the platform', '平台运维'],
  CLOCK: ['Clock: its term was over', '期限届满自动执行'],
})

export const accountQueryMeasures = words('AccountQueryMeasure', 'What an account query asks for.', '账户查询事项。', {
  TRANSACTION_DETAILS: ['Transaction details (100301)', '交易明细'],
  ACCOUNT_HOLDER: ['Account holder (100303)', '持卡主体'],
  CUSTOMER_ACCOUNTS: ['All accounts of the customer (100309)', '客户全账户'],
  BALANCE: ['Balance', '余额'],
})
export const numberMeasures = words('NumberMeasure', 'What is done to a number.', '号码处置措施。', {
  SUSPEND: ['Suspension', '停机'],
  INTERCEPT: ['Interception of a number from elsewhere', '拦截'],
  BLOCK: ['Blocking of a virtual number', '封堵'],
  DEACTIVATE: ['Deactivation', '关停'],
  RESTRICT_OUTBOUND: ['Restriction of outgoing calls', '限制呼出'],
})
export const onlineMeasures = words('OnlineMeasure', 'What is done to an online account.', '网络账号处置措施。', { RESTRICT: ['Restriction', '限制使用'], TAKEDOWN: ['Taking down', '封停'] })
export const freezeTerms = words('FreezeTerm', 'Term of a freeze or of its renewal (程序规定 §243).', '冻结或续冻期限（程序规定第二百四十三条）。', {
  SIX_MONTHS: ['Six months; a chief of county level', '六个月，县级负责人批准'],
  ONE_YEAR: ['One year: major or complex, a chief of city level', '一年，重大复杂案件，设区的市级负责人批准'],
})
export const disciplineTerms = words('DisciplineTerm', 'Tier of a disciplinary measure (联合惩戒办法).', '惩戒期限（联合惩戒办法）。', {
  TWO_YEARS: ['Designated by police of city level', '两年，由设区的市级以上公安机关认定'],
  THREE_YEARS: ['Convicted', '三年，已受刑事处罚'],
})
export const appealOutcomes = words('AppealOutcome', 'What an appeal ends in (AFL §32 ¶3).', '申诉结果（第三十二条第三款）。', {
  UPHELD: ['The measure stands', '维持措施'],
  LIFTED: ['The measure is lifted at once', '立即解除'],
})
