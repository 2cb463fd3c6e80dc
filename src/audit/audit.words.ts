import { words } from '../scalars/words.js'

export const accessKinds = words('AccessKind', 'Kind of operation.', '操作类别。', {
  QUERY: ['Read', '查询'],
  MUTATION: ['Write', '变更'],
  SUBSCRIPTION: ['Subscription', '订阅'],
  INTROSPECTION: ['Question about the schema', '模式查询'],
  EXPORT: ['Export of this log', '日志导出'],
  UNKNOWN: ['Could not be read as an operation', '无法识别的操作'],
})

export const accessOutcomes = words('AccessOutcome', 'What came of an operation.', '操作结果。', {
  DISCLOSED: ['An answer left', '已应答'],
  REFUSED: ['Nothing left, by the rules', '依规则拒绝'],
  FAILED: ['Nothing left, by a fault', '因故障未应答'],
  UNREADABLE: ['The stored body is no access record that this version knows: verify the log', '存储内容无法识别为访问记录，请验证日志'],
})
