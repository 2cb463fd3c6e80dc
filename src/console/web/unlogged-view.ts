/** What the log does not tell, and what it cannot. */
import { element } from './dom.js'
import { readLogFile } from './graph.js'
import { notice } from './parts.js'
import { type Bilingual, say, tell } from './speech.js'
import type { View } from './view.js'

interface Suite {
  readonly name: string
  readonly missing: Bilingual | null
}

const told: readonly { readonly title: Bilingual; readonly text: readonly Bilingual[] }[] = [
  {
    title: { en: 'Values', zh: '数据值' },
    text: [
      { en: 'A record holds names of fields and ids of rows: which were disclosed clear, masked, as a token, or withheld. It never holds what stood in a field. Variables of an operation – the account number somebody searched by – are in it as a keyed hash alone, under a key that no other record shares: two searches for the same number cannot be recognised as such.', zh: '记录只含字段名与对象标识：哪些以明文、脱敏、令牌披露，哪些未披露；绝不包含字段的值。操作的变量（如用于检索的账号）仅以带密钥的散列存在，且每条记录密钥不同：两次检索同一号码也无法据此识别。' },
      { en: 'So the log cannot say what a value was when it was read; rows may have changed since.', zh: '因此日志不能说明读取当时的数据值；对象此后可能已变化。' },
    ],
  },
  {
    title: { en: 'Requests refused before an operation exists', zh: '形成操作之前即被拒绝的请求' },
    text: [
      { en: 'What is no POST of a JSON document leaves no record: HTTP 404 (no such path), 405 (another method), 406 (an answer in another form was asked for), 413 (more than 100 kB), 415 (no JSON, or not UTF-8), and JSON that cannot be read or holds no operation: no text under “query”, or a batch (400). Nothing was disclosed, and nobody had been recognised yet.', zh: '不是以 POST 发送的 JSON 文档即不留痕：HTTP 404（无此路径）、405（方法不符）、406（要求其他应答格式）、413（超过 100 kB）、415（非 JSON 或非 UTF-8），以及无法解析或不含操作的 JSON（缺少 query 文本，或为批量请求，400）。此类请求未披露任何数据，也尚未识别身份。' },
      { en: 'Everything that is an operation leaves one: strangers without a valid token, documents that do not parse, refusals, faults, questions about the schema, and your own reads on this page.', zh: '凡构成操作者均留痕：无有效令牌者、无法解析的文档、被拒绝与故障、模式查询，以及您在本页的查询。' },
    ],
  },
  {
    title: { en: 'What is open to everybody', zh: '公开内容' },
    text: [{ en: 'Health (/healthz, /readyz), metrics, these pages and their files, the token keys of a demonstration, and what the log publishes of itself: checkpoints, keys, tiles of hashes, entries, proofs. They tell how many records there are, and commit to each; of what is in one they tell its id and nothing else.', zh: '健康检查（/healthz、/readyz）、指标、本页面及其文件、演示环境的令牌公钥，以及日志自身公布的内容：检查点、密钥、散列瓦片、条目与证明。它们只说明记录的数量并对每条作出承诺；对记录内容，除编号外一无所示。' }],
  },
  {
    title: { en: 'Reads beside the graph', zh: '绕过图的读取' },
    text: [
      { en: 'Whoever owns the database, or holds its disk or a backup, can read its tables without a record. The program’s own roles cannot read past it: those that answer see only what the policy grants, the one that writes answers nobody, and none may change the log. Against the owner the log proves that records were not changed, taken out or put in; it does not prove that nobody looked.', zh: '数据库所有者，或持有其磁盘、备份者，可不经留痕直接读取表。程序自身的角色不能绕过留痕：应答所用角色仅能读取策略授予的内容，写入所用角色不作应答，且任何角色均不能更改日志。对所有者而言，日志可证明记录未被更改、删除或插入，不能证明无人查看。' },
      { en: 'Work of the platform itself – deadlines, sweeps, the making of this page’s tables out of the log – discloses nothing to anybody and leaves no access record.', zh: '平台自身的工作（期限任务、巡检、由日志生成本页所用列表）不向任何人披露数据，不产生访问记录。' },
    ],
  },
  {
    title: { en: 'What happens after the answer', zh: '应答之后' },
    text: [{ en: 'A record says what left for a partner’s system, and for which officer by the partner’s own word. What that system shows, copies or passes on is not seen here. A record is written before the answer is sent: where a connection broke in between, the log tells of a disclosure that did not arrive.', zh: '记录说明数据发往合作机构系统及其声明的经办人。该系统如何展示、复制或转发，此处不可见。记录先于应答写入：若其间连接中断，日志会记载未送达的披露。' }],
  },
  {
    title: { en: 'Clocks', zh: '时钟' },
    text: [{ en: 'Times are those of our own machines; nobody outside vouches for them, except that a witness who countersigned a checkpoint, and a time-stamping authority where one is set up, say when they saw it. The order of records is that of the tree, and it is proven.', zh: '时间来自本平台机器，无外部背书；仅见证方联署时，以及（如已配置）时间戳机构，会注明其所见时间。记录的次序以树为准，且可证明。' }],
  },
  {
    title: { en: 'The last second', zh: '最后一秒' },
    text: [{ en: 'A record is durable before its answer leaves. Its place in the tree and the signature over it follow within about a second, as do the tables of this page. Until then a record could be taken out without the tree telling; a receipt in the answer names it.', zh: '记录先于应答落盘；其在树中的位置与签名约一秒内完成，本页列表亦同。在此之前若记录被移除，树尚不能反映；应答中的回执载有其编号。' }],
  },
  {
    title: { en: 'The benchmark’s switch', zh: '基准测试开关' },
    text: [{ en: 'To measure what recording costs, the program can be started so that it discloses without recording. It refuses to start so in production.', zh: '为测量留痕开销，程序可以不留痕方式启动；生产环境拒绝以此方式启动。' }],
  },
  {
    title: { en: 'Retention', zh: '保存期限' },
    text: [{ en: 'Whole months are removed once they are older than the retention period of three years. Their leaves stay in the tree: that there was a record can be proven for ever, what was in it cannot.', zh: '超过三年保存期限的整月记录会被移除，其叶子仍在树中：曾有该记录可永久证明，其内容则不能。' }],
  },
]

export const unloggedView: View = async () => {
  const answer = JSON.parse((await readLogFile('/log/suites')) ?? '{"suites":[]}') as { suites: readonly Suite[] }
  return {
    title: say('What is not logged', '未记录的内容'),
    content: [
      element('p', { class: 'lead' }, say('A log that claims everything claims too much. This is where this one ends.', '声称无所不记的日志不可信。以下是本日志的边界。')),
      element('div', { class: 'prose' }, [
        ...told.map(({ title, text }) => element('section', {}, element('h2', {}, tell(title)), text.map((each) => element('p', {}, tell(each))))),
        element(
          'section',
          {},
          element('h2', {}, say('Suites of hash and signature', '散列与签名套件')),
          element('p', {}, say('What this server’s runtime says of itself:', '本服务器运行环境自述：')),
          element('ul', {}, answer.suites.map(({ name, missing }) => element('li', {}, element('code', {}, name), ': ', missing ? [say('missing – ', '缺少：'), tell(missing)] : say('in use', '使用中')))),
        ),
      ]),
      notice('plain', say('Fields that a caller asked for and did not get are in the record as withheld, with the reason. That somebody was refused is on the log; that nothing was there to be found is on it too.', '查询者请求而未获得的字段以“未披露”及原因记入记录。被拒绝有记录；查无结果同样有记录。')),
    ],
  }
}
