import { words } from '../scalars/words.js'

export const riskLevels = words('RiskLevel', 'Likelihood and urgency of a loss.', '风险等级。', { HIGH: ['High', '高危'], MEDIUM: ['Medium', '中危'], LOW: ['Low', '低危'] })
export const outreachStatuses = words('OutreachStatus', 'State of an outreach record.', '劝阻状态。', {
  CREATED: ['Created', '已生成'],
  ASSIGNED: ['Assigned', '已分派'],
  CONTACTING: ['Contacting', '联系中'],
  REACHED: ['Reached', '已接通'],
  UNREACHABLE: ['Unreachable', '无法联系'],
  DISSUADED: ['Dissuaded', '劝阻成功'],
  NOT_A_VICTIM: ['Not a victim', '非被害人'],
  ALREADY_LOST: ['Already lost', '已被骗'],
  REFUSED: ['Refused', '拒绝'],
  ESCALATED: ['Escalated', '升级'],
  CLOSED: ['Closed', '已办结'],
})
export const outreachChannels = words('OutreachChannel', 'How the potential victim was addressed.', '劝阻方式。', { SMS: ['Text message 12381', '12381 短信'], CALL: ['Call 96110', '96110 电话'], VISIT: ['Visit', '见面劝阻'] })
export const attemptOutcomes = words('AttemptOutcome', 'What came of an attempt.', '联系结果。', { NO_ANSWER: ['No answer', '无应答'], REACHED: ['Reached', '已接通'], DISSUADED: ['Dissuaded', '劝阻成功'], DISBELIEVED: ['Did not believe it', '不相信'], REFUSED: ['Refused to talk', '拒绝沟通'] })

/** How an outreach ends; each is a state as well. */
export const outreachResults = words('OutreachResult', 'How outreach ends.', '劝阻办结结果。', {
  DISSUADED: ['Dissuaded', '劝阻成功'],
  NOT_A_VICTIM: ['Not a victim', '非被害人'],
  ALREADY_LOST: ['Already lost: intake takes over', '已被骗，转接警'],
  REFUSED: ['Refused: means are exhausted', '拒绝劝阻'],
})
