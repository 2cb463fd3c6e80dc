import { Command, CommanderError } from 'commander'
import type { Config } from '../config.js'
import { mintToken } from './issuer.js'
import { localKeys } from './keys.js'
import { findPersona, personas } from './personas.js'

/** Where the command speaks. Only what was asked for goes to `out`, so that `$(npm run -s token -- PERSONA)` is a token. */
export interface Voice {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

export type TokenConfig = Pick<Config, 'dataDir' | 'tokenIssuer' | 'tokenAudience' | 'jwksUrl' | 'demo'>

/** Demonstration tokens, from the keys of the data folder and with no server running. `args` are those after the script's name. Answers the exit code. */
export async function runTokenCommand(args: readonly string[], config: TokenConfig, { out, err }: Voice): Promise<number> {
  const fail = (en: string, zh: string) => {
    err(`${en}\n${zh}\n`)
    return 1
  }
  const command = new Command('token')
    .description('Prints a demonstration token and nothing else. 仅输出一个演示令牌。')
    .argument('[persona]', 'whose token 令牌角色')
    .option('--list', 'name the personas, one per line 列出全部角色')
    .option('--rotate', 'make a new signing key; tokens of former keys stay valid until they expire 轮换签名密钥，旧令牌在到期前仍有效')
    .option('--revoke', 'with --rotate: refuse all tokens of former keys at once 与 --rotate 同用：旧密钥签发的令牌立即失效')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
  try {
    command.parse([...args], { from: 'user' })
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode
    throw fault
  }
  const key = command.args[0]
  const { list = false, rotate = false, revoke = false } = command.opts<{ list?: boolean; rotate?: boolean; revoke?: boolean }>()
  if ([list, rotate, key !== undefined].filter(Boolean).length !== 1 || (revoke && !rotate)) {
    return fail('Name one persona, or give --list or --rotate [--revoke].', '请指定一个角色，或使用 --list，或 --rotate [--revoke]。')
  }
  if (list) {
    out(personas.map((persona) => `${persona.key}\n`).join(''))
    return 0
  }
  if (!config.demo || config.jwksUrl !== null) {
    return fail('Demonstration tokens are switched off here: tokens come from your own issuer.', '此处已停用演示令牌：请使用贵方的令牌签发服务。')
  }
  if (rotate) {
    out(`${await (await localKeys(config.dataDir)).rotate({ revoke })}\n`)
    return 0
  }
  const persona = findPersona(key ?? '')
  if (!persona) {
    const known = personas.map((each) => each.key)
    return fail(`No such persona. Known: ${known.join(', ')}.`, `没有该角色。可用角色：${known.join('、')}。`)
  }
  out(`${await mintToken(await localKeys(config.dataDir), persona, { issuer: config.tokenIssuer, audience: config.tokenAudience })}\n`)
  return 0
}
