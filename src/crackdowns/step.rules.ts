/** The ways of suspects, call centres, joint operations and extraditions, as data: from where to where, who takes each step, what it needs, and the source it stands in. */
import { type Step, step } from '../cases/step.rules.js'
import { platformRule } from '../law/articles.js'
import type { Actor } from '../policy/vocabulary.js'
import type { callCentreStatuses, callCentreSteps, extraditionStatuses, extraditionSteps, operationStatuses, operationSteps, suspectStatuses, suspectSteps } from './crackdown.words.js'

export type SuspectStatus = keyof typeof suspectStatuses.type
/** CATCH is taken by recording an arrest, and by nothing else: whoever is caught is counted. */
export type SuspectStep = keyof typeof suspectSteps.type | 'CATCH'
export type CallCentreStatus = keyof typeof callCentreStatuses.type
export type CallCentreStep = keyof typeof callCentreSteps.type
export type OperationStatus = keyof typeof operationStatuses.type
export type OperationStep = keyof typeof operationSteps.type
export type ExtraditionStatus = keyof typeof extraditionStatuses.type
export type ExtraditionStep = keyof typeof extraditionSteps.type

const control: readonly Actor[] = ['CONTROL']

export const suspectRules: readonly Step<SuspectStep, SuspectStatus>[] = [
  step('CATCH', ['WANTED', 'RELEASED'], 'DETAINED', control, ['刑事诉讼法 §82', 'Caught and detained; recorded as an arrest.', '抓获并刑事拘留，以登记抓获办理。']),
  step('ARREST', ['DETAINED', 'RELEASED'], 'ARRESTED', control, ['刑事诉讼法 §80', 'The procuratorate has approved the arrest.', '经人民检察院批准逮捕。']),
  step('TRANSFER', ['ARRESTED', 'RELEASED'], 'TRANSFERRED', control, ['刑事诉讼法 §162', 'Facts clear, evidence sufficient: transferred to the procuratorate.', '事实清楚，证据确实、充分，移送审查起诉。']),
  step('RELEASE', ['DETAINED', 'ARRESTED'], 'RELEASED', control, ['刑事诉讼法 §86, §96', 'Detention was not due, or is not any more: released, or on bail.', '不应当拘留或者措施不当的，释放或者变更强制措施。'], ['REASON']),
  step('SEEK', ['RELEASED'], 'WANTED', control, ['刑事诉讼法 §155', 'Fled, and sought again.', '脱逃的，重新列为在逃。']),
  step('CLEAR', ['WANTED', 'DETAINED', 'ARRESTED', 'RELEASED'], 'CLEARED', control, ['刑事诉讼法 §163', 'No criminal responsibility: released at once.', '不应追究刑事责任的，排除嫌疑，在押的立即释放。'], ['REASON']),
]

export const callCentreRules: readonly Step<CallCentreStep, CallCentreStatus>[] = [
  step('RAID', ['ACTIVE'], 'RAIDED', control, ['反电信网络诈骗法 §37', 'Police went in.', '公安机关捣毁窝点。']),
  step('CLOSE', ['ACTIVE', 'RAIDED'], 'CLOSED', control, [platformRule, 'Nobody calls from there any more.', '窝点已关闭或者转移。']),
]

export const operationRules: readonly Step<OperationStep, OperationStatus>[] = [
  step('START', ['PLANNED'], 'UNDER_WAY', control, ['反电信网络诈骗法 §27, §37', 'The units go ahead together.', '各单位统一行动。']),
  step('CONCLUDE', ['UNDER_WAY'], 'CONCLUDED', control, [platformRule, 'What was planned has been done.', '收网结束。']),
  step('CALL_OFF', ['PLANNED', 'UNDER_WAY'], 'CALLED_OFF', control, [platformRule, 'It does not go on.', '取消行动。'], ['REASON']),
]

export const extraditionRules: readonly Step<ExtraditionStep, ExtraditionStatus>[] = [
  step('GRANT', ['REQUESTED'], 'GRANTED', control, ['引渡法 §47', 'The country asked has granted it.', '被请求国准予引渡。']),
  step('REFUSE', ['REQUESTED'], 'REFUSED', control, ['引渡法 §47', 'The country asked has refused it.', '被请求国拒绝引渡。'], ['REASON']),
  step('HAND_OVER', ['GRANTED'], 'HANDED_OVER', control, ['引渡法 §51', 'Police took the suspect over.', '公安机关接收被引渡人。']),
  step('WITHDRAW', ['REQUESTED', 'GRANTED'], 'WITHDRAWN', control, [platformRule, 'It is not asked for any more.', '撤回请求。'], ['REASON']),
]

/** A suspect may be asked for while at large, or held abroad. */
export const extraditable: readonly SuspectStatus[] = ['WANTED', 'DETAINED']
/** People are caught in operations that have begun. */
export const catching: readonly OperationStatus[] = ['UNDER_WAY', 'CONCLUDED']

const ways: readonly (readonly [title: string, first: string, steps: readonly Step<string, string>[]])[] = [
  ['Suspects 犯罪嫌疑人', 'WANTED', suspectRules],
  ['Call centres 诈骗窝点', 'ACTIVE', callCentreRules],
  ['Joint operations 联合行动', 'PLANNED', operationRules],
  ['Extraditions 引渡', 'REQUESTED', extraditionRules],
]

/** `schema/crackdowns.md`. */
export function printCrackdowns(): string {
  const parts = ways.map(([title, first, steps]) => {
    const arrows = steps.flatMap(({ step: name, from, to }) => from.map((state) => `  ${state} --> ${to}: ${name}`))
    const rows = steps.map(({ step: name, from, to, needs, article, en, zh }) => `| ${name} | ${from.join(', ')} | ${to} | ${needs.includes('REASON') ? 'a reason' : '–'} | ${article} | ${en} ${zh} |`)
    return [`## ${title}`, '', '```mermaid', 'stateDiagram-v2', `  [*] --> ${first}`, ...arrows, '```', '', '| step | from | to | needs | source | rule |', '|---|---|---|---|---|---|', ...rows].join('\n')
  })
  return `# Crackdowns: what may be done by the control desk

Printed from the rules; a difference fails the build. 由规则自动生成。

${parts.join('\n\n')}
`
}
