const en = {
  title: 'VOD emulator',
  live: 'Live',
  connecting: 'Connecting…',
  disconnected: 'Disconnected. Reconnecting…',
  reset: 'Restore the seed',
  didReset: 'Restored the seed',
  keyboard: 'Keyboard',
  calls: 'Calls',
  searchCalls: 'Search path, code, or requestId',
  time: 'Time',
  call: 'Call',
  response: 'Response',
  injected: 'Injected',
  took: 'Took',
  waiting: 'waiting…',
  noResponse: 'no response',
  noCalls: 'No calls yet. Point your BFF at this address, and its calls appear here.',
  noMatch: 'Nothing matches your search.',
  query: 'Query',
  copy: 'Copy',
  copied: 'Copied {what}',
  failPath: 'Fail this path…',
  fail: 'Fail calls',
  searchFaults: 'Search codes and failures',
  next: 'Next',
  callsOf: 'calls of',
  anyRoute: 'any route',
  caller: 'The caller’s request',
  operator: 'The BFF’s account or credentials',
  service: 'VOD itself',
  transport: 'Transport',
  models: 'A model’s failure in a success',
  bytes: 'Any response, any bytes',
  overMs: 'Slow responses take',
  ms: 'ms',
  hang: 'Never responds',
  reset_: 'Resets the connection',
  truncated: 'Breaks off in the middle of the body',
  brokenJson: 'Sends JSON that does not parse',
  html: 'Sends a gateway’s HTML page',
  empty: 'Sends a status without a body',
  slow: 'Sends the regular response bit by bit',
  kindResponse: 'HTTP response',
  kindRaw: 'Raw bytes',
  status: 'Status',
  headers: 'Headers, one per line',
  body: 'Body',
  rawLabel: 'Bytes. Lines end in CRLF; \\xFF is one byte',
  inject: 'Inject',
  queued: 'Queued {name} for {times}, {route}',
  callOne: '1 call',
  callMany: '{n} calls',
  queue: 'Queued failures',
  noFaults: 'None. Click a code below to make the next call fail.',
  clear: 'Clear',
  cleared: 'Cleared the queue',
  account: 'Account',
  accountHint: 'Every call fails unless it is active.',
  accountSet: 'The account is now {name}',
  active: 'active',
  overdue: 'overdue',
  banned: 'banned',
  notOpened: 'VOD not opened',
  notSubscribed: 'not subscribed',
  notQualified: 'not verified',
  media: 'Media',
  searchMedia: 'Search media',
  newMediaId: 'Id of a new media',
  add: 'Add',
  added: 'Added {name}',
  name: 'Name',
  banStatus: 'Ban',
  changed: 'Changed {name}',
  remove: 'Delete {name}',
  removed: 'Deleted {name}',
  PUBLISHED: 'published',
  DISABLED: 'disabled',
  RUNNING: 'processing',
  FAILED: 'failed',
  NORMAL: 'not banned',
  BANNED: 'banned',
  BANNED_BY_SYSTEM: 'banned by platform',
  keySearch: 'search the calls',
  keyFail: 'search codes and failures',
  keyMove: 'move through calls or failures',
  keyEnter: 'open a call, or inject the failure',
  keyEscape: 'clear the search',
  keyHelp: 'show this help',
  close: 'Close',
  failed: 'That did not work: {message}',
}

/** @type {typeof en} */
const zh = {
  title: 'VOD 模拟器',
  live: '实时',
  connecting: '正在连接…',
  disconnected: '连接已断开，正在重连…',
  reset: '恢复初始数据',
  didReset: '已恢复初始数据',
  keyboard: '快捷键',
  calls: '调用',
  searchCalls: '搜索路径、错误码或 requestId',
  time: '时间',
  call: '请求',
  response: '响应',
  injected: '注入的故障',
  took: '耗时',
  waiting: '等待响应…',
  noResponse: '无响应',
  noCalls: '还没有调用。将 BFF 的 VOD 地址指向这里，调用就会实时显示。',
  noMatch: '没有匹配的结果。',
  query: '查询参数',
  copy: '复制',
  copied: '已复制 {what}',
  failPath: '让该路径失败…',
  fail: '注入故障',
  searchFaults: '搜索错误码和故障',
  next: '接下来',
  callsOf: '次调用，接口',
  anyRoute: '任意接口',
  caller: '调用方的请求',
  operator: 'BFF 的账号或凭证',
  service: 'VOD 服务本身',
  transport: '传输故障',
  models: '成功响应中的模型错误',
  bytes: '自定义响应或字节',
  overMs: '慢响应用时',
  ms: '毫秒',
  hang: '永不响应',
  reset_: '重置连接',
  truncated: '响应体传到一半中断',
  brokenJson: '返回无法解析的 JSON',
  html: '返回网关的 HTML 页面',
  empty: '只返回状态码，没有响应体',
  slow: '缓慢返回正常响应',
  kindResponse: 'HTTP 响应',
  kindRaw: '原始字节',
  status: '状态码',
  headers: '响应头，每行一个',
  body: '响应体',
  rawLabel: '字节内容：换行以 CRLF 发送，\\xFF 表示一个字节',
  inject: '注入',
  queued: '已注入 {name}（{route}，{times}）',
  callOne: '1 次调用',
  callMany: '{n} 次调用',
  queue: '待触发的故障',
  noFaults: '暂无。点击下方的错误码，让接下来的调用失败。',
  clear: '清空',
  cleared: '已清空',
  account: '账号状态',
  accountHint: '状态不正常时，所有调用都会失败。',
  accountSet: '账号状态已改为“{name}”',
  active: '正常',
  overdue: '欠费',
  banned: '已封禁',
  notOpened: '未开通 VOD',
  notSubscribed: '未订阅服务',
  notQualified: '未实名认证',
  media: '媒资',
  searchMedia: '搜索媒资',
  newMediaId: '新媒资的 ID',
  add: '添加',
  added: '已添加 {name}',
  name: '名称',
  banStatus: '封禁状态',
  changed: '已修改 {name}',
  remove: '删除 {name}',
  removed: '已删除 {name}',
  PUBLISHED: '已发布',
  DISABLED: '已停用',
  RUNNING: '处理中',
  FAILED: '处理失败',
  NORMAL: '未封禁',
  BANNED: '已封禁',
  BANNED_BY_SYSTEM: '被平台封禁',
  keySearch: '搜索调用',
  keyFail: '搜索错误码和故障',
  keyMove: '在调用或故障之间移动',
  keyEnter: '展开调用，或注入故障',
  keyEscape: '清空搜索',
  keyHelp: '显示本帮助',
  close: '关闭',
  failed: '操作失败：{message}',
}

/** @typedef {keyof typeof en} TextKey */
/** @typedef {'en' | 'zh'} Language */

const TABLES = { en, zh }
const TAGS = { en: 'en', zh: 'zh-CN' }
const STORED = 'vod-emulator-language'

/** @type {Language} */
let current = localStorage.getItem(STORED) === 'zh' ? 'zh' : storedOr(navigator.language)

/** @param {string} preferred */
function storedOr(preferred) {
  const isChinese = localStorage.getItem(STORED) === null && preferred.startsWith('zh')
  return isChinese ? 'zh' : 'en'
}

export function language() {
  return current
}

/** Switches to the other language and remembers it. */
export function switchLanguage() {
  current = current === 'en' ? 'zh' : 'en'
  localStorage.setItem(STORED, current)
}

/**
 * Returns a text in the current language, with `{name}` filled in.
 * @param {TextKey} key
 * @param {Record<string, string | number>} [values]
 */
export function text(key, values = {}) {
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, () => String(value)),
    TABLES[current][key],
  )
}

/**
 * Returns the text for a name of the API, such as an account state; the name itself if there is none.
 * @param {string} name
 */
export function label(name) {
  // `reset` is a button, too.
  const key = name === 'reset' ? 'reset_' : name
  return new Map(Object.entries(TABLES[current])).get(key) ?? name
}

/** Fills in the texts of the page's own markup. */
export function translatePage() {
  document.documentElement.lang = TAGS[current]
  document.title = text('title')
  const table = new Map(Object.entries(TABLES[current]))
  const textFor = (/** @type {string | undefined} */ key) => table.get(key ?? '') ?? ''
  for (const element of document.querySelectorAll('[data-text], [data-label], [data-placeholder]')) {
    if (!(element instanceof HTMLElement)) continue
    const { text: key, label, placeholder } = element.dataset
    if (key) element.textContent = textFor(key)
    if (label) element.setAttribute('aria-label', textFor(label))
    if (placeholder) element.setAttribute('placeholder', textFor(placeholder))
  }
}
