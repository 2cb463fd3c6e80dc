import { words } from '../scalars/words.js'

export const onlineServices = words('OnlineService', 'Service an online account belongs to.', '账号所属服务。', { QQ: ['QQ', 'QQ'], WECHAT: ['WeChat', '微信'] })
export const onlineAccountStatuses = words('OnlineAccountStatus', 'State of an online account.', '账号状态。', { ACTIVE: ['Active', '正常'], RESTRICTED: ['Restricted', '限制使用'], BLOCKED: ['Blocked', '封停'] })
export const urlKinds = words('UrlKind', 'What stands at the address.', '网址类型。', { WEBSITE: ['Website', '网站'], APP_DOWNLOAD: ['App download', 'APP 下载'], PAYMENT_PAGE: ['Payment page', '支付页面'] })
export const urlStatuses = words('UrlStatus', 'State of an address.', '网址状态。', { REACHABLE: ['Reachable', '可访问'], BLOCKED: ['Blocked', '已封堵'], GONE: ['Gone', '已失效'] })
