/** W5 by hand: the rows of one report in one transaction, and the order read back as its bank would. No rules, permission, key, history or record. */
import type postgres from 'postgres'

const id = (prefix: string, serial: string) => `${prefix}_limit${serial.padStart(21, '0')}`

export async function intakeByHand(sql: postgres.Sql, [serial = '', number = '']: readonly string[]): Promise<unknown> {
  const [bank, centre] = await sql<{ id: string }[]>`select id from agency where name in ('海港银行', '临港市反诈中心') order by name desc`
  const order = id('control_order', serial)
  await sql.begin((tx) => [
    tx`insert into fraud_case (id, case_number, fraud_type, status, reported_at, lead_agency_id, division_code, loss_amount, currency, stopped_amount, returned_amount, narrative, summary, modus_operandi, handling_code)
       values (${id('fraud_case', serial)}, ${`LIMIT${serial}`}, 'LAW_ENFORCEMENT_IMPERSONATION', 'UNDER_REVIEW', now(), ${centre?.id as string}, '120101', 50000, 'CNY', 0, 0, 'x', '', '', 'H0')`,
    tx`insert into incident_report (id, incident_number, channel, status, received_at, receiving_unit_id, call_taker, fraud_type, narrative, division_code, loss_amount, currency, reporter_name, reporter_name_mask, reporter_phone, reporter_phone_mask, reporter_phone_digest, case_id)
       values (${id('incident_report', serial)}, ${`LIMIT${serial}`}, 'HOTLINE_110', 'PUSHED_TO_CONTROL', now(), ${centre?.id as string}, 'x', 'LAW_ENFORCEMENT_IMPERSONATION', 'x', '120101', 50000, 'CNY', 'x', 'x', 'x', 'x', 'x', ${id('fraud_case', serial)})`,
    tx`insert into account (id, holding_bank_id, account_class, risk_status, currency, opened_at, number_mask, number_digest, holder_name_mask, holder_id_number_mask, holder_id_number_digest)
       values (${id('account', serial)}, ${bank?.id as string}, 'CLASS_I', 'SUSPICIOUS', 'CNY', now(), 'x', ${number}, 'x', 'x', 'x')`,
    tx`insert into account_identity (id, holding_bank_id, number, holder_name, holder_id_number) values (${id('account', serial)}, ${bank?.id as string}, ${`limit${number}`}, 'x', 'x')`,
    tx`insert into involved_account (id, case_id, account_id, holding_bank_id, role, layer, traced_amount, added_at) values (${id('involved_account', serial)}, ${id('fraud_case', serial)}, ${id('account', serial)}, ${bank?.id as string}, 'SUSPECT', 1, 50000, now())`,
    tx`insert into control_order (id, order_number, family, measure, status, emergency_level, case_id, issuing_unit_id, addressee_id, account_id, amount, currency, layer, issued_at, reason_shown, remedy_channel, documents_needed, operator_name, operator_name_mask, operator_phone, operator_id_number, operator_id_number_mask, investigator_name, investigator_name_mask, investigator_id_number, investigator_id_number_mask, platform_tx_code, version)
       values (${order}, ${`LIMIT${serial}`}, 'STOP_PAYMENT', 'STOP', 'ISSUED', 'CRITICAL', ${id('fraud_case', serial)}, ${centre?.id as string}, ${bank?.id as string}, ${id('account', serial)}, 50000, 'CNY', 1, now(), 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', '100101', 1)`,
  ])
  const [row] = await sql`select o.order_number, o.status, o.amount, i.number from control_order o join account_identity i on i.id = o.account_id where o.id = ${order}`
  return row
}
