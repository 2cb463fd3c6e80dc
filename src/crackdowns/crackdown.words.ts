import { words } from '../scalars/words.js'

export const identityDocuments = words('IdentityDocumentKind', 'What a person is known by.', '身份证件种类。', {
  RESIDENT_ID: ['Resident identity card', '居民身份证'],
  PASSPORT: ['Passport', '护照'],
  HK_MACAO_PERMIT: ['Permit of a resident of Hong Kong or Macao', '港澳居民来往内地通行证'],
  TAIWAN_PERMIT: ['Permit of a resident of Taiwan', '台湾居民来往大陆通行证'],
  FOREIGN_PERMANENT_RESIDENCE: ['Permanent residence card of a foreigner', '外国人永久居留身份证'],
})
export const suspectRoles = words('SuspectRole', 'What a suspect does in the fraud.', '犯罪嫌疑人在犯罪中的作用。', {
  ORGANISER: ['Organiser', '组织者'],
  RECRUITER: ['Recruits others', '招募人员'],
  CALLER: ['Caller', '话务员'],
  MULE_HERDER: ['Herds money mules', '卡头'],
  CASH_OUT: ['Cashes out', '取现人员'],
  TECHNICIAN: ['Technician: lines, sites, devices', '技术人员'],
  ACCOUNT_SELLER: ['Sells or lends accounts or numbers', '出售出租两卡人员'],
  OTHER: ['Something else', '其他'],
})
export const suspectStatuses = words('SuspectStatus', 'Where a suspect stands in the procedure.', '犯罪嫌疑人状态。', {
  WANTED: ['At large', '在逃'],
  DETAINED: ['Caught and detained', '已抓获、刑事拘留'],
  ARRESTED: ['Under formal arrest', '已逮捕'],
  TRANSFERRED: ['Transferred for prosecution', '已移送审查起诉'],
  RELEASED: ['Released, still a suspect', '已释放或变更强制措施'],
  CLEARED: ['Cleared of suspicion', '已排除嫌疑'],
})
export const suspectSteps = words('SuspectStep', 'Steps of a suspect besides being caught, which is recorded as an arrest.', '犯罪嫌疑人办理步骤；抓获另行登记。', {
  ARREST: ['Formal arrest, approved by the procuratorate', '经检察机关批准逮捕'],
  TRANSFER: ['Transfer for prosecution', '移送审查起诉'],
  RELEASE: ['Release', '释放或变更强制措施'],
  SEEK: ['At large again', '重新列为在逃'],
  CLEAR: ['Clearing of suspicion', '排除嫌疑'],
})
export const callCentreStatuses = words('CallCentreStatus', 'State of a call centre.', '窝点状态。', {
  ACTIVE: ['At work', '活动中'],
  RAIDED: ['Raided by police', '已捣毁'],
  CLOSED: ['Closed, or moved away', '已关闭或转移'],
})
export const callCentreSteps = words('CallCentreStep', 'Steps of a call centre.', '窝点处置步骤。', {
  RAID: ['It was raided', '捣毁'],
  CLOSE: ['It is closed, or moved away', '关闭或转移'],
})
export const operationKinds = words('JointOperationKind', 'Kind of a joint operation.', '联合行动种类。', {
  CLUSTER: ['Cluster operation across divisions', '集群战役'],
  CROSS_BORDER: ['With police of other countries', '跨境联合打击'],
  CARD_CUTTING: ['Against sold accounts and numbers', '断卡行动'],
  CAMPAIGN: ['Campaign', '专项行动'],
})
export const operationStatuses = words('JointOperationStatus', 'State of a joint operation.', '联合行动状态。', {
  PLANNED: ['Planned', '部署中'],
  UNDER_WAY: ['Under way', '行动中'],
  CONCLUDED: ['Concluded', '已收网结束'],
  CALLED_OFF: ['Called off', '已取消'],
})
export const operationSteps = words('JointOperationStep', 'Steps of a joint operation.', '联合行动步骤。', {
  START: ['It begins', '开始行动'],
  CONCLUDE: ['It is concluded', '收网结束'],
  CALL_OFF: ['It is called off', '取消'],
})
export const extraditionStatuses = words('ExtraditionStatus', 'State of a request to another country.', '引渡请求状态。', {
  REQUESTED: ['Requested', '已请求'],
  GRANTED: ['Granted', '已准予'],
  REFUSED: ['Refused', '被拒绝'],
  HANDED_OVER: ['Handed over', '已移交'],
  WITHDRAWN: ['Withdrawn', '已撤回'],
})
export const extraditionSteps = words('ExtraditionStep', 'Steps of a request to another country.', '引渡请求步骤。', {
  GRANT: ['The country grants it', '对方准予'],
  REFUSE: ['The country refuses it', '对方拒绝'],
  HAND_OVER: ['The suspect is handed over', '移交犯罪嫌疑人'],
  WITHDRAW: ['The request is withdrawn', '撤回请求'],
})
