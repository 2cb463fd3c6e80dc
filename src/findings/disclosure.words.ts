import { words } from '../scalars/words.js'

export const statementLanguages = words('StatementLanguage', 'Language of a disclosure statement.', '披露说明的语言。', { ZH: ['Chinese', '中文'], EN: ['English', '英文'] })
