import { type LogRecord, type ORIGINS, type VodErrorHandlerOptions, zhCN } from '@vod-errors/core'
import type { Wording } from './wording.ts'

/** Simplified Chinese, in the order of the English. Add the translation of a new option, field, client or sign below. */
export function chineseOf(english: Wording): Wording {
  return {
    language: 'zh-CN',
    heads: {
      codes: ['错误码', '状态码', '由谁处理', '可重试', '用户看到的提示', '来源'],
      clients: ['由谁抛出', '状态码', '响应体', '响应头', 'URL', '判定属于 VOD 的依据'],
      transport: ['情形', '错误码', '状态码', '特征'],
      options: ['选项', '作用'],
      record: ['字段', '含义'],
      operators: ['错误码', '含义', '最可能的原因'],
    },
    yesNo: ['是', '否'],
    messages: zhCN.codes,
    origins: ORIGIN_TEXTS,
    proofs: { shape: '结构', 'host, else response': '主机；主机未知时看响应', response: '响应' },
    itself: '该值本身',
    separator: '，',
    options: inOrderOf(english.options, OPTION_TEXTS),
    record: inOrderOf(english.record, RECORD_TEXTS),
    client: (name) => (PROSE.test(name) ? translationOf(name, CLIENT_TEXTS) : name),
    transport: ({ signs: [first = ''] }) => translationOf(first, TRANSPORT_TEXTS),
  }
}

/** Names of packages need no translation. */
const PROSE = /[^,] /

/** @throws {Error} that says what to translate, if it is not. */
function translationOf(key: string, texts: Readonly<Record<string, string>>): string {
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined
  if (text === undefined) throw new Error(`Expected docs/tables/chinese.ts to translate: ${key}`)
  return text
}

function inOrderOf(english: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.keys(english).map((name) => [name, translationOf(name, texts)]))
}

export const ORIGIN_TEXTS: Readonly<Record<keyof typeof ORIGINS, string>> = {
  'common-2025-08-22': '2025-08-22 版错误码页，公共错误码',
  'vod-2025-08-22': '2025-08-22 版错误码页，VOD 错误码',
  'vod-2024-08-30': '2024-08-30 版 VOD 文档页',
  'unban-2024-12-16': '2024-12-16 版解禁页',
  'usage-notes': '使用须知',
  'sdk-source': 'SDK 源码',
  'sdk-tests': 'SDK 测试',
  'java-sdk-tests': '百度 Java SDK 测试',
  'gateway-logs': '百度智能云各服务前置网关的日志',
  'transcoding-page': '音视频转码通知文档页',
  transport: '非 VOD 错误码：请求或响应在传输途中出错',
  'success-response': '非 VOD 错误码：成功响应中包含错误',
  app: '应用通过选项 `codes` 添加',
}

/** By the name of the client shape. */
const CLIENT_TEXTS: Readonly<Record<string, string>> = {
  'wretch, any Error that holds the `response`': 'wretch，以及任何带有 `response` 的 Error',
  'fetch, node-fetch: the `Response` itself, thrown': 'fetch、node-fetch：直接抛出的 `Response`',
  'urllib, `@midwayjs/core`, axios: the response itself, thrown':
    'urllib、`@midwayjs/core`、axios：直接抛出的响应',
  'undici, needle: the response itself, thrown': 'undici、needle：直接抛出的响应',
  'the error body itself, parsed or as JSON text, thrown': '直接抛出的错误响应体，已解析的或 JSON 文本',
}

/** By the first sign of the row. */
const TRANSPORT_TEXTS: Readonly<Record<string, string>> = {
  ETIMEDOUT: '超时',
  UND_ERR_ABORTED: '代理拒绝连接',
  ABORT_ERR: '调用被 BFF 中止',
  ENOTFOUND: '主机不存在',
  ECONNREFUSED: '连接被拒绝或没有路由',
  'ERR_TLS_*': 'TLS 失败',
  ECONNRESET: '连接在响应之前或响应途中断开',
  'HPE_*': '响应无法解析',
}

const OPTION_TEXTS: Readonly<Record<keyof VodErrorHandlerOptions, string>> = {
  beforeSend:
    '在发送前修改响应：返回一个新的响应，或直接修改传入的响应（一份副本）。不能是异步函数。`content-length` 在此之后设置。',
  codes:
    '错误码目录中没有的错误码：状态码、由谁处理、是否可重试、上游消息的模板。对整个进程生效，指标和客户端辅助函数也会用到。',
  defaultLocale: '请求没有要求任何可用语言时使用的语言；默认为 `en`。',
  docsUrl:
    '目录和选项 `codes` 中错误码的说明页的地址，如 `https://docs.example.com/vod-errors/codes/`，后面直接拼上错误码。用作 problem 的 `type`（未设置时为 `about:blank`）和日志记录的 `docUrl`。',
  callerFaultsAs200:
    "caller 错误（400–499）是否以 HTTP 200 返回，用于只看 `success`、不看状态码的前端；默认为 false。开启后，依赖状态码的监控、网关和重试看不到这些错误，日志中的状态码也是 200。需要 `format: 'umi'`，或用函数生成响应体；函数为某个请求选择其他格式时，保留原状态码。",
  format:
    '响应体的格式：`vod`、`problem`、`umi` 或函数；默认为 `vod`，`Accept` 写明 `application/problem+json` 且没有更偏好 `application/json` 时为 `problem`。',
  hosts:
    'VOD 的主机，取代默认的 `vod.baidubce.com`、`vod.*.baidubce.com`、令牌服务 `sts.*.baidubce.com` 和 `*.bcevod.com`：主机名，不含协议和端口；开头的 `*.` 匹配任意级子域名，其他位置的 `*` 匹配一级。如果从抛出的值能看出调用的是哪个主机，则只按主机判断是否为 VOD 错误：代理、网关和本地模拟器（`127.0.0.1`）也要写在这里，除非调用经由客户端辅助函数。',
  keepHeaders: '原本的成功响应中要保留的响应头；默认会移除不适用于错误响应的那些。',
  locale: '决定请求语言的函数；它返回的语言不可用时，由 `Accept-Language` 决定。',
  locales:
    '更多语言，也可以替换内置的英文（`en`）、简体中文（`zh-CN`）和繁体中文（`zh-TW`）。日文和韩文已导出为 `ja` 和 `ko`。',
  logFields:
    '传给日志器的字段名：默认与 `LogRecord` 相同；`ecs` 使用 Elastic Common Schema 的字段名，例如 `error.code` 和 `http.response.status_code`。',
  logLevel: '日志级别；默认 caller 错误为 `info`，operator 和 service 错误为 `error`。',
  logSampling:
    '错误风暴时限制日志行数：`{ perSecond: 10 }` 表示同一错误码、同一级别的错误每秒只记录前十条，其余的合并成一行计数。默认每个错误都记录。通道、指标和 `onError` 不受影响。',
  logger:
    '每个 VOD 错误输出一行日志，字段见 `LogRecord`；pino、winston、bunyan、egg-logger 和 console 都可以直接使用。默认把警告、错误以及响应开始之后发生的所有 VOD 错误打印到 stderr，每个一行；`false` 表示什么都不打印。',
  messages: '应用自己的用户提示：按错误码设置，或用一个函数提供所有提示。',
  onError:
    '每个 VOD 错误调用一次，响应已经开始、只能中断时也会调用；因浏览器离开而结束的调用除外。可以是异步函数，不会等待它完成。',
  requestIdHeader: '是否同时用响应头 `x-bce-request-id` 返回 VOD 的请求 ID；默认为 true。',
  requestId: '返回 BFF 自己的请求 ID 的函数，优先于 `req.id`、`ctx.state.requestId`。',
  statusPolicy: '浏览器看到哪些状态码：`documented`（默认）或 `gateway`。',
  status: '按错误码或用函数覆盖策略给出的状态码，也可以同时覆盖错误码。',
  trustRequestId: 'BFF 没有自己的请求 ID 时，是否采用浏览器的 `x-request-id`；默认为 false。',
  unhandled: '如何处理其他错误：`forward` 转交给应用自己的错误处理（默认），`respond` 以同样的方式返回响应。',
}

const RECORD_TEXTS: Readonly<Record<keyof LogRecord, string>> = {
  requestId: '用户可以报给客服的 ID：VOD 的请求 ID；VOD 没有返回时，为 BFF 自己的或新生成的 ID。',
  code: '不带前缀的错误码。',
  upstreamCode: 'VOD 实际返回的错误码。',
  status: 'BFF 返回的状态码；响应已经开始时，为本应返回的状态码。',
  upstreamStatus: 'VOD 返回的状态码。',
  fault: '由谁处理。',
  retryable: '稍后重试同一调用是否可能成功。',
  operation: '调用的名称；调用处没有提供时为 `undefined`。',
  method: '浏览器请求的方法。',
  route: '路由的模式，如 `/media/:mediaId`，仅在框架提供时才有。',
  path: '请求的路径，不含查询串，其中的敏感信息已脱敏。',
  ownRequestId: 'BFF 自己的请求 ID。',
  traceId: '请求所属链路的 ID，32 位十六进制数。',
  duration: 'VOD 调用的耗时，单位毫秒；不是经由客户端辅助函数调用时为 `undefined`。',
  params: '上游消息中的参数。',
  vendorMessage: '上游写给开发者的消息；其他错误为堆栈。',
  docUrl: '选项 `docsUrl` 后面拼上错误码；未设置该选项或错误码未知时为 `undefined`。',
  causes: '错误链中的各个错误，由外到内，最多五个，形如 `Error: reading media`。',
}
