import { inspect } from 'node:util'

/** The parts of the secrets below: none of them may be seen. */
export const PARTS = /Zq7|Xw8|Vy9/

/** What secrets are called, in the spellings of code, of headers, of the environment and of people. */
export const NAMES: readonly string[] = [
  ...['password', 'passwd', 'pwd', 'secret', 'token', 'signature', 'credential', 'ak', 'sk', 'TOKEN', 'Sk'],
  ...[
    'accessKey',
    'accessKeyId',
    'access_key_id',
    'access-key-id',
    'access key id',
    'AccessKeyID',
    'accesskey',
  ],
  ...[
    'secretKey',
    'secretAccessKey',
    'secret access key',
    'SECRET_ACCESS_KEY',
    'apiKey',
    'api_key',
    'x-api-key',
  ],
  ...['VOD_SK', 'VOD_AK', 'vodSk', 'bce.sk', 'BCE_SECRET', 'clientSecret', 'client-secret', 'CLIENT_SECRET'],
  ...[
    'x_bce_security_token',
    'x-bce-security-token',
    'securityToken',
    'stsToken',
    'sessionToken',
    'access token',
  ],
  ...[
    'refresh-token',
    'idToken',
    'csrf',
    'authToken',
    '_authToken',
    'sessionKey',
    'session_key',
    'session key',
  ],
  ...[
    'auth_key',
    'authKey',
    'sign',
    'sig',
    'X-Sign',
    'x-amz-signature',
    'privateKey',
    'encryption_key',
    'jwt',
  ],
  ...[
    'jsessionid',
    'JSESSIONID',
    'session_id',
    'PHPSESSID',
    'BDUSS',
    'dbpassword',
    'userPwd',
    'password1',
    'newPassword',
  ],
  ...[
    'token[0]',
    'user[password]',
    'tokenValue',
    '密码',
    '用户密码',
    '密钥',
    '访问密钥 ID',
    '令牌',
    '签名',
    '密鑰',
    '您的token',
  ],
]

/** A name in XML has no blanks and no brackets. */
function inXml(name: string): string {
  return name.replace(/[[\] ]/g, '')
}

/** How a name and its value are written. */
export const FORMS: Readonly<Record<string, (name: string) => string>> = {
  'a colon': (name) => `${name}: Zq7`,
  'no blank': (name) => `${name}:Zq7`,
  'blanks around the colon': (name) => `${name}  :  Zq7`,
  'the equals sign': (name) => `${name}=Zq7`,
  'a double equals sign': (name) => `${name} == Zq7`,
  'an arrow': (name) => `${name} => Zq7`,
  'a thin arrow': (name) => `${name} -> Zq7`,
  'not equal': (name) => `${name} != Zq7`,
  'a bar': (name) => `${name} | Zq7`,
  'a dash': (name) => `${name} - Zq7`,
  'a ratio sign': (name) => `${name}∶Zq7`,
  'an encoded blank within': (name) => `${name}=Zq7%20Xw8`,
  'encoded quotes within': (name) => `${name}=Zq7%22Xw8\\u0022Vy9&quot;Zq7`,
  'a full-width colon': (name) => `${name}：Zq7`,
  'a comma within': (name) => `${name}=Zq7,Xw8`,
  'a semicolon and an ampersand within': (name) => `${name}=Zq7;Xw8&Vy9`,
  'brackets within': (name) => `${name}=Zq7}Xw8)Vy9`,
  'quotes within': (name) => `${name}=Zq7'Xw8"Vy9`,
  'an @, / and # within': (name) => `${name}=Zq7@Xw8/#Vy9`,
  'double quotes': (name) => `${name}="Zq7 Xw8, Vy9; Zq7"`,
  'single quotes': (name) => `${name}='Zq7 Xw8, Vy9'`,
  'an apostrophe within': (name) => `${name}: "Zq7 it's Xw8"`,
  SQL: (name) => `${name} = 'Zq7''s Xw8'`,
  'back quotes': (name) => `${name}: \`Zq7 Xw8\``,
  'Chinese quotes': (name) => `${name}：“Zq7 Xw8”`,
  'quotes around all': (name) => `'${name}: Zq7'`,
  'a scheme': (name) => `${name}: Bearer Zq7`,
  JSON: (name) => JSON.stringify({ [name]: 'Zq7 Xw8' }),
  'JSON, quotes within': (name) => JSON.stringify({ [name]: 'Zq7 "Xw8" \\', next: 1 }),
  'JSON, a list': (name) => JSON.stringify({ [name]: ['Zq7', 'Xw8'] }),
  'JSON, an object': (name) => JSON.stringify({ [name]: { a: 'Zq7', b: [{ c: 'Xw8' }] } }),
  'JSON, name and value': (name) => JSON.stringify({ name, value: 'Zq7 Xw8' }),
  'JSON twice': (name) => JSON.stringify(JSON.stringify({ [name]: 'Zq7 "Xw8", Vy9' })),
  'JSON thrice': (name) =>
    JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ [name]: 'Zq7 "Xw8", Vy9' }) }) }),
  'util.inspect': (name) => inspect({ [name]: "Zq7 'Xw8" }),
  'a map': (name) => inspect(new Map([[name, 'Zq7 Xw8']])),
  'an entry': (name) => inspect([[name, 'Zq7 Xw8']]),
  'a call': (name) => `set("${name}", "Zq7 Xw8")`,
  'a constructor': (name) => `new ${name.replaceAll(' ', '')}("Zq7", 'Xw8')`,
  'a block of YAML': (name) => `${name}: |\n  Zq7\n`,
  'a folded block of YAML': (name) => `${name}: >-\n  Zq7\n`,
  'a form of several parts': (name) =>
    `Content-Disposition: form-data; name="${inXml(name)}"\r\n\r\nZq7 Xw8\r\n`,
  'XML with attributes': (name) => `<${inXml(name)} type="x">Zq7 Xw8</${inXml(name)}>`,
  'XML with the name as an attribute': (name) => `<item type="x" key="${inXml(name)}" b="y">Zq7 Xw8</item>`,
  'XML with verbatim text': (name) => `<${inXml(name)}><![CDATA[Zq7 <Xw8>]]></${inXml(name)}>`,
  XML: (name) => `<${inXml(name)}>Zq7 Xw8</${inXml(name)}>`,
  'a form': (name) => `<input name="${name}" value="Zq7 Xw8">`,
}

/** The places of a secret in a text: how it is encoded, or what is around it. */
export const PLACES: Readonly<Record<string, (text: string) => string>> = {
  alone: (text) => text,
  'a sentence': (text) => `Call refused, ${text} is not known`,
  'a Chinese sentence': (text) => `请求失败，${text}，请重试`,
  brackets: (text) => `refused (${text})`,
  'a line of its own': (text) => `refused\r\n${text}\r\n    at main (app.js:1:1)`,
  JSON: (text) => JSON.stringify({ code: 'AccessDenied', message: text }),
  'a sentence in JSON': (text) => JSON.stringify({ message: `Call refused, ${text} is not known` }),
  'JSON in JSON': (text) => JSON.stringify({ body: JSON.stringify({ message: text }) }),
  'JSON of Java': (text) =>
    JSON.stringify({ message: text }).replace(
      /[=&<>']/g,
      (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
    ),
  'JSON in ASCII': (text) =>
    JSON.stringify({ message: text }).replace(
      /[^ -~]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  'percent-encoding': (text) => encodeURIComponent(text),
  'percent-encoding of all but letters': (text) =>
    encodeURIComponent(text).replace(/[^\w%]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  'percent-encoding, twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  HTML: (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  'HTML, named': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  'full-width letters': (text) =>
    text.replace(/[!-@[-`{-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  'invisible characters': (text) => [...text].join('\u200b'),
}

/** Headers that are secret to the end of their line, whatever it contains. */
export const HEADERS: readonly string[] = [
  'Authorization: Zq7',
  'authorization: Basic Zq7==',
  'authorization=Zq7',
  'proxy-authorization: Digest username="Zq7", realm="Xw8", nonce="Vy9"',
  'Authorization: AWS4-HMAC-SHA256 Credential=Zq7/20261123, SignedHeaders=host;date, Signature=Xw8',
  'Authorization: Negotiate Zq7',
  'AUTHORIZATION : Custom Zq7 Xw8, Vy9',
  'x-forwarded-authorization: Zq7 Xw8',
  'cookie: a=Zq7; b=Xw8; BDUSS=Vy9',
  'Cookie: Zq7',
  'Set-Cookie: sid=Zq7; Path=/; Expires=Mon, 23 Nov 2026 09:00:00 GMT; token=Xw8',
  "'set-cookie': [ 'a=Zq7; Path=/', 'b=Xw8' ]",
  '{"set-cookie":["a=Zq7; Path=/","b=Xw8"]}',
  "-H 'cookie: a=Zq7; b=Xw8'",
  '-H "authorization: Bearer Zq7 Xw8"',
  "[ 'Host', 'bff', 'Cookie', 'a=Zq7; b=Xw8', 'Authorization', 'Basic Vy9' ]",
]

const HEX = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
const JWT = `eyJhbGciOiJIUzI1NiJ9.${'eyJzdWIiOiIxMjM0NTY3ODkwIn0'}.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U`
const PEM = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIEpAIBAAKCAQEA04up8hoqzS1APIB0RhjXyObwHQnOzhAk5Bd7mhkSbPkyhP1K',
  '-----END RSA PRIVATE KEY-----',
].join('\n')

/** Secrets that are known without a name, and a text with each. */
export const NAMELESS: Readonly<Record<string, readonly [secret: string, text: string]>> = {
  'an access key': [HEX, `The Access Key ID ${HEX} is gone`],
  'an access key in capitals': [HEX.toUpperCase(), `no ${HEX.toUpperCase()}!`],
  'an access key in a path': [HEX, `/v1/keys/${HEX}/x`],
  'a signature': [HEX + HEX, `got ${HEX}${HEX}`],
  'an ALTAK key': ['ALTAKabcdefgh12345678', 'no ALTAKabcdefgh12345678!'],
  'an ALTAK key with a hyphen': ['ALTAK-x1Y2z3W4-abcdef', 'key ALTAK-x1Y2z3W4-abcdef.'],
  'an ALTAK key in small letters': ['altak-x1y2z3w4', '[altak-x1y2z3w4]'],
  'an authorization string': [
    `${HEX}/2026-11-23T09:00:00Z/1800/host/${HEX}`,
    `at bce-auth-v1/${HEX}/2026-11-23T09:00:00Z/1800/host/${HEX} 403`,
  ],
  'an authorization string of short parts': ['ab12/cd34', 'at BCE-AUTH-V1/ab12/cd34 403'],
  'a key of v3': ['ALTAK-x1Y2z3/5f6e7d8c', 'bce-v3/ALTAK-x1Y2z3/5f6e7d8c is gone'],
  'a Bearer token': ['x1Y2z3W4', 'sent Bearer x1Y2z3W4 to it'],
  'Bearer and a key of v3': ['ALTAK-x1Y2z3/5f6e7d8c', 'Bearer bce-v3/ALTAK-x1Y2z3/5f6e7d8c'],
  'Basic credentials': ['dXNlcjpwYXNz', 'sent Basic dXNlcjpwYXNz to it'],
  'a JSON web token': [JWT, `got ${JWT}.`],
  'the head of a JSON web token': ['eyJhbGciOiJIUzI1NiJ9', 'got eyJhbGciOiJIUzI1NiJ9'],
  'a PEM block': [PEM, `read ${PEM}\nand failed`],
  'a PEM block without its end': [PEM.slice(0, 80), `read ${PEM.slice(0, 80)}`],
  'a key of a model vendor': ['sk-x1Y2z3W4a5B6c7D8', 'Incorrect API key provided: sk-x1Y2z3W4a5B6c7D8'],
  'a key of another cloud': ['AKIAIOSFODNN7EXAMPLE', 'user AKIAIOSFODNN7EXAMPLE is not'],
  'a token in base64': [
    'qX9/3Rk+Zt7Lw2PbV5c8YdN1aH6sJ4uG0eKf/TmQ',
    'got qX9/3Rk+Zt7Lw2PbV5c8YdN1aH6sJ4uG0eKf/TmQ== back',
  ],
  'a token in a path': ['x1Y2z3W4a5B6c7D8e9F0g1H2i3J4k5', '/upload/x1Y2z3W4a5B6c7D8e9F0g1H2i3J4k5/part'],
  'a long token': [`x1Y2${'z3W4a5B6'.repeat(10)}`, `got x1Y2${'z3W4a5B6'.repeat(10)} back`],
  'the password of a URL': ['x1Y2z3', 'GET https://me:x1Y2z3@a.example/b'],
  'the user of a URL': ['x1Y2z3', 'GET https://x1Y2z3@a.example/b'],
  'the password of any scheme': ['x1Y2z3', 'RTMP+x-1.2://me:x1Y2z3@a.example'],
  'a password with @ in it': ['x1Y2@z3W4', 'mongodb://me:x1Y2@z3W4@a.example/b'],
  'a password with / in it': ['x1Y2/z3W4', 'mysql://me:x1Y2/z3W4@a.example/b'],
  'a password that begins like a port': ['8080/z3W4', 'redis://me:8080/z3W4@a.example/b'],
  'a password with # and ? in it': ['x1Y2#z3?W4', 'redis://:x1Y2#z3?W4@a.example/b'],
  'a password with a colon and quotes in it': ["x1Y2:z3'W4", `amqp://me:x1Y2:z3'W4@a.example`],
  'a password without a scheme': ['x1Y2z3', 'connect me:x1Y2z3@a.example:80 failed'],
  'the query of a URL': ['x1Y2z3', 'GET https://a.example/b?x=x1Y2z3&y=1 404'],
  'a query with encoded blanks, quotes and tags in it': ['x1Y2z3', 'GET /b?x=a%20%22%3Cx1Y2z3'],
  'a password with encoded blanks in it': ['x1Y2%20z3W4', 'GET https://me:x1Y2%20z3W4@a.example/b'],
  'a URL without a scheme': ['x1Y2z3', 'GET //me:x1Y2z3@a.example/b'],
  'the credentials of curl': ['x1Y2z3', 'curl -u me:x1Y2z3 https://a.example'],
  'the query of a path': ['x1Y2z3', 'GET /b?x=x1Y2z3 404'],
  'a query without a name': ['x1Y2z3', 'GET /b?x1Y2z3 404'],
  'a fragment': ['x1Y2z3', 'https://a.example/#id=x1Y2z3'],
  'a query in a fragment': ['x1Y2z3', 'https://a.example/#/b?x1Y2z3'],
  'a key in words': ['AK1', 'access key id AK1 is gone'],
  'a key in other words': ['AK1', 'AccessKey  AK1'],
  'a token in words': ['x1Y2z3W4', 'the token is x1Y2z3W4 now'],
  'a token in quotes': ['abcdef', "token 'abcdef' not known"],
  'a key in Chinese words': ['x1Y2z3', '密钥 x1Y2z3 不存在'],
  'a password in Chinese words': ['x1Y2z3', '密码是x1Y2z3，请重试'],
  'an option of a command': ['abcdef', 'run --password abcdef --verbose'],
}
