/**
 * Who must, and who must never, receive a value of the stories. Written by hand from the law and from what each institution is there for
 * (entitlement table of the domain notes, AFL, PIPL), and not from the matrix: where the two differ, a person has to decide which is wrong.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type Reply, type TestApp } from '../support/app.js'
import { facts, patterns } from './world-facts.js'
import { asks } from './world-questions.js'
import { arrangeWorlds } from './world-rows.js'

type World = readonly [who: string, purpose: string, instrument: string, asks: keyof typeof asks, verdict: 'must' | 'must never', what: keyof typeof facts | keyof typeof patterns]

const query = 'QUERY-2019-0001'
const evidence = 'EVIDENCE-2019-0001'
/** Issued for one of the ring's cases; the teacher's is none of its business. */
const ofRing = 'FREEZE-2020-0001'

// biome-ignore format: a table
const worlds: readonly World[] = [
  // Intake takes the call: it needs to reach the victim and name the accounts at once.
  ['police-intake',   'INTAKE',            '',       'the teacher’s case',                 'must',       'the teacher’s name'],
  ['police-intake',   'INTAKE',            '',       'the teacher’s case',                 'must',       'Metro’s mule number'],
  ['police-intake',   'INTAKE',            '',       'the teacher’s case',                 'must',       'the report’s narrative'],
  ['police-intake',   'STOP_LOSS',         '',       'the company’s case',                 'must never', 'the company’s balance'],
  ['police-intake',   'STOP_LOSS',         '',       'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['police-intake',   'INTAKE',            query,    'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  ['police-intake',   'STOP_LOSS',         evidence, 'the SIM-box number',                 'must',       'the SIM-box subscriber'],
  // Control queries balances, statements and subscribers under a document, and not without (AFL §20, CPL §54).
  ['police-control',  'INVESTIGATION',     '',       'the SIM-box number',                 'must',       'the SIM-box msisdn'],
  ['police-control',  'INVESTIGATION',     '',       'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  ['police-control',  'INVESTIGATION',     '',       'all numbers',                        'must never', 'the SIM-box subscriber’s identity'],
  ['police-control',  'NUMBER_GOVERNANCE', '',       'the teacher’s case',                 'must never', 'the SIM-box subscriber’s address'],
  ['police-control',  'INVESTIGATION',     evidence, 'the SIM-box number',                 'must',       'the SIM-box subscriber’s identity'],
  ['police-control',  'STOP_LOSS',         '',       'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['police-control',  'STOP_LOSS',         query,    'the mule account at Harbour',        'must',       'Harbour’s mule balance'],
  ['police-control',  'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'Harbour’s mule holder'],
  ['police-control',  'INVESTIGATION',     '',       'the WeChat account',                 'must never', 'the WeChat registration'],
  ['police-control',  'INVESTIGATION',     evidence, 'the WeChat account',                 'must',       'the WeChat login address'],
  ['police-control',  'STOP_LOSS',         ofRing,   'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['police-control',  'INVESTIGATION',     ofRing,   'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  ['police-control',  'INVESTIGATION',     ofRing,   'the WeChat account',                 'must never', 'the WeChat registration'],
  ['police-control',  'STOP_LOSS',         evidence, 'the company’s case',                 'must never', 'the company’s balance'],
  ['police-control',  'APPEAL',            '',       'all appeals',                        'must',       'the seller’s grounds'],
  ['police-control',  'APPEAL',            '',       'the teacher',                        'must never', 'the teacher’s phone'],
  // Analysis follows money and links; it does not need to know people until a document opens them.
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must never', 'the teacher’s name'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must',       'the first character of a name and a star'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must',       'a match token'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s identity number'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s phone'],
  ['police-analyst',  'INVESTIGATION',     evidence, 'the teacher',                        'must',       'the teacher’s name'],
  ['police-analyst',  'INVESTIGATION',     ofRing,   'the teacher',                        'must never', 'the teacher’s name'],
  ['police-analyst',  'INVESTIGATION',     '',       'the mule account at Harbour',        'must',       'Harbour’s mule number'],
  ['police-analyst',  'INVESTIGATION',     '',       'all accounts',                       'must never', 'Harbour’s mule holder'],
  ['police-analyst',  'INVESTIGATION',     evidence, 'the SIM-box number',                 'must never', 'the SIM-box subscriber’s identity'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher’s case',                 'must',       'the teacher’s narrative'],
  ['police-analyst',  'INVESTIGATION',     '',       'the high-risk warning',              'must never', 'the potential victim’s address'],
  ['police-analyst',  'INVESTIGATION',     '',       'all orders',                         'must never', 'the operating officer’s phone'],
  ['police-analyst',  'INVESTIGATION',     '',       'all appeals',                        'must never', 'the seller’s name'],
  // Countermeasure reaches potential victims: contact yes, case no.
  ['police-outreach', 'OUTREACH',          '',       'the high-risk warning',              'must',       'the potential victim’s phone'],
  ['police-outreach', 'OUTREACH',          '',       'all warnings',                       'must',       'the potential victim’s address'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must',       'the summary'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must',       'the teacher’s phone'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must never', 'the teacher’s identity number'],
  ['police-outreach', 'OUTREACH',          '',       'the teacher’s case',                 'must never', 'Harbour’s mule number'],
  ['police-outreach', 'OUTREACH',          '',       'all accounts',                       'must never', 'Metro’s mule number'],
  ['police-outreach', 'OUTREACH',          '',       'all numbers',                        'must never', 'the SIM-box msisdn'],
  ['police-outreach', 'OUTREACH',          evidence, 'the SIM-box number',                 'must never', 'the SIM-box subscriber'],
  // A bank carries out orders on its own accounts and learns nothing of others'.
  ['bank-harbour',    'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'Harbour’s mule number'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'Harbour’s mule holder'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the company’s case',                 'must',       'the company’s balance'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must',       'Harbour’s stop-payment order'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must',       'the operating officer’s name'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must never', 'the operating officer’s identity number'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must never', 'Metro’s freeze order'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the teacher',                        'must',       'the teacher’s name'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'where the data leaked'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all numbers',                        'must never', 'the SIM-box msisdn'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all numbers',                        'must',       'a match token'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all numbers',                        'must never', 'the SIM-box digest'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the mule account at Metro',          'must never', 'Metro’s mule number'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the mule account at Metro',          'must never', 'Metro’s mule holder'],
  ['bank-harbour',    'APPEAL',            '',       'all appeals',                        'must never', 'the seller’s grounds'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all accounts',                       'must never', 'Delta’s mule number'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the ring’s second case',             'must never', 'the ring’s Metro number'],
  ['bank-metro',      'INVESTIGATION',     '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['bank-metro',      'STOP_LOSS',         '',       'the mule account at Harbour',        'must never', 'Harbour’s mule number'],
  ['bank-metro',      'STOP_LOSS',         '',       'the mule account at Harbour',        'must',       'a match token'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s second mule number'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s mule balance'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s mule identity'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher',                        'must never', 'the teacher’s phone'],
  ['bank-metro',      'INVESTIGATION',     '',       'the teacher',                        'must never', 'the teacher’s name'],
  ['bank-metro',      'STOP_LOSS',         '',       'the company’s case',                 'must never', 'the company’s case number'],
  ['bank-metro',      'STOP_LOSS',         '',       'all accounts',                       'must never', 'the company’s account number'],
  ['bank-metro',      'STOP_LOSS',         '',       'all orders',                         'must never', 'Harbour’s answer'],
  ['bank-delta',      'APPEAL',            '',       'all appeals',                        'must',       'the seller’s grounds'],
  ['bank-delta',      'APPEAL',            '',       'the seller’s account',               'must',       'the seller’s balance'],
  ['bank-metro',      'APPEAL',            '',       'the seller’s account',               'must never', 'the seller’s balance'],
  // The scheme routes: cards and ways of money, not people.
  ['card-scheme',     'STOP_LOSS',         '',       'the teacher’s case',                 'must',       'Harbour’s mule number'],
  ['card-scheme',     'STOP_LOSS',         '',       'all orders',                         'must',       'Harbour’s stop-payment order'],
  ['card-scheme',     'STOP_LOSS',         '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['card-scheme',     'STOP_LOSS',         '',       'all accounts',                       'must never', 'Harbour’s mule holder'],
  ['card-scheme',     'INVESTIGATION',     '',       'the mule account at Harbour',        'must never', 'Harbour’s mule balance'],
  ['card-scheme',     'INVESTIGATION',     '',       'all orders',                         'must never', 'the amount to stop'],
  ['card-scheme',     'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the SIM-box msisdn'],
  // A carrier knows its own numbers and subscribers; of a case the number, of a victim nothing but a token.
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'the SIM-box number',                 'must',       'the SIM-box msisdn'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'the SIM-box number',                 'must',       'the SIM-box subscriber'],
  ['carrier-north',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['carrier-north',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['carrier-north',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'Harbour’s mule number'],
  ['carrier-north',   'INVESTIGATION',     '',       'the ported number',                  'must never', 'the ported subscriber'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'all numbers',                        'must never', 'the shop’s msisdn'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'all orders',                         'must never', 'South’s number order'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the ported number',                  'must',       'the ported msisdn'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'all orders',                         'must',       'South’s number order'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'all numbers',                        'must never', 'the SIM-box subscriber'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the high-risk warning',              'must',       'the potential victim’s phone'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the high-risk warning',              'must',       'the script to send'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the high-risk warning',              'must never', 'why she is at risk'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'all warnings',                       'must never', 'the potential victim’s name'],
  ['carrier-south',   'INVESTIGATION',     '',       'why not the narrative',              'must never', 'the teacher’s narrative'],
  // A platform knows its own accounts, and neither victims nor money.
  ['platform-chat',   'NUMBER_GOVERNANCE', '',       'the WeChat account',                 'must',       'the WeChat handle'],
  ['platform-chat',   'NUMBER_GOVERNANCE', '',       'all addresses',                      'must',       'the forged warrant’s address'],
  ['platform-chat',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['platform-chat',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s account number'],
  ['platform-chat',   'INVESTIGATION',     '',       'the teacher’s case',                 'must never', 'the teacher’s loss'],
  ['platform-chat',   'NUMBER_GOVERNANCE', '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['platform-chat',   'INVESTIGATION',     '',       'all reports',                        'must never', 'the reporter’s phone'],
  // The auditor sees that things were done, by whom of the officials, and no value of anybody's.
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must',       'the teacher’s case number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must',       'a match token'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s identity number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s narrative'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s loss'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all accounts',                       'must never', 'Harbour’s mule holder'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all numbers',                        'must never', 'the SIM-box subscriber'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all warnings',                       'must never', 'the potential victim’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all chat accounts',                  'must never', 'the WeChat nickname'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all appeals',                        'must never', 'the seller’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all orders',                         'must',       'the operating officer’s identity number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all addresses',                      'must never', 'the forged warrant’s address'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all addresses',                      'must',       'a masked address'],
  // A draft is nobody's but the desks': it must warn nobody, and is counted for nobody.
  ['police-control',  'STOP_LOSS',         '',       'the draft order',                    'must',       'the draft’s number'],
  ['police-control',  'STOP_LOSS',         '',       'the draft order',                    'must',       'an order to issue it'],
  ['bank-metro',      'STOP_LOSS',         '',       'the draft order',                    'must never', 'the draft’s number'],
  ['bank-metro',      'STOP_LOSS',         '',       'all orders',                         'must never', 'the draft’s number'],
  ['bank-metro',      'INVESTIGATION',     '',       'what awaits an answer',              'must never', 'the draft’s number'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'what awaits an answer',              'must',       'the number of an order that South has yet to answer'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'what awaits an answer',              'must never', 'the number of an order that South has yet to answer'],
  ['bank-metro',      'STOP_LOSS',         '',       'the step of the draft',              'must never', 'the draft’s number'],
  ['card-scheme',     'STOP_LOSS',         '',       'all steps',                          'must never', 'the draft’s number'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the draft order',                    'must never', 'the draft’s number'],
  ['police-intake',   'STOP_LOSS',         '',       'the drafted instrument',             'must',       'the drafted instrument’s number'],
  ['bank-metro',      'STOP_LOSS',         '',       'the drafted instrument',             'must never', 'the drafted instrument’s number'],
  ['bank-metro',      'STOP_LOSS',         '',       'the paper of the drafted instrument', 'must never', 'the drafted paper'],
  // The history tells a partner what was done, not what the desks noted beside it.
  ['police-chief',    'STOP_LOSS',         '',       'all steps',                          'must',       'the note on the step'],
  ['police-analyst',  'INVESTIGATION',     '',       'the step with a note',               'must',       'the note on the step'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all steps',                          'must',       'the noted step'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all steps',                          'must never', 'the note on the step'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the step with a note',               'must never', 'the note on the step'],
  ['card-scheme',     'STOP_LOSS',         '',       'the step with a note',               'must',       'the noted step'],
  ['card-scheme',     'STOP_LOSS',         '',       'the step with a note',               'must never', 'the note on the step'],
  ['bank-metro',      'STOP_LOSS',         '',       'the step with a note',               'must never', 'the noted step'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all steps',                          'must',       'the noted step'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all steps',                          'must never', 'the note on the step'],
  // Papers: identity cards and the way of the money leave the centre to nobody, what speaks of money reaches those who hold accounts.
  ['police-control',  'STOP_LOSS',         '',       'the identity card',                  'must',       'the identity card’s name'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the identity card',                  'must never', 'the identity card’s name'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the papers behind the orders',       'must never', 'the identity card’s name'],
  ['carrier-north',   'INVESTIGATION',     '',       'the identity card',                  'must never', 'the identity card’s name'],
  ['card-scheme',     'STOP_LOSS',         '',       'the identity card',                  'must never', 'the identity card’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the identity card',                  'must never', 'the identity card’s name'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the papers behind the orders',       'must',       'the application'],
  ['bank-metro',      'STOP_LOSS',         '',       'the application for a stop',         'must never', 'the application'],
  ['police-analyst',  'INVESTIGATION',     '',       'the application for a stop',         'must',       'the application’s name'],
  ['police-analyst',  'INVESTIGATION',     '',       'the application for a stop',         'must never', 'the application'],
  ['bank-northsea',   'STOP_LOSS',         '',       'the application for a stop',         'must never', 'the application'],
  ['police-intake',   'STOP_LOSS',         '',       'the way of the ring’s money',        'must',       'the way of the money'],
  ['bank-metro',      'STOP_LOSS',         '',       'the way of the ring’s money',        'must never', 'the way of the money'],
  ['bank-metro',      'STOP_LOSS',         '',       'the papers behind the orders',       'must never', 'the way of the money'],
  ['bank-metro',      'STOP_LOSS',         '',       'the papers behind the orders',       'must',       'the notice of freezing'],
  ['bank-metro',      'STOP_LOSS',         '',       'the papers behind the orders',       'must',       'what a freeze may hold'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'the freezing document',              'must never', 'the notice of freezing'],
  ['platform-chat',   'NUMBER_GOVERNANCE', '',       'the freezing document',              'must never', 'the notice of freezing'],
  ['carrier-south',   'NUMBER_GOVERNANCE', '',       'the officer’s credential',           'must',       'the credential’s name'],
  // A bank checks the payments at whose ends it stands, and hears of no other.
  ['police-intake',   'INTAKE',            '',       'the payments of the ring’s second case', 'must',   'the amount paid within Harbour'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the payments of the ring’s second case', 'must',   'the amount paid from Harbour to Metro'],
  ['bank-metro',      'STOP_LOSS',         '',       'the payments of the ring’s second case', 'must',   'the amount paid from Harbour to Metro'],
  ['bank-metro',      'STOP_LOSS',         '',       'the payments of the ring’s second case', 'must never', 'the amount paid within Harbour'],
  ['bank-metro',      'INVESTIGATION',     '',       'the payment within Harbour',         'must never', 'the amount paid within Harbour'],
  ['bank-delta',      'STOP_LOSS',         '',       'the payments of the ring’s second case', 'must never', 'the amount paid from Harbour to Metro'],
  ['card-scheme',     'STOP_LOSS',         '',       'the payments of the ring’s second case', 'must never', 'the payment from Harbour to Metro'],
  ['carrier-south',   'INVESTIGATION',     '',       'the payments of the ring’s second case', 'must never', 'the payment from Harbour to Metro'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the payments of the ring’s second case', 'must',   'the payment from Harbour to Metro'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the payments of the ring’s second case', 'must never', 'the amount paid from Harbour to Metro'],
  // A return is the business of the police and of the bank that holds the money; whom the money goes to it learns when it is ordered to pay.
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must',       'the return’s number'],
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must',       'what the freeze holds'],
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must never', 'how the shares were reckoned'],
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must never', 'who applies for the return'],
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must',       'the account of the first share'],
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must never', 'the first victim’s loss'],
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must never', 'the amount of the second share'],
  ['bank-metro',      'RESTITUTION',       '',       'the second share',                   'must never', 'the amount of the second share'],
  ['bank-metro',      'RESTITUTION',       '',       'all returns',                        'must never', 'what the objector says'],
  ['bank-metro',      'RESTITUTION',       '',       'the objection of the holder',        'must never', 'who objects'],
  ['bank-harbour',    'RESTITUTION',       '',       'all returns',                        'must never', 'the return’s number'],
  ['bank-harbour',    'RESTITUTION',       '',       'the ring’s return',                  'must never', 'the return’s number'],
  ['bank-harbour',    'RESTITUTION',       '',       'the second share',                   'must never', 'the amount of the second share'],
  ['card-scheme',     'STOP_LOSS',         '',       'the ring’s return',                  'must never', 'the return’s number'],
  ['police-analyst',  'INVESTIGATION',     '',       'all returns',                        'must',       'how the shares were reckoned'],
  ['police-analyst',  'INVESTIGATION',     '',       'the objection of the holder',        'must never', 'who objects'],
  ['police-analyst',  'INVESTIGATION',     '',       'the objection of the holder',        'must',       'the first character of a name and a star'],
  ['police-control',  'RESTITUTION',       '',       'all returns',                        'must',       'what the objector says'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all returns',                        'must',       'the return’s number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all returns',                        'must never', 'what the freeze holds'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all returns',                        'must never', 'who objects'],
  // What the desks write of a case, a report or a warning stays with them.
  ['police-analyst',  'INVESTIGATION',     '',       'the ring’s second case',             'must',       'why the cases were joined'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the ring’s second case',             'must never', 'why the cases were joined'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'the ring’s second case',             'must never', 'why the cases were joined'],
  ['police-intake',   'INTAKE',            '',       'all reports',                        'must',       'what became of the daughter’s report'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all reports',                        'must never', 'what became of the daughter’s report'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'all warnings',                       'must never', 'the protective measure'],
  ['bank-harbour',    'INVESTIGATION',     '',       'all warnings',                       'must never', 'the protective measure'],
  ['police-outreach', 'OUTREACH',          '',       'all warnings',                       'must',       'the protective measure'],
  // A bank abroad sees the request, not the case.
  ['bank-northsea',   'STOP_LOSS',         '',       'all orders',                         'must',       'the number of a recall'],
  ['bank-northsea',   'STOP_LOSS',         '',       'the company’s case',                 'must never', 'the company’s narrative'],
  ['bank-northsea',   'STOP_LOSS',         '',       'all orders',                         'must never', 'Harbour’s stop-payment order'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all orders',                         'must never', 'the number of a recall'],
  // Who is suspected is for those who pursue them; analysis learns who it is under a paper of one of the suspect’s cases.
  ['police-control',  'INVESTIGATION',     '',       'all suspects',                       'must',       'the organiser’s name'],
  ['police-control',  'INVESTIGATION',     '',       'all suspects',                       'must',       'the request for the organiser'],
  ['police-analyst',  'INVESTIGATION',     '',       'all suspects',                       'must',       'the first character of a name and a star'],
  ['police-analyst',  'INVESTIGATION',     '',       'all suspects',                       'must never', 'the organiser’s name'],
  ['police-analyst',  'INVESTIGATION',     '',       'all suspects',                       'must never', 'the organiser’s alias'],
  ['police-analyst',  'INVESTIGATION',     '',       'the organiser',                      'must never', 'the organiser’s document'],
  ['police-analyst',  'INVESTIGATION',     query,    'the organiser',                      'must',       'the organiser’s alias'],
  ['police-analyst',  'INVESTIGATION',     ofRing,   'the organiser',                      'must never', 'the organiser’s alias'],
  ['police-intake',   'INTAKE',            '',       'all suspects',                       'must never', 'the organiser’s name'],
  ['police-intake',   'INTAKE',            '',       'all suspects',                       'must never', 'the request for the organiser'],
  ['police-intake',   'INTAKE',            '',       'all requests for suspects',          'must never', 'the request for the organiser'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all suspects',                       'must never', 'the organiser’s name'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all suspects',                       'must never', 'the organiser’s document'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all requests for suspects',          'must',       'the request for the organiser'],
  ['police-outreach', 'OUTREACH',          '',       'the organiser',                      'must never', 'the organiser’s name'],
  ['bank-harbour',    'INVESTIGATION',     '',       'the organiser',                      'must never', 'the organiser’s name'],
  // Where police are about to go, and when, is known to those who send them.
  ['police-analyst',  'INVESTIGATION',     '',       'all call centres',                   'must',       'where they call from'],
  ['police-intake',   'INTAKE',            '',       'all call centres',                   'must never', 'where they call from'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all call centres',                   'must never', 'where they call from'],
  ['police-control',  'INVESTIGATION',     '',       'all operations',                     'must',       'the planned operation'],
  ['police-intake',   'INTAKE',            '',       'all operations',                     'must',       'the raid'],
  ['police-intake',   'INTAKE',            '',       'all operations',                     'must never', 'the planned operation'],
  ['police-intake',   'INTAKE',            '',       'all call centres',                   'must never', 'the planned operation'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all operations',                     'must',       'the raid'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all operations',                     'must never', 'the planned operation'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all call centres',                   'must never', 'the planned operation'],
  // What cases have in common is for the units that lead them; the auditor learns that there is something, not what the desks wrote of it.
  ['police-analyst',  'INVESTIGATION',     '',       'all linkages',                       'must',       'the grounds of a linkage'],
  ['police-intake',   'INTAKE',            '',       'all linkages',                       'must',       'the linkage’s number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all linkages',                       'must',       'the linkage’s number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all linkages',                       'must never', 'the grounds of a linkage'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all linkages',                       'must never', 'why a linkage was rejected'],
  ['police-outreach', 'OUTREACH',          '',       'all linkages',                       'must never', 'the linkage’s number'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all linkages',                       'must never', 'the linkage’s number'],
  ['police-control',  'INVESTIGATION',     '',       'the ring’s series',                  'must',       'the ring’s series'],
  ['bank-harbour',    'STOP_LOSS',         '',       'the ring’s series',                  'must never', 'the ring’s series'],
  ['police-outreach', 'OUTREACH',          '',       'the ring’s series',                  'must never', 'the ring’s series'],
  // A published report is for everybody it was handed to, without what it rests on; what was lost is for the desks that read it case by case.
  ['bank-harbour',    'STOP_LOSS',         '',       'all analysis reports',               'must',       'what May has brought'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all analysis reports',               'must never', 'the assessment of May'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all analysis reports',               'must never', 'who wrote of May'],
  ['bank-harbour',    'STOP_LOSS',         '',       'all analysis reports',               'must never', 'the report that was replaced'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'all analysis reports',               'must never', 'the draft alert'],
  ['carrier-north',   'NUMBER_GOVERNANCE', '',       'all analysis reports',               'must never', 'what brushing cost in May'],
  ['police-analyst',  'INVESTIGATION',     '',       'all analysis reports',               'must',       'the assessment of May'],
  ['police-analyst',  'INVESTIGATION',     '',       'all analysis reports',               'must',       'what brushing cost in May'],
  ['police-outreach', 'OUTREACH',          '',       'all analysis reports',               'must',       'the draft alert'],
  ['police-outreach', 'OUTREACH',          '',       'all analysis reports',               'must never', 'the assessment of May'],
  ['police-outreach', 'OUTREACH',          '',       'all analysis reports',               'must never', 'what brushing cost in May'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all analysis reports',               'must',       'who wrote of May'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all analysis reports',               'must never', 'what May has brought'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all analysis reports',               'must never', 'what brushing cost in May'],
  // The countermeasure desk reads how much at risk people are and why, by open facts, and of accounts nothing; what entries tell opens under a paper, for stopping and investigating.
  ['police-outreach', 'OUTREACH',          '',       'all risk scores',                    'must',       'the rule that the teacher’s age meets'],
  ['police-outreach', 'OUTREACH',          '',       'all risk scores',                    'must never', 'the score of Metro’s account'],
  ['police-outreach', 'OUTREACH',          '',       'all risk scores',                    'must never', 'a score in points'],
  ['police-control',  'INVESTIGATION',     ofRing,   'all risk scores',                    'must',       'the rule that entries alone tell of'],
  ['police-control',  'INVESTIGATION',     '',       'all risk scores',                    'must never', 'the rule that entries alone tell of'],
  ['police-control',  'INVESTIGATION',     query,    'all risk scores',                    'must never', 'the rule that entries alone tell of'],
  ['police-control',  'NUMBER_GOVERNANCE', ofRing,   'all risk scores',                    'must never', 'the rule that entries alone tell of'],
  ['police-control',  'INVESTIGATION',     query,    'all risk scores',                    'must',       'the teacher’s score by all facts'],
  ['police-control',  'NUMBER_GOVERNANCE', query,    'all risk scores',                    'must never', 'the teacher’s score by all facts'],
  ['police-intake',   'INTAKE',            query,    'all risk scores',                    'must never', 'the teacher’s score by all facts'],
  ['police-analyst',  'INVESTIGATION',     '',       'all risk scores',                    'must',       'the score of the ring’s number'],
  ['police-outreach', 'OUTREACH',          '',       'all risk scores',                    'must never', 'the score of the ring’s number'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all risk scores',                    'must',       'the teacher’s score'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all risk scores',                    'must never', 'the rule that the teacher’s age meets'],
  ['auditor',         'SUPERVISION_AUDIT', '',       'all risk scores',                    'must never', 'a score in points'],
  ['bank-metro',      'STOP_LOSS',         '',       'all risk scores',                    'must never', 'the score of Metro’s account'],
  // The operator runs the machine.
  ['operator',        'SUPERVISION_AUDIT', '',       'the teacher’s case',                 'must never', 'the teacher’s case number'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all accounts',                       'must never', 'Harbour’s mule number'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all numbers',                        'must never', 'the SIM-box msisdn'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all orders',                         'must never', 'Harbour’s stop-payment order'],
  ['operator',        'SUPERVISION_AUDIT', '',       'the mule account at Harbour',        'must never', 'Harbour’s mule holder'],
  ['operator',        'SUPERVISION_AUDIT', '',       'all agencies',                       'must',       'Harbour’s contact phone'],
  // Nobody is left guessing why.
  ['police-control',  'INVESTIGATION',     '',       'the teacher’s case',                 'must',       'NEEDS_LEGAL_INSTRUMENT'],
  ['police-analyst',  'INVESTIGATION',     '',       'the teacher',                        'must',       'a masked phone'],
]

let app: TestApp
const values = new Map<string, string>()
const replies = new Map<string, Promise<Reply>>()

beforeAll(async () => {
  app = await openTestApp()
  await arrangeWorlds(app.owner)
  for (const [name, place] of Object.entries(facts)) {
    const [, table, column, key = 'id', id] = /^(\w+)\.(\w+)(?: by (\w+))? of (\w+)$/.exec(place) as unknown as [string, string, string, string | undefined, string]
    const [row] = await app.owner.unsafe(`select ${column}::text as value from ${table} where ${key} = $1`, [id])
    values.set(name, row?.['value'] as string)
  }
})
afterAll(() => app?.close())

/** One request for all lines that ask the same. */
function ask(who: string, purpose: string, instrument: string, what: keyof typeof asks): Promise<Reply> {
  const key = [who, purpose, instrument, what].join()
  const reply = replies.get(key) ?? app.ask(who, asks[what], {}, { 'x-purpose': purpose, ...(instrument ? { 'x-legal-instrument': instrument } : {}) })
  replies.set(key, reply)
  return reply
}

/** Everything that came over the wire. */
const bytes = ({ text, headers }: Reply): string => `${JSON.stringify(headers)}\n${text}`
const tells = (reply: Reply, value: string): boolean => bytes(reply).includes(value) || bytes(reply).includes(JSON.stringify(value).slice(1, -1))

describe('worlds', () => {
  it('are at least two hundred and seventy, each told once', () => {
    expect(worlds.length).toBeGreaterThanOrEqual(270)
    expect(new Set(worlds.map((world) => world.join())).size).toBe(worlds.length)
    expect(Object.keys(facts).filter((fact) => !worlds.some((world) => world[5] === fact))).toEqual([])
  })

  it('are about values that are there and long enough to be found', () => {
    for (const [name, value] of values) expect(value?.length, name).toBeGreaterThanOrEqual(2)
  })

  for (const [who, purpose, instrument, what, verdict, of] of worlds) {
    it(`${who} (${purpose}${instrument && `, ${instrument}`}) asks for ${what} and ${verdict} receive ${of}`, async () => {
      const reply = await ask(who, purpose, instrument, what)
      // A question that was not understood proves nothing.
      for (const { extensions } of reply.body.errors ?? []) expect(['FORBIDDEN', 'FIELD_NOT_ENTITLED']).toContain(extensions.code)
      expect(reply.status).toBe(reply.body.data ? 200 : 403)
      const found = of in patterns ? patterns[of as keyof typeof patterns].test(bytes(reply)) : tells(reply, values.get(of) as string)
      expect(found ? 'received' : 'not received').toBe(verdict === 'must' ? 'received' : 'not received')
    })
  }

  it('withhold nothing that the same question does not give to somebody who may have it', async () => {
    const readers = [
      ['police-control', 'INVESTIGATION', query],
      ['police-control', 'NUMBER_GOVERNANCE', evidence],
      ['police-intake', 'STOP_LOSS', query],
      ['police-control', 'APPEAL', query],
      ['police-control', 'APPEAL', 'LIFT-2020-0001'],
      ['police-control', 'STOP_LOSS', 'STOP-2019-0001'],
      ['police-control', 'INVESTIGATION', ofRing],
    ] as const
    const unread: string[] = []
    for (const [, , , what, verdict, of] of worlds) {
      const value = values.get(of)
      // Digests leave to nobody, and an explanation holds no value. What awaits an answer is asked by those who owe it: of orders that wait, the lines above tell.
      if (verdict === 'must' || !value || of === 'the SIM-box digest' || what === 'why not the narrative' || what === 'what awaits an answer') continue
      const answers = await Promise.all(readers.map(([who, purpose, instrument]) => ask(who, purpose, instrument, what)))
      if (!answers.some((reply) => tells(reply, value))) unread.push(`${what}: ${of}`)
    }
    expect(unread).toEqual([])
  })
})
