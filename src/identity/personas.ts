import type { Bilingual } from '../errors.js'
import type { Audience, Purpose } from '../policy/vocabulary.js'

/** Somebody of the demonstration to look through the eyes of. People, institutions and Lingang City are fictional. */
export interface Persona {
  /** Word for `npm run token -- KEY`. */
  readonly key: string
  readonly name: Bilingual
  readonly officer: Bilingual
  /** `sub` of the persona's tokens. */
  readonly subject: string
  readonly audience: Audience
  /** The agency's id is `seedId('agency', agencyKey)`. */
  readonly agencyKey: string
  /** What it normally asks for; the first is what the explorer states unless told otherwise. */
  readonly purposes: readonly [Purpose, ...Purpose[]]
  readonly description: Bilingual
}

export const personas: readonly Persona[] = [
  {
    key: 'police-intake',
    name: { en: 'Intake desk, Lingang Anti-Fraud Centre', zh: '临港市反诈中心接警席' },
    officer: { en: 'Lin Qiao', zh: '林乔' },
    subject: 'lin.qiao',
    audience: 'POLICE_INTAKE',
    agencyKey: 'anti-fraud-centre',
    purposes: ['INTAKE', 'STOP_LOSS'],
    description: {
      en: 'Takes the report during the three-party call with 110 and names the accounts to stop; seconds decide.',
      zh: '在与 110 的三方通话中受理报案，提出止付账户；争分夺秒。',
    },
  },
  {
    key: 'police-control',
    name: { en: 'Control desk, Lingang Anti-Fraud Centre', zh: '临港市反诈中心查控席' },
    officer: { en: 'Zhou Ke', zh: '周珂' },
    subject: 'zhou.ke',
    audience: 'POLICE_CONTROL',
    agencyKey: 'anti-fraud-centre',
    purposes: ['STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL'],
    description: {
      en: 'Orders account queries, stop-payments, freezes and returns of funds, and measures on numbers and web addresses.',
      zh: '办理账户查询、止付、冻结与资金返还，并对号码和网址采取措施。',
    },
  },
  {
    key: 'police-chief',
    name: { en: 'Chief on duty, Lingang Anti-Fraud Centre', zh: '临港市反诈中心值班领导' },
    officer: { en: 'Qin Chuan', zh: '秦川' },
    subject: 'qin.chuan',
    audience: 'POLICE_CONTROL',
    agencyKey: 'anti-fraud-centre',
    purposes: ['STOP_LOSS', 'INVESTIGATION', 'NUMBER_GOVERNANCE', 'RESTITUTION', 'APPEAL'],
    description: {
      en: 'Approves legal instruments and returns of funds; never those of the chief’s own drafting.',
      zh: '审批法律文书与资金返还；本人起草的不得自批。',
    },
  },
  {
    key: 'police-analyst',
    name: { en: 'Analysis desk, Lingang Anti-Fraud Centre', zh: '临港市反诈中心研判席' },
    officer: { en: 'Shen Yiran', zh: '沈亦然' },
    subject: 'shen.yiran',
    audience: 'POLICE_ANALYSIS',
    agencyKey: 'anti-fraud-centre',
    purposes: ['INVESTIGATION'],
    description: {
      en: 'Links cases and follows the trail of the money; identities stay masked until a legal instrument opens them.',
      zh: '串并案件、追踪资金流向；身份信息须凭法律文书方可显示明文。',
    },
  },
  {
    key: 'police-outreach',
    name: { en: 'Countermeasure desk, Lingang Anti-Fraud Centre', zh: '临港市反诈中心反制席' },
    officer: { en: 'Gu Man', zh: '顾曼' },
    subject: 'gu.man',
    audience: 'POLICE_OUTREACH',
    agencyKey: 'anti-fraud-centre',
    purposes: ['OUTREACH'],
    description: {
      en: 'Warns potential victims by message, call or visit and records the outcome; sees how to reach them, not the case.',
      zh: '通过短信、电话或上门劝阻潜在被害人并记录结果；可见联系方式，不可见案情。',
    },
  },
  {
    key: 'bank-harbour',
    name: { en: 'Harbour Bank', zh: '海港银行' },
    officer: { en: 'He Jia', zh: '何佳' },
    subject: 'he.jia',
    audience: 'BANK',
    agencyKey: 'harbour-bank',
    purposes: ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL'],
    description: {
      en: 'Carries out orders on its own accounts; of accounts at other banks it learns nothing in clear.',
      zh: '执行针对本行账户的指令；他行账户信息不以明文提供。',
    },
  },
  {
    key: 'bank-metro',
    name: { en: 'Metro Bank', zh: '都会银行' },
    officer: { en: 'Tang Rui', zh: '唐睿' },
    subject: 'tang.rui',
    audience: 'BANK',
    agencyKey: 'metro-bank',
    purposes: ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL'],
    description: {
      en: 'Holds the second layer of several mule accounts; sees the same cases as Harbour Bank from its own side.',
      zh: '持有多个涉案账户的第二层；从本行一侧看到与海港银行相同的案件。',
    },
  },
  {
    key: 'bank-delta',
    name: { en: 'Delta Bank', zh: '三角洲银行' },
    officer: { en: 'Pan Xuan', zh: '潘轩' },
    subject: 'pan.xuan',
    audience: 'BANK',
    agencyKey: 'delta-bank',
    purposes: ['STOP_LOSS', 'INVESTIGATION', 'RESTITUTION', 'APPEAL'],
    description: {
      en: 'The third bank of the mule ring; its customer appeals against a freeze that went too far.',
      zh: '跑分团伙涉及的第三家银行；其客户对过度冻结提出申诉。',
    },
  },
  {
    key: 'bank-northsea',
    name: { en: 'Northsea Overseas Bank', zh: '北海域外银行' },
    officer: { en: 'Erik Holm', zh: '埃里克·霍尔姆' },
    subject: 'erik.holm',
    audience: 'BANK',
    agencyKey: 'foreign-bank',
    purposes: ['RESTITUTION', 'STOP_LOSS'],
    description: {
      en: 'A bank abroad: is asked to recall remittances and answers; sees the request, not the case.',
      zh: '境外银行：收到撤回汇款请求并予答复；可见请求，不可见案情。',
    },
  },
  {
    key: 'card-scheme',
    name: { en: 'Union Card Scheme', zh: '联合卡组织' },
    officer: { en: 'Fang Min', zh: '方敏' },
    subject: 'fang.min',
    audience: 'CARD_SCHEME',
    agencyKey: 'union-scheme',
    purposes: ['STOP_LOSS', 'INVESTIGATION'],
    description: {
      en: 'Routes transfers between banks: sees card numbers and the way of the money, not the people behind it.',
      zh: '负责跨行转接：可见卡号与资金路径，不可见持卡人身份。',
    },
  },
  {
    key: 'carrier-north',
    name: { en: 'North Carrier', zh: '北方通信' },
    officer: { en: 'Luo Bin', zh: '罗斌' },
    subject: 'luo.bin',
    audience: 'CARRIER',
    agencyKey: 'north-carrier',
    purposes: ['NUMBER_GOVERNANCE', 'INVESTIGATION', 'APPEAL'],
    description: {
      en: 'Suspends and restores its own numbers, and hands over subscriber data under a legal instrument alone.',
      zh: '对本网号码停机与复机；仅凭法律文书提供用户资料。',
    },
  },
  {
    key: 'carrier-south',
    name: { en: 'South Carrier', zh: '南方通信' },
    officer: { en: 'Wei Ning', zh: '韦宁' },
    subject: 'wei.ning',
    audience: 'CARRIER',
    agencyKey: 'south-carrier',
    purposes: ['NUMBER_GOVERNANCE', 'INVESTIGATION', 'APPEAL'],
    description: {
      en: 'Holds a number that was ported in from North Carrier; measures on it come here.',
      zh: '持有一个由北方通信携号转入的号码；对该号码的措施送达本网。',
    },
  },
  {
    key: 'platform-chat',
    name: { en: 'Chat Platform', zh: '畅聊平台' },
    officer: { en: 'Yu Qing', zh: '俞晴' },
    subject: 'yu.qing',
    audience: 'PLATFORM',
    agencyKey: 'chat-platform',
    purposes: ['NUMBER_GOVERNANCE', 'INVESTIGATION', 'APPEAL'],
    description: {
      en: 'Restricts its own chat accounts that fraudsters use; knows neither victims nor bank accounts.',
      zh: '限制本平台涉诈账号；不可见被害人与银行账户。',
    },
  },
  {
    key: 'auditor',
    name: { en: 'Office of Supervision, Lingang City', zh: '临港市监督办公室' },
    officer: { en: 'Jiang Heng', zh: '江衡' },
    subject: 'jiang.heng',
    audience: 'AUDITOR',
    agencyKey: 'supervision-office',
    purposes: ['SUPERVISION_AUDIT'],
    description: {
      en: 'Reads who saw what and on which legal basis; sees that a value was disclosed, never the value.',
      zh: '查阅谁在何种法律依据下看到了什么；可见披露事实，不可见数据值。',
    },
  },
  {
    key: 'operator',
    name: { en: 'Operations, Lingang Liandong platform', zh: '临港市联动平台运维' },
    officer: { en: 'Bai Shuo', zh: '白硕' },
    subject: 'bai.shuo',
    audience: 'OPERATOR',
    agencyKey: 'operations-office',
    purposes: ['SUPERVISION_AUDIT'],
    description: {
      en: 'Runs the service, rotates keys and adds agencies; sees no case data.',
      zh: '负责系统运行、密钥轮换与单位接入；不可见案件数据。',
    },
  },
]

export function findPersona(key: string): Persona | null {
  return personas.find((persona) => persona.key === key) ?? null
}
