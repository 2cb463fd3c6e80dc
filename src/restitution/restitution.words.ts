import { words } from '../scalars/words.js'

export const restitutionStatuses = words('RestitutionStatus', 'State of a return of funds.', '资金返还状态。', {
  APPLIED: ['Applied for', '已申请'],
  HANDED_OVER: ['Handed over to the freezing unit', '已移交冻结单位'],
  TRACED: ['Flow of funds traced', '已查清资金流向'],
  METHOD_SET: ['Method set', '已确定返还方式'],
  PUBLIC_NOTICE: ['On public notice', '公告中'],
  OBJECTED: ['Objected to', '有异议'],
  RESOLVED: ['Notice over, objections decided', '公告期满且异议已处理'],
  SUBMITTED: ['Submitted for approval', '已呈请'],
  APPROVED: ['Approved', '已批准'],
  DECIDED: ['Return decision issued', '已出具返还决定书'],
  BANK_EXECUTING: ['Being carried out by the bank', '银行办理中'],
  RETURNED: ['Returned', '已返还'],
  PART_RETURNED: ['Returned in part', '部分返还'],
  FAILED: ['Failed', '失败'],
})
export const restitutionMethods = words('RestitutionMethod', 'How frozen funds are shared out (若干规定 §8).', '返还方式。', {
  SINGLE_DEPOSIT: ['Only one credit: all of it to its sender', '仅有单笔汇入，直接返还'],
  TIMESTAMP_TRACED: ['Several credits, told apart by time-stamp', '按时间戳记载逐笔核对返还'],
  PRO_RATA: ['Not told apart: in proportion to the losses', '按比例返还'],
})
export const objectionOutcomes = words('ObjectionOutcome', 'What became of an objection.', '异议处理结果。', {
  OPEN: ['Open', '待处理'],
  ACCEPTED: ['Accepted: shares are set anew', '成立，重新确定份额'],
  REJECTED: ['Rejected', '不成立'],
})
export const objectionDecisions = words('ObjectionDecision', 'How an objection is decided.', '异议处理决定。', {
  ACCEPTED: ['Accepted: shares are set anew', '成立，重新确定份额'],
  REJECTED: ['Rejected', '不成立'],
})
export const shareStatuses = words('RestitutionShareStatus', 'State of a share.', '份额状态。', {
  SET: ['Set', '已确定'],
  DROPPED: ['Dropped when the shares were set anew', '重新确定时剔除'],
  ORDERED: ['Ordered from the bank', '已通知银行'],
  RETURNED: ['Returned', '已返还'],
  PART_RETURNED: ['Returned in part', '部分返还'],
  FAILED: ['Failed', '失败'],
})
