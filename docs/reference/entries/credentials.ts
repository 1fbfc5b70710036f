import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import {
  CLOCK,
  FIND_THE_LINE,
  KEEP_THE_ID,
  KEY_IN_CONSOLE,
  NO_RETRY,
  ONE_CALL,
  PERMISSIONS,
  ROLL_BACK,
  SCOPE,
  SECRET,
  TICKET,
  WHICH_KEY,
} from '../steps.ts'

/** Operator faults: the BFF's key, its permissions, its signature and its clock. */
export const CREDENTIALS = {
  AccessDenied: {
    meaning: say(
      'VOD knows the key, but the key may not do this, or may not touch this resource.',
      'VOD 认识该密钥，但该密钥无权执行此操作或访问此资源。',
    ),
    causes: [
      say(
        'The key belongs to a sub-user whose policy does not grant VOD, or grants reading only.',
        '密钥属于子用户，其权限策略不包含 VOD，或只有读权限。',
      ),
      say('The resource belongs to another account.', '资源属于另一个账号。'),
      say('The request carried no signature at all.', '请求没有携带签名。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        SCOPE,
        WHICH_KEY,
        PERMISSIONS,
        say(
          'If only some media fail, check which account they belong to: a key reaches only the media of its own account.',
          '如果只有部分媒资失败，检查它们属于哪个账号：密钥只能访问本账号的媒资。',
        ),
        TICKET,
      ],
      onCall: [ROLL_BACK, NO_RETRY],
    },
  },
  InvalidAccessKeyId: {
    meaning: say(
      'VOD does not know the access key ID that the BFF sent.',
      'VOD 不认识 BFF 发送的 Access Key ID。',
    ),
    causes: [
      say(
        'The key was deleted or rotated, and the BFF still uses the old one.',
        '密钥已被删除或轮换，BFF 仍在使用旧密钥。',
      ),
      say(
        'The environment variable is empty, holds a placeholder, or comes from another environment.',
        '环境变量为空、仍是占位符，或来自另一个环境。',
      ),
      say('ID and secret were swapped.', 'ID 与 Secret 填反了。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [WHICH_KEY, KEY_IN_CONSOLE, SECRET, ONE_CALL, TICKET],
      onCall: [
        say(
          'If a key was rotated today, restore the old one if it still exists, or deploy the new one; then restart every instance.',
          '如果当天轮换过密钥，旧密钥仍在则先恢复，否则部署新密钥，然后重启所有实例。',
        ),
        NO_RETRY,
      ],
    },
  },
  InvalidHTTPAuthHeader: {
    meaning: say(
      'VOD could not read the `authorization` header. The vendor’s page lists the same message as for `InvalidAccessKeyId`.',
      'VOD 无法解析 `authorization` 请求头。官方错误码页给出的消息与 `InvalidAccessKeyId` 相同。',
    ),
    causes: [
      say(
        'Hand-written signing made a header that does not have the form `bce-auth-v1/{ak}/{timestamp}/{expireSeconds}/{signedHeaders}/{signature}`.',
        '自行实现的签名生成的请求头不符合 `bce-auth-v1/{ak}/{timestamp}/{expireSeconds}/{signedHeaders}/{signature}` 格式。',
      ),
      say(
        'The access key is empty, so that a part of the header is missing.',
        'Access Key 为空，请求头因此缺少一段。',
      ),
      say('A proxy or an HTTP client replaced the header.', '代理或 HTTP 客户端替换了该请求头。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        WHICH_KEY,
        say(
          'Log the header in a test environment with a throw-away key, and compare its parts with the form above.',
          '在测试环境用一次性密钥打印该请求头，逐段与上述格式对照。',
        ),
        say('Let the SDK sign instead of code of your own.', '改用 SDK 签名，不要自行实现。'),
        ONE_CALL,
        TICKET,
      ],
      onCall: [ROLL_BACK, NO_RETRY],
    },
  },
  SignatureDoesNotMatch: {
    meaning: say(
      'VOD computed another signature than the BFF sent. VOD responds with 400, object storage (BOS) with 403.',
      'VOD 计算出的签名与 BFF 发送的不一致。VOD 返回 400，对象存储（BOS）返回 403。',
    ),
    causes: [
      say(
        'The secret key is wrong, or belongs to another key ID.',
        'Secret Key 错误，或与该 Key ID 不配对。',
      ),
      say(
        'Something that was signed changed on the way: a proxy rewrote the host, the path, the query, or a header.',
        '已签名的内容在途中被改动：代理改写了主机、路径、查询串或请求头。',
      ),
      say(
        'Hand-written signing encodes the path or the query differently from VOD.',
        '自行实现的签名对路径或查询串的编码方式与 VOD 不同。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        WHICH_KEY,
        SECRET,
        ONE_CALL,
        say(
          'If only calls with spaces, Chinese characters, or many parameters fail, the encoding differs: compare with the SDK’s `Auth` class.',
          '如果只有含空格、中文或多个参数的调用失败，说明编码不一致：请与 SDK 的 `Auth` 类对照。',
        ),
        say(
          'Bypass the proxy once. If that works, sign the host that VOD sees, and let the proxy leave signed headers alone.',
          '绕过代理试一次。若成功，则应以 VOD 收到的主机名签名，并让代理不改动已签名的请求头。',
        ),
        TICKET,
      ],
      onCall: [ROLL_BACK, SCOPE, NO_RETRY],
    },
  },
  RequestExpired: {
    meaning: say(
      'The signature was too old when it reached VOD. A signature is valid for a limited time after its timestamp.',
      '签名到达 VOD 时已过期。签名只在其时间戳之后的有限时间内有效。',
    ),
    causes: [
      say('The clock of the machine that signs is slow.', '负责签名的机器时钟偏慢。'),
      say(
        'A signed request waited in a queue, or was signed once and sent again.',
        '已签名的请求在队列中等待过久，或签名一次后重复发送。',
      ),
      say(
        'Hand-written signing uses local time where UTC is expected.',
        '自行实现的签名在应使用 UTC 之处用了本地时间。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        FIND_THE_LINE,
        say(
          'Compare the date in `params` with the time of the log line: a constant difference means the clock, a varying one means waiting.',
          '把 `params` 中的时间与日志时间对比：差值恒定说明是时钟问题，差值不定说明请求在等待。',
        ),
        CLOCK,
        say(
          'Sign each attempt anew. `isRetryable` allows one retry, because the SDK signs every call again.',
          '每次尝试都重新签名。`isRetryable` 只允许重试一次，因为 SDK 每次调用都会重新签名。',
        ),
        TICKET,
      ],
      onCall: [
        SCOPE,
        say(
          'If one instance is affected, take it out of rotation and correct its clock.',
          '如果只影响一个实例，先将其摘除，再校正时钟。',
        ),
      ],
    },
  },
  RequestTimeTooSkewed: {
    meaning: say(
      'The BFF’s clock and VOD’s differ too much. The SDK’s source handles this code; the vendor’s error page does not list it.',
      'BFF 的时钟与 VOD 相差过大。SDK 源码会处理该错误码，官方错误码页未列出。',
    ),
    causes: [
      say(
        'The clock of the machine that signs is wrong, in either direction.',
        '负责签名的机器时钟过快或过慢。',
      ),
      say(
        'A virtual machine was suspended and resumed, and its clock did not catch up.',
        '虚拟机挂起后恢复，时钟没有追上。',
      ),
      say(
        'A bare SDK shifted its clock for the whole process after another error response.',
        '未经包装的 SDK 在收到某个错误响应后，调整了整个进程的签名时钟。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        CLOCK,
        say(
          'Wrap the client with `wrapVodClient`: unless the clock is off by more than a day, it corrects it for this client only, and signs again.',
          '用 `wrapVodClient` 包装客户端：它只为该客户端校正时钟并重新签名（偏差超过一天时不校正）。',
        ),
        TICKET,
      ],
      onCall: [
        SCOPE,
        say(
          'If one instance is affected, take it out of rotation and correct its clock.',
          '如果只影响一个实例，先将其摘除，再校正时钟。',
        ),
      ],
    },
  },
  IamSignatureInvalid: {
    meaning: say(
      'The gateway in front of Baidu AI Cloud’s services rejected the signature before VOD saw the call. `params.cause` says why.',
      '百度智能云各服务的前置网关拒绝了签名，调用没有到达 VOD。原因见 `params.cause`。',
    ),
    causes: [
      say(
        '`Could not find credential.`: the key does not exist or was disabled.',
        '`Could not find credential.`：密钥不存在或已停用。',
      ),
      say(
        '`Signature does not match`: the secret key is wrong, or something signed was altered.',
        '`Signature does not match`：Secret Key 错误，或已签名的内容被改动。',
      ),
      say(
        '`Missing headers required by signing`: hand-written signing leaves out a header.',
        '`Missing headers required by signing`：自行实现的签名漏掉了请求头。',
      ),
      say(
        '`request ip not allowed`: the key is restricted to other addresses.',
        '`request ip not allowed`：密钥限制了来源 IP。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        FIND_THE_LINE,
        WHICH_KEY,
        KEY_IN_CONSOLE,
        SECRET,
        CLOCK,
        say(
          'For `request ip not allowed`, find the address that the BFF leaves through (a NAT gateway’s, often), and add it to the key’s allowed addresses.',
          '若为 `request ip not allowed`，查明 BFF 的出口 IP（通常是 NAT 网关的地址），加入密钥的 IP 白名单。',
        ),
        ONE_CALL,
        TICKET,
      ],
      onCall: [
        ROLL_BACK,
        say(
          'If only new instances fail, their outgoing address differs from that of the old ones.',
          '如果只有新实例失败，说明它们的出口 IP 与旧实例不同。',
        ),
      ],
    },
  },
  NotFound: {
    meaning: say(
      'The token service (STS) does not know what the BFF asked for. Only the BFF calls it, so the browser cannot cause this.',
      '令牌服务（STS）找不到 BFF 请求的对象。只有 BFF 会调用它，与浏览器无关。',
    ),
    causes: [
      say('The path or the version of the call to STS is wrong.', '调用 STS 的路径或版本错误。'),
      say('A role or account that the call names does not exist.', '调用中指定的角色或账号不存在。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        FIND_THE_LINE,
        say(
          'Compare host and path with the SDK’s STS client, or use that client.',
          '对照 SDK 的 STS 客户端检查主机和路径，或直接使用它。',
        ),
        WHICH_KEY,
        TICKET,
      ],
      onCall: [ROLL_BACK, NO_RETRY],
    },
  },
  Forbidden: {
    meaning: say(
      'The token service (STS) refuses to issue a token to this key. Only the BFF calls it, so the browser cannot cause this.',
      '令牌服务（STS）拒绝为该密钥签发令牌。只有 BFF 会调用它，与浏览器无关。',
    ),
    causes: [
      say('The key’s user may not request session tokens.', '密钥所属用户无权申请临时令牌。'),
      say('The requested rights exceed those of the key.', '申请的权限超出了密钥自身的权限。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        WHICH_KEY,
        say('Check that the key’s policy grants the token service.', '检查密钥的权限策略是否包含令牌服务。'),
        say(
          'Request no more rights than the upload needs, and none that the key lacks.',
          '只申请上传所需的权限，且不要超出密钥自身的权限。',
        ),
        TICKET,
      ],
      onCall: [ROLL_BACK, NO_RETRY],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
