/** A name that ends in one of these names a secret: `dbpassword`, `stsToken`. */
const ENDINGS = [
  'passwo?r?d',
  'passwds?',
  'pass ?(?:word|phrase|code)',
  'pwd',
  'userpass',
  'secrets?',
  'token',
  'signature',
  'authorization',
  'credentials?',
  'cookies?',
  'jwt',
  'bduss',
  'sess(?:ion)?(?: ?id| ?key)',
  '(?:access|secret|api|auth|private|signing|encrypt(?:ion)?|decrypt(?:ion)?|master|shared|licen[cs]e) ?(?:access ?)?key',
]

/** These name a secret only as a separate word: `VOD_SK` and `vodSk`, but not `task`. */
const WORDS = [
  'aks?',
  'sks?',
  'aksk',
  'pass',
  'sign',
  'sig',
  'auth',
  'sid',
  'otp',
  'skey',
  '[2m]fa',
  'auth code',
  'code verifier',
  '[cx]srf',
  '(?:app|session|sign|sec|client|account|user|service|storage|stream|push|play|security|ssh|ssl|tls|rsa|aes|hmac) ?key',
]

/** Words that can follow without changing the meaning: `accessKeyId`, `tokenValue`. */
const TAILS = ['id', 'value', 'string', 'text', 'raw', 'plain', 'hash', 'base64', 'header', 'old', 'new']

const TAIL = `(?:${TAILS.join('|')})`

const ENGLISH = new RegExp(
  `(?:(?:${ENDINGS.join('|')})(?: ?${TAIL})?|(?<![a-z0-9])(?:${WORDS.join('|')})(?: ${TAIL})?)$`,
)

const CHINESE =
  /(?:密码|密碼|口令|暗号|密钥|密鑰|秘钥|金鑰|私钥|私鑰|令牌|权杖|權杖|签名|簽名|凭证|憑證|凭据|鉴权信息|授权码|授權碼|验证码)\s*(?:id|值|串)?$/i

/** Headers whose whole value is secret, including blanks, commas and semicolons. */
const HEADER = /(?:^| )(?:authorization|(?:set )?cookies?)$/

/** Error codes that end like the name of a secret, `InvalidAccessKeyId`. */
const ERROR_CODE =
  /(?:^| )(?:invalid|illegal|missing|unknown|expired|bad|no|wrong|malformed|unsupported)(?: [a-z0-9]+){1,4}$/

/** From the error messages of JSON.parse. */
const UNEXPECTED_TOKEN = /(?:^| )unexpected token$/

/** What the name of a secret tells about its value. */
export interface SecretName {
  /** Whether the value extends to the end of the line. */
  readonly isHeader: boolean
  /** Whether the name can be an error code. Then only a value that looks like a secret is redacted. */
  readonly isErrorCode: boolean
}

/** Interprets a name in camel, snake, kebab or upper case, or in words; `undefined` if it does not name a secret. */
export function readSecretName(name: string): SecretName | undefined {
  if (CHINESE.test(name)) return { isHeader: false, isErrorCode: false }
  const words = wordsOf(name)
  if (!ENGLISH.test(words) || UNEXPECTED_TOKEN.test(words)) return undefined
  return { isHeader: HEADER.test(words), isErrorCode: !name.trim().includes(' ') && ERROR_CODE.test(words) }
}

/** `x bce security token` for `x-bce-securityToken`. */
function wordsOf(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/(?<=[a-z])\d{1,2}$/, '')
}
