export type Language = 'en' | 'zh'

const words = {
  runAs: ['Run as', '身份'],
  purpose: ['Purpose', '目的'],
  mayState: ['may state', '可声明'],
  refused: ['will be refused', '将被拒绝'],
  caseNumber: ['Case number', '案件编号'],
  instrument: ['Legal instrument', '法律文书'],
  mode: ['Not entitled', '无权字段'],
  modeFilter: ['answer null (filter)', '返回 null（filter）'],
  modeReject: ['refuse all (reject)', '整体拒绝（reject）'],
  operation: ['Operation', '操作'],
  choose: ['Curated operations …', '示例操作…'],
  explore: ['Explore', '查询'],
  compare: ['Compare all personas', '对比所有身份'],
  share: ['Copy link', '复制链接'],
  copied: ['Copied', '已复制'],
  clear: ['clear', '明文'],
  masked: ['masked', '脱敏'],
  withheld: ['withheld', '不予披露'],
  empty: ['empty', '空值'],
  error: ['error', '错误'],
  absent: ['not in this answer', '此答复中没有'],
  items: ['items', '项'],
  onlyDiffering: ['Only rows that differ', '只看有差异的行'],
  ownPurpose: ['each persona’s own purpose', '各身份的默认目的'],
  chosenPurpose: ['the chosen purpose for all', '统一使用所选目的'],
  purposes: ['Purposes', '目的口径'],
  again: ['Run again', '重新运行'],
  running: ['Asking all personas …', '正在以所有身份查询…'],
  nothing: ['Write or choose an operation first.', '请先编写或选择一个操作。'],
  noMutation: ['Only queries are compared: a mutation would be carried out once per persona.', '只对比查询操作：变更操作会被每个身份各执行一次。'],
  badVariables: ['The variables are not JSON.', '变量不是合法 JSON。'],
  field: ['Field', '字段'],
  record: ['access record', '访问记录'],
  leaf: ['leaf', '叶序号'],
  document: ['Document and variables', '文档与变量'],
  failed: ['The explorer could not start', '查询台无法启动'],
  home: ['Personas', '身份卡片'],
  ready: ['Press ▶ or Ctrl-Enter to run.', '点击 ▶ 或按 Ctrl-Enter 运行。'],
  bar: ['Who asks, and for what', '谁在问，为何而问'],
  views: ['View', '视图'],
  table: ['Answers side by side', '并排答复'],
  rows: ['rows', '行'],
  language: ['中文', 'English'],
} as const satisfies Record<string, readonly [string, string]>

export type Word = keyof typeof words

export function speak(language: Language): (word: Word) => string {
  return (word) => words[word][language === 'zh' ? 1 : 0]
}
