import { bulletinArticles } from './bulletin-articles.js'
import { crackdownArticles } from './crackdown-articles.js'
import { findingArticles } from './finding-articles.js'
import { linkageArticles } from './linkage-articles.js'
import { returnArticles } from './return-articles.js'
import { riskArticles } from './risk-articles.js'
import { afl, cpl, platformRule, police, type Rule, stopNotice } from './rule.js'
import { trailArticles } from './trail-articles.js'

export { platformRule, type Rule } from './rule.js'

/** Every rule a refusal can name. The name is part of the contract: clients tell refusals apart by it. */
export const rules = {
  // Stop-payment
  'stop-only-matching-account': {
    article: `${stopNotice}2`,
    en: 'The bank must not stop an account where name, number, amount or time do not match.',
    zh: '户名、账号、金额或转账时间不一致的，银行不得止付。',
  },
  'stop-two-at-most': {
    article: `${stopNotice}2`,
    en: 'An account may be stopped twice at most.',
    zh: '同一账户止付次数以两次为限。',
  },
  'stop-extend-before-expiry': {
    article: `${stopNotice}2`,
    en: 'An extension must reach the bank before the stop expires.',
    zh: '止付延期须在止付到期前送达银行。',
  },
  'stop-term-over': {
    article: `${stopNotice}2`,
    en: 'The stop has ended by itself because its term is over.',
    zh: '止付期限已届满，止付自动解除。',
  },

  // Freeze
  'freeze-needs-filed-case': {
    article: `${police} §239`,
    en: 'Only in a case that has been filed may property be frozen.',
    zh: '案件立案后方可冻结财产。',
  },
  'freeze-approver-level': {
    article: `${police} §239, §243`,
    en: 'The approver is not of the level that this freeze and its term require.',
    zh: '批准人的级别不符合该冻结及其期限的要求。',
  },
  'freeze-renew-before-expiry': {
    article: `${police} §240`,
    en: 'A freeze must be renewed before it expires, or it is deemed lifted.',
    zh: '须在冻结期限届满前办理续冻，逾期视为自动解除冻结。',
  },
  'freeze-no-double': {
    article: `${cpl} §144 ¶2`,
    en: 'Property that is frozen already must not be frozen again.',
    zh: '财产已被冻结的，不得重复冻结。',
  },
  'freeze-lift-three-days': {
    article: `${police} §247; ${cpl} §145`,
    en: 'Property found unrelated to the case must be released within three days.',
    zh: '经查明与案件无关的财产，须在三日内解除冻结。',
  },
  'filing-before-freeze': {
    article: `${stopNotice}2; ${police} §239`,
    en: 'The case must be filed before its stop can be converted to a freeze.',
    zh: '止付转冻结前须先立案。',
  },

  // Instruments and officers
  'instrument-missing': {
    article: `${cpl} §144; ${afl} §20`,
    en: 'The step needs a legal instrument, and none was given.',
    zh: '该操作须附法律文书，但未提供。',
  },
  'instrument-kind': {
    article: platformRule,
    en: 'The legal instrument is not of the kind that the step needs.',
    zh: '法律文书的种类与该操作不符。',
  },
  'instrument-not-in-force': {
    article: platformRule,
    en: 'The legal instrument is not in force at this time.',
    zh: '法律文书当前不在有效期内。',
  },
  'instrument-not-approved': {
    article: platformRule,
    en: 'The legal instrument has not been approved.',
    zh: '法律文书尚未批准。',
  },
  'instrument-other-case': {
    article: platformRule,
    en: 'The legal instrument belongs to another case.',
    zh: '法律文书属于其他案件。',
  },
  'instrument-amount': {
    article: platformRule,
    en: 'The amount exceeds the one in the legal instrument.',
    zh: '金额超出法律文书载明的数额。',
  },
  'approver-not-drafter': {
    article: platformRule,
    en: 'Whoever drafted it must not approve it.',
    zh: '拟稿人不得兼任批准人。',
  },
  'two-officers': {
    article: platformRule,
    en: 'The operator and the investigator must be two different officers.',
    zh: '经办人与侦办人须为两名不同的民警。',
  },
  'officer-unknown': {
    article: platformRule,
    en: 'The officer is not registered with the unit.',
    zh: '该单位未登记此民警。',
  },

  'instrument-step': {
    article: platformRule,
    en: 'The legal instrument has been approved or revoked already.',
    zh: '法律文书已批准或已撤销。',
  },
  'instrument-number-taken': {
    article: platformRule,
    en: 'Another legal instrument bears this number.',
    zh: '该文书编号已被使用。',
  },
  'instrument-number-shape': {
    article: platformRule,
    en: 'The number of the legal instrument is too short, too long, or holds a character that no number has.',
    zh: '文书编号过短、过长，或含有不允许的字符。',
  },
  'instrument-term': {
    article: platformRule,
    en: 'The legal instrument must end after it begins and after the present.',
    zh: '法律文书的失效时间须晚于生效时间和当前时间。',
  },
  'instrument-desk': {
    article: platformRule,
    en: 'The desk does not draft legal instruments of this kind.',
    zh: '该岗位不拟制此类法律文书。',
  },
  'freeze-notice-content': {
    article: `${police} §239`,
    en: 'A notice of freezing states the amount, the term, the scope, and whether interest is included.',
    zh: '协助冻结财产通知书须载明数额、期限、范围以及是否及于孳息。',
  },
  'approver-level': {
    article: `${police} §239`,
    en: 'Only a chief of the level that the paper or the step needs may approve it.',
    zh: '须由相应级别的公安机关负责人批准。',
  },

  // Every order
  'version-moved': {
    article: platformRule,
    en: 'The record has changed since you read it, so read it again.',
    zh: '记录在您读取后已变更，请重新读取。',
  },
  'step-not-lawful': {
    article: platformRule,
    en: 'The step is not open in the present state.',
    zh: '当前状态下不允许该操作。',
  },
  'order-not-yours-or-absent': {
    article: platformRule,
    en: 'No such order exists, or it is not addressed to you.',
    zh: '没有该指令，或该指令并非发给贵单位。',
  },
  'record-not-yours-or-absent': {
    article: platformRule,
    en: 'No such record exists, or you may not see it.',
    zh: '没有该记录，或您无权查看。',
  },
  'account-outside-case': {
    article: platformRule,
    en: 'The account is not part of the case.',
    zh: '该账户不属于本案。',
  },
  'target-outside-case': {
    article: platformRule,
    en: 'The number, online account or address is not part of the case, or none was named.',
    zh: '该号码、网络账号或网址不属于本案，或未指明。',
  },
  'foreign-account-recalled': {
    article: platformRule,
    en: 'An institution abroad is asked to recall and takes no other order.',
    zh: '境外账户仅能请求撤回汇款，不能下发其他指令。',
  },
  'recall-foreign-only': {
    article: platformRule,
    en: 'Only an institution abroad is asked to recall, whereas a domestic account is stopped.',
    zh: '仅境外账户适用撤回汇款请求，境内账户应当止付。',
  },
  'answer-part-not-of-order': {
    article: platformRule,
    en: 'The answer holds a part that this order does not ask for with that result code, or lacks one that it needs.',
    zh: '反馈包含该指令及结果代码不需要的内容，或缺少必需的内容。',
  },
  'amount-missing': {
    article: platformRule,
    en: 'The step needs an amount, and none is known.',
    zh: '该操作须有金额，但未提供。',
  },
  'documents-missing': {
    article: platformRule,
    en: 'The legal instrument has no attachment to supply.',
    zh: '该法律文书没有可供补充的附件。',
  },
  'moved-to-itself': {
    article: platformRule,
    en: 'Funds cannot have moved on to the account that they moved from.',
    zh: '资金不能转至转出账户自身。',
  },
  'result-code-unknown': {
    article: platformRule,
    en: 'The result code does not exist.',
    zh: '该结果代码不存在。',
  },
  'result-code-not-of-family': {
    article: platformRule,
    en: 'The result code does not answer orders of this kind.',
    zh: '该结果代码不适用于此类指令。',
  },
  'amount-not-positive': {
    article: platformRule,
    en: 'The amount must be more than zero.',
    zh: '金额须大于零。',
  },
  'amount-above-order': {
    article: platformRule,
    en: 'The amount reported exceeds the amount ordered.',
    zh: '反馈金额超出指令金额。',
  },
  'effective-time-implausible': {
    article: platformRule,
    en: 'The effective time must lie between the issue of the order and the present.',
    zh: '生效时间须在指令下发之后且不晚于当前时间。',
  },

  // Addressees
  'bank-unresolved': {
    article: platformRule,
    en: 'The bank that holds the account cannot be told from what was given.',
    zh: '无法根据所填内容确定开户行。',
  },
  'carrier-unresolved': {
    article: platformRule,
    en: 'The carrier of the number cannot be told from what was given.',
    zh: '无法根据所填内容确定号码所属运营商。',
  },
  'platform-unresolved': {
    article: platformRule,
    en: 'The online platform responsible cannot be told from what was given.',
    zh: '无法根据所填内容确定负责的网络平台。',
  },

  // Intake and case
  'currency-shape': {
    article: platformRule,
    en: 'A currency is written as three capital letters.',
    zh: '币种须写作三位大写字母代码。',
  },
  'channel-not-yours': {
    article: platformRule,
    en: 'Whoever is no police desk reports as a branch, through the web or as another agency.',
    zh: '非公安席位仅可通过银行网点、网上或其他机构渠道报送。',
  },
  'unit-unresolved': {
    article: platformRule,
    en: 'No police unit takes reports of this division.',
    zh: '没有受理该行政区划警情的公安机关。',
  },
  'payment-in-future': {
    article: platformRule,
    en: 'A payment cannot lie in the future.',
    zh: '转账时间不得晚于当前时间。',
  },
  'nothing-to-act-on': {
    article: platformRule,
    en: 'The report names no account, number, address or handle to act on.',
    zh: '警情中没有可供处置的账户、号码、网址或网络账号。',
  },
  'incident-closed': {
    article: platformRule,
    en: 'The incident is closed and takes no more facts.',
    zh: '警情已办结，不再接收补充内容。',
  },
  'duplicate-of-itself': {
    article: platformRule,
    en: 'An incident cannot be a duplicate of itself, nor of one of its own duplicates.',
    zh: '警情不得被标记为自身或其重复警情的重复。',
  },
  'case-step': {
    article: platformRule,
    en: 'The case cannot go from its present state to that one.',
    zh: '案件不能由当前状态转入该状态。',
  },
  'incident-step': {
    article: platformRule,
    en: 'The incident cannot go from its present state to that one.',
    zh: '警情不能由当前状态转入该状态。',
  },
  'case-merge-target': {
    article: platformRule,
    en: 'A case can be merged only into another case that has been filed and goes on.',
    zh: '案件只能并入另一已立案且正在办理的案件。',
  },
  'case-not-filed': {
    article: `${police} §178`,
    en: 'The case has not been filed, or was revoked or transferred.',
    zh: '案件尚未立案，或已撤销、移送。',
  },
  'review-not-extended': {
    article: '公通字〔2015〕32号',
    en: 'The review can be extended only before it ends, and only to a later day.',
    zh: '立案审查期限须在届满前延长，且须晚于现期限。',
  },
  'arrests-count': {
    article: platformRule,
    en: 'Arrests are recorded for one to two hundred people at a time.',
    zh: '每次登记抓获人数为一至二百人。',
  },
  'instant-in-future': {
    article: platformRule,
    en: 'What is recorded cannot lie in the future.',
    zh: '登记的时间不得晚于当前时间。',
  },
  'case-transfer-target': {
    article: platformRule,
    en: 'A case can be transferred only to another police unit.',
    zh: '案件只能移送其他公安机关。',
  },

  ...returnArticles,
  ...trailArticles,
  ...bulletinArticles,
  ...linkageArticles,
  ...crackdownArticles,
  ...riskArticles,
  ...findingArticles,

  // Discipline, notice, appeal
  'discipline-level': {
    article: `${afl} §31`,
    en: 'Only police of city level or above may designate a person for discipline.',
    zh: '惩戒对象须由设区的市级以上公安机关认定。',
  },
  'discipline-five-years': {
    article: '电信网络诈骗及其关联违法犯罪联合惩戒办法',
    en: 'Consecutive discipline must not exceed five years.',
    zh: '连续执行惩戒期限不得超过五年。',
  },
  'appeal-open-once': {
    article: platformRule,
    en: 'An appeal against this measure is open already.',
    zh: '针对该措施的申诉正在处理中。',
  },
  'appeal-decided': {
    article: platformRule,
    en: 'The appeal has been decided.',
    zh: '申诉已作出决定。',
  },

  // Outreach
  'outreach-step': {
    article: platformRule,
    en: 'The outreach task cannot go from its present state to that one.',
    zh: '劝阻任务不能由当前状态转入该状态。',
  },
  'outreach-loss-needs-outcome': {
    article: platformRule,
    en: 'A loss avoided can be recorded only with the outcome that avoided it.',
    zh: '记录避免损失须同时记录相应的劝阻结果。',
  },
  'outreach-channel': {
    article: platformRule,
    en: 'A visit is for high risk, or for whoever consents to it.',
    zh: '见面劝阻适用于高危对象或同意见面的对象。',
  },
  'outreach-escalate-first': {
    article: platformRule,
    en: 'High risk is not given up before it has been escalated.',
    zh: '高危对象拒绝劝阻的，须先提级处置方可办结。',
  },
  'outreach-unit': {
    article: platformRule,
    en: 'Outreach is the task of an active police unit.',
    zh: '劝阻任务须由在用的公安机关承担。',
  },

  // Attachments and texts
  'attachment-too-large': {
    article: platformRule,
    en: 'The attachment is larger than the platform takes.',
    zh: '附件超出平台允许的大小。',
  },
  'attachment-kind': {
    article: platformRule,
    en: 'The attachment is not of a kind that the platform takes.',
    zh: '平台不接受该种类的附件。',
  },
  'attachment-encoding': {
    article: platformRule,
    en: 'The content of the attachment is empty or not well encoded.',
    zh: '附件内容为空或编码有误。',
  },
  'attachments-too-many': {
    article: platformRule,
    en: 'One command takes ten attachments at most.',
    zh: '单次操作最多提交十个附件。',
  },
  'file-name': {
    article: platformRule,
    en: 'The name of a file holds no path and no control characters.',
    zh: '文件名不得包含路径或控制字符。',
  },
  'attachment-hash': {
    article: platformRule,
    en: 'The content of the attachment does not match its hash.',
    zh: '附件内容与其哈希值不符。',
  },
  'text-too-long': {
    article: platformRule,
    en: 'The text is longer than the field takes.',
    zh: '文本超出该字段允许的长度。',
  },
  'list-too-long': {
    article: platformRule,
    en: 'The list is longer than the field takes.',
    zh: '列表超出该字段允许的条数。',
  },
  'text-characters': {
    article: platformRule,
    en: 'The text holds a character that cannot be stored.',
    zh: '文本含有无法存储的字符。',
  },
  'value-out-of-range': {
    article: platformRule,
    en: 'An amount or a time of the input, or a sum with it, is beyond what the platform can hold.',
    zh: '输入的金额、时间或其累计值超出平台可存储的范围。',
  },
  'text-missing': {
    article: platformRule,
    en: 'The text is missing or blank.',
    zh: '文本缺失或为空白。',
  },
} as const satisfies Readonly<Record<string, Rule>>

export type RuleName = keyof typeof rules
