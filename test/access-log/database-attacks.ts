/** What the database's owner, or whoever has its disk, may do to the log with the triggers off; each with the fault that a verifier must name, and where. */
import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { leafSql } from '../../src/access-log/record.js'
import { GrowingTree } from '../../verifier/verify-log.mjs'
import { signedBy } from './bundle-tampers.js'
import { oldMonth, oldRecords, type SignedLog } from './signed-log.js'

interface Owned {
  readonly owner: postgres.TransactionSql
}
interface Crime extends Owned {
  readonly log: SignedLog
  readonly idOf: (index: number) => string
}

export interface Expected {
  readonly kind: string
  readonly index?: number | null
  /** `range`: known to lie between the checkpoints around `index`. */
  readonly closeness?: 'exact' | 'range'
  /** Sizes whose checkpoints somebody holds. */
  readonly held?: readonly (number | 'last')[]
}
const bodyChanged = "replace(body, '\"version\":1', '\"version\":2')"
/** Alone between two checkpoints. */
const alone = 7
/** Among others. */
export const amid = 200
/** A size that is signed. */
export const young = 62

const remade = ({ owner }: Owned, id: string) => owner.unsafe(`update access_log.record set leaf = ${leafSql('id', 'salt', 'body')} where id = '${id}'`)
const refit = ({ owner }: Owned, id: string) => owner`update access_log.leaf set leaf = (select leaf from access_log.record where id = ${id}) where record_id = ${id}`
/** Moves the places from `from` on by `by`, by way of places that nobody has. */
const shift = async ({ owner }: Owned, from: number, by: number): Promise<void> => {
  await owner`alter table access_log.leaf drop constraint leaf_leaf_index_check`
  await owner`update access_log.leaf set leaf_index = -1 - leaf_index where leaf_index >= ${from}`
  await owner`update access_log.leaf set leaf_index = -1 - leaf_index + ${by} where leaf_index < 0`
}
export const forge = async ({ owner }: Owned, id: string, txidOf: number): Promise<void> => {
  await owner.unsafe(`insert into access_log.record (id, txid, salt, body, leaf) select id, txid, salt, body, ${leafSql('id', 'salt', 'body')} from (select '${id}'::text as id, (select txid from access_log.leaf where leaf_index = ${txidOf}) as txid, '\\x00112233445566778899aabbccddeeff'::bytea as salt, '{"id":"${id}","time":"2026-11-26T00:00:00.000Z"}'::text as body) r`)
}
const swapPlaces = async ({ owner }: Owned, a: number, b: number): Promise<void> => {
  await owner`alter table access_log.leaf drop constraint leaf_leaf_index_check`
  await owner`update access_log.leaf set leaf_index = -1 where leaf_index = ${a}`
  await owner`update access_log.leaf set leaf_index = ${a} where leaf_index = ${b}`
  await owner`update access_log.leaf set leaf_index = ${b} where leaf_index = -1`
}
/** Signs again everything from `from` on, over the leaves as they now are. */
const resign = async ({ owner, log }: Crime, privateKey: KeyObject, from: number): Promise<void> => {
  const leaves = await owner<{ leaf: string }[]>`select encode(leaf, 'hex') as leaf from access_log.leaf order by leaf_index`
  const tree = new GrowingTree()
  await owner`delete from access_log.cosignature where tree_size > ${from}`
  for (const [at, { leaf }] of leaves.entries()) {
    tree.push(leaf)
    if (tree.size <= from || !log.sizes.includes(at + 1)) continue
    const root = Buffer.from(tree.root(), 'hex')
    await owner`update access_log.checkpoint set note = ${signedBy(privateKey, tree.size, root)}, root = decode(${tree.root()}, 'hex') where tree_size = ${tree.size}`
  }
}

/** Takes away what came behind a size. */
export async function cutTail({ owner }: Owned, size: number, { keepCheckpoints = false } = {}): Promise<void> {
  await owner`delete from access_log.record where id in (select record_id from access_log.leaf where leaf_index >= ${size})`
  await owner`delete from access_log.leaf where leaf_index >= ${size}`
  if (keepCheckpoints) return
  await owner`delete from access_log.cosignature where tree_size > ${size}`
  await owner`delete from access_log.checkpoint where tree_size > ${size}`
}

export const attacks: Readonly<Record<string, readonly [(crime: Crime) => Promise<unknown>, Expected]>> = {
  'a text is edited': [({ owner, idOf }) => owner.unsafe(`update access_log.record set body = ${bodyChanged} where id = '${idOf(amid)}'`), { kind: 'RECORD_CHANGED', index: amid }],
  'a salt is edited': [({ owner, idOf }) => owner`update access_log.record set salt = decode(repeat('77', 16), 'hex') where id = ${idOf(amid)}`, { kind: 'RECORD_CHANGED', index: amid }],
  'a leaf of the tree is edited': [({ owner }) => owner`update access_log.leaf set leaf = sha256('other') where leaf_index = ${amid}`, { kind: 'RECORD_CHANGED', index: amid }],
  'a text and every copy of its leaf are edited, alone between two checkpoints': [
    async (crime) => {
      const { owner, idOf } = crime
      await owner.unsafe(`update access_log.record set body = ${bodyChanged} where id = '${idOf(alone)}'`)
      await remade(crime, idOf(alone))
      await refit(crime, idOf(alone))
    },
    { kind: 'RECORD_CHANGED', index: alone },
  ],
  'a text and every copy of its leaf are edited, amid others': [
    async (crime) => {
      const { owner, idOf } = crime
      await owner.unsafe(`update access_log.record set body = ${bodyChanged} where id = '${idOf(amid)}'`)
      await remade(crime, idOf(amid))
      await refit(crime, idOf(amid))
    },
    { kind: 'RECORD_CHANGED', index: amid, closeness: 'range' },
  ],
  'a record is deleted': [({ owner, idOf }) => owner`delete from access_log.record where id = ${idOf(amid)}`, { kind: 'RECORD_MISSING', index: amid }],
  'a record is deleted with its leaf': [
    async ({ owner, idOf }) => {
      await owner`delete from access_log.record where id = ${idOf(amid)}`
      await owner`delete from access_log.leaf where leaf_index = ${amid}`
    },
    { kind: 'RECORD_MISSING', index: amid },
  ],
  'a record is deleted with its leaf, and those behind it moved up': [
    async (crime) => {
      const { owner, idOf } = crime
      await owner`delete from access_log.record where id = ${idOf(amid)}`
      await owner`delete from access_log.leaf where leaf_index = ${amid}`
      await shift(crime, amid + 1, -1)
    },
    { kind: 'RECORD_MISSING', index: amid, closeness: 'range' },
  ],
  'a leaf is deleted, its record left': [({ owner }) => owner`delete from access_log.leaf where leaf_index = ${amid}`, { kind: 'RECORD_MISSING', index: amid }],
  'all records of a month are dropped': [({ owner }) => owner.unsafe('drop table access_log.record_2022_06'), { kind: 'RECORD_MISSING', index: 0 }],
  'a record is inserted behind the back of the log': [(crime) => forge(crime, 'event_forged', amid), { kind: 'RECORD_INSERTED', index: null }],
  'a record is inserted with a leaf, and those behind it moved': [
    async (crime) => {
      const { owner } = crime
      await forge(crime, 'event_forged', amid)
      await shift(crime, amid, 1)
      await owner`insert into access_log.leaf (leaf_index, record_id, txid, leaf, month) select ${amid}, id, txid, leaf, date_trunc('month', recorded_at at time zone 'UTC')::date from access_log.record where id = 'event_forged'`
    },
    { kind: 'RECORD_INSERTED', index: amid },
  ],
  'two neighbours change places': [(crime) => swapPlaces(crime, amid, amid + 1), { kind: 'RECORD_REORDERED', index: amid }],
  'two far apart change places': [(crime) => swapPlaces(crime, amid, amid + 60), { kind: 'RECORD_REORDERED', index: amid }],
  'two records change their content': [
    async ({ owner, idOf }) => {
      const [a, b] = [idOf(amid), idOf(amid + 1)]
      await owner`update access_log.record r set body = o.body, salt = o.salt, leaf = o.leaf from access_log.record o where (r.id, o.id) in ((${a}, ${b}), (${b}, ${a}))`
    },
    { kind: 'RECORD_REORDERED', index: amid },
  ],
  'the tail is deleted': [(crime) => cutTail(crime, amid, { keepCheckpoints: true }), { kind: 'RECORDS_TRUNCATED', index: amid }],
  'the tail is deleted with its checkpoints, one of which somebody holds': [(crime) => cutTail(crime, young), { kind: 'ROLLED_BACK', index: young, held: ['last'] }],
  'all checkpoints are deleted': [
    async ({ owner }) => {
      await owner`delete from access_log.cosignature`
      await owner`delete from access_log.checkpoint`
    },
    { kind: 'CHECKPOINT_MISSING' },
  ],
  'everything is deleted, and somebody holds a checkpoint': [
    async (crime) => {
      const { owner } = crime
      await cutTail(crime, 0)
      await owner`delete from access_log.record`
    },
    { kind: 'ROLLED_BACK', index: 0, held: [young] },
  ],
  'one checkpoint is of another history, and signed': [
    ({ owner, log }) => owner`update access_log.checkpoint set note = ${signedBy(log.privateKey, young, randomBytes(32))} where tree_size = ${young}`,
    { kind: 'FORK', index: null },
  ],
  'history is rewritten and signed again with the log’s own key, and somebody holds a checkpoint': [
    async (crime) => {
      const { owner, log, idOf } = crime
      await owner.unsafe(`update access_log.record set body = ${bodyChanged} where id = '${idOf(amid)}'`)
      await remade(crime, idOf(amid))
      await refit(crime, idOf(amid))
      await resign(crime, log.privateKey, amid)
    },
    { kind: 'FORK', index: null, held: [young, 'last'] },
  ],
  'history is signed again with another key': [(crime) => resign(crime, generateKeyPairSync('ed25519').privateKey, 0), { kind: 'KEY_REPLACED' }],
  'the present month is retired': [
    async ({ owner, idOf }) => {
      const [row] = await owner<{ part: string; month: string }[]>`select tableoid::regclass::text as part, date_trunc('month', recorded_at at time zone 'UTC')::date::text as month from access_log.record where id = ${idOf(amid)}`
      await owner`insert into access_log.retired_month (month, records) values (${row?.month as string}, 1)`
      await owner.unsafe(`drop table ${row?.part}`)
    },
    { kind: 'RETIRED_TOO_EARLY', index: oldRecords },
  ],
  'a young record is moved to a month that has retired': [
    async ({ owner, idOf }) => {
      await owner`select access_log.retire_month(${oldMonth}::date)`
      await owner`update access_log.leaf set month = ${oldMonth}::date where leaf_index = ${amid}`
      await owner`delete from access_log.record where id = ${idOf(amid)}`
    },
    { kind: 'RETIRED_TOO_EARLY', index: amid },
  ],
}
