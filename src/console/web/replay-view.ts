/** What an agency could have seen of a field or a row, at an instant: by the policy and the agreements in force then. */
import { type Child, element } from './dom.js'
import { asksView, chip, choices, dispositionMarks, empty, facts, field, hash, input, select, type Shape, table } from './parts.js'
import { say } from './speech.js'
import { fromField, shanghai, toField, toInstant } from './times.js'
import type { Context, View } from './view.js'

interface Replay {
  readonly audience: string
  readonly relation: string | null
  readonly policyVersion: string | null
  readonly policySince: string | null
  readonly underInstrument: boolean
  readonly needsAgreement: boolean
  readonly agreementNumber: string | null
  readonly agreementVersion: number | null
  readonly visible: boolean
  readonly reason: string | null
  readonly fields: readonly { readonly field: string; readonly relation: string; readonly disposition: string; readonly reason: string | null }[]
}

const question = `query ConsoleReplay($agencyId: ID!, $audience: Audience, $coordinate: String!, $id: ID, $purpose: Purpose!, $instrument: String, $at: Instant!) {
  accessReplay(agencyId: $agencyId, audience: $audience, coordinate: $coordinate, id: $id, purpose: $purpose, instrument: $instrument, at: $at) {
    audience relation policyVersion policySince underInstrument needsAgreement agreementNumber agreementVersion visible reason fields { field relation disposition reason }
  }
}`

export const replayView: View = async (context) => {
  const { session, place } = context
  const title = say('Replay: what could they have seen?', '回放：当时能看到什么？')
  const { agency = '', coordinate = '', purpose = '', at = '' } = place.asked
  const form = replayForm(context)
  const lead = element('p', { class: 'lead' }, say('Policy versions and agreements are kept. Rows are as they stand today: if a row changed hands since, its relation is that of today.', '策略版本与协议均有留存。对象按今日状态计：若其后归属变化，关系以今日为准。'))
  const instant = fromField(at)
  if (!agency || !coordinate || !purpose || instant === null) return { title, content: [lead, form] }
  const answer = await session.ask<{ accessReplay: Replay | null }>(question, {
    agencyId: agency,
    audience: place.asked['audience'] ?? null,
    coordinate,
    id: place.asked['id'] ?? null,
    purpose,
    instrument: place.asked['instrument'] ?? null,
    at: toInstant(instant),
  })
  const replay = answer.accessReplay
  return { title, told: replay ? headline(replay) : '', content: [lead, form, replay ? result(context, replay, instant) : empty(say('There is no answer.', '没有结果。'))] }
}

const headline = ({ visible }: Replay): string => (visible ? say('Something could have been answered.', '当时可以获得应答。') : say('Nothing could have been answered.', '当时不能获得任何应答。'))

const relationText = (relation: string | null): string => ({ own: say('own: held by it', '本方持有'), party: say('party: in a case it takes part in', '参与方：其参与案件中的对象'), other: say('other: neither', '其他') })[relation ?? ''] ?? '–'

function result({ session, place }: Context, replay: Replay, at: number): Child {
  const { schema } = session
  const reason = (word: string | null): string => (word ? schema.meaning('WithholdReason', word) : '–')
  return [
    element('section', { class: `verdict ${replay.visible ? 'holds' : 'open'}`, 'aria-labelledby': 'replay-verdict' }, element('h2', { id: 'replay-verdict' }, chip(replay.visible ? 'good' : 'warn', replay.visible ? 'tick' : 'ring', headline(replay))), element('p', {}, `${session.agencyName(place.asked['agency'] ?? null)} · ${schema.meaning('Audience', replay.audience)} · ${schema.meaning('Purpose', place.asked['purpose'] ?? '')} · ${shanghai(at)} (UTC+8)`), replay.reason && element('p', {}, say('Because: ', '原因：'), reason(replay.reason))),
    facts([
      [say('Policy in force', '当时策略'), replay.policyVersion ? [hash(replay.policyVersion), element('span', { class: 'second' }, say('since ', '自 '), shanghai(replay.policySince))] : say('before the first that is kept', '早于最早留存的版本')],
      [say('Agreement', '协议'), replay.policyVersion === null ? '–' : replay.agreementNumber ? `${replay.agreementNumber} · ${say('version', '版本')} ${replay.agreementVersion}` : replay.needsAgreement ? say('needed, and none was in force', '需要，但当时无生效协议') : say('none needed', '无需协议')],
      [say('Legal instrument', '法律文书'), replay.underInstrument ? say('in force, and its own', '其自身文书且有效') : say('none in force', '无有效文书')],
      [say('Relation of the row', '与对象的关系'), relationText(replay.relation)],
    ]),
    replay.fields.length
      ? table(
          say('Fields, and how each could have been disclosed', '各字段当时的披露方式'),
          [{ head: say('Field', '字段') }, { head: say('Relation', '关系') }, { head: say('Disclosed as', '披露方式') }, { head: say('Because', '原因') }],
          replay.fields.map(({ field: name, relation, disposition, reason: why }) => ({ cells: [element('code', {}, name), relationText(relation), dispositionChip(disposition), reason(why)] })),
        )
      : empty(say('No field.', '无字段。')),
  ]
}

const words: Readonly<Record<string, keyof typeof dispositionMarks>> = { CLEAR: 'clear', MASKED: 'masked', TOKEN: 'tokens', WITHHELD: 'withheld' }
function dispositionChip(disposition: string): HTMLElement {
  const name = words[disposition] ?? 'withheld'
  const { shape, en, zh } = dispositionMarks[name] as { shape: Shape; en: string; zh: string }
  return chip(name, shape, say(en, zh))
}

function replayForm(context: Context): HTMLElement {
  const { session, place } = context
  const { schema } = session
  const value = (name: string) => place.asked[name] ?? ''
  const types = [...new Set(schema.coordinates().map((coordinate) => coordinate.split('.')[0] as string))]
  return element(
    'form',
    { class: 'search', submit: asksView(context) },
    element(
      'div',
      { class: 'fields-row' },
      field(say('Agency', '机构'), select('agency', value('agency'), [['', say('choose …', '请选择…')], ...session.agencies.map(({ id }) => [id, session.agencyName(id)] as const)])),
      field(say('Audience', '角色'), select('audience', value('audience'), [['', say('its own', '自身')], ...schema.words('Audience').map((word) => [word, schema.meaning('Audience', word)] as const)]), { hint: say('for the police alone', '仅公安机关需要') }),
      field(say('Purpose', '目的'), select('purpose', value('purpose'), choices(schema, 'Purpose'))),
      field(say('Type or field', '类型或字段'), input('coordinate', value('coordinate'), { list: 'replay-coordinates', placeholder: 'Account.number', required: '' })),
      field(say('Row id', '对象标识'), input('id', value('id'), { placeholder: 'account_…', class: 'mono' }), { hint: say('none: for every relation', '不填则列出各种关系') }),
      field(say('Legal instrument', '法律文书'), input('instrument', value('instrument'))),
      field(say('At (UTC+8)', '时间（UTC+8）'), input('at', value('at') || toField(Date.now()), { type: 'datetime-local', step: '1', required: '' }), { className: 'of-from' }),
    ),
    element('datalist', { id: 'replay-coordinates' }, [...types, ...schema.coordinates()].map((coordinate) => element('option', { value: coordinate }))),
    element('div', { class: 'below' }, element('div', { class: 'actions' }, element('button', { type: 'submit', class: 'strong' }, say('Replay', '回放')))),
  )
}
