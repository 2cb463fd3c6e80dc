/** What the rules forbid PostgreSQL forbids by itself: whoever holds the writer's role and writes SQL of its own gets no further than a command. */
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies } from '../../seeds/agencies.js'
import { newId } from '../../src/database/columns.js'
import { audienceRole, clockRole, recorderRole, writerRole } from '../../src/database/roles.js'
import { families } from '../../src/orders/family.rules.js'
import { orderFamilies, orderStatuses } from '../../src/orders/order.words.js'
import { audiences } from '../../src/policy/vocabulary.js'
import { openTestApp, type TestApp } from '../support/app.js'
import { act, everything, type Payload } from './acting.js'
import { answer, card, minutesAgo, ordersOf, payment, tellReport } from './arranged.js'

const tables = async (): Promise<readonly string[]> => (await app.owner<{ name: string }[]>`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and relkind = 'r' order by 1`).map(({ name }) => name)

let app: TestApp
/** A session of the application's login, which has taken no role yet. */
let login: postgres.Sql
/** An order at Harbour Bank, on its way. */
let order: Payload
let caseId: string

beforeAll(async () => {
  app = await openTestApp()
  login = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined, prepare: false })
  const told = await tellReport(app, 6000, { payments: [payment(6000, 'harbour'), payment(6002, 'metro')] })
  caseId = told.case.id
  order = (await ordersOf(app, caseId)).find(({ addressee }: Payload) => addressee.id === agencies.harbour)
})
afterAll(async () => {
  await login?.end({ timeout: 1 })
  await app?.close()
})

interface Acting {
  readonly role?: string
  readonly agency?: string
  readonly actor?: string
}
/** Runs statements as that role, for that agency and actor; nothing stays. `done`, or the code of what the database said. */
async function attempt({ role = writerRole, agency = agencies.centre, actor = 'CONTROL' }: Acting, ...statements: readonly string[]): Promise<string> {
  const undone = new Error('undone')
  return login
    .begin(async (tx) => {
      await tx`select set_config('role', ${role}, true), set_config('app.agency', ${agency}, true), set_config('app.actor', ${actor}, true)`
      for (const statement of statements) await tx.unsafe(statement)
      throw undone
    })
    .then(
      () => 'committed',
      (cause: unknown) => (cause === undone ? 'done' : String((cause as { code?: string }).code)),
    )
}
const bank: Acting = { agency: agencies.harbour, actor: 'INSTITUTION' }
const clock: Acting = { agency: '', actor: 'CLOCK' }
const to = (status: string, more = '', id: string = order.id): string => `update control_order set status = '${status}', version = version + 1${more} where id = '${id}'`
const inForce = ", stop_ordinal = 1, effective_at = now(), expires_at = now() + interval '48 hours'"

describe('steps of an order', () => {
  it('that are lawful pass, so that what follows means something', async () => {
    expect(await attempt(bank, to('DELIVERED'))).toBe('done')
    expect(await attempt(bank, to('DELIVERED'), to('IN_FORCE', inForce))).toBe('done')
    expect(await attempt({}, to('WITHDRAWN'))).toBe('done')
    expect(await attempt({}, `update control_order set warned_at = now() where id = '${order.id}'`)).toBe('done')
  })

  it('are those of the rules, and no other: every family, state, next state and actor', async () => {
    const actors = ['INTAKE', 'CONTROL', 'ANALYSIS', 'COUNTERMEASURE', 'INSTITUTION', 'SCHEME', 'CLOCK', 'SUPERVISION', '']
    // One order in each state of each family, on no account, so that no two of them stand in each other's way.
    const columns = (await app.owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_name = 'control_order' and table_schema = 'public' order by ordinal_position`).map(({ name }) => name)
    const given: Readonly<Record<string, string>> = { id: "'control_order_7' || lpad(to_hex(f.n * 100 + s.n), 25, '0')", order_number: "'ORD-20991231-' || lpad(to_hex(f.n * 100 + s.n), 8, '0')", family: 'f.family', status: 's.status', account_id: 'null', stop_ordinal: 'null', extensions: '0' }
    await app.owner.unsafe(`insert into control_order (${columns.join()}) select ${columns.map((name) => given[name] ?? `o.${name}`).join()} from control_order o, unnest(array[${orderFamilies.values.map((word) => `'${word}'`).join()}]) with ordinality f(family, n), unnest(array[${orderStatuses.values.map((word) => `'${word}'`).join()}]) with ordinality s(status, n) where o.id = '${order.id}'`)
    await app.owner.unsafe(`create function public.try_steps(actors text[], statuses text[]) returns table (family text, from_status text, to_status text, acting text, told text) language plpgsql as $$
      declare o record; s text; a text;
      begin
        for o in select c.id, c.family, c.status from control_order c where c.order_number like 'ORD-20991231-%' loop
          foreach a in array actors loop
            perform set_config('app.actor', a, true);
            foreach s in array statuses loop
              begin
                update control_order c set status = s, version = c.version + 1, stop_ordinal = case when s = 'IN_FORCE' then 1 end, extensions = case when s = 'EXTENDED' then 1 else 0 end where c.id = o.id;
                raise exception 'passed' using errcode = 'LD999';
              exception when others then
                family := o.family; from_status := o.status; to_status := s; acting := a; told := sqlstate;
                return next;
              end;
            end loop;
          end loop;
        end loop;
      end $$; grant execute on function public.try_steps(text[], text[]) to ${writerRole}`)
    const found = await login.begin(async (tx) => {
      await tx`select set_config('role', ${writerRole}, true), set_config('app.agency', ${agencies.harbour}, true)`
      return tx<{ family: keyof typeof families; from_status: string; to_status: string; acting: string; told: string }[]>`select * from public.try_steps(${actors}, ${[...orderStatuses.values]})`
    })
    const wrong = found.filter(({ family, from_status, to_status, acting, told }) => {
      const lawful = families[family].steps.some((step) => step.from === from_status && step.to === to_status && step.by.includes(acting as 'CLOCK'))
      return told !== (lawful ? 'LD999' : 'LD005')
    })
    expect(wrong.slice(0, 20)).toEqual([])
    expect(found).toHaveLength(10 * orderStatuses.values.length ** 2 * actors.length)
    expect(found.filter(({ told }) => told === 'LD999').length).toBeGreaterThan(150)
    await app.owner`delete from control_order where order_number like 'ORD-20991231-%'`
    await app.owner`drop function public.try_steps(text[], text[])`
  }, 120_000)

  it.each<readonly [string, Acting, readonly string[], string]>([
    ['a bank that issues what was drafted', bank, ["update control_order set status = 'DRAFT', version = version + 1 where id = '?'"], 'LD005'],
    ['the desk that takes a stop into force by itself', {}, [to('IN_FORCE', inForce, '?')], 'LD005'],
    ['the clock that lifts', clock, [to('LIFTED', '', '?')], 'LD005'],
    ['a state without a step', bank, ["update control_order set status = 'DELIVERED' where id = '?'"], 'LD003'],
    ['a version that goes back', {}, ["update control_order set version = version - 1 where id = '?'"], 'LD003'],
    ['two states in one version', bank, ["update control_order set status = 'RETURNED', version = version + 2 where id = '?'"], 'LD005'],
    ['nobody', { actor: '' }, [to('WITHDRAWN', '', '?')], 'LD005'],
    ['a bank, for another bank', { agency: agencies.metro, actor: 'INSTITUTION' }, [to('DELIVERED', '', '?')], 'LD004'],
    ['a carrier, for a bank', { agency: agencies.north, actor: 'INSTITUTION' }, [to('REJECTED', '', '?')], 'LD004'],
    ['an institution that says not which', { agency: '', actor: 'INSTITUTION' }, [to('DELIVERED', '', '?')], 'LD004'],
    ['the scheme, in its member’s place', { agency: agencies.scheme, actor: 'SCHEME' }, [to('DELIVERED', '', '?')], 'LD005'],
    ['a scheme that carries nothing of it', { agency: agencies.chat, actor: 'SCHEME' }, [to('DELIVERED', '', '?')], 'LD004'],
    ['a state that is no word of ours', bank, [to('FORGOTTEN', '', '?')], 'LD005'],
  ])('are refused to %s', async (_name, who, statements, code) => {
    expect(await attempt(who, ...statements.map((each) => each.replace("'?'", `'${order.id}'`)))).toBe(code)
  })

  it('of an order that no scheme carries are refused to an institution that says not which', async () => {
    await app.owner`update control_order set routed_by_id = null where id = ${order.id}`
    expect(await attempt({ agency: '', actor: 'INSTITUTION' }, to('DELIVERED'))).toBe('LD004')
    expect(await attempt({ agency: agencies.metro, actor: 'INSTITUTION' }, to('DELIVERED'))).toBe('LD004')
    expect(await attempt(bank, to('DELIVERED'))).toBe('done')
    await app.owner`update control_order set routed_by_id = ${agencies.scheme} where id = ${order.id}`
  })
})

describe('an order keeps', () => {
  it.each(['order_number', 'family', 'measure', 'case_id', 'addressee_id', 'routed_by_id', 'account_id', 'number_id', 'online_account_id', 'url_id'])('its %s', async (column) => {
    const other = `(select ${column} from control_order where ${column} is not null and ${column} <> coalesce((select ${column} from control_order where id = '${order.id}'), '') limit 1)`
    expect(await attempt({}, `update control_order set ${column} = ${other} where id = '${order.id}'`)).toBe('LD002')
    expect(await attempt(bank, to('DELIVERED', `, ${column} = ${other}`))).toBe('LD002')
    expect(await attempt({}, `update control_order set id = '${newId('control_order')}', ${column} = ${other} where id = '${order.id}'`)).not.toBe('done')
  })

  it('its number from others: no two bear the same', async () => {
    const columns = (await app.owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_name = 'control_order' and table_schema = 'public'`).map(({ name }) => name)
    const copy = (more: Readonly<Record<string, string>>): string => `insert into control_order (${columns.join()}) select ${columns.map((name) => more[name] ?? (name === 'id' ? `'${newId('control_order')}'` : name)).join()} from control_order where id = '${order.id}'`
    expect(await attempt({}, copy({}))).toBe('23505')
    expect(await attempt({}, copy({ order_number: "'ORD-20990101-AAAAAAAA'" }))).toBe('done')
    // It begins issued or as a draft, by whoever may, and with nothing counted.
    for (const status of ['IN_FORCE', 'LIFTED', 'DELIVERED', 'RETURNED']) expect(await attempt({}, copy({ order_number: "'ORD-20990101-AAAAAAAA'", status: `'${status}'` })), status).toBe('LD001')
    expect(await attempt({ agency: agencies.harbour, actor: 'INSTITUTION' }, copy({ order_number: "'ORD-20990101-AAAAAAAA'" }))).toBe('LD001')
    expect(await attempt({}, copy({ order_number: "'ORD-20990101-AAAAAAAA'", stop_ordinal: '1' }))).toBe('LD001')
    expect(await attempt({}, copy({ order_number: "'ORD-20990101-AAAAAAAA'", extensions: '1' }))).toBe('LD001')
  })
})

describe('an account is stopped twice at most, and frozen once at a time', () => {
  /** Three stops and two freezes on one account, all of them issued. */
  const stops: string[] = []
  const freezes: string[] = []
  const frozenUntil = ", effective_at = now(), expires_at = now() + interval '6 months'"

  beforeAll(async () => {
    const columns = (await app.owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_name = 'control_order' and table_schema = 'public'`).map(({ name }) => name)
    const copy = async (family: string, measure: string): Promise<string> => {
      const id = newId('control_order')
      await app.owner.unsafe(`insert into control_order (${columns.join()}) select ${columns.map((name) => ({ id: `'${id}'`, order_number: `'ORD-20990202-${id.slice(-8).toUpperCase()}'`, family: `'${family}'`, measure: `'${measure}'` })[name] ?? name).join()} from control_order where id = '${order.id}'`)
      return id
    }
    for (let nth = 0; nth < 3; nth++) stops.push(await copy('STOP_PAYMENT', 'STOP'))
    for (let nth = 0; nth < 2; nth++) freezes.push(await copy('FREEZE', 'FREEZE'))
  })

  const stopped = (nth: number, ordinal: string): string => to('IN_FORCE', `, stop_ordinal = ${ordinal}, effective_at = now(), expires_at = now() + interval '48 hours'`, stops[nth])
  const extend = (nth: number): string => to('EXTENDED', ', extensions = extensions + 1', stops[nth])
  const asDesk = `select set_config('app.actor', 'CONTROL', true)`

  it.each<readonly [string, readonly string[], () => readonly string[]]>([
    ['two stops', ['done'], () => [stopped(0, '1'), stopped(1, '2')]],
    ['one stop, extended', ['done'], () => [stopped(0, '1'), asDesk, extend(0)]],
    ['a third stop, as the third', ['LD007'], () => [stopped(0, '1'), stopped(1, '2'), stopped(2, '3')]],
    ['a third stop, as another second', ['LD007', '23505'], () => [stopped(0, '1'), stopped(1, '2'), stopped(2, '2')]],
    ['a second stop, as another first', ['23505'], () => [stopped(0, '1'), stopped(1, '1')]],
    ['a third stop that is not counted', ['LD007'], () => [stopped(0, '1'), stopped(1, '2'), stopped(2, 'null')]],
    ['a first stop that is not counted', ['LD007'], () => [stopped(0, 'null')]],
    ['an extension after the second stop', ['LD007'], () => [stopped(0, '1'), stopped(1, '2'), asDesk, extend(0)]],
    ['a stop after an extension', ['LD007'], () => [stopped(0, '1'), asDesk, extend(0), "select set_config('app.actor', 'INSTITUTION', true)", stopped(1, '3')]],
    ['an extension that is not counted', ['LD007'], () => [stopped(0, '1'), asDesk, to('EXTENDED', '', stops[0])]],
    ['a stop that is forgotten', ['LD007'], () => [stopped(0, '1'), `update control_order set stop_ordinal = null where id = '${stops[0]}'`]],
    ['an extension that is forgotten', ['LD007'], () => [stopped(0, '1'), asDesk, extend(0), `update control_order set extensions = 0 where id = '${stops[0]}'`]],
    ['two extensions at once', ['LD007'], () => [stopped(0, '1'), asDesk, to('EXTENDED', ', extensions = 2', stops[0])]],
  ])('%s', async (_name, codes, statements) => {
    expect(codes).toContain(await attempt(bank, ...statements()))
  })

  it('a second freeze beside a live one is refused; it may wait its turn', async () => {
    const [first, second] = freezes as [string, string]
    expect(await attempt(bank, to('IN_FORCE', frozenUntil, first))).toBe('done')
    expect(await attempt(bank, to('IN_FORCE', frozenUntil, first), to('IN_FORCE', frozenUntil, second))).toBe('23505')
    expect(await attempt(bank, to('IN_FORCE', frozenUntil, first), to('QUEUED', '', second), to('IN_FORCE', frozenUntil, second))).toBe('23505')
    expect(await attempt(bank, to('IN_FORCE', frozenUntil, first), to('QUEUED', '', second), asDesk, to('LIFTED', '', first), to('IN_FORCE', frozenUntil, second))).toBe('done')
  })

  it('two sessions that take effect at one instant: one of them is refused, whichever waits', async () => {
    const other = postgres(app.database.appUrl, { max: 1, onnotice: () => undefined, prepare: false })
    const effect = (sql: postgres.Sql, id: string): Promise<string> =>
      sql.begin(async (tx) => {
        await tx`select set_config('role', ${writerRole}, true), set_config('app.agency', ${agencies.harbour}, true), set_config('app.actor', 'INSTITUTION', true)`
        await tx.unsafe(to('IN_FORCE', frozenUntil, id))
        await tx`select pg_sleep(0.2)`
      }).then(() => 'done', (cause: { code: string }) => cause.code)
    const told = await Promise.all([effect(login, freezes[0] as string), effect(other, freezes[1] as string)])
    await other.end({ timeout: 1 })
    expect(told.sort()).toEqual(['23505', 'done'])
    await app.owner`update control_order set status = 'ISSUED', effective_at = null, expires_at = null where id in ${app.owner(freezes)}`
  })
})

describe('what is written once stays', () => {
  beforeAll(async () => {
    const told = await tellReport(app, 6100, { payments: [payment(6100, 'harbour')] })
    const [stop] = await ordersOf(app, told.case.id)
    await answer(app, 'bank-harbour', stop.id, { resultCode: '1200', amount: '1.00', movedTo: [{ number: card('delta', 6120), amount: '5.00', at: minutesAgo(20), channel: 'MOBILE_BANK' }] })
    await act(app, 'police-control', 'draftInstrument', 'instrument { id }', { caseId: told.case.id, type: 'QUERY_NOTICE', validUntil: '2099-01-01T00:00:00Z', attachments: [{ kind: 'OTHER', fileName: 'a.txt', mediaType: 'text/plain', content: 'QUJD' }] })
  })

  it.each(['order_event', 'attachment'])('every column of %s', async (table) => {
    const columns = await app.owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`
    expect(columns.length).toBeGreaterThan(7)
    expect(Number((await app.owner.unsafe(`select count(*)::int as n from ${table}`))[0]?.['n'])).toBeGreaterThan(0)
    for (const { name } of columns) expect(await attempt({}, `update ${table} set ${name} = ${name}`), name).toBe('LD006')
    expect(await attempt(clock, `update ${table} set id = id`)).toBe('LD006')
  })

  it('every row of every table: nothing is deleted, and no table emptied', async () => {
    const before = await everything(app.owner)
    const names = await tables()
    expect(names.length).toBeGreaterThan(35)
    for (const name of names) for (const statement of [`delete from ${name}`, `truncate ${name} cascade`]) expect(await attempt({}, statement), statement).toBe('42501')
    expect(await everything(app.owner)).toEqual(before)
  })

  it('keys: a writer may have those forgotten that are thirty days old, and no others', async () => {
    expect(Number((await app.owner`select count(*)::int as n from command_claim`)[0]?.['n'])).toBeGreaterThan(3)
    const before = await everything(app.owner)
    await login.begin(async (tx) => {
      await tx`select set_config('role', ${writerRole}, true)`
      expect((await tx`select app.forget_claims()::int as gone`)[0]).toEqual({ gone: 0 })
    })
    expect(await everything(app.owner)).toEqual(before)
    for (const role of [...audiences.map(audienceRole), recorderRole, clockRole]) expect(await attempt({ role }, 'select app.forget_claims()'), role).toBe('42501')
  })
})

describe('roles', () => {
  it('of audiences, the recorder and the worker write no row of any table', async () => {
    const names = await tables()
    for (const role of [...audiences.map(audienceRole), recorderRole, clockRole, 'none']) {
      const told = new Map<string, string>()
      for (const name of names) {
        const [column] = await app.owner<{ name: string }[]>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${name} order by ordinal_position limit 1`
        for (const statement of [`insert into public.${name} default values`, `update public.${name} set ${column?.name} = ${column?.name}`, `delete from public.${name}`]) told.set(statement, await attempt({ role }, statement))
      }
      expect([...told].filter(([, code]) => code !== '42501'), role).toEqual([])
    }
  }, 60_000)

  it('the writer does not touch the access log, nor the jobs, nor the rules, nor the clock', async () => {
    const statements = [
      'select * from access_log.record', 'select count(*) from access_log.record', 'select * from access_log.leaf', 'update access_log.record set body = body', 'delete from access_log.record', 'truncate access_log.record',
      "insert into access_log.record (id, salt, body, leaf) values ('event_x', '', '{}', '')", "insert into access_log.leaf (leaf_index, record_id, txid, leaf, month) values (1, 'x', '1', '', '2026-01-01')", 'select access_log.prepare_months()',
      'select * from graphile_worker._private_jobs', 'delete from graphile_worker._private_jobs', "select graphile_worker.add_job('x')",
      'update app.order_step set actors = actors', 'delete from app.order_step', "insert into app.order_step (family, ordinal, action, to_status, actors, guards, article, rule_en, rule_zh) values ('STOP_PAYMENT', 99, 'LIFT', 'LIFTED', '{}', '{}', '', '', '')",
      "insert into app.clock_shift (shift) values (interval '1 year')", 'update app.clock_shift set shift = shift', 'select * from app.clock_shift',
    ]
    for (const statement of statements) expect(await attempt({}, statement), statement).toBe('42501')
    expect(await attempt({}, 'select app.now()', "select clock.schedule('[]')")).toBe('done')
  })

  it('the writer does not take the guards away', async () => {
    const statements = [
      'alter table control_order disable trigger guard_order', 'drop trigger guard_order on control_order', 'alter table control_order disable row level security', 'drop index control_order_two_stops', 'alter table control_order drop constraint control_order_status_known',
      'create or replace function app.guard_order() returns trigger language plpgsql as $$ begin return new; end $$', 'create or replace function app.now() returns timestamptz language sql as $$ select now() $$', 'create function public.app() returns int language sql as $$ select 1 $$', 'create table mine (id text)', 'create schema mine',
      'set session_replication_role = replica', 'set local role liandong_owner', "select set_config('role', 'liandong_owner', true)", `grant ${writerRole} to ${recorderRole}`, `alter role ${writerRole} bypassrls`, "select pg_terminate_backend(pg_backend_pid())::text || lo_import('/etc/hostname')",
      "copy control_order to program 'true'", "copy control_order from '/dev/null'",
    ]
    const told = new Map<string, string>()
    for (const statement of statements) told.set(statement, await attempt({}, statement))
    expect([...told].filter(([, code]) => code !== '42501')).toEqual([])
  })
})
