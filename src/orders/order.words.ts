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
})
export const orderStatuses = words('OrderStatus', 'State of an order.', '指令状态。', {
  DRAFT: ['Draft', '草拟'],
  APPROVED: ['Approved', '已批准'],
  ISSUED: ['Issued', '已下发'],
  DELIVERED: ['Delivered', '已送达'],
  VERIFYING: ['Being verified', '核验中'],
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
  PARTLY_RETURNED: ['Partly returned', '部分返还'],
  RETURNED: ['Returned', '已返还'],
})
export const freezeModes = words('FreezeMode', 'What a freeze holds back.', '冻结方式。', { AMOUNT_LIMITED: ['Up to an amount', '限额内冻结'], CREDIT_ONLY: ['Credits in, no debits', '只收不付'] })
export const emergencyLevels = words('EmergencyLevel', 'How fast an order must be answered.', '紧急程度。', { NORMAL: ['Normal', '普通'], URGENT: ['Urgent', '紧急'], CRITICAL: ['Seconds count', '特急'] })
export const appealStatuses = words('AppealStatus', 'State of an appeal (AFL §32).', '申诉状态。', { FILED: ['Filed', '已提出'], ACCEPTED: ['Accepted', '已受理'], VERIFYING: ['Being verified', '核查中'], UPHELD: ['Measure upheld', '维持'], LIFTED: ['Measure lifted', '解除'] })
