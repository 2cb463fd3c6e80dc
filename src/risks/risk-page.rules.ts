/** The ruleset as people read it. Printed to `schema/risk-rules.md`. */
import { alertWithin, day, hour, levelFrom, minute, mostPoints, riskRules, ruleNames, rulesetVersion, type RiskSubject, thresholdOf } from './ruleset.rules.js'

const facts = { OPEN: 'open 公开', INSTRUMENT: '§ instrument 凭文书', BOTH: 'open; § the rest too 公开；凭文书另计其余' } as const
const subjects: Readonly<Record<RiskSubject, string>> = { ACCOUNT: 'Account 账户', NUMBER: 'Number 号码', PERSON_AT_RISK: 'Person at risk 潜在被害人' }

const spanOf = (window: number | null): string => {
  if (window === null) return '–'
  if (window > day) return `${window / day} d`
  return window >= hour ? `${window / hour} h` : `${window / minute} min`
}

export function printRiskRules(): string {
  const parts = (Object.keys(subjects) as RiskSubject[]).map((subject) => {
    const rows = ruleNames.filter((name) => riskRules[name].subject === subject).map((name) => {
      const rule = riskRules[name]
      return `| \`${name}\` | ${rule.weight} | ${thresholdOf(rule)} | ${spanOf(rule.window)} | ${facts[rule.facts]} | ${rule.article} | ${rule.en} ${rule.zh} |`
    })
    return [`## ${subjects[subject]}`, '', '| rule | weight | holds at | window | facts | source | what is counted |', '|---|---|---|---|---|---|---|', ...rows].join('\n')
  })
  return `# Risk scores: the stated rules

Printed from the rules; a difference fails the build. 由规则自动生成。

Ruleset \`${rulesetVersion}\`. A score is the sum of the weights of the rules that hold, ${mostPoints} at most; HIGH from ${levelFrom.HIGH}, MEDIUM from ${levelFrom.MEDIUM}, LOW below. Nothing is learnt: the rules below are all there are, and every score says which of them held, what was observed, and when.
评分为成立规则权重之和，最高${mostPoints}；${levelFrom.HIGH}分起为高，${levelFrom.MEDIUM}分起为中，以下为低。不使用机器学习；每个评分均列明成立的规则、观测值和时间。

Every subject is scored twice: by open facts, which the police read as they read reports, cases and portings; and by all facts, which needs a legal instrument as the bank entries, registrations and calls do that it is made of.
每个对象评分两次：以公开事实评分；以全部事实评分，须凭法律文书查阅。

A person scored HIGH by all facts is alerted to the countermeasure desk, once for what is known, where the last payment is at most ${alertWithin / day} days old; the alert tells open reasons alone.
以全部事实评为高风险、且最近一次付款在${alertWithin / day}日内的人员，就已知事实向反制席预警一次；预警仅载明公开依据。

The source names what is to be watched. Weights, limits and windows are practice, to be set by whoever runs a centre.
出处载明应监测的情形；权重、阈值和时间窗为平台做法，由运行单位确定。

${parts.join('\n\n')}
`
}
