/** A record recomputed in this browser, and what is known of the log as a whole. */
import { type Child, element } from './dom.js'
import { chip, empty, facts, field, filled, hash, input, link, notice, type Shape } from './parts.js'
import { elsewhere } from './place.js'
import { evidenceOf, holdAgainst, lookAtLog, serverKey } from './proofs.js'
import { findRecord } from './records.js'
import { pin, pinnedKeys, pinnedText, seenBefore } from './remembered.js'
import { isAlarm, type Told } from './growth.js'
import { parseNote } from './signed-note.js'
import { number, say, tell } from './speech.js'
import { shanghai } from './times.js'
import { type Step, type StepName, type StepState, type Verdict, verify } from './verification.js'
import type { Context, View } from './view.js'

const stepTitle = (name: StepName): string =>
  ({
    record: say('The stored text', '存储原文'),
    entry: say('Text and salt → entry', '原文与盐值 → 条目'),
    leaf: say('Entry → leaf', '条目 → 叶子'),
    path: say('Leaf → path → root', '叶子 → 路径 → 树根'),
    root: say('Root → checkpoint', '树根 → 检查点'),
    signature: say('Checkpoint → signature', '检查点 → 签名'),
    key: say('Signature → the key you trust', '签名 → 您信任的密钥'),
    witness: say('Countersignatures of witnesses', '见证方联署'),
    growth: say('The log you saw before', '您先前看到的日志'),
    row: say('What the table shows', '列表所示'),
  })[name]

export const stateChip = (state: StepState): HTMLElement => {
  const [tone, shape, text] = { HOLDS: ['good', 'tick', say('holds', '成立')], FAILS: ['bad', 'cross', say('does not hold', '不成立')], OPEN: ['warn', 'ring', say('open', '未定')] }[state] as [string, Shape, string]
  return chip(tone, shape, text)
}

export const verifyView: View = async (context) => {
  const { session, place } = context
  const id = place.asked['id'] ?? ''
  const canVerify = session.schema.has('Query', 'recordEvidence')
  const [result, state] = await Promise.all([id && canVerify ? verdictOn(context, id) : null, logState()])
  return {
    title: say('Verify', '验证'),
    told: result?.verdict ? headline(result.verdict) : '',
    tools: element('button', { type: 'button', class: 'quiet', click: () => context.refresh() }, say('Check again', '重新校验')),
    content: [
      element('p', { class: 'lead' }, say('Everything here is recomputed by your browser (WebCrypto: SHA-256, Ed25519) from what the server hands out. The server’s opinion is not asked.', '以下均由您的浏览器（WebCrypto：SHA-256、Ed25519）根据服务器给出的材料重新计算，不采信服务器的结论。')),
      canVerify ? idForm(context, id) : notice('plain', say('Your agency is given no evidence of single records; the log as a whole can be checked below.', '贵单位不能获取单条记录的证据，但可在下方校验日志整体。')),
      id && canVerify && (result?.verdict ? [verdictBanner(context, id, result.verdict), element('ol', { class: 'steps' }, result.verdict.steps.map(stepItem))] : notice('warn', say(`There is no record ${id} with a place in the log, or it is not yours to see. A record gets its place about a second after it was written.`, `日志中没有编号为 ${id} 的已排序记录，或您无权查看。记录写入约一秒后获得序号。`))),
      result?.body && element('details', { class: 'body' }, element('summary', {}, say('The stored text, as it was hashed', '参与散列的存储原文')), element('pre', { tabindex: '0', role: 'region', 'aria-label': say('The stored text', '存储原文') }, result.body)),
      state,
      await keysForm(context),
    ],
  }
}

async function verdictOn({ session }: Context, id: string): Promise<{ verdict: Verdict | null; body: string | null }> {
  const seen = seenBefore()
  const [evidence, detail] = await Promise.all([evidenceOf(session, [id]).then((found) => found.get(id) ?? null), findRecord(session, id)])
  if (!evidence) return { verdict: null, body: null }
  const [key, pinned, grown] = await Promise.all([serverKey(), pinnedKeys(), evidence.checkpoint === null ? null : holdAgainst(seen, evidence.checkpoint)])
  return { verdict: await verify({ id, evidence, serverKey: key, pinned, grown, row: (detail?.record ?? null) as Record<string, unknown> | null }), body: evidence.body }
}

const headline = ({ state, at }: Verdict): string =>
  state === 'HOLDS'
    ? say('Verified: the record stands unchanged in the signed log.', '验证通过：该记录未被更改，且在已签名的日志中。')
    : state === 'FAILS'
      ? say(`Not verified: step “${stepTitle(at as StepName)}” does not hold.`, `验证未通过：“${stepTitle(at as StepName)}”一步不成立。`)
      : say(`Not decided: step “${stepTitle(at as StepName)}” is open.`, `尚不能判定：“${stepTitle(at as StepName)}”一步未定。`)

function verdictBanner({ place }: Context, id: string, verdict: Verdict): HTMLElement {
  const { state, steps } = verdict
  const open = steps.filter((step) => step.state === 'OPEN')
  return element(
    'section',
    { class: `verdict ${state.toLowerCase()}`, 'aria-labelledby': 'verdict', 'data-state': state, 'data-step': verdict.at },
    element('h2', { id: 'verdict' }, stateChip(state), ' ', headline(verdict)),
    element('p', {}, tell(verdict.told)),
    state === 'HOLDS' && open.length > 0 && element('p', {}, say('Not held against anything: ', '未能比对：'), open.map(({ name }) => stepTitle(name)).join(say(', ', '、')), say('. The steps say why.', '。原因见各步骤。')),
    element('p', {}, link(elsewhere(place, 'log', { record: id }), say('Back to the record', '返回记录'))),
  )
}

function stepItem({ name, state, told, hashes, climbs }: Step): HTMLElement {
  return element(
    'li',
    { class: `step ${state.toLowerCase()}`, 'data-step': name, 'data-state': state },
    element('h3', {}, element('span', {}, stepTitle(name)), stateChip(state)),
    element('p', {}, tell(told)),
    hashes.length > 0 && facts(hashes.map(({ label, value }) => [tell(label), hash(value)] as const), 'hashes'),
    climbs && climbs.length > 0 && element('details', {}, element('summary', {}, say(`The ${climbs.length} hashes of the path`, `路径上的 ${climbs.length} 个散列`)), element('ol', { class: 'climbs' }, climbs.map(({ side, sibling, parent }) => element('li', {}, element('span', {}, side === 'left' ? say('with, on the left, ', '左侧兄弟 ') : say('with, on the right, ', '右侧兄弟 ')), hash(sibling), element('span', {}, ' → '), hash(parent))))),
  )
}

function idForm({ go, place, refresh }: Context, id: string): HTMLElement {
  const form = element(
    'form',
    {
      class: 'search line',
      submit: (event: SubmitEvent) => {
        event.preventDefault()
        const asked = filled(form)['id'] ?? ''
        if (asked === id) refresh()
        else go(elsewhere(place, 'verify', asked ? { id: asked } : {}))
      },
    },
    field(say('Record id', '记录编号'), input('id', id, { placeholder: 'event_…', class: 'mono' }), { className: 'wide' }),
    element('button', { type: 'submit', class: 'strong' }, say('Verify', '验证')),
  )
  return form
}

/** The log as a whole: its latest checkpoint, and whether it only grew. */
async function logState(): Promise<HTMLElement> {
  const seen = seenBefore()
  const [looked, key] = await Promise.all([lookAtLog(), serverKey()])
  const { checkpoint = null, told = null } = looked ?? {}
  const note = checkpoint === null ? null : parseNote(checkpoint)
  return element(
    'section',
    { 'aria-labelledby': 'log-state', class: 'card' },
    element('h2', { id: 'log-state' }, say('The log as a whole', '日志整体')),
    told ? growthNotice(told) : empty(say('Nothing is signed yet.', '尚未签名。')),
    facts([
      note ? [say('Log', '日志'), note.origin] : null,
      note ? [say('Records signed', '已签名记录数'), number(note.size)] : null,
      note ? [say('Root', '树根'), hash(note.root)] : null,
      [say('Key named by the server', '服务器公布的密钥'), key ? hash(key.vkey) : '–'],
      note ? [say('Signatures', '签名'), note.lines.map(({ name, keyId }) => element('span', { class: 'second' }, name, ' ', hash(keyId)))] : null,
      seen ? [say('Last seen by this browser (UTC+8)', '本浏览器上次所见（UTC+8）'), shanghai(seen.at)] : null,
    ]),
    checkpoint && element('details', {}, element('summary', {}, say('The signed checkpoint', '已签名的检查点')), element('pre', { tabindex: '0', role: 'region', 'aria-label': say('The signed checkpoint', '已签名的检查点') }, checkpoint)),
    told && isAlarm(told.growth) && seen && element('details', { open: true }, element('summary', {}, say('The checkpoint this browser kept: evidence', '本浏览器保存的检查点（证据）')), element('pre', { tabindex: '0', role: 'region', 'aria-label': say('The checkpoint kept', '保存的检查点') }, seen.note)),
  )
}

export const growthNotice = ({ growth, told }: Told): Child =>
  element('div', { 'data-growth': growth }, notice(isAlarm(growth) ? 'bad' : growth === 'UNPROVEN' ? 'warn' : 'good', isAlarm(growth) && element('strong', {}, { FORK: say('Alarm: another history. ', '警报：历史分叉。'), ROLLED_BACK: say('Alarm: rolled back. ', '警报：日志回退。'), FORGED: say('Alarm: forged. ', '警报：检查点伪造。') }[growth as 'FORK' | 'ROLLED_BACK' | 'FORGED']), tell(told)))

async function keysForm({ refresh }: Context): Promise<HTMLElement> {
  const fault = element('p', { class: 'fault', role: 'alert' })
  const text = element('textarea', { name: 'keys', rows: 3, spellcheck: 'false', class: 'mono', placeholder: 'liandong.example/log+1a2b3c4d+AbC…' }, pinnedText())
  const form = element(
    'form',
    {
      submit: async (event: SubmitEvent) => {
        event.preventDefault()
        const wrong = await pin(text.value)
        fault.textContent = wrong.length ? say(`No key: line ${wrong.join(', ')}. Nothing was kept.`, `第 ${wrong.join('、')} 行不是密钥，未保存。`) : ''
        if (wrong.length) return
        refresh(say('Keys pinned.', '密钥已固定。'))
      },
    },
    field(say('Keys, one a line', '密钥，每行一个'), text, { hint: say('As you know them from elsewhere: <name>+<id>+<key>. The log’s key, and those of witnesses whose countersignatures you want checked. They are kept in this browser.', '您从其他途径获知的密钥，形如 <name>+<id>+<key>：日志密钥，以及需要校验其联署的见证方密钥。仅保存在本浏览器。') }),
    fault,
    element('button', { type: 'submit', class: 'quiet' }, say('Pin these keys', '固定密钥')),
  )
  return element('section', { 'aria-labelledby': 'keys-title', class: 'card' }, element('h2', { id: 'keys-title' }, say('Keys you trust', '您信任的密钥')), form)
}
