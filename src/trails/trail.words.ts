import { words } from '../scalars/words.js'

export const traceMethods = words('TraceMethod', 'How money that is mixed in an account is told apart (若干规定 §8).', '混同资金的追踪方法（若干规定第八条）。', {
  TIME_STAMP: ['By time-stamp: what went out is what came in last', '时间戳法：后进先出'],
  FIRST_IN_FIRST_OUT: ['What went out is what came in first', '先进先出法'],
  PRO_RATA: ['In proportion to what lay in the account', '按账户内资金比例'],
})
export const exitTypes = words('ExitType', 'How money left the accounts that can be traced.', '资金流出方式。', {
  CASH: ['Cash at the counter', '柜面取现'],
  ATM: ['Cash machine', '自动柜员机取现'],
  POS: ['Purchase', '刷卡消费'],
  CRYPTO: ['Virtual currency', '虚拟货币'],
  THIRD_PARTY: ['Payment institution', '第三方支付'],
  OVERSEAS: ['Abroad', '境外'],
  UNKNOWN: ['To an account that nobody knows yet', '去向账户未知'],
})
