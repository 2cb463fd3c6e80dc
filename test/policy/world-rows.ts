/** What the worlds need beside the stories: an order and an instrument that nobody has issued, a note on a step, one share of a return that its bank has been ordered to pay. */
import type postgres from 'postgres'
import { stories } from '../../seeds/index.js'
import { seedId } from '../../src/database/columns.js'
import { Stage } from '../support/stage.js'

const { impersonatedPolice: teacher, muleRing: ring, outreach } = stories

export const draft = seedId('control_order', 'worlds/draft')
export const draftEvent = seedId('order_event', 'worlds/draft')
export const notedEvent = seedId('order_event', 'worlds/noted')
export const draftInstrument = seedId('legal_instrument', 'worlds/draft')
export const draftPaper = seedId('attachment', 'worlds/draft')
export const paper = (story: string, key: string) => seedId('attachment', `${story}/${key}`)
export const paid = (key: string) => seedId('reported_payment', key)
export const share = (nth: 0 | 1 | 2) => seedId('restitution_share', `mule-ring/${ring.victimIds[nth]}`)
export const objection = (key: string) => seedId('restitution_objection', `mule-ring/${key}`)

export async function arrangeWorlds(owner: postgres.Sql): Promise<void> {
  const stage = new Stage(owner)
  const renamed = async (table: string, copied: string, id: string) => owner.unsafe(`update ${table} set id = $1 where id = $2`, [id, copied])
  await renamed('control_order', await stage.copy('ControlOrder', ring.orders.stopMetro, { status: 'DRAFT', effective_at: null, awaits_addressee: 'true' }), draft)
  const steps = async (order: string) => (await owner<{ id: string }[]>`select id from order_event where order_id = ${order} order by version`).map(({ id }) => id) as [string, string]
  await renamed('order_event', await stage.copy('OrderEvent', (await steps(ring.orders.stopMetro))[0], { order_id: draft, action: 'DRAFT', from_status: null, to_status: 'DRAFT' }), draftEvent)
  await renamed('order_event', (await steps(teacher.orders.stopHarbour))[1], notedEvent)
  await owner`update order_event set note = ${'被害人之女提供第二个号码。 The daughter gave a second number.'} where id = ${notedEvent}`
  await renamed('legal_instrument', await stage.copy('LegalInstrument', seedId('legal_instrument', 'impersonated-police/freeze'), { approved_at: null }), draftInstrument)
  await renamed('attachment', await stage.copy('Attachment', paper('impersonated-police', 'notice'), { instrument_id: draftInstrument, content: Buffer.from('协助冻结财产通知书（稿）').toString('base64') }), draftPaper)
  await owner`update outreach_record set protective_measure = ${'已协助开通延迟到账。 Transfers delayed at her wish.'} where id = ${outreach.medium}`
  await owner`update restitution_share set order_id = ${ring.orders.freezeMetro} where id = ${share(0)}`
}
