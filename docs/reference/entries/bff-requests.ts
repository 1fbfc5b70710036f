import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import { FIND_THE_LINE, KEEP_THE_ID, REQUEST_IN_CODE, ROLL_BACK, TEST_WITH_EMULATOR } from '../steps.ts'

/** Operator faults: requests that the BFF's code made wrongly. */
export const BFF_REQUESTS = {
  InappropriateJSON: {
    meaning: say(
      'VOD could parse the JSON, but a required field is missing or a value has the wrong type.',
      'VOD 能解析该 JSON，但缺少必需项或值的类型不对。',
    ),
    causes: [
      say(
        'The BFF sends a number or a flag as a string, or the reverse.',
        'BFF 把数字或布尔值当作字符串发送，或反之。',
      ),
      say(
        'A field was renamed, or `undefined` removed it from the body.',
        '字段名改动，或值为 `undefined` 导致字段丢失。',
      ),
      say('The BFF passes on the browser’s JSON without checking it.', 'BFF 未经校验就透传浏览器的 JSON。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [FIND_THE_LINE, REQUEST_IN_CODE, TEST_WITH_EMULATOR],
      onCall: [ROLL_BACK],
    },
  },
  MalformedJSON: {
    meaning: say('VOD could not parse the body as JSON.', 'VOD 无法把请求体解析为 JSON。'),
    causes: [
      say('The BFF built JSON by joining strings.', 'BFF 用字符串拼接 JSON。'),
      say(
        'An object was sent without `JSON.stringify`, as `[object Object]`.',
        '对象未经 `JSON.stringify` 就发送，变成了 `[object Object]`。',
      ),
      say('A proxy cut or rewrote the body.', '代理截断或改写了请求体。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [FIND_THE_LINE, REQUEST_IN_CODE, TEST_WITH_EMULATOR],
      onCall: [ROLL_BACK],
    },
  },
  InvalidHTTPRequest: {
    meaning: say(
      'The body of the HTTP request has a wrong form, for instance a wrong encoding.',
      'HTTP 请求体格式错误，例如编码不对。',
    ),
    causes: [
      say('The body is not UTF-8.', '请求体不是 UTF-8。'),
      say(
        '`content-length` or `content-encoding` does not fit the body.',
        '`content-length` 或 `content-encoding` 与请求体不符。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        FIND_THE_LINE,
        say(
          'Do not set `content-length` by hand, and encode text with `Buffer.from(text)` or `JSON.stringify`.',
          '不要手动设置 `content-length`，文本用 `Buffer.from(text)` 或 `JSON.stringify` 编码。',
        ),
        REQUEST_IN_CODE,
        TEST_WITH_EMULATOR,
      ],
      onCall: [ROLL_BACK],
    },
  },
  InvalidURI: {
    meaning: say('VOD could not make sense of the path of the request.', 'VOD 无法识别请求的路径。'),
    causes: [
      say('The path does not exist, or the method is wrong for it.', '路径不存在，或请求方法不对。'),
      say(
        'An id was put into the path without `encodeURIComponent`, or was empty.',
        '拼入路径的 ID 未经 `encodeURIComponent` 编码，或为空。',
      ),
      say('A proxy changes the path.', '代理改写了路径。'),
    ],
    actions: {
      developer: [
        KEEP_THE_ID,
        say(
          'If your page builds the id, check that it is never empty.',
          '如果 ID 由页面拼出，确认它不会为空。',
        ),
      ],
      operator: [
        FIND_THE_LINE,
        say(
          'Compare the path with VOD’s API page, and encode every id that goes into it.',
          '对照 VOD 的 API 文档检查路径，并对拼入的每个 ID 编码。',
        ),
        TEST_WITH_EMULATOR,
      ],
      onCall: [ROLL_BACK],
    },
  },
  InvalidVersion: {
    meaning: say('The path names an API version that VOD does not have.', 'VOD 没有路径中的 API 版本。'),
    causes: [
      say(
        'A typo in the version, or a version of another Baidu product.',
        '版本号拼写错误，或用了其他百度产品的版本号。',
      ),
      say(
        'The version is missing because the endpoint was configured with a path.',
        'Endpoint 配置里带了路径，导致版本号缺失。',
      ),
    ],
    actions: {
      developer: [
        KEEP_THE_ID,
        say(
          'The status is 404, but no video is missing: read `code`.',
          '状态码虽为 404，但并非视频不存在：请读取 `code`。',
        ),
      ],
      operator: [
        say(
          'Check the configured endpoint: scheme and host only, without a path.',
          '检查配置的 Endpoint：只应包含协议和主机，不含路径。',
        ),
        say(
          'Check the version in the path: `/v1` for the SDK’s VodClient, `/v2` for the documented API.',
          '检查路径中的版本号：SDK 的 VodClient 用 `/v1`，文档中的 API 用 `/v2`。',
        ),
        TEST_WITH_EMULATOR,
      ],
      onCall: [ROLL_BACK],
    },
  },
  IdempotentParameterMismatch: {
    meaning: say(
      'The BFF used a `clientToken` again, but with other parameters than the first time.',
      'BFF 重复使用了同一个 `clientToken`，但参数与第一次不同。',
    ),
    causes: [
      say(
        'The token is constant, or made from something that is not unique to the request.',
        'Token 是常量，或由对单次请求并不唯一的内容生成。',
      ),
      say('A retry changed the body: a timestamp, a new title.', '重试时请求体变了：例如时间戳或新的标题。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        say(
          'Make one token for each thing that a person does, with `crypto.randomUUID()`, and reuse it only for retries with the very same body.',
          '为用户的每次操作用 `crypto.randomUUID()` 生成一个 Token，仅在请求体完全相同的重试中复用。',
        ),
        REQUEST_IN_CODE,
        TEST_WITH_EMULATOR,
      ],
      onCall: [
        ROLL_BACK,
        say(
          'The first call with this token has probably worked: look for its result before anybody repeats it.',
          '使用该 Token 的第一次调用很可能已经成功：重做之前先查它的结果。',
        ),
      ],
    },
  },
  InvalidRequestBody: {
    meaning: say(
      'The token service (STS) could not use the body that the BFF sent. Only the BFF calls it, so the browser cannot cause this.',
      '令牌服务（STS）无法处理 BFF 发送的请求体。只有 BFF 会调用它，与浏览器无关。',
    ),
    causes: [
      say('The access control list in the body is not valid.', '请求体中的访问控制列表（ACL）不合法。'),
      say('The body is not JSON, or a field has the wrong type.', '请求体不是 JSON，或字段类型不对。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        FIND_THE_LINE,
        say(
          'Compare the body with one that the SDK’s STS client makes, or use that client.',
          '与 SDK 的 STS 客户端生成的请求体对照，或直接使用它。',
        ),
        REQUEST_IN_CODE,
      ],
      onCall: [ROLL_BACK],
    },
  },
  NoSuchBucket: {
    meaning: say(
      'The storage (BOS) bucket that the upload goes to does not exist.',
      '上传的目标存储桶（BOS Bucket）不存在。',
    ),
    causes: [
      say(
        'The bucket of VOD was deleted or renamed in the storage console.',
        'VOD 使用的存储桶在 BOS 控制台被删除或改名。',
      ),
      say(
        'The BFF’s configuration names a bucket of another environment or region.',
        'BFF 配置的是另一个环境或地域的存储桶。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        FIND_THE_LINE,
        say(
          'Look for the bucket in the storage console of the account that the BFF’s key belongs to, in the region of the upload host.',
          '在 BFF 密钥所属账号的 BOS 控制台、上传域名对应的地域中查找该存储桶。',
        ),
        say(
          'Compare it with the storage settings in VOD’s console, and correct whichever is wrong.',
          '与 VOD 控制台中的存储设置对照，改正有误的一方。',
        ),
      ],
      onCall: [
        say(
          'Uploads are down until it is corrected; playing is not. Say so on your status page.',
          '修正之前无法上传，播放不受影响。请在状态页告知用户。',
        ),
        ROLL_BACK,
      ],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
