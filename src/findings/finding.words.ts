import { words } from '../scalars/words.js'

/** What each rule is called, and why it is one. */
export const findingRules = words('FindingRule', 'Rule that a finding is of: what it is called, and why.', '发现所依据的规则：名称与理由。', {
  TOP_VIEWER: ['Reads of far more people than colleagues: on one day an officer learned of many times as many people as is usual in the agency (PIPL §6: no more than the purpose needs).', '查看人数远超同事：某经办人一日内知悉的人数为本机构通常水平的数倍（个人信息保护法第六条：限于实现目的的最小范围）。'],
  REPEAT_TARGET: ['The same person again and again: one officer read the same person, account or number on many days, as curiosity or surveillance would (PIPL §10).', '反复查看同一对象：某经办人在多日内反复查看同一人员、账户或号码，疑出于好奇或监视（个人信息保护法第十条）。'],
  PURPOSE_WITHOUT_CASE: ['A purpose without a case: whoever investigates or stops a loss does so in a case, and most reads of a day stated none (AFL §18 ¶4; PIPL §6).', '有目的而无案件：侦查、止损均应有案件，而当日多数查询未说明案件（反电信网络诈骗法第十八条第四款；个人信息保护法第六条）。'],
  CLOSED_CASE_READ: ['A closed case still read: people of a case that ended long ago, and of no other that goes on (PIPL §19, §47).', '已结案件仍被查看：所涉人员的案件早已结束，且未涉及其他在办案件（个人信息保护法第十九条、第四十七条）。'],
  REFUSED_THEN_SUCCEEDED: ['Refused, then done otherwise: what one purpose, case or instrument did not open was asked again at once under another, again and again (AFL §16 ¶3).', '被拒后变换理由得手：以某一目的、案件或文书未能查看的，随即改换理由再次查询得手，且多次发生（反电信网络诈骗法第十六条第三款）。'],
  ENUMERATION: ['Trying of numbers: many look-ups of different people in a few minutes, and many of them found nobody (PIPL §51).', '逐一试号：数分钟内逐个查找不同对象，且多次未查到（个人信息保护法第五十一条）。'],
  OFF_HOURS: ['Reads at night or on days off by an officer who hardly ever does so (PIPL §51).', '夜间或休息日查询：该经办人平时极少在此时段查询（个人信息保护法第五十一条）。'],
  VOLUME_AGAINST_BASELINE: ['Many more people than the officer’s own habit: on one day an officer learned of several times as many as in the four weeks before (PIPL §51).', '查看人数远超本人常态：一日内知悉的人数为本人此前四周水平的数倍（个人信息保护法第五十一条）。'],
})

export const findingSeverities = words('FindingSeverity', 'How grave a finding is if it is true.', '发现属实时的严重程度。', { LOW: ['Low', '低'], MEDIUM: ['Medium', '中'], HIGH: ['High', '高'] })

export const findingStatuses = words('FindingStatus', 'What has become of a finding.', '发现的处理状态。', {
  OPEN: ['Open: nobody has decided', '待处理'],
  DISMISSED: ['Dismissed, with a reason', '已排除并说明理由'],
  CONFIRMED: ['Confirmed: its agency is told, and what is to be done', '已确认，并告知所属机构及处理要求'],
})

export const findingSteps = words('FindingStep', 'Decision on a finding.', '对发现的处理决定。', { DISMISS: ['Dismissed', '排除'], CONFIRM: ['Confirmed', '确认'], REOPEN: ['Opened again', '重新处理'] })
