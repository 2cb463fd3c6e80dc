import { words } from '../scalars/words.js'

export const numberKinds = words('NumberKind', 'Kind of telecom number.', '号码类型。', {
  MOBILE: ['Mobile', '移动电话'],
  FIXED: ['Fixed line', '固定电话'],
  VIRTUAL: ['Number of a virtual operator', '虚拟运营商号码'],
  IOT: ['Internet-of-things SIM', '物联网卡'],
  FOREIGN: ['Foreign or spoofed', '境外或改号'],
})
export const numberStatuses = words('NumberStatus', 'Service state of a number.', '号码状态。', {
  IN_SERVICE: ['In service', '正常'],
  SUSPENDED: ['Suspended', '停机'],
  INTERCEPTED: ['Intercepted', '拦截'],
  BLOCKED: ['Blocked', '封堵'],
  DEACTIVATED: ['Deactivated', '关停'],
})
export const telecomAbuses = words('TelecomAbuse', 'How a number was abused.', '滥用方式。', {
  CALLER_ID_SPOOFING: ['Caller-ID spoofing', '改号'],
  IMSI_CATCHER: ['IMSI catcher', '伪基站'],
  SIM_BOX: ['SIM box', '猫池'],
  GOIP: ['GoIP gateway', 'GoIP 网关设备'],
})
export const callDirections = words('CallDirection', 'Outgoing or incoming, seen from the number.', '呼叫方向。', { OUT: ['Outgoing', '主叫'], IN: ['Incoming', '被叫'] })
